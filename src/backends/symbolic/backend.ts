// The symbolic backend: answers every stage by rule, from names, schemas and results; no model, no network.
import { createRandom } from '../../model/random.ts';
import { noUsage } from '../../model/sample.ts';
import type { ModelBackend, ModelRequest, Stage, StageIO } from '../../model/seams.ts';
import { actSymbolically } from './act.ts';
import { proposeSymbolically } from './propose.ts';
import { selectSymbolically } from './select.ts';
import { compose } from './write/compose.ts';

/** Stages that rules can answer: nobody can say by rule what a person would understand. */
type Ruled = Exclude<Stage, 'judge' | 'solve'>;

const stages: { [S in Ruled]: (input: StageIO[S]['in'], seed: number) => StageIO[S]['out'] } = {
  propose: proposeSymbolically,
  act: actSymbolically,
  select: selectSymbolically,
  write: ({ workflow, tools }, seed) => compose(workflow, tools, createRandom(seed)),
};

/** A stage answered is a call, though none that costs anything. */
const spent = { calls: 1, usage: noUsage, costUsd: 0 };

/** The default backend. Equal inputs and seeds give equal answers. */
export function createSymbolicBackend(): ModelBackend {
  return {
    id: 'symbolic',
    async complete<S extends Stage>({ stage, input, seed }: ModelRequest<S>) {
      const answer = (stages as Partial<Record<Stage, (input: never, seed: number) => unknown>>)[stage];
      const answered =
        answer === undefined
          ? { failure: `No rule answers ${stage}: it takes a language model.` }
          : { output: answer(input as never, seed) as StageIO[S]['out'] };
      return { ...answered, spent };
    },
  };
}
