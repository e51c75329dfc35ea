// Figures, dates and times within prose of the results: what a document, a message or a description says.

import { fieldFit, stemOf } from '../../text/field-words.ts';
import { rememberRecent } from '../../text/recent.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { readMentions } from '../../text/sayings/read-mentions.ts';
import { splitSentences } from '../../text/sayings/split-sentences.ts';
import { tokenize } from '../../text/sayings/tokens.ts';
import { textBefore } from '../../text/span.ts';
import type { Candidate } from './candidate.ts';
import { listsOf } from './counted-list.ts';
import type { Fact } from './facts.ts';
import { type Near, wordsNear } from './field-said.ts';
import { isFlowWord, signedKeys } from './flow-words.ts';
import { conditionsIn, linesOf, linesWith } from './list-lines.ts';
import { pathToFact } from './paths.ts';
import { type AnswerReading, figuresBut, isName, namesIn, sentenceAt } from './reading.ts';
import { saysTheSame } from './same-saying.ts';

/** Longer texts are not read for what they say. */
const longest = 20_000;
/** A value of so many characters is no prose. */
const shortest = 12;

interface Prose {
  readonly mentions: readonly Mention[];
  /** The words around a mention. */
  readonly near: (mention: Mention) => readonly Near[];
}

const proseOf = rememberRecent((key: string): Prose => {
  const text = key.slice(key.indexOf('\0') + 1);
  const context = { today: key.slice(0, key.indexOf('\0')) };
  const written = readMentions(text, context);
  const quoted = written.flatMap((mention) =>
    mention.kind === 'quotation'
      ? readMentions(mention.text.slice(1, -1), context).map((inner) => ({
          ...inner,
          start: mention.start + 1 + inner.start,
          end: mention.start + 1 + inner.end,
        }))
      : [],
  );
  const mentions = [...written, ...quoted];
  const tokens = tokenize(text);
  const sentences = splitSentences(text);
  const values = mentions.filter(({ kind }) => kind !== 'relation' && kind !== 'answer');
  return {
    mentions: values,
    near: (mention) => {
      const sentence = sentences.find(({ start, end }) => start <= mention.start && mention.start < end);
      if (sentence === undefined) return [];
      const others = values.filter((other) => other !== mention);
      const [names, figures] = [others.filter(isName), others.filter((other) => !isName(other))];
      return wordsNear(tokens, mention, names, figures, sentence);
    },
  };
}, 64);

/** Whether a value is a text that says something; "4 eggs" does, however short it is. */
export const isProse = (value: unknown): value is string =>
  typeof value === 'string' &&
  value.length <= longest &&
  (value.length >= shortest ? /\s/.test(value) : /^\d[\d.,]*\s+\p{L}{3,}/u.test(value));

/** What a text of the results says with the same meaning, as candidates; none where other words of it are meant. */
export function proseCandidates(reading: AnswerReading, mention: Mention): readonly Candidate[] {
  const { today } = reading.answered;
  return (isLabelled(reading, mention) ? [] : reading.scene.facts).flatMap((fact): readonly Candidate[] => {
    if (!isProse(fact.value)) return [];
    const prose = proseOf(`${today}\0${fact.value}`);
    if (isOfAnotherText(reading, mention, fact) || isOfAnotherLine(reading, mention, fact)) return [];
    // "Seven payments" are no seven transactions of both kinds.
    const isFlow = mention.kind === 'number' && isFlowWord(mention.noun?.split(' ').at(-1) ?? '');
    if (isFlow && listsOf(reading).some(({ items }) => signedKeys(items).length > 0)) return [];
    const same = prose.mentions.filter((other) => saysTheSame(mention, other));
    const path = same.length === 0 ? undefined : pathToFact(reading, fact);
    if (path === undefined) return [];
    return same
      .filter((other) => !isOfOthers(reading, mention, other, prose))
      .map((other) => ({
        proof: `$said(${path}, ${JSON.stringify(other.text)})`,
        kind: 'said',
        facts: [fact],
        members: fact.members,
      }));
  });
}

/** "On Monday at 9:20; it lasts 30 minutes", of a list of lines: the line of that day and time says another length. */
function isOfAnotherLine(reading: AnswerReading, mention: Mention, fact: Fact): boolean {
  const list = listsOf(reading).find(
    ({ group }) => group !== undefined && group === fact.members.at(-1)?.group,
  );
  const lines = list === undefined ? [] : linesOf(list);
  if (lines.length === 0) return false;
  const sentence = sentenceAt(reading, mention);
  const at = reading.sentences.indexOf(sentence);
  const others = { ...reading, mentions: reading.mentions.filter((other) => other !== mention) };
  // "At 8:00 with A and at 14:30 with B": the second of a kind is of another line.
  const before = reading.mentions.findLast(
    ({ kind, start, end }) => kind === mention.kind && end <= mention.start && start >= sentence.start,
  );
  if (before !== undefined && /\band\b|[,;]/.test(reading.answered.response.slice(before.end, mention.start)))
    return false;
  for (const each of [sentence, ...reading.sentences.slice(0, at).reverse()]) {
    const conditions = conditionsIn(others, lines, {
      ...each,
      end: Math.min(each.end, Math.max(mention.start, each.start)),
    });
    const told = conditions.length === 0 ? [] : linesWith(lines, conditions);
    if (told.length > 0) return !told.includes(String(fact.value));
  }
  return false;
}

/** "Any work above €200", where a text says €250 of the same: two words and more beside another figure of its kind. */
export function isOtherInProse(reading: AnswerReading, mention: Mention): boolean {
  const { response, today } = reading.answered;
  const sentence = sentenceAt(reading, mention);
  const said = contentOf(response.slice(sentence.start, sentence.end));
  return reading.scene.facts.some(({ value }) => {
    if (!isProse(value)) return false;
    const prose = proseOf(`${today}\0${value}`);
    const figures = prose.mentions.filter(({ kind }) => kind === mention.kind);
    if (figures.length === 0 || figures.some((other) => saysTheSame(mention, other))) return false;
    return splitSentences(value).some(
      ({ start, end }) =>
        figures.some((other) => start <= other.start && other.end <= end) &&
        [...contentOf(value.slice(start, end))].filter((word) => said.has(word)).length >= 2,
    );
  });
}

/** "On floor 0" says a field's number, and nothing of a text about the zero of something. */
export function isLabelled({ answered, scene }: AnswerReading, { kind, start }: Mention): boolean {
  const label = /(\p{L}+)\s+$/u.exec(textBefore(answered.response, start))?.[1];
  return (
    kind === 'number' &&
    label !== undefined &&
    scene.facts.some(({ key, value }) => typeof value === 'number' && fieldFit(label, key) === 1)
  );
}

/** Whether a text that a call was made with says the same. */
export function saidInProse(text: string, mention: Mention, today: string): boolean {
  return isProse(text) && proseOf(`${today}\0${text}`).mentions.some((other) => saysTheSame(mention, other));
}

/** The words beside the mention are those beside another value of the text, and not those beside this one. */
function isOfOthers(reading: AnswerReading, mention: Mention, own: Mention, prose: Prose): boolean {
  const sentence = sentenceAt(reading, mention);
  const near = wordsNear(reading.tokens, mention, namesIn(reading), figuresBut(reading, mention), sentence);
  const fit = overlap(near, prose.near(own));
  return prose.mentions.some(
    (other) =>
      other.kind === own.kind && !saysTheSame(mention, other) && overlap(near, prose.near(other)) > fit + 0.3,
  );
}

function overlap(a: readonly Near[], b: readonly Near[]): number {
  let sum = 0;
  for (const { word, weight } of a) {
    const stem = stemOf(word);
    const same = b.find((other) => stemOf(other.word) === stem);
    if (same !== undefined) sum += weight * same.weight;
  }
  return sum;
}

/** "Six minutes", to the question how long to simmer, where another line of the list is about simmering. */
function isOfAnotherText(reading: AnswerReading, mention: Mention, fact: Fact): boolean {
  const own = fact.members.at(-1);
  if (own === undefined || own.group.members.length < 2) return false;
  const { query, response, today } = reading.answered;
  const sentence = sentenceAt(reading, mention);
  const asked = contentOf(`${query} ${response.slice(sentence.start, sentence.end)}`);
  const fitOf = (text: string) => [...contentOf(text)].filter((word) => asked.has(word)).length;
  const fit = fitOf(String(fact.value));
  return own.group.members.some((other) =>
    other.facts.some(
      ({ key, value }) =>
        other !== own &&
        key === fact.key &&
        isProse(value) &&
        fitOf(value) >= fit + 2 &&
        proseOf(`${today}\0${value}`).mentions.some(({ kind }) => kind === mention.kind),
    ),
  );
}

const contentOf = rememberRecent(
  (text: string): ReadonlySet<string> =>
    new Set(
      tokenize(text).flatMap(({ kind, word }) => (kind === 'word' && word.length > 3 ? [stemOf(word)] : [])),
    ),
  64,
);
