// From a finished sample to a dialogue: its one exchange is parted, and every check has to pass again.

import { createToolIndex } from '../dataset/examples/tool-index.ts';
import { type DialogueMove, dialogueMoves, type Exchange } from '../model/claim.ts';
import { withAllMessages } from '../model/dialogue.ts';
import { createRandom, deriveSeed } from '../model/random.ts';
import type { Dialogues } from '../model/run.ts';
import type { Sample, Verdict } from '../model/sample.ts';
import { draftOfSample } from '../model/sample-draft.ts';
import type { Check } from '../model/seams.ts';
import type { Catalog } from '../model/tool.ts';
import { askOfNamed, askOn } from './ask-on.ts';
import { confirmFirst, correctFirst, dropFirst } from './before-change.ts';
import { correctField, correctThing } from './correct-asked.ts';
import { correctFound } from './correct-found.ts';
import { contextOf, type DialogueContext, type PartExchange } from './dialogue-context.ts';
import { findFirst } from './find-first.ts';
import { correctLookedUp, lookUpFirst } from './look-up.ts';
import { correctTwins, partTwins } from './part-twins.ts';
import { objectionsTo } from './same-turns.ts';
import { withholdTool } from './withhold-tool.ts';
import { withholdValue } from './withhold-value.ts';

/** Ways to part the exchange that answers, of which a dialogue takes one or two. */
const ways: readonly PartExchange[] = [
  lookUpFirst,
  correctLookedUp,
  findFirst,
  correctFound,
  partTwins,
  correctTwins,
  withholdValue,
  withholdTool,
  confirmFirst,
  correctFirst,
  dropFirst,
];

/** What nobody meets outside of a test: half as often as the others. */
const staged: DialogueMove = 'withheld-tool';

/** Questions about what has been shown. */
const askingOn: readonly PartExchange[] = [askOn, askOfNamed, correctField, correctThing];

export interface DialogueOptions {
  /** Exchanges of a dialogue, at most. */
  readonly exchanges: number;
  readonly seed: number;
  /** Those of the run; what asks a model or executes calls is not asked again. */
  readonly checks: readonly Check[];
  readonly secrets: readonly string[];
  /** Whether the run's backend words them anew (false). */
  readonly isReworded?: boolean;
}

/** Equal samples in equal order, seeds and options make equal dialogues; the rarest kinds so far are tried first. */
export function createDialogueMaker(catalog: Catalog, options: DialogueOptions): Dialogues {
  const index = createToolIndex(catalog.tools);
  const counts = new Map<DialogueMove, number>(dialogueMoves.map((move) => [move, 0]));
  const count = ({ exchanges }: Pick<Sample, 'exchanges'>) => {
    for (const move of movesIn(exchanges)) counts.set(move, (counts.get(move) ?? 0) + 1);
  };
  // On average: a rare kind beside a common one makes a dialogue half as rare.
  const commonness = ({ exchanges }: Candidate) => {
    const moves = movesIn(exchanges);
    const seen = moves.map((move) => (counts.get(move) ?? 0) * (move === staged ? 2 : 1));
    return seen.reduce((sum, each) => sum + each, 0) / Math.max(1, seen.length);
  };
  return {
    isReworded: options.isReworded ?? false,
    count,
    objectionsTo,
    async make(sample, signal) {
      const [answer, ...others] = sample.exchanges;
      const isSingle = answer?.kind === 'answer' && others.length === 0;
      if (options.exchanges < 2 || !isSingle) return sample;
      const random = createRandom(deriveSeed(options.seed, `${sample.id}/dialogue`));
      const wanted = random.integer(2, options.exchanges);
      const candidates = candidatesOf(contextOf(sample, catalog, index, random), wanted);
      // Of equally rare kinds, the longer dialogue: they are listed from the longest.
      for (const candidate of candidates.toSorted((a, b) => commonness(a) - commonness(b))) {
        const dialogue = parted(sample, candidate);
        const verdicts = await judged(dialogue, catalog, options, signal);
        if (verdicts === undefined) continue;
        count(dialogue);
        return { ...dialogue, verdicts };
      }
      return sample;
    },
  };
}

function movesIn(exchanges: readonly Exchange[]): readonly DialogueMove[] {
  return exchanges.flatMap(({ move }) => move ?? []);
}

interface Candidate {
  readonly exchanges: readonly Exchange[];
  readonly dropped: readonly string[];
  readonly isElliptic: boolean;
}

/** Every way to part the sample, alone and with another one, up to so many exchanges. */
function candidatesOf(context: DialogueContext, most: number): readonly Candidate[] {
  const [answer] = context.sample.exchanges;
  if (answer === undefined) return [];
  const one: Candidate[] = [...ways, ...askingOn].flatMap((way) => {
    const made = way(context, answer);
    return made === undefined ? [] : [{ dropped: [], isElliptic: false, ...made }];
  });
  const two = one.flatMap((candidate) =>
    extended(candidate, context, isLookedUp(candidate) ? [...afterLookUp, ...askingOn] : askingOn),
  );
  const three = two.flatMap((candidate) => extended(candidate, context, askingOn));
  return [...three, ...two, ...one].filter(({ exchanges }) => exchanges.length <= most);
}

/** What may come between a first answer and the second. */
const afterLookUp: readonly PartExchange[] = [confirmFirst, correctFirst, withholdValue, withholdTool];

function isLookedUp({ exchanges: [first], isElliptic }: Candidate): boolean {
  return !isElliptic && first?.kind === 'answer' && first.steps.length > 0 && first.move === undefined;
}

/** The candidate with the exchange that answers parted once more; those that do not apply are left out. */
function extended(
  { exchanges, dropped }: Candidate,
  context: DialogueContext,
  by: readonly PartExchange[],
): readonly Candidate[] {
  const last = exchanges.at(-1);
  if (last === undefined || last.kind !== 'answer' || dropped.length > 0 || last.steps.length === 0)
    return [];
  return by.flatMap((way) => {
    const steps = context.known.filter(({ id }) => last.steps.includes(id));
    const told = exchanges.map(({ query, response }) => `${query} ${response}`).join(' ');
    const made = way({ ...context, steps, told }, last);
    if (made === undefined) return [];
    const [first, ...more] = made.exchanges;
    // What was asked for the first time stays a follow-up, whatever it is beside that.
    const kept =
      first === undefined ? [] : [{ ...first, ...(last.move !== undefined && { move: last.move }) }];
    const rest = more.map((each, at) =>
      at === more.length - 1 && each.move === last.move ? withoutMove(each, first?.move) : each,
    );
    const { dropped: left = [], isElliptic = false } = made;
    return [{ exchanges: [...exchanges.slice(0, -1), ...kept, ...rest], dropped: left, isElliptic }];
  });
}

/** An exchange that took over the kind of the one it was parted from. */
function withoutMove({ move: _, ...exchange }: Exchange, move: DialogueMove | undefined): Exchange {
  return move === undefined ? exchange : { ...exchange, move };
}

function parted(sample: Sample, { exchanges, dropped }: Candidate): Sample {
  const chains = sample.chains
    .map((chain) => ({ ...chain, steps: chain.steps.filter(({ id }) => !dropped.includes(id)) }))
    .filter(({ steps }) => steps.length > 0);
  const called = new Set(chains.flatMap(({ steps }) => steps.map(({ name }) => name)));
  return {
    ...sample,
    query: exchanges[0]?.query ?? sample.query,
    response: exchanges.at(-1)?.response ?? sample.response,
    exchanges,
    ...(dropped.length === 0
      ? {}
      : {
          form: [],
          chains,
          tools: sample.tools.filter(({ name }) => called.has(name) || isNamed(exchanges, name)),
        }),
  };
}

function isNamed(exchanges: readonly Exchange[], name: string): boolean {
  return exchanges.some(({ write }) => write === name);
}

/** The verdicts of the dialogue; undefined where a check objects. What executes calls or asks a model stands as it was. */
async function judged(
  dialogue: Sample,
  catalog: Catalog,
  { checks, secrets }: DialogueOptions,
  signal: AbortSignal,
): Promise<Sample['verdicts'] | undefined> {
  const draft = withAllMessages(draftOfSample(dialogue));
  const context = { catalog, seed: dialogue.seed, secrets, signal };
  const anew = new Map<string, Verdict>();
  for (const check of checks) {
    if (check.needs.includes('model') || check.needs.includes('other samples')) continue;
    if (check.name === 'replay') continue;
    const verdict = await check.run(draft, context);
    if (verdict.status === 'failed') return undefined;
    anew.set(check.name, verdict);
  }
  return dialogue.verdicts.map((verdict) => {
    const { check, status, detail } = anew.get(verdict.check) ?? verdict;
    return { check, status, ...(detail === undefined ? {} : { detail }) };
  });
}
