// The words around what a text lists: an introduction, a closing remark, figures about the list as a whole.
import type { JsonValue } from '../../model/json.ts';
import { labelled } from './labelled-line.ts';
import { typedScalar } from './typed-columns.ts';

const mostLines = 4;
const mostCharacters = 400;

/**
 * Whether some words are no more than an introduction or a remark: a text with more of them is a document. Where there
 * are several values, each may have a line of its own.
 */
export function isBrief(around: string, values = 1): boolean {
  const lines = around.split('\n').filter((line) => line.trim() !== '');
  return (
    lines.length <= Math.max(mostLines, 2 * values) && around.length <= Math.max(mostCharacters, 100 * values)
  );
}

/**
 * A list with the labelled lines around it ("Total: 3 files") as members beside it, the list itself as `items`; the
 * list alone where the words around it are no such lines.
 */
export function withAround(items: JsonValue, around: readonly string[]): JsonValue {
  const fields = around
    .filter((line) => line.trim() !== '')
    .flatMap(partsOf)
    .map((line) => labelled(line))
    .filter((field) => field !== undefined && field.value !== '');
  if (fields.length === 0) return items;
  const members = fields.map((field) => [field?.label ?? '', typedScalar(field?.value ?? '')] as const);
  return { ...Object.fromEntries(members), items };
}

/** "Period: May 2026 · Currency: EUR": the labelled parts of a line, where all of them are. */
function partsOf(line: string): readonly string[] {
  const parts = line.split(/\s[·•|]\s/);
  return parts.every((part) => (labelled(part)?.value ?? '') !== '') ? parts : [line];
}
