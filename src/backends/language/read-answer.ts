// What a model's text says: the stage's output, or what there is to object to it.

import type { z } from 'zod';
import { greatest } from '../../model/ends.ts';
import { canonical, isObject, type JsonObject } from '../../model/json.ts';
import type { ChatAnswer } from './chat-model.ts';
import { jsonValuesIn } from './mend.ts';

export type Reading<T> =
  | { readonly output: T; readonly objections?: never }
  | { readonly output?: never; readonly objections: readonly string[] };

/** Objections named at the most: a model that misses the shape altogether would get hundreds. */
const mostObjections = 8;

/** Reads an answer. Of several values in the text, the one that fits is meant; if different ones fit, none is. */
export function readAnswer<T>({ text, finish }: ChatAnswer, type: z.ZodType<T>): Reading<T> {
  let objections: readonly string[] | undefined;
  let fitting: { readonly output: T; readonly value: unknown } | undefined;
  const parts: JsonObject[] = [];
  for (const { value: written, cut } of jsonValuesIn(text)) {
    const [value, result] = fittingOf(written, type);
    if (!result.success) {
      objections ??= objectionsTo(result.error);
      if (!cut && isObject(written)) parts.push(written);
      continue;
    }
    if (fitting !== undefined && canonical(fitting.value) !== canonical(value)) {
      return { objections: ['There are several JSON objects in it: give one.'] };
    }
    fitting ??= { output: result.data, value };
    if (cut) break;
  }
  if (fitting !== undefined) return { output: fitting.output };
  const together = type.safeParse(oneOf(parts));
  if (together.success) return { output: together.data };
  if (finish === 'length') return { objections: ['It was cut off for its length: be shorter.'] };
  if (text.trim() === '') return { objections: ['It is empty.'] };
  return { objections: objections ?? ['It is not JSON.'] };
}

/** More objects than any answer has members are no answer in parts. */
const mostParts = 20;

/** The object whose members stand in objects of their own, one a line; undefined where two say the same. */
function oneOf(parts: readonly JsonObject[]): JsonObject | undefined {
  if (parts.length < 2 || parts.length > mostParts) return undefined;
  const members = parts.flatMap((part) => Object.entries(part));
  const isParted = new Set(members.map(([name]) => name)).size === members.length;
  return isParted ? Object.fromEntries(members) : undefined;
}

/** The value as it fits the type, without what models and endpoints put around it; as it is where nothing fits. */
function fittingOf<T>(written: unknown, type: z.ZodType<T>): readonly [unknown, z.ZodSafeParseResult<T>] {
  const first = type.safeParse(written);
  if (first.success) return [written, first];
  for (let value = written; value !== undefined; value = insideOf(value)) {
    const result = type.safeParse(value);
    if (result.success) return [value, result];
    const inSmall = isObject(value) ? type.safeParse(beginningSmall(value)) : undefined;
    if (inSmall?.success) return [value, inSmall];
  }
  return [written, first];
}

/** The object with names that begin with a small letter: some models write them like titles. */
function beginningSmall(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name.charAt(0).toLowerCase() + name.slice(1), member]),
  );
}

/**
 * What stands alone in a list, under a name (of the schema, as a rule) or beside what is none (a status, a thought), as a
 * call's arguments, or as JSON in a text.
 */
function insideOf(value: unknown): unknown {
  if (typeof value === 'string') {
    try {
      return /^\s*[{[]/.test(value) ? JSON.parse(value) : undefined;
    } catch {
      return undefined;
    }
  }
  if (Array.isArray(value)) return value.length === 1 ? (value as readonly unknown[])[0] : undefined;
  if (!isObject(value)) return undefined;
  // A call in place of an answer.
  const called = value.arguments ?? value.parameters;
  if (typeof value.name === 'string' && called !== undefined) return called;
  const holding = Object.values(value).filter(
    (member) =>
      isObject(member) || Array.isArray(member) || (typeof member === 'string' && /^\s*[{[]/.test(member)),
  );
  return holding.length === 1 ? holding[0] : undefined;
}

function objectionsTo({ issues }: z.ZodError): string[] {
  const all = issues.flatMap((issue) => objectionsOf(issue, ''));
  const left = all.length - mostObjections;
  return left > 0 ? [...all.slice(0, mostObjections), `And ${left} more of the kind.`] : all;
}

function objectionsOf(issue: z.core.$ZodIssue, under: string): string[] {
  const at = under + pointer(issue.path);
  // Of a union, the branch that is missed by least says most.
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = issue.errors.reduce((a, b) => (depth(b) > depth(a) ? b : a));
    if (nearest.length > 0) return nearest.flatMap((each) => objectionsOf(each, at));
  }
  return [`${at === '' ? 'The whole' : at}: ${issue.message}`];
}

function depth(issues: readonly z.core.$ZodIssue[]): number {
  return (
    greatest(
      issues.map(({ path }) => path.length),
      0,
    ) -
    issues.length / 1000
  );
}

function pointer(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part)}`).join('');
}
