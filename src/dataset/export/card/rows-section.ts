// The parts of a card about the rows: what is in them, what is not, and how they were divided.
import { negativeKinds } from '../../../model/example.ts';
import { listed } from '../../../text/listed.ts';
import { count, counted, percent } from '../../../text/quantities.ts';
import { nearlyTheSame } from '../../splits/near-duplicates.ts';
import { type CardFacts, rowsIn } from './card-facts.ts';
import { code, markdownTable } from './markdown.ts';

export function rowsSection(facts: CardFacts): string {
  const { options, splits, leftOut, partial, adapted, format, redacted } = facts;
  const isNative = format.name.endsWith('native');
  const negatives = splits
    .flatMap(({ negatives: byKind }) => Object.values(byKind))
    .reduce((a, b) => a + b, 0);
  const kinds = negativeKinds.filter((kind) =>
    splits.some(({ negatives: byKind }) => byKind[kind] !== undefined),
  );
  const lines = [
    ...(isNative
      ? ['A row is a sample as in the run: complete results, and the tools it calls.']
      : [
          `Up to ${counted(options.toolsPerSample, 'tool')} are in view in each row, in shuffled order: those the sample calls, and others it does not need, some of them similar and some random.`,
          `Results are shortened to ${counted(options.maxResultChars, 'character')}: JSON stays valid and says how many items were left out, text keeps its beginning, and whatever a later call or the answer uses is kept. Binary content is replaced by a note of its type and size.`,
        ]),
    ...(options.maskNames
      ? ['Tools have made-up names (`func_1`, …), so that only descriptions and schemas tell what they do.']
      : []),
    negatives === 0
      ? noNegatives(facts)
      : `${counted(negatives, 'row')} of ${count(rowsIn(facts))} (${percent(negatives / rowsIn(facts))}) are negatives, made from samples: the right answer is to call nothing and say what is missing. ${listed(kinds.map((kind) => `${code(kind)}: ${kindMeanings[kind]}`))}.`,
    ...againstLine(facts),
    ...leftOut.map(({ reason, examples }) => `Left out: ${counted(examples, 'example')} (${reason}).`),
    ...partial.map(({ reason, examples }) => `Partly included: ${counted(examples, 'example')} (${reason}).`),
    ...adapted.map(({ reason, examples }) => `Adapted: ${counted(examples, 'example')} (${reason}).`),
    ...(redacted === 0
      ? []
      : [
          `In ${counted(redacted, 'sample')}, secrets were replaced by \`REDACTED-…\`, each secret always by the same name.`,
        ]),
  ];
  return `## Rows

${markdownTable(
  ['split', 'samples', 'rows', ...kinds.map((kind) => `of them ${kind}`)],
  splits.map(({ name, samples, rows, negatives: byKind }) => [
    name,
    samples,
    rows,
    ...kinds.map((kind) => byKind[kind] ?? 0),
  ]),
)}

${lines.map((line) => `- ${line}`).join('\n')}`;
}

/** Of a dataset without negatives: what that means for its questions. */
function noNegatives({ manifest }: CardFacts): string {
  return (manifest.spec.exchanges ?? 1) > 1
    ? 'There are no negatives, though dialogues have turns in which the assistant asks, or says what it cannot do yet.'
    : 'There are no negatives: every question can be answered with the tools in view.';
}

/** What the rows were kept clear of; nothing where no benchmark was named. */
function againstLine({ against }: CardFacts): string[] {
  if (against === undefined) return [];
  const { files, questions, near } = against;
  const kept =
    near.test === 0
      ? ''
      : `; ${count(near.test)} in the test split ${near.test === 1 ? 'is' : 'are'} near one, too, and kept`;
  return [
    `Compared with ${counted(questions, 'question')} of ${listed(files.map(code))}: ${counted(near.train, 'sample')} ${near.train === 1 ? 'was' : 'were'} left out of train, whose query has half of a question in sequences of eight words or shares ${percent(nearlyTheSame)} of its words with one${kept}.`,
  ];
}

const kindMeanings = {
  irrelevant: 'no tool in view can help',
  'missing-argument': 'the question lacks a value that a call requires',
  'missing-step': 'one tool of the chain is not in view',
} as const;

/** Held-out names that are listed, at most. */
const mostNamed = 40;

export function splitsSection({ split, splits }: CardFacts): string {
  const { by, samples, groups, largestGroup, grouped, signatures, ratio, wantedRatio, heldOut } = split;
  const all = samples.train + samples.test;
  if (samples.test === 0 || samples.train === 0) {
    return `## Splits\n\nEverything is in the split ${code(samples.test === 0 ? 'train' : 'test')}.`;
  }
  const named = heldOut.slice(0, mostNamed).map(code);
  const rest = heldOut.length - named.length;
  const what = by === 'server' ? 'server' : 'tool';
  const held = `No train sample calls ${by === 'server' ? 'a tool of the held-out servers' : 'the held-out tools'}, and no train row has one in view; every test sample calls at least one, or is nearly the same as one that does. Held out: ${counted(heldOut.length, what)}, ${listed([...named, ...(rest > 0 ? [`${count(rest)} more`] : [])])}.`;
  const hasNegatives = splits.some(({ negatives }) => Object.keys(negatives).length > 0);
  return `## Splits

Test and train were held apart: no chain of calls (the same tools in the same order, whatever their arguments) and no two questions that share ${percent(nearlyTheSame)} or more of their words are on different sides. Such samples form groups, and a group goes to one side as a whole. Near questions are found by MinHash with locality-sensitive hashing and compared word by word.${by === 'sample' ? '' : ` ${held}`}

- ${counted(all, 'sample')} have ${counted(signatures, 'different chain signature')} and form ${counted(groups, 'group')}; ${count(grouped)} of them share a group with others, and the largest group has ${count(largestGroup)}.
- ${percent(ratio)} of the samples are in test (${percent(wantedRatio)} was wanted).${hasNegatives ? '\n- A negative is in the split of the sample it was made from.' : ''}`;
}
