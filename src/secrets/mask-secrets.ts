// What a server says, without what it was entrusted with: configured secrets in every usual spelling, and well-known shapes.
import { isObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { toPointer } from '../model/pointer.ts';
import { holdsShape, replaceSecrets, secretMark } from './secret-shapes.ts';
import { holdsSpelling, replaceSpellings, spellingsOf } from './secret-spellings.ts';

/** Finds the secrets that it was made for, and those that look like one. */
export interface SecretMask {
  /** Whether a text holds a secret. */
  holds(text: string): boolean;
  /** The text with each secret replaced, by a mark that the `secrets` check knows unless told otherwise. */
  text(text: string, mark?: string): string;
  /** The value with every string and property name masked; the very same value where none held a secret. */
  value<T>(value: T): T;
  /** Where a value first holds a secret, or the mark of one, as a JSON Pointer; undefined where nowhere. */
  find(value: JsonValue | undefined): string | undefined;
}

/** A mask for these secrets, as they are configured, and for well-known shapes of secrets. */
export function createSecretMask(secrets: readonly string[]): SecretMask {
  const spellings = spellingsOf(secrets);
  const shortest = Math.min(...spellings.map(({ text }) => text.length));

  const holds = (text: string): boolean =>
    (text.length >= shortest && holdsSpelling(text, spellings)) || holdsShape(text);

  const maskText = (text: string, mark = secretMark): string => {
    if (!holds(text)) return text;
    return replaceSecrets(replaceSpellings(text, spellings, mark), () => mark);
  };

  const maskArray = (items: readonly JsonValue[]): readonly JsonValue[] => {
    let masked: JsonValue[] | undefined;
    for (const [index, item] of items.entries()) {
      const other = maskValue(item) as JsonValue;
      if (other === item && masked === undefined) continue;
      masked ??= items.slice(0, index);
      masked.push(other);
    }
    return masked ?? items;
  };

  const maskObject = (object: JsonObject): JsonObject => {
    let isSame = true;
    const entries: [string, JsonValue | undefined][] = [];
    const names = new Set<string>();
    for (const [name, member] of Object.entries(object)) {
      const maskedName = unused(maskText(name), names);
      const maskedMember = maskValue(member) as JsonValue | undefined;
      isSame &&= maskedName === name && maskedMember === member;
      names.add(maskedName);
      entries.push([maskedName, maskedMember]);
    }
    return isSame ? object : Object.fromEntries(entries);
  };

  const maskValue = (value: unknown): unknown => {
    if (typeof value === 'string') return maskText(value);
    if (typeof value === 'number') return holds(String(value)) ? secretMark : value;
    if (Array.isArray(value)) return maskArray(value);
    return isObject(value) ? maskObject(value) : value;
  };

  const find = (value: JsonValue | undefined): string | undefined => {
    if (typeof value === 'string') return holds(value) || value.includes(secretMark) ? '' : undefined;
    if (typeof value === 'number') return holds(String(value)) ? '' : undefined;
    if (typeof value !== 'object' || value === null) return undefined;
    for (const [name, member] of Object.entries(value)) {
      // A path never leads through a secret name.
      if (!Array.isArray(value) && find(name) !== undefined) return '';
      const inside = find(member);
      if (inside !== undefined) return toPointer([name]) + inside;
    }
    return undefined;
  };

  return { holds, text: maskText, value: <T>(value: T) => maskValue(value) as T, find };
}

/** Two names that held secrets must not become one. */
function unused(name: string, names: ReadonlySet<string>): string {
  if (!names.has(name)) return name;
  let count = 2;
  while (names.has(`${name} ${count}`)) count += 1;
  return `${name} ${count}`;
}
