// Serving is refused to a process that ToolGrad itself has started as a server: each would start the next one.
import { ToolGradError } from '../../model/errors.ts';
import { insideToolGrad } from '../../model/inside-toolgrad.ts';

/** Throws `usage` if ToolGrad has started this process, or one of its ancestors, to take tools from it. */
export function assertOutsideToolGrad(): void {
  if (process.env[insideToolGrad] === undefined) return;
  throw new ToolGradError(
    'usage',
    'This process was started by ToolGrad to take tools from it. toolgrad-mcp does not serve here, because it would start itself endlessly.',
  );
}
