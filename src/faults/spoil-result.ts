// Results as broken servers give them, made from good ones.
import { isObject, type JsonObject, type JsonValue } from '../model/json.ts';
import type { Random } from '../model/random.ts';
import type { FaultName } from './faults.ts';

type Spoiling = (result: JsonObject, random: Random) => JsonObject | undefined;

const text = (said: string): JsonObject => ({ content: [{ type: 'text', text: said }] });

const pages: readonly string[] = [
  '<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>',
  '<html><head><title>Service Unavailable</title></head><body><h2>Our services are not available right now</h2></body></html>',
  '<!doctype html><html lang="en"><head><title>Sign in</title></head><body><form action="/login" method="post"><input name="password" type="password"></form></body></html>',
  '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
  '503 Service Unavailable',
  'upstream connect error or disconnect/reset before headers. reset reason: connection termination',
  '{"message":"Internal Server Error"}',
  '{"detail":"Not Found"}',
  '{"type":"about:blank","title":"Gateway Timeout","status":504}',
];

/** The page alone, the page beside the structured content, or an error object in its place. */
const errorPage: Spoiling = ({ structuredContent }, random) => {
  const page = random.pick(pages);
  const form = random.integer(0, 2);
  if (form === 0 || structuredContent === undefined) return text(page);
  if (form === 1) return { ...text(page), structuredContent };
  return { ...text(page), structuredContent: { error: { code: 502, message: 'Bad Gateway' } } };
};

const emptyResult: Spoiling = (_result, random) =>
  random.pick<JsonObject>([
    { content: [] },
    text(''),
    text(' \n'),
    { ...text('{}'), structuredContent: {} },
    text('[]'),
  ]);

const nullContent: Spoiling = (_result, random) =>
  random.pick<JsonObject>([
    { content: null },
    { content: [null] },
    { content: [{ type: 'text', text: null }] },
    { ...text('null'), structuredContent: null },
  ]);

const schemaViolation: Spoiling = ({ structuredContent, ...rest }) => {
  if (!isObject(structuredContent) || Object.keys(structuredContent).length === 0) return undefined;
  const spoilt = Object.fromEntries(
    Object.entries(structuredContent).map(([key, value]) => [key, ofAnotherType(value as JsonValue)]),
  );
  return { ...rest, structuredContent: spoilt };
};

function ofAnotherType(value: JsonValue): JsonValue {
  if (typeof value === 'string') return { value };
  if (typeof value === 'number') return [value];
  if (typeof value === 'boolean') return { is: value };
  return value === null ? [] : JSON.stringify(value);
}

/** What a picture's bytes look like once they have been taken for a text. */
const binary: Spoiling = ({ structuredContent }, random) => {
  const bytes = Buffer.from(Array.from({ length: 400 }, () => random.integer(0, 255)));
  const garbage = text(`\x89PNG\r\n\x1a\n\0\0\0\rIHDR${bytes.toString('utf8')}`);
  return structuredContent !== undefined && random.integer(0, 1) === 0
    ? { ...garbage, structuredContent }
    : garbage;
};

const extremes: readonly string[] = [
  '\ud83d', // half of an emoji
  '\u0000',
  '\ufffe', // stands for no character, ever
  '\u202e', // what follows is shown from right to left
  'Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349\u035a\u032f\u031e\u0320\u034d\u0041',
  '\u{e0041}\u{e0042}\u{e0043}', // letters that nobody sees
];

/** Every text of the result with something in the middle of it. */
const unicode: Spoiling = (result, random) => {
  const extreme = random.pick(extremes);
  const spoil = (value: JsonValue | undefined): JsonValue => {
    if (typeof value === 'string') {
      const middle = value.length >> 1;
      return `${value.slice(0, middle)}${extreme}${value.slice(middle)}`;
    }
    if (Array.isArray(value)) return value.map(spoil);
    if (!isObject(value)) return value ?? null;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, spoil(inner)]));
  };
  const { structuredContent } = result;
  if (isObject(structuredContent)) {
    const spoilt = spoil(structuredContent);
    return { ...text(JSON.stringify(spoilt)), structuredContent: spoilt };
  }
  const content = Array.isArray(result.content) ? result.content : [];
  return {
    ...result,
    content: content.map((block) =>
      isObject(block) && typeof block.text === 'string' ? { ...block, text: spoil(block.text) } : block,
    ),
  };
};

const spoilings = { errorPage, emptyResult, nullContent, schemaViolation, binary, unicode } as const;

/** The result as this fault would have it; undefined if the fault is of another kind, or cannot befall such a result. */
export function spoilResult(fault: FaultName, result: JsonObject, random: Random): JsonObject | undefined {
  if (!Object.hasOwn(spoilings, fault)) return undefined;
  return spoilings[fault as keyof typeof spoilings](result, random);
}

/** A value that goes down so many levels. */
export function nested(levels: number): JsonObject {
  let value: JsonObject = { end: true };
  for (let level = 1; level < levels; level++) value = { deeper: value };
  return value;
}
