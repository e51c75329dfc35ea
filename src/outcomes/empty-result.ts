// Results that hold nothing: a call that found nothing answers no question.
import { leadsOn } from '../grounding/reading/links.ts';
import { isPagingObject, isStatus, pagingRole } from '../grounding/reading/paging.ts';
import { stepValue } from '../grounding/reading/step-value.ts';
import { isObject, isScalar, type JsonObject, type JsonValue } from '../model/json.ts';
import type { ToolResult } from '../model/tool.ts';

/** Whether a member says how a list was asked for or cut, or how the request went, and not what is in it. */
function isAround(key: string, value: JsonValue): boolean {
  if (pagingRole(key, value) !== undefined || isPagingObject(key, value)) return true;
  if (isStatus(key, value) || leadsOn(key, value)) return true;
  const isTold = isObject(value) && Object.keys(value).length > 0;
  return isTold && Object.entries(value).every(([inner, held]) => isAround(inner, held ?? null));
}

function isNothing(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.every((item) => isNothing(item as JsonValue));
  return isObject(value) && isEmptyObject(value);
}

/**
 * True for an object whose members are all nothing, and for a list in its envelope that lists nothing:
 * `{"orders":[],"total":0,"next_cursor":null}`. A record with an empty list in it is not empty.
 */
function isEmptyObject(object: JsonObject): boolean {
  const members = Object.entries(object);
  const hasList = members.some(([, value]) => Array.isArray(value) || isObject(value));
  return members.every(
    ([key, value]) =>
      isNothing(value) || (hasList && (value === 0 || value === false || isAround(key, value as JsonValue))),
  );
}

// The whole text, never a part of it: "No matches found", "0 results."
const foundNothing =
  /^\s*(?:sorry,? )?(?:there (?:are|were) )?(?:no|0) (?:\S+ ){0,4}?(?:results?|match(?:es)?|items?|records?|entries|found|available)(?: (?:found|available|for \S+|were found|matched))?[.!]?\s*$/i;

/** Whether a result holds nothing: no content, blank text, empty JSON, an envelope around an empty list. Images and the like hold something. */
export function isEmptyResult(result: ToolResult): boolean {
  if (result.content.some((block) => block.type !== 'text')) return false;
  const { value } = stepValue(result);
  if (typeof value !== 'string') return value === null || (!isScalar(value) && isNothing(value));
  const text = value.trim();
  return text === '' || text === 'null' || text === '""' || foundNothing.test(text);
}
