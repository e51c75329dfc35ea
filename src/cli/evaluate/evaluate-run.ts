// What `evaluate` does: builds the evaluation, shows how far it is, sums up, and tells what came of it.
import { join } from 'node:path';
import { type ComposedEvaluation, composeEvaluation } from '../../compose/evaluation/compose-evaluation.ts';
import { isPlayerName, type PlayerAsking, parsePlayer } from '../../compose/evaluation/compose-player.ts';
import type { EvaluationRequest, SaidSettings } from '../../compose/evaluation/plan-evaluation.ts';
import { conclude, type OtherEvaluation, openOther, reportFileName } from '../../evaluation/conclude.ts';
import { type EvaluationEnded, evaluate } from '../../evaluation/evaluate.ts';
import { removeBeginnings } from '../../evaluation/evaluation-folder.ts';
import type { EvaluationEvent } from '../../evaluation/events.ts';
import type { EvaluationReport } from '../../evaluation/report/report.ts';
import { readRegularFile } from '../../files/regular-file.ts';
import { isUsage, ToolGradError } from '../../model/errors.ts';
import type { Limits } from '../../model/run.ts';
import { addSpent } from '../../model/sample.ts';
import { shellWord } from '../../text/shell-word.ts';
import type { ExitCode } from '../command.ts';
import { flagOf } from '../flags/flag-names.ts';
import { closeServers } from '../progress/close-servers.ts';
import { type Listener, showOpeningOf } from '../progress/show-opening.ts';
import { showWork } from '../progress/show-work.ts';
import { shellFlags } from '../rendering/shell.ts';
import { higherLimits, withWayOn } from '../rendering/way-on.ts';
import { interruptedCode } from '../terminal/signals.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { evaluationJson, renderEvaluation } from './evaluation.ts';
import {
  addEvaluationEvent,
  evaluationBlock,
  evaluationLine,
  startEvaluationProgress,
} from './evaluation-progress.ts';

export interface EvaluateOptions {
  readonly run: string;
  readonly out?: string;
  readonly resume: boolean;
  readonly model?: string;
  readonly judge?: string;
  readonly judgeBaseUrl?: string;
  /** A folder of another evaluation, or the name of another model. */
  readonly compare?: string;
  readonly asking: PlayerAsking;
  readonly limits: Limits;
  readonly settings: SaidSettings;
  /** The file of what is said before each question. */
  readonly systemFile?: string;
  readonly concurrency?: number;
  readonly configFile?: string;
  /** Servers that only the run names may be started. */
  readonly trust: boolean;
  readonly json: boolean;
}

/** An evaluation that was worked on, and how that ended. */
interface Worked {
  readonly folder: string;
  readonly manifest: ComposedEvaluation['folder']['manifest'];
  readonly report: EvaluationReport;
  readonly ended: EvaluationEnded;
}

export async function evaluateRun(options: EvaluateOptions, terminal: Terminal): Promise<ExitCode> {
  const { out, signal } = terminal;
  const request = await requestOf(options);
  const { compare } = options;
  const isModel = compare !== undefined && isPlayerName(compare);
  if (isModel) parsePlayer(compare);
  // A folder that is none is found out before anything is played.
  if (compare !== undefined && !isModel) await openOther(compare);
  let other: OtherEvaluation | undefined;
  if (isModel) {
    const { out: _, ...rest } = request;
    const second = await work({ ...rest, model: compare, mode: 'continue' }, options, terminal);
    if (second.ended !== 'done') return close(second, options, terminal);
    other = await openOther(second.folder);
  } else if (compare !== undefined) other = await openOther(compare);
  const worked = await work(request, options, terminal, other);
  const { folder, manifest, report, ended } = worked;
  if (options.json) out.print(evaluationJson(report, folder, manifest));
  else if (ended !== 'interrupted' || manifest.counts.played > 0) {
    out.print(renderEvaluation(report, manifest, out));
    if (!signal.aborted) out.print(`\nReport: ${join(folder, reportFileName)}`);
  }
  return close(worked, options, terminal);
}

/** One evaluation from its beginning to its summary. */
async function work(
  request: EvaluationRequest,
  options: EvaluateOptions,
  terminal: Terminal,
  other?: OtherEvaluation,
): Promise<Worked> {
  const events: Listener<EvaluationEvent> = { onEvent: () => {} };
  let composed: ComposedEvaluation | undefined;
  let abandoned: string | undefined;
  try {
    composed = await showOpeningOf(events, terminal, (onEvent, { askWhetherTrusted: ask }) => {
      const consent = { given: options.trust, ask };
      return composeEvaluation({ ...request, consent, nameOf: flagOf }, onEvent, terminal.signal);
    });
    const { folder } = composed;
    let ended: EvaluationEnded;
    try {
      ended = await play(composed, events, terminal);
    } catch (error) {
      if (!terminal.signal.aborted) {
        if (isUsage(error) && folder.counts.played === 0 && request.mode === 'new') {
          abandoned = folder.path;
          throw error;
        }
        await conclude(folder, 'failed', other);
        throw withKept(error, composed, options, terminal);
      }
      ended = 'interrupted';
    }
    const report = await conclude(folder, ended, other);
    return { folder: shownPath(request, composed), manifest: folder.manifest, report, ended };
  } finally {
    await closeServers(composed, terminal);
    if (abandoned !== undefined) await removeBeginnings(abandoned);
  }
}

async function requestOf(options: EvaluateOptions): Promise<EvaluationRequest> {
  const { resume, systemFile, compare: _, json: __, trust: ___, settings, ...rest } = options;
  const system = systemFile === undefined ? undefined : await systemText(systemFile);
  return {
    ...rest,
    mode: resume ? 'resume' : 'new',
    settings: system === undefined ? settings : { ...settings, system },
  };
}

async function systemText(file: string): Promise<string> {
  try {
    return (await readRegularFile(file)).trim();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ToolGradError(
      'usage',
      `${file} cannot be read (${code}): --system takes a file with the system prompt.`,
      { cause: error },
    );
  }
}

async function play(
  { parts, settings, folder, concurrency, limits, asksModel }: ComposedEvaluation,
  events: Listener<EvaluationEvent>,
  terminal: Terminal,
): Promise<EvaluationEnded> {
  const { signal } = terminal;
  let examples = 0;
  for await (const _ of parts.examples()) {
    if (signal.aborted) return 'interrupted';
    examples += 1;
  }
  folder.expect(examples);
  const { counts } = folder;
  const spent = addSpent(addSpent(counts.spent, counts.judgeSpent), counts.unfinished);
  using progress = showWork(
    startEvaluationProgress({
      model: settings.model,
      examples,
      played: counts.played,
      spending: asksModel ? { spent, limits } : undefined,
    }),
    { add: addEvaluationEvent, block: evaluationBlock, line: evaluationLine },
    terminal,
  );
  events.onEvent = progress.onEvent;
  return await evaluate(parts, settings, { concurrency, signal });
}

/** The last word, and the exit code. */
function close({ folder, manifest, ended }: Worked, options: EvaluateOptions, terminal: Terminal): ExitCode {
  const { err, signal } = terminal;
  const { played, failed, examples } = manifest.counts;
  // Where nothing at all could be played, the figures tell nothing.
  if (ended === 'done') return played > 0 && failed === played ? 1 : 0;
  const kept = `with ${played} of ${examples} examples played; all of them are kept`;
  const wayOn = resumeCommand(folder, manifest.settings.model, options, terminal);
  if (ended === 'interrupted') {
    err.say(`Interrupted ${kept}. Continue with:\n${wayOn}`);
    return interruptedCode(signal);
  }
  // The evaluation itself has told which limit it was.
  err.say(`Stopped ${kept}. Continue with:\n${wayOn}${higherLimits(options.limits)}`);
  return 3;
}

/** The failure with what is kept of the evaluation, and how to go on with it. */
function withKept(
  failure: unknown,
  composed: ComposedEvaluation,
  options: EvaluateOptions,
  terminal: Terminal,
): unknown {
  const { folder, settings } = composed;
  const { played, examples } = folder.counts;
  const kept = played === 0 ? '' : `${played} of ${examples} examples are played and kept. `;
  return withWayOn(failure, kept, resumeCommand(folder.path, settings.model, options, terminal));
}

/** Whether it was said where the evaluation goes, or follows from the run and the model. */
function shownPath({ run, out }: EvaluationRequest, { folder }: ComposedEvaluation): string {
  return out ?? join(run, 'evaluations', folder.path.split(/[\\/]/).at(-1) ?? '');
}

function resumeCommand(
  folder: string,
  model: string,
  { run, asking, configFile }: EvaluateOptions,
  { program }: Terminal,
): string {
  const where = shellFlags({ model, out: folder });
  const again = shellFlags({ cache: asking.cacheDir, config: configFile });
  return `  ${program} evaluate ${shellWord(run)}${where} --resume${again}`;
}
