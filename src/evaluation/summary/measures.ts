// The measures of an evaluation: what each is called, what it means, and how it is read from the scores of an example.
import type { ExampleMeasures, ExampleScores } from '../scoring/example-scores.ts';

/** Measures over calls and effort, beside those that every example has for itself. */
export type CountedMeasure =
  | 'hallucinatedCalls'
  | 'invalidCalls'
  | 'unparsableCalls'
  | 'failedCalls'
  | 'calls'
  | 'tokens'
  | 'costUsd'
  | 'seconds';
export type MeasureName = keyof ExampleMeasures | CountedMeasure;

/** What one example adds: the mean is the sum of the values over the sum of the weights. */
export interface Reading {
  readonly value: number;
  readonly weight: number;
}

export interface Measure {
  readonly name: MeasureName;
  readonly title: string;
  /** In a sentence, for readers of a report. */
  readonly meaning: string;
  /** `share` lies in [0, 1] and is shown times 100. */
  readonly unit: 'share' | 'number' | 'usd' | 'seconds';
  readonly better: 'higher' | 'lower';
  /** Whether each example is either 0 or 1. */
  readonly isPassOrFail: boolean;
  /** Which part of a report it belongs to. */
  readonly part: 'overall' | 'answerable' | 'unanswerable' | 'calls' | 'effort';
  /** Null where the example has nothing to measure. */
  read(scores: ExampleScores): Reading | null;
}

type About = Pick<Measure, 'title' | 'meaning' | 'part'>;

function ofExample(name: keyof ExampleMeasures, about: About, isPassOrFail = false): Measure {
  return {
    name,
    ...about,
    unit: 'share',
    better: 'higher',
    isPassOrFail,
    read: ({ measures }) => {
      const value = measures[name];
      return value === null ? null : { value, weight: 1 };
    },
  };
}

/** The share of all calls that something is wrong with. */
function ofCalls(
  name: CountedMeasure,
  about: Omit<About, 'part'>,
  isWrong: (call: ExampleScores['played'][number]) => boolean | null,
): Measure {
  return {
    name,
    ...about,
    part: 'calls',
    unit: 'share',
    better: 'lower',
    isPassOrFail: false,
    read: ({ played }) => {
      const judged = played.map(isWrong).filter((wrong) => wrong !== null);
      return judged.length === 0 ? null : { value: judged.filter(Boolean).length, weight: judged.length };
    },
  };
}

function ofEffort(
  name: CountedMeasure,
  about: Omit<About, 'part'>,
  unit: Measure['unit'],
  amount: (scores: ExampleScores) => number | null,
): Measure {
  return {
    name,
    ...about,
    part: 'effort',
    unit,
    better: 'lower',
    isPassOrFail: false,
    read: (scores) => {
      const value = amount(scores);
      return value === null ? null : { value, weight: 1 };
    },
  };
}

/** Players that are no models cost nothing, and an answer from a cache no second time: neither tells what asking takes. */
function asked(calls: number, amount: number | null): number | null {
  return calls === 0 ? null : amount;
}

/** All measures, in the order in which they are shown. */
export const measures: readonly Measure[] = [
  ofExample(
    'passed',
    {
      title: 'passed',
      meaning: 'Examples that were solved or, where the tools in view cannot answer, left without a call.',
      part: 'overall',
    },
    true,
  ),
  ofExample(
    'solved',
    {
      title: 'solved',
      meaning:
        'Every call that the answer needs was made, or another one that brought the same result, after what it needs; nothing else was changed; and something was said at the end.',
      part: 'answerable',
    },
    true,
  ),
  ofExample(
    'exactChain',
    {
      title: 'exact chain',
      meaning: 'Every call was made with the recorded arguments, after what it needs, and no other one.',
      part: 'answerable',
    },
    true,
  ),
  ofExample('partialChain', {
    title: 'partial chain',
    meaning: 'Share of the calls that were made with the recorded arguments, after what they need.',
    part: 'answerable',
  }),
  ofExample('partialChainLenient', {
    title: 'partial chain, by result',
    meaning: 'The same, where another call that brought the same result is as good.',
    part: 'answerable',
  }),
  ofExample('toolRecall', {
    title: 'tool recall',
    meaning: 'Share of the tools that the answer needs that were called.',
    part: 'answerable',
  }),
  ofExample('toolPrecision', {
    title: 'tool precision',
    meaning: 'Share of the tools that were called that the answer needs.',
    part: 'answerable',
  }),
  ofExample('successRate', {
    title: 'success rate of tools',
    meaning: 'Share of the tools that the answer needs that were called without an error at least once.',
    part: 'answerable',
  }),
  ofExample('argumentMatch', {
    title: 'argument match',
    meaning: 'Share of the parameters that are right, by type and value; calls that were not made have none.',
    part: 'answerable',
  }),
  ofExample('order', {
    title: 'order',
    meaning: 'Share of the values carried from a result to a call that were seen before the call was made.',
    part: 'answerable',
  }),
  ofExample(
    'abstained',
    {
      title: 'irrelevance accuracy',
      meaning: 'Examples that the tools in view cannot answer and that were left without a call.',
      part: 'unanswerable',
    },
    true,
  ),
  ofExample(
    'heldBack',
    {
      title: 'nothing changed',
      meaning: 'The same, where calls that only read are allowed.',
      part: 'unanswerable',
    },
    true,
  ),
  ofExample(
    'asked',
    {
      title: 'asked for what is missing',
      meaning:
        'Examples that lack a required value, in which nothing was called and something was asked for.',
      part: 'unanswerable',
    },
    true,
  ),
  ofExample('quality', {
    title: 'quality of response',
    meaning: "The judge's score of the final answer, 0 to 100 (QoR).",
    part: 'overall',
  }),
  ofCalls(
    'hallucinatedCalls',
    { title: 'hallucinated tools', meaning: 'Share of the calls whose tool is not in view.' },
    ({ fault }) => fault === 'hallucinated',
  ),
  ofCalls(
    'invalidCalls',
    {
      title: 'invalid arguments',
      meaning: "Share of the calls whose arguments do not fit the tool's schema.",
    },
    ({ fault }) => fault === 'invalid-arguments',
  ),
  ofCalls(
    'unparsableCalls',
    { title: 'unparsable calls', meaning: 'Share of the calls whose arguments are not a JSON object.' },
    ({ fault }) => fault === 'unparsable',
  ),
  ofCalls(
    'failedCalls',
    { title: 'failed calls', meaning: 'Share of the executed calls that were answered with an error.' },
    ({ failed }) => failed,
  ),
  ofEffort(
    'calls',
    { title: 'calls', meaning: 'Calls made in an example.' },
    'number',
    ({ played }) => played.length,
  ),
  ofEffort(
    'tokens',
    { title: 'tokens', meaning: 'Input and output tokens in an example, where a model was asked.' },
    'number',
    ({ spent: { calls, usage } }) => asked(calls, usage.inputTokens + usage.outputTokens),
  ),
  ofEffort(
    'costUsd',
    { title: 'cost', meaning: 'US dollars an example, where the price is known.' },
    'usd',
    ({ spent: { calls, costUsd } }) => asked(calls, costUsd),
  ),
  ofEffort(
    'seconds',
    { title: 'time', meaning: 'Seconds an example took.' },
    'seconds',
    ({ elapsedMs }) => elapsedMs / 1000,
  ),
];

/** The measure of that name. */
export function measureNamed(name: MeasureName): Measure {
  return measures.find((measure) => measure.name === name) as Measure;
}
