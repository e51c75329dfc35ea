// What `environment` does: builds the environment, and serves it until the client or the person says that it is enough.
import { composeEnvironment } from '../../compose/environment/compose-environment.ts';
import type { GradeOptions } from '../../environments/grading.ts';
import { readManifest } from '../../runs/manifest.ts';
import { counted } from '../../text/quantities.ts';
import { programVersion } from '../../version.ts';
import type { ExitCode } from '../command.ts';
import type { HttpOptions } from '../flags/http-flags.ts';
import { askWhetherTrusted } from '../progress/ask-whether-trusted.ts';
import { closeServers } from '../progress/close-servers.ts';
import { readyToServe } from '../serve/serve-clients.ts';
import { notice } from '../terminal/notice.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface EnvironmentCommandOptions {
  readonly run: string;
  readonly sample?: string;
  readonly log?: string;
  readonly configFile?: string;
  readonly toolsPerSample?: number;
  readonly unpinned: boolean;
  readonly trust: boolean;
  readonly grading: GradeOptions;
  /** Absent: over stdio. */
  readonly http?: HttpOptions;
}

export async function serveEnvironment(
  options: EnvironmentCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { http, log, trust, ...rest } = options;
  // What is wrong with the run is told before stdout belongs to the protocol.
  await readManifest(options.run);
  const serveClients = await readyToServe(http, terminal);
  const composed = await composeEnvironment(
    {
      ...rest,
      consent: { given: trust, ask: askWhetherTrusted(terminal) },
      ...(log === undefined ? {} : { logFolder: log }),
    },
    (message) => notice(terminal, message),
    terminal.signal,
  );
  const { environment, grading } = composed;
  try {
    const { environmentRoutes } = await import('../../environments/serve/environment-routes.ts');
    const routes = environmentRoutes(environment, {
      version: programVersion(),
      grading,
      onFault: (error) => console.error(error),
    });
    const { ids } = environment.tasks;
    const where = ids.length === 1 ? '' : ' (each sample at /mcp/ID; GET /samples, POST /grade)';
    return await serveClients(
      routes,
      `Serving ${counted(ids.length, 'environment')} of ${options.run}`,
      where.trim(),
    );
  } finally {
    await closeServers(composed, terminal);
  }
}
