// Serving MCP clients over stdio or HTTP, whatever it is that is served.
import type { ExitCode } from '../command.ts';
import { interruptedCode } from '../signals.ts';
import type { Terminal } from '../terminal.ts';
import type { HttpOptions } from './http-flags.ts';

type CreateServer = Parameters<typeof import('../../server/transports/http.ts').serveHttp>[0];

/** Serves until the one client over stdio has gone, or the signal aborts; `what` is told over HTTP. Throws `usage` where the address cannot be listened on. */
export async function serveClients(
  createServer: CreateServer,
  http: HttpOptions | undefined,
  what: string,
  { err, signal }: Terminal,
): Promise<ExitCode> {
  if (http === undefined) {
    const { takeStdout } = await import('../../server/transports/stdout-guard.ts');
    const stdout = takeStdout();
    // That of a command ends the process at once; here there may be something left to write.
    process.stdout.removeAllListeners('error').on('error', () => stdout.destroy());
    const { serveStdio } = await import('../../server/transports/stdio.ts');
    await serveStdio(createServer(), process.stdin, stdout, signal);
    return signal.aborted ? interruptedCode(signal) : 0;
  }
  const { serveHttp } = await import('../../server/transports/http.ts');
  await using serving = await serveHttp(createServer, http);
  const guarded = http.token === undefined ? '' : ' (with the token)';
  err.say(`${what} at ${serving.url}${guarded}. Ctrl-C ends it.`);
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  return interruptedCode(signal);
}
