// How many requests of a draft remain at most, so that an agent knows what it has let itself in for.
import { mostWritings } from '../../model/loop-limits.ts';
import type { ModelRequest, Stage, StageIO } from '../../model/seams.ts';

/** The numbers that shape a draft's loop. */
export interface LoopShape {
  readonly iterations: number;
  /** Proposals an iteration. */
  readonly proposals: number;
  /** Exchanges of a sample, at most; a dialogue is worded after all else. */
  readonly exchanges?: number | undefined;
}

/** Tools of a plan, at most. */
const mostTools = 3;
/** Calls of a plan that may fail before it is given up, less the last, after which nothing is asked. */
const repairs = 2;

/** The `act` requests that a plan of so many tools can take: each further tool, and each repair. */
function actsOf(tools: number): number {
  return tools - 1 + repairs;
}

/** Whether a plan has had all the calls it can need: an agent could otherwise go on with it for ever. */
export function isPlanSpent({ proposal, attempts }: StageIO['act']['in']): boolean {
  return attempts.length > actsOf(proposal.tools.length);
}

export interface Countdown {
  /** The requests that can follow this one; it counts as asked. */
  after(request: Pick<ModelRequest, 'stage'>): number;
  /** The proposals that will be carried out: fewer and shorter ones leave less to ask. */
  proposed(answer: StageIO['propose']['out']): void;
}

/** Counts one draft's requests. */
export function createCountdown({ iterations, proposals, exchanges = 1 }: LoopShape): Countdown {
  const mostActs = proposals * actsOf(mostTools);
  /** `propose`, every `act`, `select`. */
  const iteration = 1 + mostActs + 1;
  let iterationsLeft = iterations;
  let actsLeft = mostActs;
  let writingsLeft = mostWritings;
  let rewordingsLeft = exchanges > 1 ? mostWritings : 0;
  const steps: Partial<Record<Stage, () => number>> = {
    propose: () => {
      iterationsLeft = Math.max(0, iterationsLeft - 1);
      actsLeft = mostActs;
      return actsLeft + 1;
    },
    act: () => {
      actsLeft = Math.max(0, actsLeft - 1);
      return actsLeft + 1;
    },
    select: () => {
      actsLeft = 0;
      return 0;
    },
    write: () => {
      iterationsLeft = 0;
      writingsLeft = Math.max(0, writingsLeft - 1);
      return 0;
    },
    reword: () => {
      writingsLeft = 0;
      rewordingsLeft = Math.max(0, rewordingsLeft - 1);
      return 0;
    },
  };
  return {
    after({ stage }) {
      const here = steps[stage]?.() ?? 0;
      return here + iterationsLeft * iteration + writingsLeft + rewordingsLeft;
    },
    proposed(answer) {
      if ('enough' in answer) {
        iterationsLeft = 0;
        actsLeft = 0;
        return;
      }
      actsLeft = answer
        .filter(({ dropped }) => dropped === undefined)
        .slice(0, proposals)
        .reduce((sum, { tools }) => sum + actsOf(tools.length), 0);
    },
  };
}
