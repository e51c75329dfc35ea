// A place in a step value as a path of a proof: items are singled out by what they say, never by their position.
import { isObject, isScalar, type JsonScalar, type JsonValue } from '../../model/json.ts';
import { pointerTokens } from '../../model/pointer.ts';

/** A name in a path, quoted where it is no plain word. */
export function nameInPath(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !/^(?:and|or|in|true|false|null)$/.test(name)
    ? name
    : `\`${name}\``;
}

/** A value as a proof writes it: JSONata has no escape for an apostrophe. */
export function literal(value: JsonScalar): string {
  if (typeof value !== 'string') return String(value);
  return /['\\\p{Cc}]/u.test(value) ? JSON.stringify(value) : `'${value}'`;
}

/** The path of a pointer into the value of a step; undefined where its items cannot be told apart. */
export function pathOf(step: string, root: JsonValue, pointer: string): string | undefined {
  let path = `$${step}`;
  let here: JsonValue | undefined = root;
  for (const token of pointerTokens(pointer)) {
    if (Array.isArray(here)) {
      const items = here as readonly JsonValue[];
      const predicate = items.length === 1 ? '' : predicateFor(items, Number(token));
      if (predicate === undefined) return undefined;
      path += predicate;
      here = items[Number(token)];
    } else if (isObject(here)) {
      // A backtick in a name would end its quotation.
      if (token.includes('`')) return undefined;
      path += `.${nameInPath(token)}`;
      here = here[token];
    } else return undefined;
  }
  return path;
}

const preferred = ['name', 'title', 'subject', 'number', 'id', 'code', 'label', 'city', 'date'];

/** `[name='Limmatblick']`: a field, or two, that no other item has like this. */
function predicateFor(items: readonly JsonValue[], index: number): string | undefined {
  const item = items[index];
  if (isScalar(item))
    return items.filter((each) => each === item).length === 1 ? `[$=${literal(item)}]` : undefined;
  if (!isObject(item)) return undefined;
  const fields = Object.entries(item).filter(
    (entry): entry is [string, string | number] =>
      (typeof entry[1] === 'string' && entry[1] !== '' && entry[1].length <= 160) ||
      typeof entry[1] === 'number',
  );
  const rank = ([key, value]: [string, string | number]) => {
    const at = preferred.indexOf(key);
    return at !== -1 ? at : typeof value === 'string' ? 20 : 40;
  };
  fields.sort((a, b) => rank(a) - rank(b));
  const has = (other: JsonValue, [key, value]: [string, string | number]) =>
    isObject(other) && other[key] === value;
  const write = (chosen: readonly [string, string | number][]) =>
    `[${chosen.map(([key, value]) => `${nameInPath(key)}=${literal(value)}`).join(' and ')}]`;
  for (const field of fields)
    if (items.filter((each) => has(each, field)).length === 1) return write([field]);
  const few = fields.slice(0, 8);
  for (const [at, first] of few.entries())
    for (const second of few.slice(at + 1))
      if (items.filter((each) => has(each, first) && has(each, second)).length === 1)
        return write([first, second]);
  return undefined;
}

/** The path to every item of a list: lists on the way are walked through, not singled out. */
export function pathThrough(step: string, root: JsonValue, pointer: string, field = ''): string {
  let path = `$${step}`;
  let here: JsonValue | undefined = root;
  for (const token of pointerTokens(pointer)) {
    if (Array.isArray(here)) here = (here as readonly JsonValue[])[Number(token)];
    else {
      path += `.${nameInPath(token)}`;
      here = isObject(here) ? here[token] : undefined;
    }
  }
  return field === '' ? path : `${path}.${nameInPath(field)}`;
}
