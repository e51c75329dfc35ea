// What one step shows: its result as things and lists, and what the tool's schema says of each place.
import { thingsIn } from '../../../grounding/entities.ts';
import type { Entity, EntityList, Fact } from '../../../grounding/reading/entity.ts';
import { isComplete } from '../../../grounding/reading/paging.ts';
import type { Things } from '../../../grounding/reading/read-things.ts';
import { type StepValue, stepValue } from '../../../grounding/reading/step-value.ts';
import { isObject, type JsonObject, type JsonValue } from '../../../model/json.ts';
import { pointerTokens } from '../../../model/pointer.ts';
import { mayWrite, type Tool } from '../../../model/tool.ts';
import type { Step } from '../../../model/workflow.ts';
import { resolveRef } from '../../../schemas/resolve-ref.ts';
import { propertiesOf } from '../../../schemas/schema-validator.ts';

export interface View {
  readonly step: Step;
  readonly tool: Tool;
  readonly value: StepValue;
  readonly things: Things;
  readonly wrote: boolean;
  /** Texts and numbers that the draft has put into the world itself, lower case; undefined where it found the world as it was. */
  readonly furnished?: ReadonlySet<string>;
}

export function viewOf(step: Step, tool: Tool): View {
  return {
    step,
    tool,
    value: stepValue(step.result),
    things: thingsIn(step.result, step.tool),
    wrote: mayWrite(tool),
  };
}

/** What the output schema says of a place of the step value; undefined where it says nothing. */
export function schemaAt({ tool, value }: View, pointer: string): JsonObject | undefined {
  const root = tool.outputSchema;
  if (root === undefined || value.at === undefined) return undefined;
  let here: JsonObject | undefined = root;
  const tokens = [...pointerTokens(value.at).slice(1), ...pointerTokens(pointer)];
  for (const token of tokens) {
    if (here === undefined) return undefined;
    here = resolveRef(here, root);
    const items: JsonValue | undefined = here.items;
    here = propertiesOf(here).get(token) ?? (isObject(items) ? items : undefined);
  }
  return here === undefined ? undefined : resolveRef(here, root);
}

/**
 * The thing that a result as a whole is about: the one at its root, or the only one where the root does nothing but wrap
 * it, as in `{ "data": {…} }`. Undefined for lists, and where several things stand side by side.
 */
export function rootOf({ things }: Pick<View, 'things'>): Entity | undefined {
  const own = things.things.filter(({ list, parent }) => list === undefined && parent === undefined);
  const root = own.find(({ pointer }) => pointer === '');
  return root ?? (own.length === 1 && things.lists.every(isInside(own[0])) ? own[0] : undefined);
}

function isInside(thing: Entity | undefined): (list: EntityList) => boolean {
  return ({ pointer }) => thing !== undefined && pointer.startsWith(`${thing.pointer}/`);
}

const itemsByList = new WeakMap<EntityList, readonly Entity[]>();

/** The items of a list, in its order. */
export function itemsOf({ things }: View, list: EntityList): readonly Entity[] {
  let items = itemsByList.get(list);
  if (items === undefined) {
    items = things.things.filter((thing) => thing.list === list);
    itemsByList.set(list, items);
  }
  return items;
}

/** A thing's own fact by its key. */
export function factOf(entity: Entity, key: string): Fact | undefined {
  return entity.facts.find((fact) => fact.key === key);
}

/** Whether a list of the view holds all there is: no further page, and no more than the call's limit would show. */
export function isWhole(view: View, list: EntityList): boolean {
  const limit = Object.entries(limitsOf(view)).find(([name]) => limitName.test(name))?.[1];
  return isComplete(list.length, list.paging, limit) !== false;
}

const limitName = /^(?:limit|page_?size|per_?page|max_?results|top_?k|count|size|n)$/i;

/** Whole numbers that the call was given, or would be by default. */
function limitsOf({ step, tool }: View): Readonly<Record<string, number>> {
  const limits: Record<string, number> = {};
  for (const [name, schema] of propertiesOf(tool.inputSchema)) {
    const value = step.arguments[name] ?? schema.default;
    if (typeof value === 'number') limits[name] = value;
  }
  return limits;
}

/** Whether a fact only says how the call went, beside what it was for: a status, a message. */
export function isOfCall({ things }: View, fact: Fact): boolean {
  const { entity, key } = fact;
  if (entity.pointer !== '' || entity.list !== undefined) return false;
  const isReport =
    /^(?:status|state|message|msg|success|ok|code|error|errors|warning|hint|note|summary)$/i.test(key);
  return isReport && (things.lists.length > 0 || things.things.some((thing) => thing !== entity));
}

/** Whether a fact was put there by the draft, or was there before it: what a server adds by itself differs each time. */
export function isLasting({ furnished }: View, { value }: Fact): boolean {
  return furnished === undefined || (value !== null && furnished.has(String(value).toLowerCase()));
}
