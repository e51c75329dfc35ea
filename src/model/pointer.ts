// JSON Pointers (RFC 6901).
import { isObject, isScalar, type JsonScalar, type JsonValue } from './json.ts';

/** The reference tokens of a pointer, unescaped: `/a~1b/0` gives `['a/b', '0']`. */
export function pointerTokens(pointer: string): string[] {
  if (pointer === '') return [];
  const tokens = pointer.slice(1).split('/');
  // Nearly every pointer is free of escapes, and this runs for every leaf of every result.
  return pointer.includes('~')
    ? tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    : tokens;
}

/** A pointer from its reference tokens. */
export function toPointer(tokens: readonly (string | number)[]): string {
  let pointer = '';
  for (const token of tokens) pointer += `/${escaped(String(token))}`;
  return pointer;
}

/** Nearly every name is its own token. */
function escaped(token: string): string {
  return token.includes('~') || token.includes('/')
    ? token.replaceAll('~', '~0').replaceAll('/', '~1')
    : token;
}

/** What stands at the pointer, or undefined where nothing does. */
export function getAt(value: JsonValue | undefined, pointer: string): JsonValue | undefined {
  let here = value;
  for (const token of pointerTokens(pointer)) {
    if (Array.isArray(here)) here = (here as readonly JsonValue[])[Number(token)];
    else if (isObject(here) && Object.hasOwn(here, token)) here = here[token];
    else return undefined;
  }
  return here;
}

/** A copy of the value with another value at the pointer; the way there must exist. */
export function setAt(value: JsonValue, pointer: string, replacement: JsonValue): JsonValue {
  const [head, ...rest] = pointerTokens(pointer);
  if (head === undefined) return replacement;
  if (Array.isArray(value)) {
    const items = value as readonly JsonValue[];
    return items.map((item, index) =>
      String(index) === head ? setAt(item, toPointer(rest), replacement) : item,
    );
  }
  if (!isObject(value)) return value;
  return { ...value, [head]: setAt(value[head] ?? null, toPointer(rest), replacement) };
}

/** Every scalar in a value with its pointer, in document order. */
export function* scalarsIn(
  value: JsonValue | undefined,
  pointer = '',
): Generator<{ pointer: string; value: JsonScalar }> {
  if (value === undefined) return;
  if (isScalar(value)) {
    yield { pointer, value };
  } else if (Array.isArray(value)) {
    const items = value as readonly JsonValue[];
    for (const [index, item] of items.entries()) yield* scalarsIn(item, `${pointer}/${index}`);
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) yield* scalarsIn(item, pointer + toPointer([key]));
  }
}
