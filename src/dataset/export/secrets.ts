// Finds well-known key shapes in what is to be exported, and replaces them.
import { createHash } from 'node:crypto';
import { isObject } from '../../model/json.ts';
import { replaceSecrets, secretIn } from '../../secrets/secret-shapes.ts';

/** What kind of secret a value holds in a string or a property name, as a noun phrase, or undefined. */
export function secretWithin(value: unknown): string | undefined {
  if (typeof value === 'string') return secretIn(value, []);
  if (Array.isArray(value)) return firstOf(value as readonly unknown[], secretWithin);
  if (!isObject(value)) return undefined;
  return firstOf(Object.entries(value), ([key, member]) => secretIn(key, []) ?? secretWithin(member));
}

function firstOf<T>(items: readonly T[], find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The value with every secret replaced by a unique name: the same secret has the same name wherever it
 * occurs, so that an argument still matches the query. Character positions across it (`part`, `span` of a
 * binding) refer to the original text.
 */
export function redactSecrets<T>(value: T): T {
  if (typeof value === 'string') return replaceSecrets(value, nameOf) as T;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(redactSecrets) as T;
  const entries = Object.entries(value).map(([key, member]) => [redactSecrets(key), redactSecrets(member)]);
  return Object.fromEntries(entries) as T;
}

/** Eight characters of a hash distinguish secrets without revealing them: values of such shapes cannot be guessed. */
function nameOf(secret: string): string {
  return `REDACTED-${createHash('sha256').update(secret).digest('hex').slice(0, 8)}`;
}

/** Whether the text of a JSON value may contain a secret: fast, and without false negatives. */
export function mayHoldSecret(json: string): boolean {
  // An escape such as \n ends in a letter, which would hide where a word begins.
  return secretIn(json.replace(/\\(?:[bfnrt]|u[\da-f]{4})/gi, ' '), []) !== undefined;
}
