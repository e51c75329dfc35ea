// Calls that are answered without reaching a server.
import { ToolGradError } from '../model/errors.ts';
import type { Outcome, Tool } from '../model/tool.ts';
import { nearestNames } from '../text/did-you-mean.ts';

const suggestions = 3;

/** The answer to a call that the policy refuses; it never reaches the server. */
export function forbidden({ name, permission }: Tool): ToolGradError {
  const remedy = permission.toAllow === undefined ? '' : ` To allow it, add ${permission.toAllow}.`;
  return new ToolGradError('forbidden', `${name} may not be called: ${permission.why}.${remedy}`);
}

/** Language models invent tools; they are told the nearest existing ones. */
export function unknownTool(name: string, known: readonly string[]): Outcome {
  const nearest = nearestNames(name, known, suggestions);
  const hint = nearest.length === 0 ? '' : ` The nearest are ${nearest.join(', ')}.`;
  return { error: { code: 'unknown_tool', message: `There is no tool ${name}.${hint}` } };
}
