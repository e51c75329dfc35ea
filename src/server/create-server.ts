// One MCP server for one connection: what it declares, and how each request is handled.
import { randomUUID } from 'node:crypto';
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  CompleteRequestSchema,
  ErrorCode,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  type LoggingLevel,
  LoggingLevelSchema,
  ReadResourceRequestSchema,
  SetLevelRequestSchema,
  SubscribeRequestSchema,
  UnsubscribeRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { ToolGradError } from '../model/errors.ts';
import { noValidation } from '../transports/wire.ts';
import { programVersion } from '../version.ts';
import { inAgentWords } from './agent-words.ts';
import { answerCall } from './answer-call.ts';
import { appMetaOf, showsApps, toolsFor } from './app/chat-app.ts';
import { type ClientFace, clientFace, type SendRequest } from './client-face.ts';
import { complete } from './complete.ts';
import { steadyProgress } from './progress.ts';
import { getPrompt, listPrompts } from './prompts/prompts.ts';
import { ProtocolError } from './protocol-error.ts';
import { listResources, readResource, resourceTemplates } from './resources/resources.ts';
import { Subscriptions } from './resources/subscriptions.ts';
import type { ServerState } from './server-state.ts';
import { connectionClosed, type ServerCall, type ServerTool } from './server-tool.ts';
import { describeTool } from './tool-schemas.ts';
import { serverTools } from './tools/list.ts';

const instructions = [
  'ToolGrad generates verified tool-use data: real calls to the tools of MCP servers first, then the question they answer.',
  'Start with inspect_tools, which shows what is connected and what may be called.',
  'generate_samples needs no language model; with start_chain and continue_chain you act as the model: follow each request exactly.',
].join(' ');

/** A server for one client, not yet connected. It ends with its connection; the state outlives it. */
export function createServer(state: ServerState, tools: readonly ServerTool[] = serverTools): Server {
  const server = new Server(
    { name: 'toolgrad-mcp', title: 'ToolGrad', version: programVersion() },
    {
      instructions,
      capabilities: {
        tools: { listChanged: true },
        resources: { subscribe: true, listChanged: true },
        prompts: {},
        completions: {},
        logging: {},
      },
      // It would only ever check an answer without fields, and compiling a validator for that takes time.
      ...noValidation,
    },
  );
  const sessionId = randomUUID();
  let face: ClientFace | undefined;
  // While a call is in progress, its requests to the client go out on the call's own stream.
  const routes = new Set<SendRequest>();
  const client = () => {
    face ??= clientFace(server, sessionId, () => [...routes].at(-1));
    return face;
  };

  const hasApps = () => showsApps(server.getClientCapabilities());
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: toolsFor(tools, hasApps()).map((tool) => ({
      ...describeTool(tool, state.serverNames()),
      ...(hasApps() && appMetaOf(tool)),
    })),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, extra) => {
    const stop = new AbortController();
    // The SDK aborts right before it releases the transport.
    const end = () =>
      queueMicrotask(() => stop.abort(server.transport === undefined ? connectionClosed : undefined));
    // A cancellation right after the request aborts the signal before anyone could listen.
    if (extra.signal.aborted) end();
    else extra.signal.addEventListener('abort', end, { once: true });
    const token = extra._meta?.progressToken;
    const progress = steadyProgress((done, total, message) => {
      if (token === undefined || stop.signal.aborted) return;
      const told = { progressToken: token, progress: done, total, message: state.redact(message) };
      void extra.sendNotification({ method: 'notifications/progress', params: told }).catch(() => {});
    });
    const route = extra.sendRequest as SendRequest;
    routes.add(route);
    try {
      const call: ServerCall = { state, client: client(), signal: stop.signal, progress };
      return await answerCall(toolsFor(tools, hasApps()), params.name, params.arguments, call);
    } finally {
      routes.delete(route);
    }
  });

  server.setRequestHandler(ListResourcesRequestSchema, ({ params }) =>
    told(state, () => listResources(state, params?.cursor, hasApps())),
  );
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({ resourceTemplates }));
  server.setRequestHandler(ReadResourceRequestSchema, ({ params }) =>
    told(state, () => readResource(state, params.uri)),
  );
  const subscriptions = new Subscriptions(state, server);
  server.setRequestHandler(SubscribeRequestSchema, ({ params }) =>
    told(state, async () => {
      // Before reading, which takes time: a client may unsubscribe meanwhile, and that must win.
      subscriptions.add(params.uri);
      try {
        await readResource(state, params.uri);
      } catch (error) {
        subscriptions.delete(params.uri);
        throw error;
      }
      return {};
    }),
  );
  server.setRequestHandler(UnsubscribeRequestSchema, ({ params }) => {
    subscriptions.delete(params.uri);
    return {};
  });
  server.setRequestHandler(ListPromptsRequestSchema, () => ({ prompts: listPrompts() }));
  server.setRequestHandler(GetPromptRequestSchema, ({ params }) =>
    told(state, async () => await getPrompt(state, params.name, params.arguments ?? {})),
  );
  server.setRequestHandler(CompleteRequestSchema, ({ params }) => told(state, () => complete(state, params)));
  followEvents(server, state, subscriptions);
  return server;
}

/** Logs at the level the client sets, and notifications of changed lists. */
function followEvents(server: Server, state: ServerState, subscriptions: Subscriptions): void {
  const levels = LoggingLevelSchema.options;
  let least: LoggingLevel = 'info';
  server.setRequestHandler(SetLevelRequestSchema, ({ params }) => {
    least = params.level;
    return {};
  });
  const send = (work: () => Promise<void>) => {
    // Before the client has initialized, and after it has disconnected, there is no one to notify.
    if (server.getClientVersion() !== undefined) void work().catch(() => {});
  };
  const onLog = (level: LoggingLevel, message: string) => {
    if (levels.indexOf(level) < levels.indexOf(least)) return;
    const params = { level, logger: 'toolgrad', data: message };
    send(() => server.notification({ method: 'notifications/message', params }));
  };
  const onRunAdded = () => send(() => server.sendResourceListChanged());
  const onServers = () => send(() => server.sendToolListChanged());
  const { events } = state;
  events.on('log', onLog).on('run-added', onRunAdded).on('servers-changed', onServers);
  server.onclose = () => {
    events.off('log', onLog).off('run-added', onRunAdded).off('servers-changed', onServers);
    subscriptions[Symbol.dispose]();
  };
  // The content of a malformed message is not shown: it may contain secrets.
  server.onerror = (error) => events.log('debug', `A message could not be handled (${error.name}).`);
}

/** Outside of tools, errors are protocol errors with the same message. */
async function told<T>(state: ServerState, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ProtocolError) throw error;
    if (error instanceof ToolGradError) {
      throw new ProtocolError(ErrorCode.InvalidParams, inAgentWords(state.redact(error.message)));
    }
    console.error(error);
    throw new ProtocolError(ErrorCode.InternalError, 'ToolGrad failed unexpectedly.');
  }
}
