// Tool results as values: what they contain, where, and whether two of them say the same.
import { stepValue } from '../../grounding/reading/step-value.ts';
import { canonical, type JsonScalar, type JsonValue } from '../../model/json.ts';
import { getAt, scalarsIn } from '../../model/pointer.ts';
import type { Outcome, ToolResult } from '../../model/tool.ts';

/** What a result says: its step value, or where it says nothing that can be read (a picture), its blocks. */
export function contentOf(result: ToolResult): JsonValue {
  const { value } = stepValue(result);
  return value === '' ? result.content : value;
}

/** The pointers into `contentOf(result)` at which a value stands, or a text that has it as a part. */
export function placesOf(content: JsonValue, value: JsonScalar): readonly string[] {
  const wanted = String(value);
  // Short values are contained in nearly every text.
  const asPart = typeof value === 'string' && value.length >= 3;
  return [...scalarsIn(content)]
    .filter(({ value: each }) => {
      const written = String(each);
      return written === wanted || (asPart && typeof each === 'string' && written.includes(wanted));
    })
    .map(({ pointer }) => pointer);
}

/** Whether the value stands at the pointer of a content, as a whole. */
export function standsAt(content: JsonValue, pointer: string, value: JsonValue): boolean {
  const there = getAt(content, pointer);
  return there !== undefined && canonical(there) === canonical(value);
}

/** With fewer characters in all values of a result, they can be equal by chance: `true`, `ok`, `21`. */
const tellingCharacters = 20;

function isTelling(content: JsonValue): boolean {
  const said = new Set<string>();
  for (const { value } of scalarsIn(content))
    if (typeof value === 'string' || typeof value === 'number') said.add(String(value));
  return [...said].join('').length >= tellingCharacters;
}

/** Whether a call had the same result as the right one, and the result is distinctive enough to be sure. */
export function sameResult(recorded: ToolResult, outcome: Outcome | undefined): boolean {
  if (outcome?.result === undefined || outcome.result.isError === true) return false;
  const content = contentOf(recorded);
  return isTelling(content) && canonical(content) === canonical(contentOf(outcome.result));
}
