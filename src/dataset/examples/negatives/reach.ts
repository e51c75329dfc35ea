// Whether some tools could provide what is missing: which of them can be called at all, and what they would return.
import type { SampleTool } from '../../../model/sample.ts';
import type { Need } from './needs.ts';
import { type Outputs, outputsOf, specificWords } from './outputs.ts';

/**
 * The tools that can be called knowing only the query: those that require no identifier, and those whose
 * identifiers a reachable tool may return. In case of doubt, a tool counts as reachable.
 */
export function reachable(tools: readonly SampleTool[], queryHasIdentifier: boolean): readonly SampleTool[] {
  if (queryHasIdentifier) return tools;
  const taken = new Set(tools.flatMap((tool) => outputsOf(tool).requires));
  const found = new Set<SampleTool>();
  const ids = new Set<string>();
  let isVague = false;
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const tool of tools) {
      if (found.has(tool)) continue;
      const { requires, identifies } = outputsOf(tool);
      if (!requires.every((noun) => ids.has(noun) || isVague)) continue;
      found.add(tool);
      // What is not described could be anything; an owner's id could be a person's.
      if (identifies === undefined) isVague = true;
      for (const noun of identifies ?? []) {
        ids.add(noun);
        if (!taken.has(noun)) isVague = true;
      }
    }
  }
  return [...found];
}

/** Whether a tool's result could contain a value that is needed from another tool. Doubt counts as yes. */
export function couldGive(tool: SampleTool, need: Need, of: SampleTool): boolean {
  const outputs = outputsOf(tool);
  if (outputs.writes) return false;
  const { field } = need;
  if (field === undefined || outputs.fieldWords === undefined) {
    return (
      tool.server === of.server ||
      sharesObject(outputs, outputsOf(of)) ||
      (field !== undefined && names(outputs, field.attribute))
    );
  }
  if (field.attribute === 'id') return outputs.identifies?.has(field.noun) === true;
  const words = specificWords(field.attribute);
  if (words.length > 0) return words.some((word) => outputs.fieldWords?.has(word));
  return outputs.fields.has(`${field.noun}/${field.attribute}`);
}

function names(outputs: Outputs, attribute: string): boolean {
  return specificWords(attribute).some((word) => outputs.words.has(word));
}

/** Whether two tools are about the same things, judging by the name of one and the texts of the other. */
export function sharesObject(one: Outputs, other: Outputs): boolean {
  for (const noun of other.objects) if (one.words.has(noun)) return true;
  return false;
}
