// What goes wrong between a server and us: reported sparingly while it happens, and summed up at the end.

import type { IncidentCounts } from '../model/seams.ts';
import { table } from '../model/table.ts';
import { failureText, type Outcome, type Tool } from '../model/tool.ts';
import { disguisedError } from '../outcomes/disguised-error.ts';
import { isEmptyResult } from '../outcomes/empty-result.ts';
import { failedItem } from '../outcomes/failed-item.ts';
import { garbledText } from '../outcomes/garbled-text.ts';
import { isPassingFailure } from '../outcomes/passing-failure.ts';
import { rateLimitIn } from '../outcomes/rate-limit-refusal.ts';
import { resultFaults } from '../outcomes/result-faults.ts';
import { redact } from '../secrets/secret-shapes.ts';
import { listed } from '../text/listed.ts';
import type { HealthOptions } from './health.ts';

/** What happened to calls, by the code of their error; continues a sentence after "were". */
const happenings = table<string>({
  timeout: 'not answered in time',
  transport: 'lost in transit',
  malformed: 'sent something that is not a JSON-RPC message',
  invalid_result: 'answered with an invalid result',
  too_large: 'answered with more data than the settings allow',
  rate_limited: 'refused for exceeding a rate limit',
  unauthorized: 'refused for lack of a valid token or key',
});

/** The same for errors that are reported elsewhere, or of which a single one says little. */
const quietHappenings = table<string>({
  closed: 'cut off because the server was lost',
  unavailable: 'given up because the server did not come back',
});

/**
 * Part of ordinary work: a search without hits, a refused argument, or a refusal that a sample is about. Only worth
 * reporting where calls are refused more often than not.
 */
const empty = 'answered with nothing';
const refused = 'answered with an error';
const frequent = 0.5;
/** Of a tool's calls, from so many on. */
const fewCalls = 4;
const mostly = 0.9;

/** JSON-RPC's code for arguments that the server refuses. */
const invalidParams = -32602;

/** Reports the first incident of a kind, and the 10th, 100th and so on. */
export class Incidents {
  readonly #server: string;
  readonly #options: Pick<HealthOptions, 'onNotice' | 'secrets'>;
  readonly #counts = new Map<string, number>();
  readonly #byTool = new Map<string, { calls: number; nothing: number }>();
  #calls = 0;
  #restarts = 0;
  #changes = 0;

  constructor(server: string, options: Pick<HealthOptions, 'onNotice' | 'secrets'>) {
    this.#server = server;
    this.#options = options;
  }

  /** Counts what happened to a call of the tool. */
  count(tool: Pick<Tool, 'tool' | 'outputSchema' | 'annotations' | 'reads'>, outcome: Outcome): void {
    this.#calls++;
    const ofTool = this.#byTool.get(tool.tool) ?? { calls: 0, nothing: 0 };
    this.#byTool.set(tool.tool, ofTool);
    ofTool.calls++;
    const code = rateLimitIn(outcome) === undefined ? String(outcome.error?.code) : 'rate_limited';
    const happening = happenings[code];
    const kind = happening ?? quietHappenings[code] ?? troubleIn(outcome, tool);
    if (kind === undefined) return;
    if (kind === empty) ofTool.nothing++;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    if (happening === undefined) return;
    if (count === 1)
      this.#tell(`A call of ${tool.tool} (${this.#server}) failed: ${failureText(outcome) ?? ''}`);
    else if (/^10+$/.test(String(count))) this.#tell(`${count} calls to ${this.#server} were ${kind}.`);
  }

  /** The counts so far, for whoever adds them to their own. */
  get counts(): IncidentCounts {
    return {
      calls: this.#calls,
      restarts: this.#restarts,
      changes: this.#changes,
      kinds: Object.fromEntries(this.#counts),
      tools: Object.fromEntries(this.#byTool),
    };
  }

  /** Adds what others have counted and reported while it happened. */
  add({ calls, restarts, changes, kinds, tools }: IncidentCounts): void {
    this.#calls += calls;
    this.#restarts += restarts;
    this.#changes += changes;
    for (const [kind, count] of Object.entries(kinds))
      this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + count);
    for (const [tool, { calls: called, nothing }] of Object.entries(tools)) {
      const known = this.#byTool.get(tool) ?? { calls: 0, nothing: 0 };
      this.#byTool.set(tool, { calls: known.calls + called, nothing: known.nothing + nothing });
    }
  }

  /** The server was lost and is started again. */
  restarted(): void {
    this.#restarts++;
  }

  /** The server lists different tools than before. */
  toolsChanged(): void {
    this.#changes++;
  }

  /** Sums everything up in one sentence; says nothing if nothing is worth reporting. */
  sumUp(): void {
    const met = [...this.#counts].filter(([kind, count]) =>
      kind === empty ? this.#mute().length > 0 : kind !== refused || count >= this.#calls * frequent,
    );
    const parts = met
      .sort(([, a], [, b]) => b - a)
      .map(
        ([kind, count]) =>
          `${count} ${count === 1 ? 'was' : 'were'} ${kind}${kind === empty ? this.#ofMute() : ''}`,
      );
    const others = [
      ...(this.#restarts === 0 ? [] : [`it was restarted ${times(this.#restarts)}`]),
      ...(this.#changes === 0 ? [] : [`its tools changed ${times(this.#changes)}`]),
    ];
    if (parts.length + others.length === 0) return;
    const calls = parts.length === 0 ? [] : [`of ${this.#calls} calls, ${parts.join(', ')}`];
    this.#tell(`${this.#server} had trouble: ${[...calls, ...others].join('; ')}.`);
  }

  /** The tools that answer with nothing whatever they are asked: whoever searches finds nothing only now and then. */
  #mute(): readonly string[] {
    return [...this.#byTool].flatMap(([tool, { calls, nothing }]) =>
      calls >= fewCalls && nothing >= calls * mostly ? [tool] : [],
    );
  }

  #ofMute(): string {
    const all = this.#byTool.size;
    const mute = this.#mute();
    return mute.length === all ? '' : ` (mostly those of ${listed(mute)})`;
  }

  #tell(sentence: string): void {
    this.#options.onNotice(redact(sentence, this.#options.secrets));
  }
}

/** What is wrong with an answer that came from the server itself: an error, or a failure returned as a success. */
function troubleIn(
  outcome: Outcome,
  tool: Pick<Tool, 'outputSchema' | 'annotations' | 'reads'>,
): string | undefined {
  const { error, result } = outcome;
  if (error !== undefined) return error.code === invalidParams ? refused : 'answered with a protocol error';
  if (result.isError === true) return isPassingFailure(outcome) ? 'temporarily unavailable' : refused;
  if (disguisedError(result) !== undefined) return 'answered with an error page';
  if (failedItem(result) !== undefined) return refused;
  if (garbledText(result) !== undefined) return 'answered with garbled text';
  if (isEmptyResult(result, tool)) return empty;
  return resultFaults(result, tool).length > 0 ? 'answered against the output schema' : undefined;
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`;
}
