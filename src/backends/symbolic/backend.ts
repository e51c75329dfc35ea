// The symbolic backend: answers every stage by rule, from names, schemas and results; no model, no network.
import { createRandom } from '../../core/random.ts';
import { noUsage } from '../../core/sample.ts';
import type { ModelBackend, ModelRequest, Stage, StageIO } from '../../core/seams.ts';
import { actSymbolically } from './act.ts';
import { proposeSymbolically } from './propose.ts';
import { selectSymbolically } from './select.ts';
import { compose } from './write/compose.ts';

const stages: { [S in Stage]: (input: StageIO[S]['in'], seed: number) => StageIO[S]['out'] } = {
  propose: proposeSymbolically,
  act: actSymbolically,
  select: selectSymbolically,
  write: ({ workflow, tools }, seed) => compose(workflow, tools, createRandom(seed)),
};

/** The default backend. Equal inputs and seeds give equal answers. */
export function createSymbolicBackend(): ModelBackend {
  return {
    id: 'symbolic',
    async complete<S extends Stage>({ stage, input, seed }: ModelRequest<S>) {
      return { output: stages[stage](input, seed), usage: noUsage };
    },
  };
}
