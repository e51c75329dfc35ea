/** What the faulty server does at its calls, however it is reached. */
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage, RequestId } from '@modelcontextprotocol/sdk/types.js';
import type { FaultyOptions } from './options.ts';

/** The exit code of a crash. */
const crashCode = 70;
/** What has been written reaches the client first. */
const lastAnswerMs = 20;

/** Counts calls, over all connections, and crashes in time. */
export class Misbehaviour {
  /** Calls that have come in. */
  calls = 0;
  #answered = 0;
  /** Nothing is sent any more: the last answer before the crash has gone out. */
  #isOver = false;
  readonly #options: FaultyOptions;

  constructor(options: FaultyOptions) {
    this.#options = options;
  }

  /** Watches a connection that a server has been connected to. */
  watch(transport: Transport): void {
    /** Calls of this connection that have no answer yet; several may be under way at a time. */
    const open = new Set<RequestId>();
    const receive = transport.onmessage;
    transport.onmessage = (message, extra) => {
      if ('method' in message && message.method === 'tools/call' && 'id' in message) {
        open.add(message.id);
        this.#called();
      }
      receive?.(message, extra);
    };
    const send = transport.send.bind(transport);
    transport.send = async (message, options) => {
      if (this.#isOver) return;
      const isLast =
        isAnswer(message) && open.delete(message.id) && ++this.#answered === this.#options.crashAfter;
      this.#isOver = isLast;
      await send(message, options);
      if (isLast) setTimeout(() => crash(`crashed after ${this.#answered} calls`), lastAnswerMs);
    };
  }

  #called(): void {
    this.calls++;
    const { stderrFlood, crashInCall } = this.#options;
    if (stderrFlood > 0) flood(stderrFlood);
    if (this.calls === crashInCall) crash(`crashed in call ${this.calls}`);
  }
}

function isAnswer(message: JSONRPCMessage): message is JSONRPCMessage & { readonly id: RequestId } {
  return ('result' in message || 'error' in message) && message.id !== undefined;
}

/** Ends the process as an unhandled exception would. */
export function crash(lastWords: string): never {
  console.error(`Fatal: ${lastWords}`);
  process.exit(crashCode);
}

function flood(bytes: number): void {
  const line = `${'debug: still here, still working, still talking '.repeat(4)}\n`;
  for (let left = bytes; left > 0; left -= line.length) process.stderr.write(line.slice(0, left));
}
