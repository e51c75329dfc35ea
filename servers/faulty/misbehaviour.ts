/** What the faulty server does at its calls, however it is reached. */
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';
import type { FaultyOptions } from './options.ts';

/** The exit code of a crash. */
const crashCode = 70;

/** Counts calls, over all sessions, and crashes in time. */
export class Misbehaviour {
  calls = 0;
  readonly #options: FaultyOptions;

  constructor(options: FaultyOptions) {
    this.#options = options;
  }

  /** At each message that comes in. */
  heard(message: JSONRPCMessage): void {
    if (!('method' in message) || message.method !== 'tools/call') return;
    this.calls++;
    const { stderrFlood, crashInCall } = this.#options;
    if (stderrFlood > 0) flood(stderrFlood);
    if (this.calls === crashInCall) crash(`crashed in call ${this.calls}`);
  }

  /** After each message that went out. */
  said(message: JSONRPCMessage): void {
    const isAnswer = 'result' in message || 'error' in message;
    if (isAnswer && this.calls > 0 && this.calls === this.#options.crashAfter) {
      // What has been written reaches the client first.
      setTimeout(() => crash(`crashed after ${this.calls} calls`), 20);
    }
  }
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
