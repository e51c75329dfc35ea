// An MCP server over stdio, spoken to line by line, so that nothing but the server takes time.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { LATEST_PROTOCOL_VERSION } from '@modelcontextprotocol/sdk/types.js';

export interface StdioServer extends AsyncDisposable {
  /** From the start of the process to its answer to `initialize`, in milliseconds. */
  readonly initializedMs: number;
  /** Asks and answers with the result, and how long it took in milliseconds. Throws where it is an error. */
  ask(method: string, params?: object): Promise<{ readonly result: unknown; readonly ms: number }>;
}

/** Starts a program under Node and introduces itself to it. */
export async function startStdioServer(args: readonly string[]): Promise<StdioServer> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let lastId = 0;

  const send = (message: object) => child.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', ...message })}\n`);
  const ask = async (method: string, params: object = {}) => {
    lastId += 1;
    const askedAt = performance.now();
    send({ id: lastId, method, params });
    for (;;) {
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`${args[0]} ended before it answered ${method}.`);
      const message = JSON.parse(value) as { id?: number; result?: unknown; error?: { message: string } };
      if (message.id !== lastId || 'method' in message) continue;
      if (message.error !== undefined) throw new Error(message.error.message);
      return { result: message.result, ms: performance.now() - askedAt };
    }
  };

  await ask('initialize', {
    protocolVersion: LATEST_PROTOCOL_VERSION,
    capabilities: {},
    clientInfo: { name: 'toolgrad-bench', version: '0' },
  });
  const initializedMs = performance.now() - startedAt;
  send({ method: 'notifications/initialized' });
  return {
    initializedMs,
    ask,
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'close');
      child.stdin.end();
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
      await ended;
      clearTimeout(timer);
    },
  };
}
