// How long checking a value against a schema can take, as far as the schema tells: a pattern or a schema that holds itself can take for ever.
import { isObject, type JsonObject } from '../model/json.ts';

/** Schemas of more parts, or more patterns and formats, are not looked through to their end. */
const mostParts = 2_000;
const mostPatterns = 50;

/** Keywords that compare all items, or lead elsewhere by a way that is not followed here. */
const slowKeywords = new Set(['uniqueItems', '$dynamicRef', '$recursiveRef']);

/** Whether checking a small value (see `isSmall`) is surely quick. False says nothing. */
export function isQuickSchema(schema: JsonObject): boolean {
  let parts = 0;
  let patterns = 0;
  /** `within` holds the references that lead here: what leads to itself may branch at each level of a value. */
  const isKnown = (value: unknown, within: readonly string[]): boolean => {
    if (typeof value !== 'object' || value === null) return true;
    if (++parts > mostParts) return false;
    if (Array.isArray(value)) return value.every((item) => isKnown(item, within));
    return Object.entries(value).every(([key, inner]) => {
      if (slowKeywords.has(key)) return inner === false;
      // What is never referred to checks nothing.
      if (value === schema && (key === '$defs' || key === 'definitions')) return true;
      if (key === '$ref' && typeof inner === 'string') {
        const target = within.includes(inner) ? undefined : definitionOf(inner, schema);
        return target !== undefined && isKnown(target, [...within, inner]);
      }
      const written =
        key === 'patternProperties' && isObject(inner)
          ? Object.keys(inner)
          : key === 'pattern' && typeof inner === 'string'
            ? [inner]
            : [];
      patterns += key === 'format' ? 1 : written.length;
      return patterns <= mostPatterns && written.every(isQuickPattern) && isKnown(inner, within);
    });
  };
  return isKnown(schema, []);
}

/** What a reference to one of the schema's own definitions leads to. */
function definitionOf(ref: string, schema: JsonObject): unknown {
  const [, key = '', name = ''] = /^#\/(\$defs|definitions)\/([^/~%]+)$/.exec(ref) ?? [];
  const all = schema[key];
  return isObject(all) && Object.hasOwn(all, name) ? all[name] : undefined;
}

const longestPattern = 2_000;

/** The most ways through a pattern by the number of its repetitions: each multiplies the steps by the length of the text. */
const mostWays = [4_096, 64, 1];

/**
 * True only for patterns of characters, classes, groups and choices that match in few steps by any account. Whatever
 * looks around or back, or repeats a group with more in it than characters, may take for ever.
 */
export function isQuickPattern(pattern: string): boolean {
  if (pattern.length > longestPattern || /\(\?[^:]|\\[1-9k]/.test(pattern)) return false;
  const plain = pattern
    .replace(/\\./gs, 'x')
    .replace(/\[[^\]]*\]/g, 'x')
    .replaceAll('(?:', '(');
  /** Whether there is more than characters in each group that is open. */
  const open = [false];
  let repetitions = 0;
  let choices = 0;
  let hasBranches = false;
  for (let at = 0; at < plain.length; at++) {
    const character = plain[at] as string;
    if (character === '(') open.push(false);
    else if (character === ')') {
      const isManifold = open.pop();
      if (open.length === 0 || (isManifold && '*+{'.includes(plain[at + 1] ?? '.'))) return false;
      open[open.length - 1] = true;
    } else if ('*+{|?'.includes(character)) {
      open[open.length - 1] = true;
      if (character === '*' || character === '+') repetitions++;
      else if (character === '{') repetitions += /^\{\d+\}/.test(plain.slice(at, at + 8)) ? 0 : 1;
      else choices++;
      if (character === '|' && open.length === 1) hasBranches = true;
    }
  }
  // A text is searched from each of its characters on, unless the pattern says where it begins.
  if (!plain.startsWith('^') || hasBranches) repetitions++;
  return 2 ** choices <= (mostWays[repetitions] ?? 0);
}

/** The sum of the squares of the texts' lengths: what patterns take at the most. */
const mostSquares = 4_000 ** 2;
const mostValues = 5_000;

/** Whether a value has so few parts, and texts so short, that a quick schema is quick for it. */
export function isSmall(value: unknown): boolean {
  let squares = 0;
  let values = 0;
  const take = (part: unknown): boolean => {
    if (typeof part === 'string') squares += part.length ** 2;
    if (++values > mostValues || squares > mostSquares) return false;
    if (typeof part !== 'object' || part === null) return true;
    return Object.entries(part).every(([key, inner]) => {
      squares += key.length ** 2;
      return take(inner);
    });
  };
  return take(value);
}
