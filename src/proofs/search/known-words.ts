// The words that an answer may say without saying anything new: those of the results, the query and the tools, and everybody's.
import { scalarsIn } from '../../model/pointer.ts';
import { fieldFit, stemOf } from '../../text/field-words.ts';
import { wordsOf } from '../../text/naming.ts';
import { fold } from '../../text/sayings/tokens.ts';
import { isLeftKey } from './availability.ts';
import { madeColumns } from './made-fields.ts';
import type { AnswerReading } from './reading.ts';

const wordsIn = (text: string) => new Set(text.trim().split(/\s+/));

/** What clauses are built with. */
const functionWords = wordsIn(`
  a an the and but or so yet nor if then than that this these those it its he she they them their his her him we us our
  you your i me my who whom whose which what when where why how is are was were be been being am has have had having do
  does did done will would can could should may might must shall not no none never neither both all each every any some
  many much more most less least few fewer several other others another same such only just also too even still already
  now currently today tomorrow yesterday tonight here there of in on at by for to from with without within into onto out
  up down over under above below before after since until till during between among against about around as like near
  per via off through across along behind beyond despite except plus minus very quite rather really pretty almost nearly
  roughly exactly approximately however though although while whereas because unless once again either
`);

/** What answers say about themselves, and about anything at all. */
const written = wordsIn(`
      list result record data detail information entry item overview summary note moment time case way example word
      fact course request total whole rest bit lot couple pair thing kind sort part piece look seem appear find found
      show shown say said tell told mention give given know known unknown see seen mean make made come came go goes went
      gone get got stay remain stand stood keep kept take took put set need use turn happen start begin began end good
      great fine new news sure clear clearly available recorded listed following overall altogether respectively combine
      together alone apart instead far ahead close near next last first second third left right half quarter double
      twice day week month year hour minute late early earlier later long short high low big small large little old
      current present far away back own different similar further additional full empty one two three four five
      certain certainly likely probably perhaps apparently indeed actually simply mostly mainly usually yes okay well
      as well unfortunately sorry please thank thanks welcome done ready able possible question answer problem thing
      people person someone somebody anyone nobody everyone nothing anything everything something
`);
const neutralWords = new Set([...written].map(stemOf));

export const isFunctionWord = (word: string) => functionWords.has(word);

/** Whether a word says nothing of its own. */
export const isNeutral = (word: string) =>
  neutralWords.has(stemOf(word)) && !recurring.test(word) && !isLonger(word);

/** A party is no part, though both have one stem. */
const isLonger = (word: string) =>
  word.endsWith('y') && stemOf(word) === word.slice(0, -1) && !written.has(word);

/** How often something happens is no idle word. */
const recurring = /^(?:dai|week|fortnight|month|year)ly$/;

export interface Known {
  readonly has: (word: string) => boolean;
  /** Whether a word of the same family is known. */
  readonly hasKin: (word: string) => boolean;
}

const found = new WeakMap<AnswerReading, Known>();

/** What the results, the query and the tools have a word for. */
export function knownWords(reading: AnswerReading): Known {
  let known = found.get(reading);
  if (known === undefined) {
    known = findKnown(reading);
    found.set(reading, known);
  }
  return known;
}

function findKnown({ scene, answered }: AnswerReading): Known {
  const keys = [...new Set(scene.facts.map(({ key }) => key))];
  const texts = [
    answered.query,
    ...keys,
    ...scene.facts.map(({ value }) => String(value)),
    ...scene.facts.flatMap(({ value }) => compass(String(value))),
    ...scene.groups.map(({ noun }) => noun),
    // Of what there is so much left, people say whether it is sold out.
    ...(keys.some(isLeftKey) ? ['sold booked full gone taken'] : []),
    // Of what was bought for so much and costs so much now, whether that was a gain.
    ...(madeColumns(scene).some(({ key }) => key === 'gain') ? ['gain loss profit break even'] : []),
    ...scene.steps.flatMap(({ step }) => [...scalarsIn(step.arguments)].map(({ value }) => String(value))),
    ...answered.tools.map(
      ({ name, description, inputSchema }) => `${name} ${description} ${JSON.stringify(inputSchema)}`,
    ),
  ];
  const stems = new Set(texts.flatMap((text) => wordsOf(fold(text)).map(stemOf)));
  const isKnown = (word: string) => stems.has(stemOf(word)) || keys.some((key) => fieldFit(word, key) > 0);
  const families = new Set([...stems].flatMap((stem) => familyOf(stem) ?? []));
  return {
    has: (word) => isKnown(word) || isKnown(word.replace(/^(?:un|in|non)/, '')),
    hasKin: (word) => families.has(familyOf(stemOf(word)) ?? ''),
  };
}

const directions: Readonly<Record<string, string>> = { N: 'north', S: 'south', E: 'east', W: 'west' };

/** "NE" is the northeast. */
function compass(value: string): readonly string[] {
  if (!/^[NSEW]{1,3}$/.test(value)) return [];
  const words = [...value].map((letter) => directions[letter] ?? '');
  return [words.join(''), words.join(' '), words.map((word) => `${word}ern`).at(-1) ?? ''];
}

/** How words of one family begin: "negotiated" and "negotiation", "allergic" and "allergies". */
const familyOf = (stem: string) => (stem.length < 6 ? undefined : stem.slice(0, 6));
