// From a server's address to the SDK transport that reaches it.
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { type JSONRPCMessage, JSONRPCMessageSchema } from '@modelcontextprotocol/sdk/types.js';
import { parseJsonText } from '../model/json.ts';
import { type AnswerLimit, edgeBytes, errorInPlace, standInFor } from '../transports/answer-limit.ts';
import { limitedFetch } from '../transports/limited-fetch.ts';
import type { InProcessServer, RemoteAddress, ServerAddress } from '../transports/server-address.ts';
import { StdioTransport } from '../transports/stdio-transport.ts';

export interface TransportOptions {
  /** What the session is for. */
  readonly label?: string;
  /** Notices about a mock's file, for the user. */
  readonly onNotice?: ((message: string) => void) | undefined;
}

/** A transport that has not been started. For a server in this process, the server's end is already connected. */
export async function transportTo(
  address: ServerAddress,
  limit: AnswerLimit,
  { label = '', onNotice = () => {} }: TransportOptions = {},
): Promise<Transport> {
  switch (address.kind) {
    case 'stdio':
      return new StdioTransport(address, limit);
    case 'in-process':
      return linkTo(address.create(label), limit);
    case 'mock': {
      const { openMock } = await import('../mocks/open-mock.ts');
      return linkTo(await openMock(address, label, onNotice), limit);
    }
    case 'sse':
      return sseTransport(address, limit);
    case 'http':
      return httpTransport(address, limit);
  }
}

/** Where and how an address is asked. `fetch` refuses a name and password in a URL: they become a header, as browsers do it. */
function requestTo({ url: text, headers }: RemoteAddress): { url: URL; headers: Record<string, string> } {
  const url = new URL(text);
  const { username, password } = url;
  if (username === '' && password === '') return { url, headers: { ...headers } };
  url.username = '';
  url.password = '';
  const credentials = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`);
  // A header that is configured has its reason.
  return { url, headers: { Authorization: `Basic ${credentials.toString('base64')}`, ...headers } };
}

/** Some servers answer in the body of a request, where the protocol wants an event of the stream. */
function sseTransport(address: RemoteAddress, limit: AnswerLimit): Transport {
  const { url, headers } = requestTo(address);
  const send = limitedFetch({ limit, isSse: true });
  const transport = new SSEClientTransport(url, {
    requestInit: { headers },
    fetch: async (at, init) => {
      const response = await send(at, init);
      const isAnswer = response.ok && /\bjson\b/i.test(response.headers.get('content-type') ?? '');
      if (init?.method !== 'POST' || !isAnswer) return response;
      const message = JSONRPCMessageSchema.safeParse(parseJsonText(await response.text()));
      if (message.success) transport.onmessage?.(message.data);
      return new Response(null, { status: 202 });
    },
  });
  return transport;
}

function httpTransport(address: RemoteAddress, limit: AnswerLimit): Transport {
  const { url, headers } = requestTo(address);
  const transport = new StreamableHTTPClientTransport(url, {
    requestInit: { headers },
    fetch: limitedFetch({ limit }),
  });
  const close = transport.close.bind(transport);
  // The server may keep a session's state until it is told that the session is over.
  transport.close = async () => {
    await Promise.race([transport.terminateSession().catch(() => {}), patience()]);
    await close();
  };
  return transport as Transport;
}

function patience(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 1_000).unref());
}

/** The client's end of a link to a server in this process. */
async function linkTo(server: InProcessServer, limit: AnswerLimit): Promise<Transport> {
  const [ours, theirs] = InMemoryTransport.createLinkedPair();
  copyMessages(ours);
  copyMessages(theirs, limit);
  await server.connect(theirs);
  return ours;
}

/** The SDK's linked transports pass the same objects by reference; copy what is sent, as a real wire would. */
function copyMessages(transport: InMemoryTransport, limit?: AnswerLimit): void {
  const send = transport.send.bind(transport);
  transport.send = async (message, options) => {
    const text = textOf(message);
    const isLarge = limit !== undefined && text.length > limit.bytes / 3;
    const standIn = isLarge && Buffer.byteLength(text) > limit.bytes ? standInOf(text, limit) : undefined;
    await send(standIn ?? JSON.parse(text), options);
  };
}

/** A message too deeply nested to copy is dropped; an error takes the place of an answer, as on a real wire. */
function textOf(message: JSONRPCMessage): string {
  try {
    return JSON.stringify(message);
  } catch (error) {
    if (!('id' in message) || message.id === undefined) throw error;
    return JSON.stringify(errorInPlace('tooDeep', message.id));
  }
}

function standInOf(text: string, limit: AnswerLimit) {
  return standInFor('tooLarge', text.slice(0, edgeBytes), text.slice(-edgeBytes), limit.bytes);
}
