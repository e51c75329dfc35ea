// What `serve` does: opens what all clients share, and serves until the client or the person says that it is enough.
import { resolve } from 'node:path';
import type { ExitCode } from '../command.ts';
import { assertOutsideToolGrad } from '../terminal/outside-toolgrad.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { ServeOptions } from './serve.ts';
import { readyToServe } from './serve-clients.ts';

/** Clients wait a few seconds for a server to end, and kill it then. */
const endingMs = 8_000;

export async function serve(options: ServeOptions, terminal: Terminal): Promise<ExitCode> {
  assertOutsideToolGrad();
  const serveClients = await readyToServe(options.http, terminal);
  const [{ createServer }, workshop] = await Promise.all([
    import('../../server/create-server.ts'),
    open(options),
  ]);
  try {
    return await serveClients(
      () => createServer(workshop),
      'toolgrad-mcp serves',
      `Runs are kept in ${workshop.options.runsFolder}.`,
    );
  } finally {
    await end(workshop);
  }
}

async function open({ tools, runs, http }: ServeOptions) {
  const [{ openWorkshop }, { defaultRunsFolder }] = await Promise.all([
    import('../../server/workshop.ts'),
    import('../../server/registry/default-folder.ts'),
  ]);
  const { configFile } = tools;
  return openWorkshop({
    tools: { ...tools, ...(configFile === undefined ? {} : { configFile: resolve(configFile) }) },
    runsFolder: runs === undefined ? defaultRunsFolder() : resolve(runs),
    local: http === undefined,
    secrets: http?.token === undefined ? [] : [http.token],
  });
}

/** Ends runs and servers; what does not end in time ends with the process. */
async function end(workshop: AsyncDisposable): Promise<void> {
  const timer = setTimeout(() => process.exit(1), endingMs);
  timer.unref();
  await workshop[Symbol.asyncDispose]();
  clearTimeout(timer);
}
