// "Below its reorder point", "7 short of its reorder point of 25": two figures of one record against each other, one of them by its name.
import { isObject } from '../../model/json.ts';
import { stemOf } from '../../text/field-words.ts';
import { wordsOf } from '../../text/naming.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { textBehind } from '../../text/span.ts';
import type { Candidate } from './candidate.ts';
import { computed, saysComputed } from './computed.ts';
import type { CountedList, Predicate } from './counted-list.ts';
import { saysFact } from './direct.ts';
import type { Fact } from './facts.ts';
import { type AnswerReading, isWithin, type Sentence } from './reading.ts';
import { nameInPath } from './write-path.ts';

const more = 'above|over|more than|beyond|past|ahead of|higher than|greater than|exceed(?:s|ed|ing)?';
const less = 'below|under|less than|fewer than|short of|lower than|behind|beneath';
const compares = new RegExp(
  `\\b(?:(${more})|(${less}))\\s+(?:its|their|the|his|her|your|our)(?:\\s+own)?\\s+((?:[\\p{L}-]+\\s?){1,4})`,
  'giu',
);
/** What there is of something now, and not what is planned for it. */
const ownKey =
  /(?:^|_)(?:on_hand|stock|available|quantity|qty|level|count|current|actual|used|spent|balance|value|reading|free|left|units?|inventory|amount)(?:_|$)/i;

interface Compared {
  readonly isMore: boolean;
  /** The words behind, which may name a field. */
  readonly words: readonly string[];
}

function comparedIn(text: string): readonly Compared[] {
  return [...text.matchAll(compares)].map(([, above, , words = '']) => ({
    isMore: above !== undefined,
    words: words
      .trim()
      .split(/[\s-]+/)
      .map(stemOf),
  }));
}

/** Whether all words of a field's name are said side by side. */
function isNamedBy(key: string, { words }: Compared): boolean {
  const own = wordsOf(key).map(stemOf);
  return own.length > 0 && ` ${words.join(' ')} `.includes(` ${own.join(' ')} `);
}

/** "Two products are below their reorder point": the items whose own figure is less than the one that is named. */
export function byOtherColumn(
  reading: AnswerReading,
  { items }: CountedList,
  stretch: Sentence,
  sentence: Sentence,
): readonly Predicate[] {
  const compared = comparedIn(reading.answered.response.slice(stretch.start, stretch.end));
  if (compared.length === 0) return [];
  const objects = items.filter(isObject);
  const keys = [...new Set(objects.flatMap((item) => Object.keys(item)))].filter((key) =>
    objects.some((item) => typeof item[key] === 'number'),
  );
  const said = reading.mentions.filter((mention) => isWithin(mention, sentence));
  return compared.flatMap((each) =>
    keys
      .filter((key) => isNamedBy(key, each))
      .flatMap((limit): readonly Predicate[] => {
        const others = keys.filter((key) => key !== limit && ownKey.test(key));
        const told = others.filter((key) =>
          reading.scene.facts.some(
            (fact) => fact.key === key && said.some((mention) => saysFact(reading, mention, fact)),
          ),
        );
        const [own] = told.length > 0 ? told : others;
        if (own === undefined) return [];
        return [
          {
            text: `${nameInPath(own)} ${each.isMore ? '>' : '<'} ${nameInPath(limit)}`,
            holds: (item) => {
              const [a, b] = [item[own], item[limit]];
              return typeof a === 'number' && typeof b === 'number' && (each.isMore ? a > b : a < b);
            },
          },
        ];
      }),
  );
}

/**
 * "7 short of its reorder point": the difference of the figure that is named and another one of its record; undefined
 * where no such field is named.
 */
export function againstNamed(reading: AnswerReading, mention: Mention): readonly Candidate[] | undefined {
  const behind = /^\s+(?:\p{Ll}+\s+)?/u.exec(textBehind(reading.answered.response, mention.end))?.[0];
  const text = textBehind(reading.answered.response, mention.end);
  const [compared] = comparedIn(text);
  const at = text.search(new RegExp(`\\b(?:${more}|${less})\\b`, 'i'));
  if (compared === undefined || behind === undefined || at === -1 || at > behind.length) return undefined;
  const named = reading.scene.facts.filter(
    ({ key, value }) => typeof value === 'number' && isNamedBy(key, compared),
  );
  if (named.length === 0) return undefined;
  return named.flatMap((limit) =>
    reading.scene.facts.flatMap((own): readonly Candidate[] => {
      if (!isBeside(own, limit)) return [];
      const [first, second] = compared.isMore ? [own, limit] : [limit, own];
      return saysComputed(reading, mention, first, Number(first.value) - Number(second.value))
        ? computed(reading, 'share', [first, second], ' - ')
        : [];
    }),
  );
}

const isBeside = (a: Fact, b: Fact): boolean =>
  a !== b && a.step === b.step && a.record === b.record && typeof a.value === 'number';
