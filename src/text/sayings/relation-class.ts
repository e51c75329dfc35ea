// Which comparison a relation word stands for.
import type { Operation, Relation } from './relation.ts';

/** The relation words of a text in order, with what each compares. */
export function relationClass(_text: string, _locale?: string): readonly Relation[] {
  throw new Error('not written yet');
}

/** Whether a proof's operation is what the relation word means, on a field of its dimension. */
export function relationFits(_relation: Relation, _operation: Operation): boolean {
  throw new Error('not written yet');
}
