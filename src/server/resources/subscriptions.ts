// A client's subscriptions to runs: notified when something has changed, and not too often.
import type { Server } from '@modelcontextprotocol/sdk/server/index.js';
import { ToolGradError } from '../../model/errors.ts';
import type { ServerState } from '../server-state.ts';
import { runsUri, runUri } from './uris.ts';

const intervalMs = 250;
const most = 1000;

export class Subscriptions implements Disposable {
  readonly #uris = new Set<string>();
  /** Changed since the last notification. */
  readonly #changed = new Set<string>();
  readonly #server: Server;
  readonly #stop: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor({ events }: ServerState, server: Server) {
    this.#server = server;
    const onChange = (run: string) => this.#note(run);
    events.on('run-changed', onChange);
    this.#stop = () => void events.off('run-changed', onChange);
  }

  /** Throws `usage` if a client has too many. */
  add(uri: string): void {
    if (this.#uris.size >= most) {
      throw new ToolGradError(
        'usage',
        `There are already ${most} subscriptions: cancel some with resources/unsubscribe.`,
      );
    }
    this.#uris.add(uri);
  }

  /** From now on no notification is sent for it, not even for a change that is being held back. */
  delete(uri: string): void {
    this.#uris.delete(uri);
    this.#changed.delete(uri);
  }

  #note(run: string): void {
    for (const uri of [runsUri, runUri(run)]) if (this.#uris.has(uri)) this.#changed.add(uri);
    if (this.#changed.size === 0 || this.#timer !== undefined) return;
    this.#tell();
    this.#timer = setInterval(() => {
      if (this.#changed.size > 0) this.#tell();
      else this.#rest();
    }, intervalMs);
    this.#timer.unref();
  }

  #tell(): void {
    for (const uri of this.#changed) void this.#server.sendResourceUpdated({ uri }).catch(() => {});
    this.#changed.clear();
  }

  #rest(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  [Symbol.dispose](): void {
    this.#stop();
    this.#rest();
    this.#uris.clear();
    this.#changed.clear();
  }
}
