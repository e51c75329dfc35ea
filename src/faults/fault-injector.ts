// Decides which fault befalls which call: by the seed, the server, the session, the tool and its arguments, whatever the order of calls.
import { canonical } from '../model/json.ts';
import { createRandom, deriveSeed, type Random } from '../model/random.ts';
import { matchesGlob, readGlob } from '../text/glob.ts';
import { type FaultName, type FaultOf, type Faults, faultNames } from './faults.ts';

/** Told of each fault that really was injected: the server's name and the fault's. */
export type OnFault = (server: string, fault: FaultName) => void;

/** What befalls a call. */
export interface Mishap {
  /** Undefined if its answer only comes late, if at all. */
  readonly fault: FaultName | undefined;
  /** How much later the answer comes, in milliseconds. */
  readonly latencyMs: number;
  /** For whatever the fault has to make up. */
  readonly random: Random;
}

/** The faults of one configured server, over all its connections. */
export class FaultInjector {
  readonly #server: string;
  readonly #faults: Faults;
  readonly #onInjected: (fault: FaultName) => void;
  readonly #matches: ReadonlyMap<FaultName, (tool: string) => boolean>;
  readonly #left = new Map<FaultName, number>();
  /** How often each call was made in its session: a repeated one has a fate of its own. */
  readonly #repeated = new Map<number, number>();

  constructor(server: string, faults: Faults, onInjected: (fault: FaultName) => void) {
    this.#server = server;
    this.#faults = faults;
    this.#onInjected = onInjected;
    const everywhere = () => true;
    this.#matches = new Map(
      faultNames.map((name) => {
        const globs = faults[name]?.tools;
        return [name, globs === undefined ? everywhere : anyOf(globs)];
      }),
    );
  }

  /** The parameters of a fault that has happened. */
  parameters<N extends FaultName>(fault: N): FaultOf<N> {
    return this.#faults[fault] as FaultOf<N>;
  }

  /** What befalls a call of the tool in the session of that label. Where several faults could, it is one of them. */
  befall(label: string, tool: string, args: unknown): Mishap {
    const seed = this.#seedFor(`call/${label}/${tool}/${canonical(args ?? {})}`);
    const random = createRandom(seed);
    const hits = faultNames.filter(
      (name) => name !== 'failedStart' && this.#hits(name, seed) && this.#matches.get(name)?.(tool),
    );
    const others = hits.filter((name) => name !== 'latency');
    const fault = others.length === 0 ? undefined : random.pick(others);
    const isLate = hits.includes('latency') && this.#take('latency');
    return {
      fault: fault !== undefined && this.#take(fault) ? fault : undefined,
      latencyMs: isLate ? this.#latency(random) : 0,
      random,
    };
  }

  /** Whether a connection for the session of that label fails. */
  startFails(label: string): boolean {
    return this.#hits('failedStart', this.#seedFor(`start/${label}`)) && this.#take('failedStart');
  }

  /** A fault was injected. It is told of only now: not every answer can be spoilt in every way. */
  injected(fault: FaultName): void {
    this.#onInjected(fault);
  }

  #seedFor(what: string): number {
    const key = deriveSeed(this.#faults.seed, `${this.#server}/${what}`);
    const times = this.#repeated.get(key) ?? 0;
    this.#repeated.set(key, times + 1);
    return deriveSeed(key, times);
  }

  /** Each fault draws for itself: one more in the configuration moves no other. */
  #hits(name: FaultName, seed: number): boolean {
    const share = this.#faults[name]?.share;
    return share !== undefined && createRandom(deriveSeed(seed, name)).real() < share;
  }

  /** Whether the fault may happen once more. */
  #take(name: FaultName): boolean {
    const left = this.#left.get(name) ?? this.#faults[name]?.count ?? Number.POSITIVE_INFINITY;
    this.#left.set(name, left - 1);
    return left > 0;
  }

  #latency(random: Random): number {
    const { ms, tailMs, tailShare } = this.parameters('latency');
    return random.real() < tailShare ? tailMs : ms;
  }
}

function anyOf(globs: readonly string[]): (tool: string) => boolean {
  const read = globs.map(readGlob);
  return (tool) => read.some((glob) => matchesGlob(glob, tool));
}
