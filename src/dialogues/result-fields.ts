// Fields of a thing in a result that can be asked for and told in a few words, each with its proof.
import { stepValue } from '../grounding/reading/step-value.ts';
import { isObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { getAt, pointerTokens, scalarsIn } from '../model/pointer.ts';
import type { Step } from '../model/workflow.ts';
import { looksLikeIdentifier } from '../text/identifier-shape.ts';
import { spelled, wordsOf } from '../text/naming.ts';

export interface ResultField {
  /** As a person says it: "delivery date". */
  readonly label: string;
  readonly value: string;
  readonly proof: string;
}

/** A field's name as JSONata reads it. */
export function nameInProof(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : `\`${name}\``;
}

/** The path to a place of a step's value, where nothing in it is one of several; undefined elsewhere. */
export function proofOf(step: Step, pointer: string): string | undefined {
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

/** Names that say what a thing is called, and not something of it. */
const naming = /^(?:name|title|id|number|subject|label|key|code|slug|url|link)$/;

/** The fields of the object at a place that hold a short plain text, each with its proof. */
export function fieldsAt(step: Step, pointer: string): readonly ResultField[] {
  const thing = getAt(stepValue(step.result).value, pointer);
  if (!isObject(thing)) return [];
  return plainFieldsOf(thing).flatMap(({ key, ...field }): ResultField[] => {
    const proof = proofOf(step, `${pointer}/${key}`);
    return proof === undefined ? [] : [{ ...field, proof }];
  });
}

/** The fields of a thing that hold a short plain text and can be asked for by their names. */
export function plainFieldsOf(
  thing: JsonObject,
): readonly (Omit<ResultField, 'proof'> & { readonly key: string })[] {
  return Object.entries(thing).flatMap(([key, value]) => {
    if (typeof value !== 'string' || naming.test(key) || !isPlain(value) || /(?:^|_)ids?$|Ids?$/.test(key))
      return [];
    const all = wordsOf(key);
    // Whose name it is says the field already.
    const words = all.length > 1 && all.at(-1) === 'name' ? all.slice(0, -1) : all;
    if (words.length === 0 || words.length > 3) return [];
    if (/^(?:from|to|is|has|next|previous)$/.test(words[0] ?? '')) return [];
    return [{ key, label: words.map(spelled).join(' '), value }];
  });
}

/** A word or a few, no identifier, code, date, address or sentence. */
function isPlain(text: string): boolean {
  if (/^\p{Lu}{2,4}$/u.test(text)) return false;
  return /^\p{L}[\p{L} -]{2,30}$/u.test(text) && text.split(' ').length <= 3 && !looksLikeIdentifier(text);
}

/** The place of the thing that the value at a place of a step's value belongs to. */
export function thingAround(
  step: Step,
  isIt: (value: JsonValue, pointer: string) => boolean,
): string | undefined {
  const { value } = stepValue(step.result);
  for (const each of scalarsIn(value)) {
    if (isIt(each.value, each.pointer)) return each.pointer.slice(0, each.pointer.lastIndexOf('/'));
  }
  return undefined;
}
