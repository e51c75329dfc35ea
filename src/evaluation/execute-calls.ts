// Executes the calls of one answer: concurrently if they only read, and not at all if they must not be executed.
import type { ChatCall } from '../model/chat.ts';
import { ToolGradError } from '../model/errors.ts';
import type { ToolSession } from '../model/seams.ts';
import { mayWrite, type Outcome, type Tool } from '../model/tool.ts';
import { validate } from '../schemas/schema-validator.ts';
import type { ToolsInView } from './tools-in-view.ts';

export interface CallContext {
  readonly view: ToolsInView;
  readonly session: ToolSession;
  /** Names of the servers where writing does no harm. */
  readonly sandboxes: ReadonlySet<string>;
  readonly signal: AbortSignal;
}

/** The error code of a call that was not executed because it may write and its server is not a sandbox. */
export const writeRefused = 'not_executed';

/**
 * The outcome of each call. What is not in view, does not fit its schema, may not be called, or would write outside a
 * sandbox gets an error instead of a result and reaches no server. A lost server is an
 * outcome too. Throws `interrupted` only.
 */
export async function executeCalls(
  context: CallContext,
  calls: readonly ChatCall[],
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  let reads: Promise<Outcome>[] = [];
  const settle = async () => {
    outcomes.push(...(await Promise.all(reads)));
    reads = [];
  };
  for (const call of calls) {
    const tool = context.view.toolOf(call.name);
    const writes = tool !== undefined && mayWrite(tool);
    // A write sees what the reads before it saw, and the reads after it see what it did.
    if (writes) await settle();
    reads.push(execute(context, call, tool));
    if (writes) await settle();
  }
  await settle();
  return outcomes;
}

async function execute(
  { view, session, sandboxes, signal }: CallContext,
  { name, arguments: args }: ChatCall,
  tool: Tool | undefined,
): Promise<Outcome> {
  if (!view.has(name)) {
    const known = view.functions.map((each) => each.name).join(', ');
    return failed('unknown_tool', `There is no tool ${name}. Available: ${known || 'no tools'}.`);
  }
  if (args === null) return failed('arguments', 'The arguments are not a JSON object.');
  if (tool === undefined) return failed('unavailable', `${name} is no longer available.`);
  const issues = validate(tool.inputSchema, args);
  if (issues.length > 0) {
    return failed('arguments', `${issues.map(({ path, message }) => `${path} ${message}`).join('; ')}.`);
  }
  if (mayWrite(tool) && !sandboxes.has(tool.server)) {
    return failed(writeRefused, `${name} may change things, which is not allowed here: not executed.`);
  }
  try {
    return await session.call({ tool: tool.name, arguments: args }, signal);
  } catch (error) {
    if (!(error instanceof ToolGradError) || signal.aborted) throw error;
    // The messages of the policy and the server contain real tool names and command-line flags, which players must not see.
    if (error.code === 'forbidden') return failed('forbidden', `${name} may not be called here.`);
    if (error.code === 'server') return failed('unavailable', `The server of ${name} cannot be reached.`);
    throw error;
  }
}

function failed(code: string, message: string): Outcome {
  return { error: { code, message } };
}
