// Paths of proofs to what a search has found.

import type { Fact } from './facts.ts';
import { makingOf } from './made-fields.ts';
import type { AnswerReading } from './reading.ts';
import { spanOfLength } from './time-spans.ts';
import { nameInPath, pathOf, pathThrough } from './write-path.ts';

/** The path to one value; undefined where its item cannot be told from others. */
export function pathToFact(reading: AnswerReading, fact: Fact): string | undefined {
  const span = spanOfLength(fact);
  if (span !== undefined) {
    const [from, to] = [pathToFact(reading, span.start), pathToFact(reading, span.end)];
    return from === undefined || to === undefined ? undefined : `$minutes(${from}, ${to})`;
  }
  const making = makingOf(fact);
  if (making !== undefined) {
    const paths = making.fields.flatMap((field) => pathToFact(reading, field) ?? []);
    return paths.length === making.fields.length ? `(${making.write(paths)})` : undefined;
  }
  const root = reading.byStep.get(fact.step.id)?.value.value;
  return root === undefined ? undefined : pathOf(fact.step.id, root, fact.pointer);
}

/** The path to all values of a fact's field in its list. */
export function columnPath(fact: Fact | undefined): string | undefined {
  const group = fact?.members.at(-1)?.group;
  if (fact === undefined || spanOfLength(fact) !== undefined || group?.pointer === undefined)
    return undefined;
  return `${pathThrough(fact.step.id, null, group.pointer)}.${nameInPath(fact.key)}`;
}
