// Many bad inputs for every place where foreign input comes in: none crashes it, none takes long.
import { createRandom, deriveSeed } from '../../../src/model/random.ts';
import { isAnswer, type Seeds, type Target, targets } from './targets.ts';

export interface FuzzOptions {
  readonly seeds: Seeds;
  readonly seed: number;
  readonly inputs: number;
  /** The most processor time that one input may take, in milliseconds. */
  readonly limitMs: number;
  readonly onProgress?: (done: number) => void;
}

export interface FuzzReport {
  readonly byTarget: ReadonlyMap<string, { readonly inputs: number; readonly slowestMs: number }>;
  /** What went wrong, with the input that did it. */
  readonly problems: readonly {
    readonly target: string;
    readonly problem: string;
    readonly input: unknown;
  }[];
}

const mostProblems = 50;

/** The same seed gives the same inputs. */
export function fuzz({ seeds, seed, inputs, limitMs, onProgress = () => {} }: FuzzOptions): FuzzReport {
  const byTarget = new Map<string, { inputs: number; slowestMs: number }>();
  const problems: FuzzReport['problems'][number][] = [];
  const order = turns();
  for (let at = 0; at < inputs && problems.length < mostProblems; at++) {
    const target = order[at % order.length] as Target;
    const { input, run } = target.prepare(createRandom(deriveSeed(seed, at)), seeds);
    const problem = (said: string) => problems.push({ target: target.name, problem: said, input });
    const counted = byTarget.get(target.name) ?? { inputs: 0, slowestMs: 0 };
    byTarget.set(target.name, counted);
    counted.inputs += 1;
    const start = process.cpuUsage();
    try {
      run();
    } catch (error) {
      if (!isAnswer(error)) problem(error instanceof Error ? (error.stack ?? String(error)) : String(error));
    }
    const { user, system } = process.cpuUsage(start);
    const ms = (user + system) / 1000;
    counted.slowestMs = Math.max(counted.slowestMs, ms);
    if (ms > limitMs) problem(`took ${ms.toFixed(0)} ms`);
    if (at % 1000 === 999) onProgress(at + 1);
  }
  return { byTarget, problems };
}

/** Targets in turn, each as often as its weight says, spread evenly. */
function turns(): readonly Target[] {
  const places = targets.flatMap((target) => {
    const count = Math.max(1, Math.round(target.weight * 10));
    return Array.from({ length: count }, (_, at) => ({ target, place: (at + 0.5) / count }));
  });
  return places.sort((a, b) => a.place - b.place).map(({ target }) => target);
}
