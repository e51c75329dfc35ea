// A dialogue in the backend's words: worded, checked and worded again as single questions are; in the rule's words where none pass.
import { withStoredValues } from '../../grounding/stored-value.ts';
import { isDialogue } from '../../model/dialogue.ts';
import type { ExchangeWording, ExchangeWords } from '../../model/dialogue-io.ts';
import { ToolGradError } from '../../model/errors.ts';
import type { Critique } from '../../model/feedback.ts';
import { mostWritings } from '../../model/loop-limits.ts';
import type { Dialogues } from '../../model/run.ts';
import { addSpent, type Draft, type Sample, type Verdict } from '../../model/sample.ts';
import type { Check } from '../../model/seams.ts';
import { redactDeep } from '../../secrets/secret-shapes.ts';
import { type AskDeps, ask, checkContext } from '../deps.ts';
import { runChecks } from '../run-checks.ts';
import { draftsOfDialogue } from './reworded-dialogue.ts';

export interface RewordParts {
  readonly dialogues: Dialogues;
  /** Those of the run; what calls tools, asks a model or compares samples stands as it was. */
  readonly checks: readonly Check[];
  readonly secrets: readonly string[];
}

/** The dialogue of a sample, in the backend's words where it has words of its own; the sample as it is where it makes none. */
export async function dialogueOf(deps: AskDeps, sample: Sample, parts: RewordParts): Promise<Sample> {
  const { dialogues } = parts;
  const dialogue = await dialogues.make(sample, deps.signal);
  return dialogues.isReworded && isDialogue(dialogue) ? await reword(deps, dialogue, parts) : dialogue;
}

/**
 * The dialogue in the first wording that passes every check, with what the wordings have cost; in its own words where
 * none of them does, where none can be had, and where the run's limits are reached: a chain is not lost for its words.
 */
async function reword(deps: AskDeps, dialogue: Sample, parts: RewordParts): Promise<Sample> {
  const worded = await firstThatPasses(deps, dialogue, parts);
  const { spent, stages } = deps.tally;
  const { trace } = dialogue;
  const all = addSpent({ calls: trace.modelCalls, usage: trace.usage, costUsd: trace.costUsd }, spent);
  const { usage, costUsd, calls: modelCalls } = all;
  return {
    ...(worded ?? dialogue),
    trace: { ...trace, modelCalls, usage, costUsd, stages: { ...trace.stages, ...stages } },
  };
}

async function firstThatPasses(
  deps: AskDeps,
  dialogue: Sample,
  parts: RewordParts,
): Promise<Sample | undefined> {
  const { exchanges, chains } = dialogue;
  const names = new Set(dialogue.tools.map(({ name }) => name));
  const tools = deps.catalog.tools.filter(({ name }) => names.has(name));
  const given = { exchanges, workflow: { chains }, tools };
  let critiques: readonly Critique[] = [];
  let previous: readonly ExchangeWords[] | undefined;
  try {
    for (let writing = 1; writing <= mostWritings; writing++) {
      const answered = await ask(deps, 'reword', { ...given, critiques, ...(previous && { previous }) });
      if (answered.output === undefined) return undefined;
      const judged = await judge(deps, dialogue, answered.output, parts);
      if ('sample' in judged) return judged.sample;
      critiques = judged.critiques;
      previous = answered.output;
    }
    return undefined;
  } catch (error) {
    if (error instanceof ToolGradError && error.code === 'budget') return undefined;
    throw error;
  }
}

/** The dialogue in these words, or what there is to object to them. */
async function judge(
  deps: AskDeps,
  dialogue: Sample,
  wording: readonly ExchangeWording[],
  { dialogues, checks, secrets }: RewordParts,
): Promise<{ readonly sample: Sample } | { readonly critiques: readonly Critique[] }> {
  const objections = dialogues.objectionsTo(dialogue, wording);
  if (objections.length > 0) return { critiques: objections };
  const able = checks.filter(
    ({ name, needs }) => name !== 'replay' && needs.every((need) => need === 'query' || need === 'response'),
  );
  const context = checkContext(deps, secrets);
  let critiques: readonly Critique[] | undefined;
  for (const worded of draftsOfDialogue(dialogue, wording)) {
    const { draft, verdicts } = await runChecks(able, worded, context);
    const failed = verdicts.filter(({ status }) => status === 'failed');
    if (failed.length === 0) return { sample: sampleOf(dialogue, draft, verdicts, secrets) };
    critiques ??= failed.flatMap((verdict) => verdict.critiques ?? []);
  }
  return { critiques: critiques ?? [] };
}

function sampleOf(
  dialogue: Sample,
  draft: Draft,
  verdicts: readonly Verdict[],
  secrets: readonly string[],
): Sample {
  const { query, response, exchanges, form, workflow } = draft;
  const anew = new Map(verdicts.map(({ critiques: _, ...verdict }) => [verdict.check, verdict]));
  const { chains, ...words } = redactDeep(
    { query, response, form, exchanges, chains: workflow.chains },
    secrets,
  );
  return {
    ...dialogue,
    ...words,
    chains: withStoredValues(chains),
    verdicts: dialogue.verdicts.map((verdict) => anew.get(verdict.check) ?? verdict),
  };
}
