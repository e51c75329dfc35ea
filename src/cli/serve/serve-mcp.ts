// What `serve` does: opens what all clients share, and serves until the client or the person says that it is enough.
import { resolve } from 'node:path';
import type { Limits } from '../../model/run.ts';
import type { ExitCode } from '../command.ts';
import type { HttpOptions } from '../flags/http-flags.ts';
import type { ToolsOptions } from '../flags/tools-flags.ts';
import { assertOutsideToolGrad } from '../terminal/outside-toolgrad.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { readyToServe } from './serve-clients.ts';

export interface ServeOptions {
  readonly tools: ToolsOptions;
  /** Absent if the platform's folder for data is meant. */
  readonly runs?: string;
  /** What runs of clients may spend on models in all. */
  readonly limits: Limits;
  /** Absent: over stdio. */
  readonly http?: HttpOptions;
}

/** Clients wait a few seconds for a server to end, and kill it then. */
const endingMs = 8_000;

export async function serve(options: ServeOptions, terminal: Terminal): Promise<ExitCode> {
  assertOutsideToolGrad();
  const serveClients = await readyToServe(options.http, terminal);
  const [{ createServer }, state] = await Promise.all([
    import('../../server/create-server.ts'),
    open(options),
  ]);
  try {
    return await serveClients(
      () => createServer(state),
      'toolgrad-mcp serves',
      `Runs are kept in ${state.options.runsFolder}.`,
    );
  } finally {
    await end(state);
  }
}

async function open({ tools, runs, limits, http }: ServeOptions) {
  const [{ openServerState }, { defaultRunsFolder }] = await Promise.all([
    import('../../server/server-state.ts'),
    import('../../server/registry/default-folder.ts'),
  ]);
  const { configFile } = tools;
  return openServerState({
    tools: { ...tools, ...(configFile === undefined ? {} : { configFile: resolve(configFile) }) },
    runsFolder: runs === undefined ? defaultRunsFolder() : resolve(runs),
    limits,
    local: http === undefined,
    secrets: http?.token === undefined ? [] : [http.token],
  });
}

/** Ends runs and servers; what does not end in time ends with the process. */
async function end(state: AsyncDisposable): Promise<void> {
  const timer = setTimeout(() => process.exit(1), endingMs);
  timer.unref();
  await state[Symbol.asyncDispose]();
  clearTimeout(timer);
}
