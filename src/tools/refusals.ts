// Calls that are answered without reaching a server.

import { ToolGradError } from '../model/errors.ts';
import { canBeAllowed, type Outcome, type Tool } from '../model/tool.ts';
import { allowFlag } from '../text/allow-rule.ts';
import { nearestNames } from '../text/did-you-mean.ts';

const suggestions = 3;

/** The answer to a call that the policy refuses; it never reaches the server. */
export function forbidden(tool: Tool): ToolGradError {
  const { name, permission } = tool;
  const remedy = canBeAllowed(tool) ? ` To allow it, add ${allowFlag(tool)}.` : '';
  return new ToolGradError('forbidden', `${name} may not be called: ${permission.why}.${remedy}`);
}

/** Language models invent tools; they are told the nearest existing ones. */
export function unknownTool(name: string, known: readonly string[]): Outcome {
  const nearest = nearestNames(name, known, suggestions);
  const hint = nearest.length === 0 ? '' : ` The nearest are ${nearest.join(', ')}.`;
  return { error: { code: 'unknown_tool', message: `There is no tool ${name}.${hint}` } };
}
