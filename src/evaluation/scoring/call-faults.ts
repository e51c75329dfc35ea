// What is wrong with a played call as such, whatever the right answer is.
import type { Example } from '../../model/example.ts';
import { validate } from '../../schemas/schema-validator.ts';
import type { PlayedCall, PlayMode } from '../played.ts';
import { openPaths } from './match-calls.ts';

/**
 * `hallucinated`: no tool in view has the name; `unparsable`: the arguments are no JSON object; `invalid-arguments`: they
 * do not fit the tool's input schema.
 */
export const callFaults = ['hallucinated', 'unparsable', 'invalid-arguments'] as const;
export type CallFault = (typeof callFaults)[number];

/** A call's fault with a description; undefined if it has none. */
export function faultOf(
  example: Pick<Example, 'tools' | 'turns'>,
  call: PlayedCall,
  mode: PlayMode,
): { readonly fault: CallFault; readonly detail: string } | undefined {
  const tool = example.tools.find(({ name }) => name === call.name);
  if (tool === undefined) return { fault: 'hallucinated', detail: 'No tool in view has this name.' };
  if (call.arguments === null) return { fault: 'unparsable', detail: 'The arguments are not a JSON object.' };
  // Where only a result can provide the value, there is a placeholder, which matches no schema.
  const open = mode === 'single-turn' ? openPaths(example, call.name) : new Set<string>();
  const issue = issuesOf(tool.inputSchema, call.arguments).find(({ path }) => !isWithin(path, open));
  if (issue === undefined) return undefined;
  return { fault: 'invalid-arguments', detail: `${issue.path || 'The whole'} ${issue.message}.` };
}

function issuesOf(...[schema, value]: Parameters<typeof validate>): ReturnType<typeof validate> {
  try {
    return validate(schema, value);
  } catch {
    // A schema that cannot be compiled rejects nothing.
    return [];
  }
}

/** Whether a path is one of the open ones, or leads through one or to the inside of one. */
function isWithin(path: string, open: ReadonlySet<string>): boolean {
  for (const each of open)
    if (path === each || path.startsWith(`${each}/`) || each.startsWith(`${path}/`)) return true;
  return false;
}
