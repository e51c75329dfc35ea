// What goes wrong between a server and us, call by call, told without telling each.
import { rateLimitIn } from '../core/rate-limit-refusal.ts';
import { redact } from '../core/secret-shapes.ts';
import { failureText, type Outcome } from '../core/tool.ts';
import type { HealthOptions } from './health.ts';

/** What calls met with, by the code of their error. A lost server is told of where it is restarted. */
const happenings: Readonly<Record<string, string>> = {
  timeout: 'were not answered in time',
  transport: 'failed on the way',
  malformed: 'were answered with something that is no JSON-RPC message',
  invalid_result: 'were answered with a result that is none',
  too_large: 'were answered with more than the settings allow',
  rate_limited: 'were refused because calls come too often',
  unauthorized: 'were refused for want of a valid token or key',
};

/** Tells of the first incident of a kind, and of the 10th, 100th and so on. */
export class Incidents {
  readonly #server: string;
  readonly #options: Pick<HealthOptions, 'onNotice' | 'secrets'>;
  readonly #counts = new Map<string, number>();

  constructor(server: string, options: Pick<HealthOptions, 'onNotice' | 'secrets'>) {
    this.#server = server;
    this.#options = options;
  }

  /** Counts what a call of the tool met with. */
  count(tool: string, outcome: Outcome): void {
    const failure = failureText(outcome);
    if (failure === undefined) return;
    const code = rateLimitIn(outcome) === undefined ? outcome.error?.code : 'rate_limited';
    const happening = happenings[code ?? ''];
    if (happening === undefined) return;
    const count = (this.#counts.get(happening) ?? 0) + 1;
    this.#counts.set(happening, count);
    if (count === 1) this.#tell(`A call of ${tool} (${this.#server}) failed: ${failure}`);
    else if (/^10+$/.test(String(count))) this.#tell(`${count} calls to ${this.#server} ${happening}.`);
  }

  #tell(sentence: string): void {
    this.#options.onNotice(redact(sentence, this.#options.secrets));
  }
}
