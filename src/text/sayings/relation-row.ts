// The notation of a language's table of relation words.
import type { RelationRow } from './languages/language.ts';
import { phraseList } from './phrases.ts';
import type { Dimension, RelationOperator, RelationReading } from './relation.ts';

export interface RelationMeaning {
  readonly readings: readonly RelationReading[];
  readonly factor?: number;
  /** It compares only in some of its uses: "another", "more". */
  readonly weak?: true;
}

const number = /^\d/;

/** `min date|max age` and its phrases, as entries of a table; "~" marks weak ones. */
export function readRelationRow([meaning, list]: RelationRow): (readonly [string, RelationMeaning])[] {
  const isWeak = meaning.startsWith('~');
  let factor: number | undefined;
  const readings = meaning
    .replace('~', '')
    .split('|')
    .map((part): RelationReading => {
      const [operator = '', object] = part.split(' ');
      if (object !== undefined && number.test(object)) factor = Number(object);
      const dimension = object === undefined || number.test(object) ? {} : { dimension: object as Dimension };
      return { operator: operator as RelationOperator, ...dimension };
    });
  const known = { readings, ...(factor === undefined ? {} : { factor }) };
  return list
    .split(',')
    .flatMap((phrase) =>
      phraseList(
        phrase.replace('~', ''),
        isWeak || phrase.includes('~') ? { ...known, weak: true as const } : known,
      ),
    );
}
