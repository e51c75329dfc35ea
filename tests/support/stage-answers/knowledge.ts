// What a prompt shows that a call could be made of.
import type { JsonScalar, JsonValue } from '../../../src/model/json.ts';
import { type Fact, factsOf } from './facts.ts';
import { critiquesIn, type Sections, type ShownCall, type ShownCritique, valuesIn } from './prompt.ts';
import { type ToolLine, toolsIn } from './signature.ts';

export interface Knowledge {
  readonly tools: ReadonlyMap<string, ToolLine>;
  /** Latest call first. */
  readonly facts: readonly Fact[];
  /** Calls that were made already, kept or not. */
  readonly made: readonly ShownCall[];
  /** Every critique the prompt tells. */
  readonly critiques: readonly ShownCritique[];
  /** Values that a tool is known to accept at a path. */
  known(tool: string, parameter: string): readonly JsonValue[];
  /** What things of a kind are called. */
  names(noun: string): readonly JsonScalar[];
}

/** `made` are the calls whose results can be gone on with, in the order in which they were made. */
export function knowledgeOf(sections: Sections, made: readonly ShownCall[]): Knowledge {
  const known = valuesIn(sections.get('Known values'));
  const names = valuesIn(sections.get('Known names'));
  return {
    tools: toolsIn(sections.get('Tools')),
    facts: made.toReversed().flatMap(factsOf),
    made,
    critiques: [
      ...critiquesIn(sections.get('Do not repeat')),
      ...critiquesIn(sections.get('Known failures')),
      ...made.flatMap(({ tool, error }) =>
        error === undefined ? [] : [{ tool, path: undefined, message: error }],
      ),
    ],
    known: (tool, parameter) => known.get(`${tool} /${parameter}`) ?? [],
    names: (noun) => (names.get(noun) ?? []) as readonly JsonScalar[],
  };
}
