// Lists whose items are lines of text, "Thu 5 Nov, 08:00 – Dr. Weidner, video": which of them have what an answer says.
import type { JsonValue } from '../../model/json.ts';
import { stemOf } from '../../text/field-words.ts';
import { oncePer, rememberRecent } from '../../text/recent.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { readMentions } from '../../text/sayings/read-mentions.ts';
import { tokenize } from '../../text/sayings/tokens.ts';
import type { CountedList } from './counted-list.ts';
import { isFunctionWord } from './known-words.ts';
import { type AnswerReading, isWithin, type Sentence } from './reading.ts';
import { saysTheSame } from './same-saying.ts';

const mostLines = 200;
const longest = 400;

/** A condition on the lines of a list: a word, a date or a time that some of them have. */
export interface LineCondition {
  readonly holds: (line: string) => boolean;
  /** How the first line that has it writes it. */
  readonly written: string;
}

/** The lines of a list of texts; none for a list of anything else. */
export const linesOf = oncePer(({ items }: CountedList): readonly string[] =>
  items.length > 1 && items.length <= mostLines && items.every(isLine) ? (items as readonly string[]) : [],
);

const isLine = (item: JsonValue): boolean =>
  typeof item === 'string' && item.length <= longest && /\s/.test(item);

const mentionsOf = rememberRecent(
  (key: string): readonly Mention[] =>
    readMentions(key.slice(key.indexOf('\0') + 1), { today: key.slice(0, key.indexOf('\0')) }),
  400,
);

const wordsOf = rememberRecent(
  (line: string) =>
    new Map(
      tokenize(line).flatMap(({ kind, word, text }) => (kind === 'word' ? [[stemOf(word), text]] : [])),
    ),
  400,
);

/** What a stretch of an answer says that some of a list's lines have, and others have not. */
export function conditionsIn(
  { tokens, mentions, answered }: AnswerReading,
  lines: readonly string[],
  stretch: Sentence,
): readonly LineCondition[] {
  const { today } = answered;
  const dated = mentions.filter(
    (mention) => /^(?:date|time|weekday)$/.test(mention.kind) && isWithin(mention, stretch),
  );
  const said = dated.map(
    (mention): LineCondition => ({
      holds: (line) => mentionsOf(`${today}\0${line}`).some((other) => saysTheSame(mention, other)),
      written:
        lines.flatMap((line) => mentionsOf(`${today}\0${line}`)).find((other) => saysTheSame(mention, other))
          ?.text ?? '',
    }),
  );
  const words = tokens
    .filter(
      (token) =>
        token.kind === 'word' &&
        token.word.length > 2 &&
        !isFunctionWord(token.word) &&
        isWithin(token, stretch) &&
        !dated.some((mention) => token.start < mention.end && mention.start < token.end),
    )
    .map(({ word }): LineCondition => {
      const stem = stemOf(word);
      const written = lines.map((line) => wordsOf(line).get(stem)).find((each) => each !== undefined);
      return { holds: (line) => wordsOf(line).has(stem), written: written ?? '' };
    });
  return [...said, ...words].filter(({ holds }) => {
    const having = lines.filter(holds).length;
    return having > 0 && having < lines.length;
  });
}

/** The lines that meet all conditions. */
export const linesWith = (
  lines: readonly string[],
  conditions: readonly LineCondition[],
): readonly string[] => lines.filter((line) => conditions.every(({ holds }) => holds(line)));

/** When a line is, by the first date and the first time that it says; undefined where it says no date. */
export function momentOf(line: string, today: string): string | undefined {
  const said = mentionsOf(`${today}\0${line}`);
  const day = said.flatMap(({ readings }) =>
    readings.flatMap((each) => (each.as === 'date' && each.from === each.to ? [each.from] : [])),
  )[0];
  const seconds = said.flatMap(({ readings }) =>
    readings.flatMap((each) => (each.as === 'time' ? [each.seconds] : [])),
  )[0];
  return day === undefined ? undefined : `${day} ${String(seconds ?? 0).padStart(6, '0')}`;
}
