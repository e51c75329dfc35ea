// Results that hold nothing: a call that found nothing answers no question.
import { leadsOn } from '../grounding/reading/links.ts';
import { isPagingObject, isStatus, pagingRole } from '../grounding/reading/paging.ts';
import { stepValue } from '../grounding/reading/step-value.ts';
import { isObject, isScalar, type JsonObject, type JsonValue } from '../model/json.ts';
import { mayWrite, type Tool, type ToolResult } from '../model/tool.ts';
import { isPlural, spelled } from '../text/naming.ts';
import { saysNothing } from './empty-words.ts';

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
  if (saysSoAlone(members) || deniesFinding(members)) return true;
  const hasList = members.some(
    ([key, value]) => Array.isArray(value) || isObject(value) || (value === null && isPlural(spelled(key))),
  );
  return members.every(
    ([key, value]) =>
      isNothing(value) || (hasList && (value === 0 || value === false || isAround(key, value as JsonValue))),
  );
}

/** `{"code": 0, "msg": "success", "data": null}`. */
function isNullEnvelope(object: JsonObject): boolean {
  const members = Object.entries(object);
  return (
    members.some(([, value]) => value === null) &&
    members.every(([key, value]) => isNothing(value) || isAround(key, value as JsonValue))
  );
}

/** Around one text, and with nothing but how the request went, the text is what the tool says: "No results found." */
function saysSoAlone(members: readonly (readonly [string, unknown])[]): boolean {
  const texts = members.filter(([key, value]) => typeof value === 'string' && sayings.test(spelled(key)));
  const [first, ...others] = texts;
  if (first === undefined || others.length > 0 || !saysNothing(String(first[1]))) return false;
  return members.every(
    (member) =>
      member === first || isNothing(member[1] as JsonValue) || isStatus(member[0], member[1] as JsonValue),
  );
}

/** `{"found": false, "query": "x"}`: nothing but that it was not found, and what was looked for. */
function deniesFinding(members: readonly (readonly [string, unknown])[]): boolean {
  return (
    members.some(([key, value]) => value === false && /^(?:is )?found$/.test(spelled(key))) &&
    members.every(
      ([key, value]) =>
        value === false || value === 0 || isNothing(value as JsonValue) || lookedFor.test(spelled(key)),
    )
  );
}

const lookedFor =
  /^(?:query|q|term|keyword|search|search term|path|message|msg|reason|status|code|.*\b(?:id|name|key|number|email|slug))$/;

const sayings = /^(?:message|msg|result|text|content|output|response|answer|detail|info|data|results?)$/;

/**
 * Whether a result holds nothing: no content, blank text, empty JSON, an envelope around an empty list, words that say
 * so. Images and the like hold something. Of a tool that only reads, null beside a success is nothing too; where
 * something was changed, it is how the change is confirmed.
 */
export function isEmptyResult(result: ToolResult, tool?: Pick<Tool, 'annotations' | 'reads'>): boolean {
  if (result.content.some((block) => block.type !== 'text')) return false;
  const { value } = stepValue(result);
  if (typeof value !== 'string') {
    if (tool !== undefined && !mayWrite(tool) && isObject(value) && isNullEnvelope(value)) return true;
    return value === null || (!isScalar(value) && isNothing(value));
  }
  return value.trim() === '' || saysNothing(value);
}
