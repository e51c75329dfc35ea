// A zod issue as one sentence about a place in the configuration, in words of our own.

import type { z } from 'zod';
import { ToolGradError } from '../model/errors.ts';
import { plainText } from '../model/json.ts';
import { unknownName } from './choices.ts';

/** The first issue as a usage error. `where` names the object: `The server "crm" in servers.json`. */
export function usageError(error: z.ZodError, where: string, keys: readonly string[] = []): ToolGradError {
  const issue = error.issues[0];
  if (issue?.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    return unknownName(`${where} has an unknown setting "${key}".`, key, keys);
  }
  const field = issue?.path.join('.') ?? '';
  const subject = field === '' ? where : `${where} has a bad "${field}"`;
  return new ToolGradError('usage', `${subject}: ${issue?.message ?? 'it cannot be read'}.`);
}

const kinds: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  record: 'an object',
  string: 'a text',
};

/** What is wrong with a value, as the rest of a sentence; given to a schema's `safeParse` as `error`. */
export const inOurWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'it is missing'
        : `it must be ${kinds[issue.expected] ?? issue.expected}, not ${found(issue.input)}`;
    case 'too_small':
      if (issue.origin === 'string') return 'it is empty';
      return `it must be ${issue.inclusive === true ? 'at least' : 'more than'} ${issue.minimum}, not ${found(issue.input)}`;
    case 'too_big':
      return `it must be ${issue.inclusive === true ? 'at most' : 'less than'} ${issue.maximum}, not ${found(issue.input)}`;
    case 'invalid_value':
      return `it must be ${listed(issue.values.map((value) => JSON.stringify(value)))}`;
    case 'invalid_union':
      return `it cannot be ${found(issue.input)}`;
    default:
      return 'it cannot be read';
  }
};

/** What is there; of texts no more than that, since one in the wrong place may be a secret. */
function found(value: unknown): string {
  if (typeof value === 'string') return 'a text';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return plainText(value);
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}
