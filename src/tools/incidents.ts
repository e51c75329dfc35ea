// What goes wrong between a server and us, call by call, told without telling each; and at the end, what it came to.

import { failureText, type Outcome, type Tool } from '../model/tool.ts';
import { disguisedError } from '../outcomes/disguised-error.ts';
import { isEmptyResult } from '../outcomes/empty-result.ts';
import { garbledText } from '../outcomes/garbled-text.ts';
import { isPassingFailure } from '../outcomes/passing-failure.ts';
import { rateLimitIn } from '../outcomes/rate-limit-refusal.ts';
import { resultFaults } from '../outcomes/result-faults.ts';
import { redact } from '../secrets/secret-shapes.ts';
import type { HealthOptions } from './health.ts';

/** What calls met with, by the code of their error, after "were". */
const happenings: Readonly<Record<string, string>> = {
  timeout: 'not answered in time',
  transport: 'lost in transit',
  malformed: 'sent something that is not a JSON-RPC message',
  invalid_result: 'answered with an invalid result',
  too_large: 'answered with more data than the settings allow',
  rate_limited: 'refused for exceeding a rate limit',
  unauthorized: 'refused for lack of a valid token or key',
};

/** The same where the server is told of otherwise, or where one call more or less says little. */
const quietHappenings: Readonly<Record<string, string>> = {
  closed: 'cut off because the server was lost',
  unavailable: 'given up because the server did not come back',
};

/** What is ordinary work, a search without a hit or an argument that is refused, and worth a word only where it is frequent. */
const empty = 'answered with nothing';
const refused = 'answered with an error';
const frequent = 0.25;

/** Arguments that the server refuses, in the words of JSON-RPC. */
const invalidParams = -32602;

/** Tells of the first incident of a kind, and of the 10th, 100th and so on. */
export class Incidents {
  readonly #server: string;
  readonly #options: Pick<HealthOptions, 'onNotice' | 'secrets'>;
  readonly #counts = new Map<string, number>();
  #calls = 0;
  #restarts = 0;
  #changes = 0;

  constructor(server: string, options: Pick<HealthOptions, 'onNotice' | 'secrets'>) {
    this.#server = server;
    this.#options = options;
  }

  /** Counts what a call of the tool met with. */
  count(tool: Pick<Tool, 'tool' | 'outputSchema'>, outcome: Outcome): void {
    this.#calls++;
    const code = rateLimitIn(outcome) === undefined ? String(outcome.error?.code) : 'rate_limited';
    const happening = happenings[code];
    const kind = happening ?? quietHappenings[code] ?? troubleIn(outcome, tool);
    if (kind === undefined) return;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    if (happening === undefined) return;
    if (count === 1)
      this.#tell(`A call of ${tool.tool} (${this.#server}) failed: ${failureText(outcome) ?? ''}`);
    else if (/^10+$/.test(String(count))) this.#tell(`${count} calls to ${this.#server} were ${kind}.`);
  }

  /** The server was lost and is started again. */
  restarted(): void {
    this.#restarts++;
  }

  /** The server lists other tools than before. */
  toolsChanged(): void {
    this.#changes++;
  }

  /** Tells in one sentence what all of it came to; says nothing where nothing is worth a word. */
  sumUp(): void {
    const met = [...this.#counts].filter(
      ([kind, count]) => (kind !== empty && kind !== refused) || count >= this.#calls * frequent,
    );
    const parts = met
      .sort(([, a], [, b]) => b - a)
      .map(([kind, count]) => `${count} ${count === 1 ? 'was' : 'were'} ${kind}`);
    const others = [
      ...(this.#restarts === 0 ? [] : [`it was restarted ${times(this.#restarts)}`]),
      ...(this.#changes === 0 ? [] : [`its tools changed ${times(this.#changes)}`]),
    ];
    if (parts.length + others.length === 0) return;
    const calls = parts.length === 0 ? [] : [`of ${this.#calls} calls, ${parts.join(', ')}`];
    this.#tell(`${this.#server} had trouble: ${[...calls, ...others].join('; ')}.`);
  }

  #tell(sentence: string): void {
    this.#options.onNotice(redact(sentence, this.#options.secrets));
  }
}

/** What is wrong with an answer that is the server's own, be it an error or a success that is none. */
function troubleIn(outcome: Outcome, tool: Pick<Tool, 'outputSchema'>): string | undefined {
  const { error, result } = outcome;
  if (error !== undefined) return error.code === invalidParams ? refused : 'answered with a protocol error';
  if (result.isError === true) return isPassingFailure(outcome) ? 'temporarily unavailable' : refused;
  if (disguisedError(result) !== undefined) return 'answered with an error page';
  if (garbledText(result) !== undefined) return 'answered with garbled text';
  if (isEmptyResult(result)) return empty;
  return resultFaults(result, tool).length > 0 ? 'answered against the output schema' : undefined;
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}
