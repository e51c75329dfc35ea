// Changes of what a thing has: "set the status of the ticket … to closed", with no more said than what the call gives.

import { mayWrite, type Tool } from '../../../model/tool.ts';
import { requiredOf } from '../../../schemas/schema-validator.ts';
import { readToolName } from '../../../text/naming.ts';
import { roleOf, type Spoken } from './argument.ts';
import type { Clause } from './sentence.ts';

const changing = new Set('update change modify edit set patch adjust'.split(' '));

/** Whether a tool changes attributes of a thing that is there. */
export function isChange(tool: Tool): boolean {
  if (!mayWrite(tool)) return false;
  const verb = readToolName(tool.tool).verb ?? /^[a-z]+/i.exec(tool.description)?.[0]?.toLowerCase() ?? '';
  return changing.has(verb);
}

/**
 * The clause of a change of one thing's attributes, where they are optional: the tool's description tells of all that
 * it could change. Undefined for every other call.
 */
export function changeClause(tool: Tool, spoken: readonly Spoken[]): Clause | undefined {
  if (!isChange(tool)) return undefined;
  const required = requiredOf(tool.inputSchema);
  const things = spoken.filter(({ parameter, kind }) => kind === 'thing' && required.includes(parameter));
  const values = spoken.filter(({ parameter, kind }) => kind !== 'flag' && !required.includes(parameter));
  const [thing] = things;
  if (thing === undefined || values.length === 0 || 1 + values.length < spoken.length) return undefined;
  const changes = values.map(({ parameter, text }, index) => {
    const { label } = roleOf(parameter);
    return index === 0 ? `the ${label} of ${thing.text} to ${text}` : `its ${label} to ${text}`;
  });
  return { verb: 'set', object: changes.join(' and ') };
}
