// The symbolic backend: answers every stage by rule, from names, schemas and results; no model, no network.
import { noUsage } from '../../model/sample.ts';
import type { Answered, DraftFrame, ModelBackend, ModelRequest, Stage, StageIO } from '../../model/seams.ts';
import { actSymbolically } from './act.ts';
import { proposeSymbolically } from './propose.ts';
import { selectSymbolically } from './select.ts';
import { writeSymbolically } from './write.ts';

/** Stages that rules can answer: nobody can say by rule what a person would understand, or would ask before anything is known. */
type Ruled = 'propose' | 'act' | 'select' | 'write';

type Answer<S extends Ruled> = (input: StageIO[S]['in'], seed: number, draft: DraftFrame) => Answered<S>;

const stages: { [S in Ruled]: Answer<S> } = {
  propose: (input, seed, draft) => ({ output: proposeSymbolically(input, seed, draft) }),
  act: (input, seed, draft) => ({ output: actSymbolically(input, seed, draft) }),
  select: (input, seed, draft) => ({ output: selectSymbolically(input, seed, draft) }),
  write: (input, _, draft) => writeSymbolically(input, draft),
};

/** A stage answered is a call, though none that costs anything. */
const spent = { calls: 1, usage: noUsage, costUsd: 0 };

/** The default backend. Equal inputs and seeds give equal answers. */
export function createSymbolicBackend(): ModelBackend {
  return {
    id: 'symbolic',
    async complete<S extends Stage>(request: ModelRequest<S>) {
      const answered: Answered<S> = isRuled(request)
        ? byRule(request)
        : { failure: `No rule answers ${request.stage}: it takes a language model.` };
      return { ...answered, spent };
    },
  };
}

function isRuled<S extends Stage>(request: ModelRequest<S>): request is ModelRequest<S & Ruled> {
  return Object.hasOwn(stages, request.stage);
}

function byRule<S extends Ruled>({ stage, input, seed, draft = aside(seed) }: ModelRequest<S>): Answered<S> {
  return stages[stage](input, seed, draft);
}

/** For a request outside of any draft. */
function aside(seed: number): DraftFrame {
  return { index: 0, seed, today: new Date().toISOString().slice(0, 10), sandboxes: [], callable: 0 };
}
