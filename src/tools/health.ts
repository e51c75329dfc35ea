// The health of a configured server over all its connections: consecutive failures, and when to give up on it.

import { ToolGradError } from '../model/errors.ts';
import { redact } from '../secrets/secret-shapes.ts';
import { ConnectionError } from './connection.ts';
import type { ServerConfig } from './server-config.ts';

const failuresAllowed = 3;

export interface HealthOptions {
  readonly restartDelayMs: number;
  readonly onNotice: (message: string) => void;
  /** Called whenever it was lost and is about to be restarted. */
  readonly onRestart: () => void;
  /** Values that must not appear in messages, which quote what servers write to stderr. */
  readonly secrets: readonly string[];
}

export class Health {
  readonly #config: ServerConfig;
  readonly #options: HealthOptions;
  #hasWorked = false;
  #failures = 0;
  #times = 0;
  #goneBecause: string | undefined;

  constructor(config: ServerConfig, options: HealthOptions) {
    this.#config = config;
    this.#options = options;
  }

  /** Why the server has been left out for good; undefined while it has not. */
  get goneBecause(): string | undefined {
    return this.#goneBecause;
  }

  /** How long to wait before the next start; doubled with each consecutive failure. */
  get delayMs(): number {
    return this.#options.restartDelayMs * 2 ** Math.max(0, this.#failures - 1);
  }

  /** Others have given it up, and have said so. */
  giveUp(reason: string): void {
    this.#goneBecause ??= reason;
  }

  throwIfGone(): void {
    if (this.#goneBecause !== undefined) throw new ToolGradError('server', this.#goneBecause);
  }

  /** The server has listed its tools: from now on it is worth restarting. */
  listed(): void {
    this.#hasWorked = true;
  }

  /** The server has answered a call: earlier failures are forgiven. */
  answered(): void {
    this.#failures = 0;
  }

  /** It could not be started, or was lost: a server that never worked is left out immediately, others after three consecutive failures. */
  failed(error: unknown): void {
    if (this.#goneBecause !== undefined) return;
    this.#failures++;
    const what = this.#tell(error);
    const { name } = this.#config;
    if (!this.#hasWorked) this.#goneBecause = `${name} is left out: ${what}`;
    else if (this.#failures >= failuresAllowed)
      this.#goneBecause = `${name} is left out after ${failuresAllowed} failures in a row: ${what}`;
    if (this.#goneBecause !== undefined) this.#options.onNotice(this.#goneBecause);
    else this.#restarts(what);
  }

  /** The first restart is reported, then the 10th, the 100th and so on. */
  #restarts(what: string): void {
    const { onNotice, onRestart } = this.#options;
    const { name } = this.#config;
    onRestart();
    this.#times++;
    if (this.#times < failuresAllowed) onNotice(`${name} failed and is being restarted: ${what}`);
    else if (/^10+$/.test(String(this.#times)))
      onNotice(`${name} failed and is being restarted, for the ${this.#times}th time.`);
  }

  /** It refuses us, for instance because a token has expired: asking again would change nothing. */
  refused(message: string): void {
    if (this.#goneBecause !== undefined) return;
    this.#failures++;
    if (this.#failures < failuresAllowed) return;
    const what = redact(message, this.#options.secrets);
    this.#goneBecause = `${this.#config.name} is left out after ${failuresAllowed} failures in a row: ${what} Check its token or key, then continue with --resume.`;
    this.#options.onNotice(this.#goneBecause);
  }

  #tell(error: unknown): string {
    const { transport, described } = this.#config;
    const subject = transport.kind === 'stdio' ? `"${described}"` : described;
    const predicate = error instanceof Error ? error.message : String(error);
    const stderr = error instanceof ConnectionError ? error.stderr : [];
    const quoted =
      stderr.length === 0 ? '' : ` Last output:${stderr.map((line) => `\n    ${line}`).join('')}`;
    return redact(`${subject} ${predicate}.${quoted}`, this.#options.secrets);
  }
}
