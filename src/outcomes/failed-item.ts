// Batches that went half wrong: one item of many has failed, and the result calls itself a success all the same.

import { stepValue } from '../grounding/reading/step-value.ts';
import { isObject, isScalar, type JsonObject, type JsonValue } from '../model/json.ts';
import { scalarsIn } from '../model/pointer.ts';
import { type ToolResult, textOf } from '../model/tool.ts';
import { clip } from '../text/clip.ts';
import { spelled } from '../text/naming.ts';
import { errorObject, isFailedCode } from './error-object.ts';
import { type FailedItem, failedLine, saidOfAsked, saysItemFailure } from './failed-line.ts';
import { saysFailure } from './failure-words.ts';

/**
 * The first item of a batch that has failed while others have not; undefined where none has. `args` are the call's:
 * what a text says of one of them is not taken for the words of a document.
 */
export function failedItem(result: ToolResult, args?: JsonObject): FailedItem | undefined {
  const asked = args === undefined ? undefined : batchIn(args);
  const { value } = stepValue(result);
  if (typeof value !== 'string') {
    const found = inValue(value, asked ?? [], 0);
    if (found !== undefined) return found;
  }
  return failedLine(textOf(result), asked);
}

const mostAsked = 200;

/** What a call asks for several of: the scalars in its lists, and the parts of texts that list things. */
function batchIn(args: JsonObject): readonly string[] {
  const asked: string[] = [];
  for (const value of Object.values(args)) {
    if (Array.isArray(value)) for (const scalar of scalarsIn(value)) asked.push(String(scalar.value));
    else if (typeof value === 'string' && /[,;\n]/.test(value) && value.length < 2_000)
      for (const part of value.split(/[,;\n]/)) asked.push(part);
    if (asked.length > mostAsked) break;
  }
  return asked
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .slice(0, mostAsked);
}

const deepest = 4;
const mostItems = 2_000;

function inValue(value: JsonValue, asked: readonly string[], depth: number): FailedItem | undefined {
  if (depth > deepest || isScalar(value)) return undefined;
  if (Array.isArray(value)) return inList(value as readonly JsonValue[], asked) ?? below(value, asked, depth);
  const object = value as JsonObject;
  return inMap(object, asked) ?? besides(object, asked) ?? below(Object.values(object), asked, depth);
}

function below(
  values: readonly (JsonValue | undefined)[],
  asked: readonly string[],
  depth: number,
): FailedItem | undefined {
  for (const value of values.slice(0, 50)) {
    const found = value === undefined ? undefined : inValue(value, asked, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A list of which one item is an error, and the others are things. */
function inList(list: readonly JsonValue[], asked: readonly string[]): FailedItem | undefined {
  if (list.length > mostItems) return undefined;
  for (const [index, item] of list.entries()) {
    if (typeof item === 'string') {
      const failed = asked.length === 0 ? undefined : saidOfAsked(item, undefined, asked);
      if (failed !== undefined) return failed;
    }
    if (!isObject(item)) continue;
    const says = failureOf(item, list);
    if (says !== undefined) return { item: nameOf(item, asked) ?? `item ${index + 1}`, says };
  }
  return undefined;
}

const failedStates = /^(?:error|failed|failure|fail|not[_ ]found|rejected|denied)$/i;
/** What people decide about a thing, and what a batch says of an item that it did not take. */
const decided = /^(?:rejected|denied)$/i;
const explaining =
  /^(?:err|errors?|error (?:code|message|type|details?|msg)|message|msg|reason|detail|details|code|status|state|success|ok|found|exists|is (?:error|found)|status code|http status|exception)$/;
const answering = /^(?:result|response|output|value)$/;
const errorNames = /^(?:err|error|error (?:message|msg|details?|code)|exception)$/;

/**
 * What an item of a list says about its failure. A job that failed is a thing like its neighbours: an item has failed
 * only if it has nothing of what the others tell.
 */
function failureOf(item: JsonObject, list: readonly JsonValue[]): string | undefined {
  const told = Object.entries(item).find(([key, value]) => {
    const name = spelled(key);
    if (errorNames.test(name)) return isTold(value);
    if (/^(?:success|ok|found|exists|is found)$/.test(name)) return value === false;
    if (name === 'is error') return value === true;
    if (/^(?:message|msg|reason|detail)$/.test(name) || answering.test(name))
      return typeof value === 'string' && saysItemFailure(value);
    if (isObject(value)) return errorObject(value) !== undefined;
    if (/^(?:http )?(?:status|code|status code)$/.test(name) && isFailedCode(value ?? null)) return true;
    return (name === 'status' || name === 'state') && typeof value === 'string' && failedStates.test(value);
  });
  if (told === undefined) return undefined;
  const others = list.filter((other) => isObject(other) && other !== item) as readonly JsonObject[];
  const tells = (other: JsonObject) =>
    Object.entries(other).filter(([key, value]) => !explaining.test(spelled(key)) && holds(key, value));
  // A request that was turned down lacks who approved it, and is a thing all the same.
  const most = typeof told[1] === 'string' && decided.test(told[1]) ? tells(item).length : 1;
  const whole = others.find((other) => tells(other).filter(([key]) => !holds(key, item[key])).length >= most);
  if (whole === undefined) return undefined;
  const said = Object.entries(item).find(
    ([key, value]) =>
      /^(?:err|error|error (?:message|msg|details?)|message|msg|reason|detail|exception|content|text)$/.test(
        spelled(key),
      ) && isTold(value),
  );
  return clip(typeof said?.[1] === 'string' ? said[1] : JSON.stringify(said?.[1] ?? told[1]), 200);
}

/** Whether a member of an item holds something other than what went wrong. */
function holds(key: string, value: JsonValue | undefined): boolean {
  if (typeof value === 'string' && answering.test(spelled(key)) && saysItemFailure(value)) return false;
  return isTold(value) && !(isObject(value) && errorObject(value) !== undefined);
}

function isTold(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null || value === '' || value === false) return false;
  return !(isObject(value) && Object.keys(value).length === 0);
}

/** A map of things by what was asked for, one of them an error. */
function inMap(object: JsonObject, asked: readonly string[]): FailedItem | undefined {
  const members = Object.entries(object);
  if (members.length < 2 || members.length > mostItems) return undefined;
  for (const [key, value] of members) {
    const isAsked = asked.some((item) => item === key);
    const says =
      typeof value === 'string' && isAsked && saysItemFailure(value.replace(/^n\/a\b[\s:-]*/i, ''))
        ? value
        : isObject(value) && isFailedPart(value, members, isAsked)
          ? JSON.stringify(Object.values(value)[0])
          : undefined;
    if (says !== undefined) return { item: key, says: clip(says, 200) };
    // Nothing of one thing, where there is something of another: of fields that were asked for, null would be a value.
    const isThing = ([name, other]: (typeof members)[number]) => isObject(other) && asked.includes(name);
    if (value === null && isAsked && members.some(isThing)) return { item: key, says: 'null' };
  }
  return undefined;
}

/** An object in a map that is nothing but an error, among neighbours that are none. */
function isFailedPart(
  value: JsonObject,
  members: readonly (readonly [string, JsonValue | undefined])[],
  isAsked: boolean,
): boolean {
  if (errorObject(value) === undefined) return false;
  const things = members.filter(([, other]) => isObject(other));
  return (
    isAsked ||
    (things.length > 1 &&
      things.length === members.length &&
      things.some(([, other]) => other !== value && errorObject(other as JsonObject) === undefined))
  );
}

const failedLists =
  /^(?:(?:failed|failures|errors|not found|rejected|unprocessed|unresolved|missing|invalid|unknown|skipped)(?: [a-z]{2,20})?|warnings)$/;
const plainlyFailed =
  /^(?:failed|failures|errors|not found|rejected|unprocessed|missing|invalid|failed items|skipped)$/;
/** What a check says of the things it was asked about: that one did not pass is its answer. */
const judged =
  /^(?:valid|passed|passing|available|active|approved|accepted|compliant|healthy|matching|open|in stock)\b/;
const goodLists =
  /^(?:succeeded|successful|success|results?|processed|created|updated|deleted|items|found|data|values|completed|added|removed|ok)$/;

/** A list of what failed beside the list of what did not. */
function besides(object: JsonObject, asked: readonly string[]): FailedItem | undefined {
  const members = Object.entries(object);
  const good = members.find(
    ([key, value]) =>
      (Array.isArray(value) && value.length > 0 && (goodLists.test(spelled(key)) || asked.length > 0)) ||
      (isObject(value) && asked.some((item) => Object.hasOwn(value, item))),
  );
  // GraphQL: part of the data, and errors beside it.
  const graph = members.find(([key, value]) => key === 'data' && isObject(value));
  for (const [key, value] of members) {
    const name = spelled(key);
    if (!failedLists.test(name) || key === good?.[0] || !isTold(value)) continue;
    const isNamed = asked.length > 0 && mentions(value, asked);
    const isSure = plainlyFailed.test(name) || isNamed;
    if (!isSure || (good !== undefined && judged.test(spelled(good[0])))) continue;
    const isReport = good !== undefined && spelled(good[0]) !== 'data' && asked.length > 0 && !isNamed;
    if ((good === undefined && graph === undefined && !isNamed) || isReport) continue;
    if (name === 'warnings' && !isComplaint(value)) continue;
    if (isObject(value)) {
      const [first] = Object.entries(value);
      if (first !== undefined && mentions(value, asked))
        return { item: first[0], says: clip(JSON.stringify(first[1]), 200) };
      continue;
    }
    if (!Array.isArray(value)) continue;
    const [first] = value as readonly JsonValue[];
    if (first === undefined) continue;
    if (good === undefined && !isNamed && !(isObject(first) && 'message' in first)) continue;
    const item = isObject(first) ? (nameOf(first, asked) ?? 'an item') : String(first);
    const said = isObject(first)
      ? Object.entries(first).find(([name]) => explaining.test(spelled(name)))?.[1]
      : undefined;
    return {
      item,
      says: clip(said === undefined ? key : typeof said === 'string' ? said : JSON.stringify(said), 200),
    };
  }
  return undefined;
}

/** Whether a list of warnings begins with what was not done. */
function isComplaint(value: JsonValue | undefined): boolean {
  const [first] = Array.isArray(value) ? (value as readonly JsonValue[]) : [];
  return typeof first === 'string' && saysFailure(first);
}

function mentions(value: JsonValue | undefined, asked: readonly string[]): boolean {
  const text = JSON.stringify(value);
  return asked.some((item) => text.includes(JSON.stringify(item).slice(1, -1)));
}

/** What an item is called: the argument that it repeats, else its first plain member that explains nothing. */
function nameOf(item: JsonObject, asked: readonly string[]): string | undefined {
  const plain = Object.entries(item).filter(
    ([key, value]) =>
      !explaining.test(spelled(key)) && (typeof value === 'string' || typeof value === 'number'),
  );
  const [, value] = plain.find(([, value]) => asked.includes(String(value))) ?? plain[0] ?? [];
  return value === undefined ? undefined : String(value);
}
