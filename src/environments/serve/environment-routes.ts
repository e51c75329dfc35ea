// Where an environment's episodes are served: each sample at a path of its own, one alone at the root too.
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import type { Environment } from '../environment.ts';
import type { GradeOptions } from '../grading.ts';
import { episodeServer } from './episode-server.ts';
import { episodeHeader } from './nemo-gym.ts';
import { answerRoute } from './routes.ts';

export interface ServingOptions {
  readonly version: string;
  readonly grading: GradeOptions;
  readonly onFault: (error: unknown) => void;
}

export interface EnvironmentRoutes {
  mcp(path: string): ((session: string, headers: IncomingHttpHeaders) => Server) | undefined;
  other(request: IncomingMessage, response: ServerResponse): Promise<boolean>;
}

export function environmentRoutes(environment: Environment, options: ServingOptions): EnvironmentRoutes {
  const { ids } = environment.tasks;
  const [only] = ids.length === 1 ? ids : [];
  return {
    mcp(path) {
      const sample = path === '/mcp' ? only : sampleAt(path);
      if (sample === undefined || !environment.tasks.has(sample)) return undefined;
      return (session, headers) => {
        // A client that opens a session for every call names its episode.
        const named = headers[episodeHeader];
        const own = typeof named === 'string' ? { session: named, isKept: true } : { session, isKept: false };
        return episodeServer(environment, { ...options, ...own, sample });
      };
    },
    other: (request, response) => answerRoute(environment, options.grading, request, response),
  };
}

function sampleAt(path: string): string | undefined {
  const [, id] = /^\/mcp\/([^/]+)$/.exec(path) ?? [];
  try {
    return id === undefined ? undefined : decodeURIComponent(id);
  } catch {
    return undefined;
  }
}
