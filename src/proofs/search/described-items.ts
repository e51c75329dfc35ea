// Items that are described by what they lack, or by somebody's last name.
import { isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { stemOf } from '../../text/field-words.ts';
import { wordsOf } from '../../text/naming.ts';
import type { CountedList, Predicate } from './counted-list.ts';
import type { AnswerReading, Sentence } from './reading.ts';
import { literal, nameInPath } from './write-path.ts';

const lacking =
  /\b(?:lack(?:s|ing)?|without|missing|(?:has|have|had)\s+no|(?:does|do|did)n['’]t\s+have|ohne|sans|sin)\s+(?:(?:an?|any|the|their|its)\s+)?(\p{L}+)/giu;

/** "Has no microchip", "lack an email": what is null or empty in an item. */
export function byLack(
  reading: AnswerReading,
  { items }: CountedList,
  stretch: Sentence,
): readonly Predicate[] {
  const text = reading.answered.response.slice(stretch.start, stretch.end);
  const objects = items.filter(isObject);
  return [...text.matchAll(lacking)].flatMap(([, word = '']) =>
    [...new Set(objects.flatMap((item) => Object.keys(item)))].flatMap((key): readonly Predicate[] => {
      const isIt = wordsOf(key).some((part) => stemOf(part) === stemOf(word));
      const empty = objects.filter((item) => isEmpty(item[key]));
      if (!isIt || empty.length === 0 || empty.length === objects.length) return [];
      const isList = objects.some((item) => Array.isArray(item[key]));
      const name = nameInPath(key);
      return [
        { text: isList ? `$count(${name}) = 0` : `${name} = null`, holds: (item) => isEmpty(item[key]) },
      ];
    }),
  );
}

/** "Dr. Keane": who is called so by their last name, where nobody else in the field is. */
export function bySurname(
  { answered }: AnswerReading,
  { items }: CountedList,
  stretch: Sentence,
): readonly Predicate[] {
  const text = answered.response.slice(stretch.start, stretch.end);
  const said = new Set(
    [...text.matchAll(/\b(?:Dr\.?|Mr\.?|Mrs\.?|Ms\.?|Prof\.?)\s+(\p{Lu}\p{L}+)/gu)].map(
      ([, name = '']) => name,
    ),
  );
  if (said.size === 0) return [];
  const objects = items.filter(isObject);
  return [...new Set(objects.flatMap((item) => Object.keys(item)))].flatMap((key) => {
    const names = [...new Set(objects.map((item) => item[key]).filter((value) => typeof value === 'string'))];
    const called = names.filter((name) => said.has(name.split(' ').at(-1) ?? '') && name.includes(' '));
    const [name, another] = called;
    return name === undefined || another !== undefined
      ? []
      : [{ text: `${nameInPath(key)}=${literal(name)}`, holds: (item: JsonObject) => item[key] === name }];
  });
}

const isEmpty = (value: JsonValue | undefined) =>
  value === null || value === '' || (Array.isArray(value) && value.length === 0);
