// Keeps one connection alive: opens it when it is first needed, and reopens it with increasing delays when it is lost.
import { ToolGradError } from '../model/errors.ts';
import { pause, throwIfStopped } from '../timing/stop.ts';
import { type Connection, ConnectionError } from './connection.ts';
import type { Health } from './health.ts';

export interface SupervisorOptions {
  readonly health: Health;
  /** Opens a new connection; the signal aborts when it is no longer needed. */
  readonly open: (signal: AbortSignal) => Promise<Connection>;
  /** Reopens a lost connection as soon as its delay has passed; otherwise the next call does. */
  readonly eager: boolean;
}

export class Supervisor implements AsyncDisposable {
  readonly #options: SupervisorOptions;
  readonly #disposing = new AbortController();
  readonly #closing = new Set<Promise<void>>();
  #connection: Promise<Connection> | undefined;
  #notBefore = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  /**
   * The live connection, or a new one. Throws ConnectionError if it cannot be opened or a restart has to wait,
   * `server` if the server has been left out, `interrupted` after disposal.
   */
  async connection(): Promise<Connection> {
    this.#options.health.throwIfGone();
    if (this.#disposing.signal.aborted) throw new ToolGradError('interrupted', 'The session has ended.');
    if (this.#connection === undefined) {
      if (performance.now() < this.#notBefore) throw new ConnectionError('is being restarted', [], undefined);
      this.#connection = this.#open();
    }
    return this.#connection;
  }

  /** Like `connection`, but waits for a restart, and for the next one if that fails, until the signal aborts. */
  async restored(signal: AbortSignal): Promise<Connection> {
    for (;;) {
      const left = this.#connection === undefined ? this.#notBefore - performance.now() : 0;
      if (left > 0) await pause(Math.ceil(left), this.#disposing.signal);
      throwIfStopped(signal);
      try {
        return await this.connection();
      } catch (error) {
        // It has been counted: after a few in a row the server is left out, which is not a ConnectionError.
        if (!(error instanceof ConnectionError)) throw error;
      }
    }
  }

  async #open(): Promise<Connection> {
    try {
      const connection = await this.#options.open(this.#disposing.signal);
      connection.whenLost((predicate) => {
        this.#failed(new ConnectionError(predicate, connection.stderr, undefined));
        this.#close(connection);
      });
      return connection;
    } catch (error) {
      this.#failed(error);
      throw error;
    }
  }

  #failed(error: unknown): void {
    // After disposal, no restart and no notice is wanted.
    if (this.#disposing.signal.aborted) return;
    const { health, eager } = this.#options;
    this.#connection = undefined;
    health.failed(error);
    this.#notBefore = performance.now() + health.delayMs;
    clearTimeout(this.#timer);
    if (!eager || health.goneBecause !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#notBefore = 0;
      // The failure has already been reported and counted.
      this.connection().catch(() => {});
    }, health.delayMs).unref();
  }

  /** A lost server may have left processes behind. */
  #close(connection: Connection): void {
    const closed = connection.close().finally(() => this.#closing.delete(closed));
    this.#closing.add(closed);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposing.abort();
    clearTimeout(this.#timer);
    const connection = await this.#connection?.catch(() => undefined);
    if (connection !== undefined) this.#close(connection);
    await Promise.all(this.#closing);
  }
}
