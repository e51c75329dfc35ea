// A zod issue as one sentence about a place in the configuration.
import type { z } from 'zod';
import { ToolGradError } from '../core/errors.ts';
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
  return new ToolGradError('usage', `${subject}: ${decapitalised(issue?.message ?? 'invalid')}.`);
}

function decapitalised(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '');
}
