// Serving MCP clients over stdio or HTTP, whatever it is that is served.
import { randomUUID } from 'node:crypto';
import type { ExitCode } from '../command.ts';
import type { HttpOptions } from '../flags/http-flags.ts';
import { interruptedCode } from '../terminal/signals.ts';
import type { Terminal } from '../terminal/terminal.ts';

type Serves = Parameters<typeof import('../../server/transports/http.ts').serveHttp>[0];

/**
 * Serves until the one client over stdio has gone, or the signal aborts, and answers with the exit code. Over HTTP it
 * tells where `what` is, and what there is to say beside that. Throws `usage` if the address cannot be listened on.
 */
type ServeClients = (serves: Serves, what: string, beside?: string) => Promise<ExitCode>;

/**
 * Makes this process one that serves clients. Over stdio, stdout belongs to the protocol from here on: what is loaded
 * and opened afterwards cannot write into it.
 */
export async function readyToServe(http: HttpOptions | undefined, terminal: Terminal): Promise<ServeClients> {
  // A promise that nobody waits for any more is no reason to leave every client alone.
  process.on('unhandledRejection', (error) => console.error(error));
  return http === undefined ? await overStdio(terminal) : await overHttp(http, terminal);
}

async function overStdio({ signal }: Terminal): Promise<ServeClients> {
  const { takeStdout } = await import('../../server/transports/stdout-guard.ts');
  const stdout = takeStdout();
  // That of a command ends the process at once; here there may be something left to write.
  process.stdout.removeAllListeners('error').on('error', () => stdout.destroy());
  const { serveStdio } = await import('../../server/transports/stdio.ts');
  return async (serves) => {
    const create = typeof serves === 'function' ? serves : serves.mcp('/mcp');
    // The protocol has no name for the one session; logs need one.
    const session = randomUUID();
    if (create === undefined) throw new Error('Nothing is served at the root.');
    await serveStdio(create(session, {}), process.stdin, stdout, signal);
    return signal.aborted ? interruptedCode(signal) : 0;
  };
}

async function overHttp(http: HttpOptions, { err, signal }: Terminal): Promise<ServeClients> {
  const { serveHttp } = await import('../../server/transports/http.ts');
  return async (serves, what, beside) => {
    await using serving = await serveHttp(serves, http);
    const guarded = http.token === undefined ? '' : ' (with the token)';
    const also = beside === undefined ? '' : `\n${beside}`;
    err.say(`${what} at ${serving.url}${guarded}.${also} Press Ctrl-C to stop.`);
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    return interruptedCode(signal);
  };
}
