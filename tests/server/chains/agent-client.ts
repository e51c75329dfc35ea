// An agent at its client, linked to a server in this process; and what it does to drive a chain to its end.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import type { CallToolResult, ClientCapabilities } from '@modelcontextprotocol/sdk/types.js';
import type { TurnOutput } from '../../../src/server/chains/turn-output.ts';
import { createServer } from '../../../src/server/create-server.ts';
import { openServerState, type ServerOptions, type ServerState } from '../../../src/server/server-state.ts';
import { continueChain } from '../../../src/server/tools/continue-chain.ts';
import { startChain } from '../../../src/server/tools/start-chain.ts';
import { verifyChain } from '../../../src/server/tools/verify-chain.ts';
import { answerPrompt } from './agent-script.ts';

const chainTools = [startChain, continueChain, verifyChain];

export interface Agent {
  readonly client: Client;
  /** The structured answer of a tool. Throws its text where it is an error. */
  call<Structured = TurnOutput>(tool: string, args?: object): Promise<Structured>;
  /** The sentence of the error that a tool answers with. */
  errorOf(tool: string, args?: object): Promise<string>;
}

/** What a client makes of tools, whatever carries its messages; structured answers are held against their schemas. */
export async function agentOf(client: Client): Promise<Agent> {
  // The client checks answers of tools that it has listed.
  await client.listTools();
  const result = async (name: string, args: object) =>
    (await client.callTool({ name, arguments: { ...args } })) as CallToolResult;
  const textOf = ({ content }: CallToolResult) =>
    content.map((block) => ('text' in block ? block.text : '')).join('\n');
  return {
    client,
    async call<Structured>(tool: string, args: object = {}) {
      const answer = await result(tool, args);
      if (answer.isError === true) throw new Error(textOf(answer));
      return answer.structuredContent as Structured;
    },
    async errorOf(tool, args = {}) {
      const answer = await result(tool, args);
      if (answer.isError !== true) throw new Error(`${tool} succeeded: ${textOf(answer)}`);
      return textOf(answer);
    },
  };
}

export interface ConnectOptions {
  readonly capabilities?: ClientCapabilities;
  readonly prepare?: (client: Client) => void;
}

export interface Bench extends AsyncDisposable {
  readonly state: ServerState;
  /** Connects another client to the same state. */
  connect(options?: ConnectOptions): Promise<Agent>;
}

/** A state with a folder of its own, unless one is to be kept; on the bundled servers unless told otherwise. */
export async function openBench(
  tools: ServerOptions['tools'] = { demo: true },
  kept?: string,
): Promise<Bench> {
  const runsFolder = kept ?? (await mkdtemp(join(tmpdir(), 'toolgrad-chains-')));
  const state = openServerState({ tools, runsFolder, local: true });
  const clients: Client[] = [];
  return {
    state,
    async connect({ capabilities = {}, prepare }: ConnectOptions = {}) {
      const [ours, theirs] = InMemoryTransport.createLinkedPair();
      const client = new Client({ name: 'agent', version: '1.0.0' }, { capabilities });
      clients.push(client);
      prepare?.(client);
      await Promise.all([createServer(state, chainTools).connect(theirs), client.connect(ours)]);
      return await agentOf(client);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(clients.map((client) => client.close()));
      await state[Symbol.asyncDispose]();
      if (kept === undefined) await rm(runsFolder, { recursive: true, force: true });
    },
  };
}

/** Answers request after request by rule, until the chain is finished. `seen` is told of every turn. */
export async function drive(
  agent: Agent,
  begun: TurnOutput,
  { errorRate = 0, answer: answerOf = answerPrompt, seen = (_: TurnOutput) => {} } = {},
): Promise<TurnOutput> {
  let turn = begun;
  seen(turn);
  while (turn.status === 'request' || turn.status === 'working') {
    const { handle, request } = turn;
    const answer = request && { request: request.number, answer: await answerOf(request, errorRate) };
    turn = await agent.call('continue_chain', { handle, ...answer });
    seen(turn);
  }
  return turn;
}
