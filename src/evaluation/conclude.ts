// The end of an evaluation: its summary in evaluation.json, and a report that people can open.
import { basename, join } from 'node:path';
import { replaceTextFile } from '../runs/replace-file.ts';
import type { EvaluationFolder } from './evaluation-folder.ts';
import type { EvaluationManifest, EvaluationStatus } from './evaluation-manifest.ts';
import { readEvaluation } from './evaluation-manifest.ts';
import { readPlayed } from './played-lines.ts';
import { reportHtml } from './report/html.ts';
import type { EvaluationReport } from './report/report.ts';
import { assertSameScorer } from './same-scorer.ts';
import { differentExamples } from './same-settings.ts';
import { compareEvaluations, type EvaluationComparison, type NamedScores } from './summary/compare.ts';
import { summarise } from './summary/summarise.ts';

export const reportFileName = 'report.html';

/** Another evaluation to compare with. */
export interface OtherEvaluation {
  readonly manifest: EvaluationManifest;
  readonly scores: NamedScores['scores'];
}

/** Reads what was played in a folder. Throws as `readEvaluation`, `readPlayed` and `assertSameScorer` do. */
export async function openOther(folder: string): Promise<OtherEvaluation> {
  const manifest = await readEvaluation(folder);
  assertSameScorer(folder, manifest);
  const lines: { readonly index: number; readonly scores: NamedScores['scores'][number] }[] = [];
  for await (const { entry } of readPlayed(folder, 'forgiven')) {
    lines.push({ index: entry.index, scores: entry.scores });
  }
  return { manifest, scores: lines.sort((a, b) => a.index - b.index).map(({ scores }) => scores) };
}

/** Sums up everything that was played, stores the summary, and writes the report. Throws `run` if that fails. */
export async function conclude(
  folder: EvaluationFolder,
  status: EvaluationStatus,
  other?: OtherEvaluation,
): Promise<EvaluationReport> {
  const scores = folder.scores();
  const summary = summarise(scores, { seed: folder.manifest.settings.seed });
  await folder.finish(status, summary);
  const comparison = other === undefined ? undefined : compared(folder.manifest, scores, other);
  const { manifest } = folder;
  const report: EvaluationReport = {
    title: manifest.settings.model,
    facts: factsOf(manifest),
    summary,
    ...(comparison === undefined ? {} : { comparison }),
    scores,
    notices: [
      ...manifest.notices,
      ...openEnds(manifest),
      ...(other === undefined ? [] : differences(manifest, other.manifest)),
    ],
  };
  const path = join(folder.path, reportFileName);
  await replaceTextFile(path, reportHtml(report));
  return report;
}

/** The other one comes first: it is the baseline. */
function compared(
  { settings }: EvaluationManifest,
  scores: NamedScores['scores'],
  other: OtherEvaluation,
): EvaluationComparison {
  const isSameModel = settings.model === other.manifest.settings.model;
  return compareEvaluations(
    { name: isSameModel ? 'the other' : other.manifest.settings.model, scores: other.scores },
    { name: isSameModel ? 'this one' : settings.model, scores },
    { seed: settings.seed },
  );
}

function differences(manifest: EvaluationManifest, other: EvaluationManifest): readonly string[] {
  const flags = differentExamples(manifest, other);
  return flags.length === 0
    ? []
    : [`The two evaluations differ in ${flags.join(', ')}: examples that are not the same are not compared.`];
}

/** Notices for readers of unfinished or restricted results. */
function openEnds({ status, counts }: EvaluationManifest): readonly string[] {
  const { played, examples, refusedWrites } = counts;
  return [
    ...(status === 'done'
      ? []
      : [`${played} of ${examples} examples have been played: the others are not included.`]),
    ...(refusedWrites === 0 ? [] : [refusedText(refusedWrites)]),
  ];
}

function refusedText(writes: number): string {
  return writes === 1
    ? '1 call was not executed, because it may change something and its server is not a sandbox.'
    : `${writes} calls were not executed, because they may change something and their servers are not sandboxes.`;
}

function factsOf({
  settings,
  run,
  toolgrad,
  scorer,
  updatedAt,
}: EvaluationManifest): readonly (readonly [string, string])[] {
  const { mode, turns } = settings;
  const said: readonly (readonly [string, string | number | undefined])[] = [
    ['model', settings.model],
    ['endpoint', settings.baseUrl],
    ['temperature', settings.temperature],
    ['judge', settings.judge],
    ['run', basename(run)],
    ['mode', mode === 'real' ? `calls executed, up to ${turns} answers` : 'one answer, nothing executed'],
    ['tools in view', `${settings.toolsPerSample}${settings.maskNames ? ', names masked' : ''}`],
    ['negatives', `${Math.round(settings.negatives * 100)} %`],
    ['limit', settings.limit === undefined ? undefined : `the first ${settings.limit} examples`],
    ['seed', settings.seed],
    ['scorer', `version ${scorer}`],
    ['toolgrad-mcp', toolgrad],
    ['as of', updatedAt],
  ];
  return said.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as const]));
}
