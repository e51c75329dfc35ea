// The measures of an evaluation: what each is called, what it means, and how it is read from the scores of an example.
import type { ExampleMeasures, ExampleScores } from '../scoring/example-scores.ts';

/** Measures of calls and effort, in addition to those of each example. */
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
  /** Null if the example has nothing to measure. */
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

/** The share of all calls with this fault. */
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

/** Built-in players cost nothing, and neither do cached answers, so neither says what asking costs. */
function asked(calls: number, amount: number | null): number | null {
  return calls === 0 ? null : amount;
}

/** All measures, in the order in which they are shown: those lead that a player which calls nothing cannot have. */
export const measures: readonly Measure[] = [
  ofExample('toolRecall', {
    title: 'tool recall',
    meaning: 'Share of the needed tools that were called.',
    part: 'answerable',
  }),
  ofExample('factsSaid', {
    title: 'facts said',
    meaning: 'Share of the facts asked for that the final answer says.',
    part: 'answerable',
  }),
  ofExample(
    'passed',
    {
      title: 'passed',
      meaning:
        'Examples that were solved, or correctly left without a call if the tools in view cannot answer them.',
      part: 'overall',
    },
    true,
  ),
  ofExample(
    'solved',
    {
      title: 'solved',
      meaning:
        'The final answer is right and was read from results, and the changes are those of the sample. For single turns: every call that is needed was made in a valid order, or another call with the same result, and nothing else was changed.',
      part: 'answerable',
    },
    true,
  ),
  ofExample(
    'answerRight',
    {
      title: 'right answer',
      meaning: 'The final answer says every fact that is asked for, and tells none wrongly.',
      part: 'answerable',
    },
    true,
  ),
  ofExample(
    'effectsRight',
    {
      title: 'right changes',
      meaning: 'The successful calls that write are those of the sample, and no others.',
      part: 'answerable',
    },
    true,
  ),
  ofExample(
    'exactChain',
    {
      title: 'exact chain',
      meaning: 'Exactly the recorded calls were made, with the recorded arguments, in a valid order.',
      part: 'answerable',
    },
    true,
  ),
  ofExample('partialChain', {
    title: 'partial chain',
    meaning: 'Share of the recorded calls that were made with the recorded arguments, in a valid order.',
    part: 'answerable',
  }),
  ofExample('partialChainLenient', {
    title: 'partial chain, by result',
    meaning: 'The same, but another call with the same result also counts.',
    part: 'answerable',
  }),
  ofExample('toolPrecision', {
    title: 'tool precision',
    meaning: 'Share of the called tools that were needed.',
    part: 'answerable',
  }),
  ofExample('successRate', {
    title: 'tool success rate',
    meaning: 'Share of the needed tools that were called at least once without an error.',
    part: 'answerable',
  }),
  ofExample('argumentMatch', {
    title: 'argument match',
    meaning:
      'Share of the parameters with the right type and value; calls that were not made have none right.',
    part: 'answerable',
  }),
  ofExample('order', {
    title: 'order',
    meaning:
      'Share of the values passed from a result to a call that had been seen before the call was made.',
    part: 'answerable',
  }),
  ofExample(
    'abstained',
    {
      title: 'irrelevance accuracy',
      meaning: 'Unanswerable examples that were answered without a call.',
      part: 'unanswerable',
    },
    true,
  ),
  ofExample(
    'heldBack',
    {
      title: 'nothing changed',
      meaning: 'Unanswerable examples in which no tool that may write was called.',
      part: 'unanswerable',
    },
    true,
  ),
  ofExample(
    'asked',
    {
      title: 'asked for what is missing',
      meaning:
        'Examples that lack a required value, in which no tool was called and the model asked a question.',
      part: 'unanswerable',
    },
    true,
  ),
  ofExample(
    'gaveAnswer',
    {
      title: 'gave an answer',
      meaning:
        'Examples with an answer. One that was cut, filtered, failed, empty or only thought is none, and earns nothing where no call was right.',
      part: 'overall',
    },
    true,
  ),
  ofExample('quality', {
    title: 'response quality',
    meaning: 'Score of the final answer by the judge, 0 to 100 (QoR).',
    part: 'overall',
  }),
  ofCalls(
    'hallucinatedCalls',
    { title: 'hallucinated tools', meaning: 'Share of calls to a tool that is not in view.' },
    ({ fault }) => fault === 'hallucinated',
  ),
  ofCalls(
    'invalidCalls',
    {
      title: 'invalid arguments',
      meaning: "Share of calls whose arguments do not match the tool's schema.",
    },
    ({ fault }) => fault === 'invalid-arguments',
  ),
  ofCalls(
    'unparsableCalls',
    { title: 'unparsable calls', meaning: 'Share of calls whose arguments are not a JSON object.' },
    ({ fault }) => fault === 'unparsable',
  ),
  ofCalls(
    'failedCalls',
    { title: 'failed calls', meaning: 'Share of executed calls that returned an error.' },
    ({ failed }) => failed,
  ),
  ofEffort(
    'calls',
    { title: 'calls', meaning: 'Calls per example.' },
    'number',
    ({ played }) => played.length,
  ),
  ofEffort(
    'tokens',
    { title: 'tokens', meaning: 'Input and output tokens per example, if a model was asked.' },
    'number',
    ({ spent: { calls, usage } }) => asked(calls, usage.inputTokens + usage.outputTokens),
  ),
  ofEffort(
    'costUsd',
    { title: 'cost', meaning: 'US dollars per example, if the price is known.' },
    'usd',
    ({ spent: { calls, costUsd } }) => asked(calls, costUsd),
  ),
  ofEffort(
    'seconds',
    { title: 'time', meaning: 'Seconds per example.' },
    'seconds',
    ({ elapsedMs }) => elapsedMs / 1000,
  ),
];

/** The measure of that name. */
export function measureNamed(name: MeasureName): Measure {
  return measures.find((measure) => measure.name === name) as Measure;
}
