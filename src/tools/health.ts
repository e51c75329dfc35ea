// How a configured server fares over all its connections: how often it failed in a row, and when that is enough.

import { ToolGradError } from '../model/errors.ts';
import { redact } from '../secrets/secret-shapes.ts';
import { ConnectionError } from './connection.ts';
import type { ServerConfig } from './server-config.ts';

const failuresAllowed = 3;

export interface HealthOptions {
  readonly restartDelayMs: number;
  readonly onNotice: (message: string) => void;
  /** Told whenever it was lost and is to be started again. */
  readonly onRestart: () => void;
  /** Values that no sentence may hold: sentences quote what servers write to stderr. */
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

  /** The sentence that says why the server has been left out for good; undefined while it has not. */
  get goneBecause(): string | undefined {
    return this.#goneBecause;
  }

  /** How long to wait before the next start: doubled with each failure in a row. */
  get delayMs(): number {
    return this.#options.restartDelayMs * 2 ** Math.max(0, this.#failures - 1);
  }

  throwIfGone(): void {
    if (this.#goneBecause !== undefined) throw new ToolGradError('server', this.#goneBecause);
  }

  /** The server has listed its tools: from now on it is worth starting again. */
  listed(): void {
    this.#hasWorked = true;
  }

  /** The server has answered a call: what failed before is forgiven. */
  answered(): void {
    this.#failures = 0;
  }

  /** It could not be started, or was lost: a server that never worked is left out at once, others after three failures in a row. */
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

  /** Each restart is told at first, then the 10th, the 100th and so on. */
  #restarts(what: string): void {
    const { onNotice, onRestart } = this.#options;
    const { name } = this.#config;
    onRestart();
    this.#times++;
    if (this.#times < failuresAllowed) onNotice(`${name} failed and is being restarted: ${what}`);
    else if (/^10+$/.test(String(this.#times)))
      onNotice(`${name} failed and is being restarted, for the ${this.#times}th time.`);
  }

  /** It refuses to answer us, as an expired token has it: nothing will have changed when it is asked again. */
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
