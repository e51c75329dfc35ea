// The path of a proof to a place where nothing on the way is one of several.
import { nameInProof } from '../backends/symbolic/words/phrase.ts';
import { stepValue } from '../grounding/reading/step-value.ts';
import type { JsonValue } from '../model/json.ts';
import { getAt, pointerTokens } from '../model/pointer.ts';
import type { Step } from '../model/workflow.ts';

/** The path to a place of a step's value, where nothing in it is one of several; undefined elsewhere. */
export function singlePath(step: Step, pointer: string): string | undefined {
  const { value } = stepValue(step.result);
  let path = `$${step.id}`;
  let here = '';
  for (const token of pointerTokens(pointer)) {
    const parent = getAt(value, here);
    here += `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!Array.isArray(parent)) path += `.${nameInProof(token)}`;
    else if ((parent as readonly JsonValue[]).length !== 1) return undefined;
  }
  return path;
}
