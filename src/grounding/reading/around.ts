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
  const remarks = around.map((line) => line.trim()).filter(isRemark);
  if (fields.length === 0 && remarks.length === 0) return items;
  const members = fields.map((field) => [field?.label ?? '', typedScalar(field?.value ?? '')] as const);
  return {
    ...Object.fromEntries(members),
    items,
    ...(remarks.length > 0 && { note: remarks.join('\n') }),
  };
}

/** Sentences that say something of their own: no heading, no introduction, no paging, nothing about how to go on. */
function isRemark(line: string): boolean {
  return (
    /^[\p{L}\p{N}*_(]/u.test(line) &&
    /[\p{L}\p{N}%€$£)][.!][*_)]{0,3}$/u.test(line) &&
    line.split(/\s+/).length >= 4 &&
    labelled(line) === undefined &&
    !/^(?:found|showing|displaying|returned|listing|here (?:is|are)|page|results?|total)\b|\b(?:next page|cursor|offset|use the|call|to see more|more results|truncated)\b/i.test(
      line,
    )
  );
}

/** "Period: May 2026 · Currency: EUR": the labelled parts of a line, where all of them are. */
function partsOf(line: string): readonly string[] {
  const parts = line.split(/\s[·•|]\s/);
  return parts.every((part) => (labelled(part)?.value ?? '') !== '') ? parts : [line];
}
