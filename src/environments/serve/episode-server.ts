// An episode as an MCP server: the tools in view, and calls of them in the episode's world.
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { ErrorCode } from '@modelcontextprotocol/sdk/types.js';
import { toldCalls } from '../../dataset/examples/told-calls.ts';
import { daySentence } from '../../dataset/formats/tasks/verifier-metadata.ts';
import { isObject, type JsonObject } from '../../model/json.ts';
import { type Outcome, refusal } from '../../model/tool.ts';
import { noValidation, WireError } from '../../transports/wire.ts';
import type { Environment } from '../environment.ts';
import type { Episode } from '../episode.ts';

export interface EpisodeServerOptions {
  readonly version: string;
  readonly session: string;
  readonly sample: string;
  /** Whether the episode goes on when its client goes away, and may go on already. */
  readonly isKept: boolean;
  /** Called with what went wrong with an episode that nobody waits for. */
  readonly onFault: (error: unknown) => void;
}

/** A server for one session, which begins an episode of the sample and ends with it; not yet connected. */
export function episodeServer(environment: Environment, options: EpisodeServerOptions): Server {
  const { version, session, sample, isKept, onFault } = options;
  const server = new Server(
    { name: `toolgrad-environment`, version },
    { capabilities: { tools: {}, prompts: {} }, ...noValidation },
  );
  let begun: Promise<unknown> | undefined;
  const begin = () => {
    begun ??= isKept ? environment.join(session, sample) : environment.begin(session, sample);
    return begun;
  };
  const current = async () => {
    await begin();
    return environment.episodeOf(session);
  };
  // A player that calls nothing has an episode too.
  server.oninitialized = () => void begin().catch(onFault);
  if (!isKept) server.onclose = () => void environment.end(session).catch(onFault);
  // Handlers that are set for a method check its results, and strip fields that the SDK does not know.
  server.fallbackRequestHandler = async ({ method, params = {} }, { signal }) => {
    if (method === 'tools/list') return toolList(await current());
    if (method === 'prompts/list') return { prompts: [taskPrompt] };
    if (method === 'prompts/get') return promptOf(await current(), params as JsonObject);
    if (method === 'tools/call') return await answer(await current(), params as JsonObject, signal);
    throw new WireError(ErrorCode.MethodNotFound, 'Method not found');
  };
  return server;
}

const taskPrompt = {
  name: 'task',
  description: 'What the user wants, the day it is, and what was said and called before.',
};

function promptOf({ task }: Episode, { name }: JsonObject) {
  if (name !== taskPrompt.name)
    throw new WireError(ErrorCode.InvalidParams, `Unknown prompt: ${String(name)}`);
  const { history = [], query } = task.example;
  const said = [...history.flatMap((each) => [each.query, each.response]), query];
  const before = toldCalls(task.example);
  const opening = [daySentence(task.sample), ...(before === '' ? [] : [before])].join('\n\n');
  return {
    messages: said.map((text, at) => ({
      role: at % 2 === 0 ? 'user' : 'assistant',
      content: { type: 'text', text: at === 0 ? `${opening}\n\n${text}` : text },
    })),
  };
}

function toolList({ task }: Episode) {
  return {
    tools: task.example.tools.map(({ name, description, inputSchema, annotations }) => ({
      name,
      description,
      inputSchema: { type: 'object', ...inputSchema },
      ...(annotations === undefined ? {} : { annotations }),
    })),
  };
}

/** What went wrong is an answer too, as in an evaluation: a player can learn from it. */
async function answer(episode: Episode, { name, arguments: given = {} }: JsonObject, signal: AbortSignal) {
  const outcome: Outcome = await episode.call(String(name), isObject(given) ? given : null, signal);
  const said = outcome.error === undefined ? outcome : refusal(outcome.error.message);
  return { ...said.result };
}
