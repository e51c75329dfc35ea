// What `serve` does: opens what all clients share, and serves until the client or the person says that it is enough.
import { resolve } from 'node:path';
import { ToolGradError } from '../../core/errors.ts';
import { insideToolGrad } from '../../core/inside-toolgrad.ts';
import type { ExitCode } from '../command.ts';
import { interruptedCode } from '../signals.ts';
import type { Terminal } from '../terminal.ts';
import type { ServeOptions } from './serve.ts';

/** Clients wait a few seconds for a server to end, and kill it then. */
const endingMs = 8_000;

export async function serve(options: ServeOptions, terminal: Terminal): Promise<ExitCode> {
  if (process.env[insideToolGrad] !== undefined) {
    throw new ToolGradError(
      'usage',
      'This is a server that ToolGrad itself has started to take tools from: toolgrad-mcp does not serve there, as it would never end.',
    );
  }
  // A promise that nobody waits for any more is no reason to leave every client alone.
  process.on('unhandledRejection', (error) => console.error(error));
  if (options.http === undefined) return await overStdio(options, terminal);
  return await overHttp({ ...options, http: options.http }, terminal);
}

async function overStdio(options: ServeOptions, terminal: Terminal): Promise<ExitCode> {
  const { takeStdout } = await import('../../server/transports/stdout-guard.ts');
  const stdout = takeStdout();
  // That of a command ends the process at once; here runs are to be written down first.
  process.stdout.removeAllListeners('error').on('error', () => stdout.destroy());
  const [{ serveStdio }, { createServer }, workshop] = await Promise.all([
    import('../../server/transports/stdio.ts'),
    import('../../server/create-server.ts'),
    open(options, true),
  ]);
  try {
    await serveStdio(createServer(workshop), process.stdin, stdout, terminal.signal);
  } finally {
    await end(workshop);
  }
  return terminal.signal.aborted ? interruptedCode(terminal.signal) : 0;
}

async function overHttp(
  options: ServeOptions & Required<Pick<ServeOptions, 'http'>>,
  { err, signal }: Terminal,
): Promise<ExitCode> {
  const [{ serveHttp }, { createServer }] = await Promise.all([
    import('../../server/transports/http.ts'),
    import('../../server/create-server.ts'),
  ]);
  const token = options.http.token ?? process.env.TOOLGRAD_MCP_TOKEN?.trim();
  const guarded = token === undefined || token === '' ? {} : { token };
  const workshop = await open(options, false, Object.values(guarded));
  try {
    const { host, port } = options.http;
    await using serving = await serveHttp(() => createServer(workshop), { host, port, ...guarded });
    err.say(`toolgrad-mcp serves at ${serving.url}${token === undefined ? '' : ' (with the token)'}`);
    err.say(`Runs are kept in ${workshop.options.runsFolder}. Ctrl-C ends it.`);
    await aborted(signal);
  } finally {
    await end(workshop);
  }
  return interruptedCode(signal);
}

async function open({ tools, runs }: ServeOptions, local: boolean, secrets: readonly string[] = []) {
  const { openWorkshop } = await import('../../server/workshop.ts');
  const { defaultRunsFolder } = await import('../../server/registry/default-folder.ts');
  const { configFile } = tools;
  return openWorkshop({
    tools: { ...tools, ...(configFile === undefined ? {} : { configFile: resolve(configFile) }) },
    runsFolder: runs === undefined ? defaultRunsFolder() : resolve(runs),
    local,
    secrets,
  });
}

/** Ends runs and servers; what does not end in time ends with the process. */
async function end(workshop: AsyncDisposable): Promise<void> {
  const timer = setTimeout(() => process.exit(1), endingMs);
  timer.unref();
  await workshop[Symbol.asyncDispose]();
  clearTimeout(timer);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
