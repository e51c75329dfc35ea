// What holds somewhere on a day, and is a field of no thing: the weather, and whatever else has a noun.
import { conceptOf } from './concepts.ts';
import type { Field } from './field.ts';
import { type Part, type Phrase, say } from './phrase.ts';
import type { Asked } from './sentences.ts';

export type Tense = 'is' | 'was' | 'will be';

export interface Circumstance {
  /** `where` begins with its space: " in Lyon on 11 March". */
  ask(where: Part, tense: Tense): Asked;
  /** "the low in Lyon on 11 March is 3 °C"; in lower case. */
  tell(where: Part, value: Part, tense: Tense): Phrase;
  /** Without its place, where that was just said: "the low is 3 °C". */
  again(value: Part, tense: Tense): Phrase;
}

interface Saying {
  readonly name: RegExp;
  readonly unit?: string;
  /** Before the place, as a question and as a clause. */
  readonly direct: string;
  readonly clause: string;
  /** Before the place in the answer, with its article. */
  readonly noun: string;
  /** Whether it is so today, whatever it is of: a forecast, a probability. */
  readonly isForecast?: true;
}

const sayings: readonly Saying[] = [
  {
    name: /^(?:weather|condition|conditions|forecast|outlook)$/,
    direct: 'What will the weather be like',
    clause: 'what the weather will be like',
    noun: 'the weather forecast',
    isForecast: true,
  },
  {
    name: /^(?:high|max|maximum)(?: temperature| temp)?$|^temperature (?:high|max)$/,
    unit: 'temperature',
    direct: 'How warm will it get',
    clause: 'how warm it will get',
    noun: 'the high temperature',
  },
  {
    name: /^(?:low|min|minimum)(?: temperature| temp)?$|^temperature (?:low|min)$/,
    unit: 'temperature',
    direct: 'How cold will it get',
    clause: 'how cold it will get',
    noun: 'the low temperature',
  },
  {
    name: /^(?:rain|precipitation) (?:probability|chance|risk)$|^(?:probability|chance) of (?:rain|precipitation)$/,
    direct: 'How likely is rain',
    clause: 'how likely rain is',
    noun: 'the probability of rain',
    isForecast: true,
  },
  {
    name: /^wind(?: speed)?$/,
    direct: 'How strong will the wind be',
    clause: 'how strong the wind will be',
    noun: 'the wind speed',
  },
];

/** Whether a question has a label as its noun: "the low of {x}", "{x's} capacity". */
function isNounOf(question: string, label: string): boolean {
  return (
    question.includes(`the ${label}`) ||
    question.includes(`{x's} ${label}`) ||
    question.includes(`Which ${label}`)
  );
}

/** How a circumstance is asked and told; undefined for a field that has no words of its own. */
export function circumstanceOfField(field: Field): Circumstance | undefined {
  const { words, label, unit, kind } = field;
  const name = words.join(' ');
  const saying = sayings.find(
    (one) => one.name.test(name) && (one.unit === undefined || one.unit === unit?.kind),
  );
  // "The spaces in Zone A is 120": what is counted is asked for of a thing.
  const [ask] = conceptOf(field).asks;
  // What is asked for by its verb ("When was it received?") is no noun: nobody asks for "the received".
  // Where a forecast is for is no part of it.
  if (
    saying === undefined &&
    /(?:^| )(?:site|city|country|location|town|region|place|station)(?: name)?$/.test(label)
  )
    return undefined;
  if (saying === undefined && (kind === 'count' || ask === undefined || !isNounOf(ask.direct, label)))
    return undefined;
  const who = saying === undefined && ask?.direct.startsWith('Who ') === true ? 'Who' : 'What';
  const noun = saying?.noun ?? `the ${label}`;
  const verb = (tense: Tense) => (saying?.isForecast && tense === 'will be' ? 'is' : tense);
  const plain = (where: Part, tense: Tense) => ({
    direct: tense === 'will be' ? say`${who} will ${noun}${where} be` : say`${who} ${tense} ${noun}${where}`,
    clause: say`${who.toLowerCase()} ${noun}${where} ${tense}`,
    noun: say`${noun}${where}`,
  });
  return {
    // What has been is asked for by its noun.
    ask: (where, tense) =>
      saying === undefined || tense === 'was'
        ? plain(where, tense)
        : {
            direct: say`${saying.direct}${where}`,
            clause: say`${saying.clause}${where}`,
            noun: say`${noun}${where}`,
          },
    tell: (where, value, tense) => say`${noun}${where} ${verb(tense)} ${value}`,
    again: (value, tense) => say`${noun} ${verb(tense)} ${value}`,
  };
}
