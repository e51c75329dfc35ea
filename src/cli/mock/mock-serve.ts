// What `mock` does: reads what is to be played, and serves it until the client or the person says that it is enough.
import { resolve } from 'node:path';
import { composeMock } from '../../compose/compose-mock.ts';
import { counted } from '../../text/quantities.ts';
import type { ExitCode } from '../command.ts';
import type { HttpOptions } from '../flags/http-flags.ts';
import { readyToServe } from '../serve/serve-clients.ts';
import { notice } from '../terminal/notice.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface MockCommandOptions {
  readonly source: string;
  readonly synthesize: boolean;
  readonly seed: number;
  /** Absent: over stdio. */
  readonly http?: HttpOptions;
}

export async function serveMock(options: MockCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const { source, synthesize, seed, http } = options;
  const serveClients = await readyToServe(http, terminal);
  const { createServer, notices, tools } = await composeMock(resolve(source), { synthesize, seed });
  for (const message of notices) notice(terminal, message);
  return await serveClients(createServer, `Serving ${source} (${counted(tools, 'tool')})`);
}
