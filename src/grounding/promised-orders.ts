// Lists whose order a tool promises: by an argument that sorts them, or in its description.
import type { OrderedList } from '../model/claim.ts';
import { isObject, type JsonValue } from '../model/json.ts';
import { getAt, scalarsIn } from '../model/pointer.ts';
import type { Tool } from '../model/tool.ts';
import type { Step } from '../model/workflow.ts';
import { parameterOf } from '../schemas/schema-source.ts';
import { fieldFit } from '../text/field-words.ts';
import { toolNoun, wordsOf } from '../text/naming.ts';
import { readThings } from './reading/read-things.ts';
import { stepValue } from './reading/step-value.ts';

const sorting = /^(?:sort|order|sort_?by|order_?by|sort_?order)$/i;
/** "Newest first", "sorted by price", "in order of their start": never "the first page". */
const promised =
  /\b(?:the\s+)?(?:(?:most|least|best|worst|next|last)\s+\p{L}+|(?<!\p{L})\p{L}+est|latest)(?:\s+ones?)?\s+first\b|\b(?:sorted|ordered|ranked)\s+by\s+[\p{L}_ ]{2,40}|\bin\s+(?:chronological|alphabetical|ascending|descending|reverse)\s+order\b/iu;

/** The lists of the steps that come in an order which their tool or its arguments promise, outermost lists only. */
export function promisedOrders(
  steps: readonly Step[],
  tools: readonly Pick<Tool, 'name' | 'description'>[],
): readonly OrderedList[] {
  return steps.flatMap((step) => {
    const by = orderOf(step, tools.find(({ name }) => name === step.name)?.description ?? '');
    if (by === undefined) return [];
    const read = stepValue(step.result);
    const { lists } = readThings(read, toolNoun(step.tool));
    const outer = lists.filter(
      ({ pointer }) =>
        pointer !== '' &&
        !lists.some((other) => other.pointer !== pointer && pointer.startsWith(`${other.pointer}/`)),
    );
    return outer
      .filter(({ pointer }) => isKept(getAt(read.value, pointer), by))
      .map(({ pointer }) => ({ step: step.id, path: pointer, by }));
  });
}

function orderOf(step: Step, description: string): string | undefined {
  for (const { pointer, value } of scalarsIn(step.arguments)) {
    const parameter = parameterOf(pointer);
    if (sorting.test(parameter) && typeof value === 'string') return `argument ${parameter}=${value}`;
  }
  return promised.exec(description)?.[0].trim();
}

/** Whether the items are in the order of the field that a promise names, one way or the other; where it names none, it is believed. */
function isKept(list: JsonValue | undefined, by: string): boolean {
  if (!Array.isArray(list)) return false;
  const items = (list as readonly JsonValue[]).filter(isObject);
  const named = /(?:=|\bby\s+)(.+)$/s.exec(by)?.[1];
  const key = Object.keys(items[0] ?? {}).find(
    (each) => named !== undefined && wordsOf(named).some((word) => fieldFit(word, each) === 1),
  );
  if (key === undefined) return true;
  const values = items.flatMap((item) => {
    const value = item[key];
    return typeof value === 'number' || typeof value === 'string' ? [value] : [];
  });
  const isSorted = (sign: 1 | -1) =>
    values.every((value, at) => {
      const before = values[at - 1];
      return before === undefined || before === value || (before < value ? 1 : -1) === sign;
    });
  return isSorted(1) || isSorted(-1);
}
