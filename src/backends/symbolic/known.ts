// What a draft holds so far: the things its results have shown, and the values its calls were given.
import type { Entity, Fact } from '../../grounding/reading/entity.ts';
import type { JsonObject, JsonScalar } from '../../model/json.ts';
import { scalarsIn } from '../../model/pointer.ts';
import type { Random } from '../../model/random.ts';
import { type Attempt, failureText, type Tool, type ToolResult } from '../../model/tool.ts';
import { type Step, stepsOf, type Workflow } from '../../model/workflow.ts';
import { isPaging, parameterOf } from '../../schemas/schema-source.ts';
import { shapeOf } from '../../text/identifier-shape.ts';
import { type Meaning, meaningOf, readToolName, singular, wordsOf } from '../../text/naming.ts';
import { reasonsFor } from './refer/reasons.ts';
import { itemsOf, type View, viewOf } from './scene/view.ts';

/** A call that worked, whether it is a step already or only an attempt. */
export interface Done {
  readonly name: string;
  readonly tool: string;
  readonly server: string;
  readonly arguments: JsonObject;
  readonly result: ToolResult;
  readonly entities: readonly Entity[];
  readonly view: View;
  /** The values the call was given, lower case. */
  readonly given: ReadonlySet<string>;
  /** Whether the call may have changed something: nothing reads what was just written. */
  readonly wrote: boolean;
}

export interface Known {
  readonly done: readonly Done[];
  /** What `prominent` has answered: one choice a call. */
  readonly prominent: Map<Done, readonly Entity[]>;
  /** The calls that have taken something away. */
  readonly gone: readonly Done[];
  /** Draws among things that nothing tells apart. */
  readonly random: Random;
  /** Whether lists are narrowed down wherever they can be: a draft that looks for what there is not. */
  readonly narrows?: boolean;
  /** The ISO date on which it all takes place. */
  readonly today: string;
  /** Calls that the draft has made to have something to ask about: a person knows what is there by the names it was given. */
  readonly prepared: readonly Pick<Step, 'server' | 'arguments'>[];
  /** Every value an earlier call was given, lower case: a result that repeats it brings nothing new. */
  readonly given: ReadonlySet<string>;
}

/** Of longer lists only the beginning is looked at. */
const mostItems = 30;

/** The calls of a workflow, and the successful ones of the attempts after it. */
export function knownFrom(
  workflow: Workflow,
  tools: readonly Tool[],
  random: Random,
  today: string,
  attempts: readonly Attempt[] = [],
): Known {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const done: Done[] = stepsOf(workflow).flatMap((step) => {
    const tool = byName.get(step.name);
    return tool === undefined || step.failed === true ? [] : [doneBy(step, tool)];
  });
  for (const { call, outcome } of attempts) {
    const tool = byName.get(call.tool);
    if (tool === undefined || outcome.result === undefined || failureText(outcome) !== undefined) continue;
    const id = `step_${done.length + 1}`;
    const { server, name } = tool;
    const { result } = outcome;
    done.push(
      doneBy({ id, server, tool: tool.tool, name, arguments: call.arguments, result, bindings: [] }, tool),
    );
  }
  const given = new Set(done.flatMap((call) => [...call.given]));
  const gone = done.filter(({ tool, wrote }) => wrote && isRemoval(tool));
  return { done, given, gone, random, today, prepared: [], prominent: new Map() };
}

function doneBy(step: Step, tool: Tool): Done {
  const view = viewOf(step, tool);
  return { ...step, view, entities: view.things.things, given: givenTo(step.arguments), wrote: view.wrote };
}

/** Whether a tool, by its own name, takes something away: nothing is asked of that any more. */
export function isRemoval(tool: string): boolean {
  return /^(delete|remove|cancel)$/.test(readToolName(tool).verb ?? '');
}

/** Whether a thing has been deleted: by its name, by an identifier, or by a number that its kind was given. */
function isGone({ id, name, noun }: Entity, { gone }: Known): boolean {
  return gone.some((call) => {
    if (/^cancel/.test(call.tool)) return false;
    const isGiven = (fact: Fact | undefined) => fact !== undefined && call.given.has(lower(fact.value));
    const isOfKind = typeof id?.value === 'string' || toolNounsOf(call.tool).includes(noun);
    return isGiven(name) || (isOfKind && isGiven(id));
  });
}

function toolNounsOf(tool: string): readonly string[] {
  return readToolName(tool).object.map(singular);
}

function givenTo(args: JsonObject): ReadonlySet<string> {
  const given = [...scalarsIn(args)].filter(
    // A page or a limit may equal any identifier.
    ({ pointer, value }) => typeof value !== 'number' || !isPaging(parameterOf(pointer)),
  );
  return new Set(given.map(({ value }) => lower(value)));
}

export function lower(value: JsonScalar): string {
  return String(value).toLowerCase();
}

/**
 * The things of a result that a person would go on with: the thing that it is about, what that refers to, and of each list
 * one item that can be singled out in words; the one that was gone on with already, where there is one.
 */
export function prominent(call: Done, known: Known): readonly Entity[] {
  if (call.wrote) return [];
  const memo = known.prominent.get(call);
  if (memo !== undefined) return memo;
  const chosen = new Set(
    call.view.things.lists.flatMap((list) => chosenItem(call, itemsOf(call.view, list), known) ?? []),
  );
  const found = call.entities.filter((entity) => isReached(entity, chosen));
  known.prominent.set(call, found);
  return found;
}

function isReached(entity: Entity, chosen: ReadonlySet<Entity>): boolean {
  if (entity.list !== undefined && !chosen.has(entity)) return false;
  return entity.parent === undefined || isReached(entity.parent, chosen);
}

function chosenItem(call: Done, items: readonly Entity[], known: Known): Entity | undefined {
  if (items.length === 0) return undefined;
  const isUsed = (fact: Fact | undefined) =>
    fact !== undefined &&
    (typeof fact.value === 'string' || fact === fact.entity.id) &&
    known.given.has(lower(fact.value)) &&
    !call.given.has(lower(fact.value));
  const used = items.find(({ id, name }) => isUsed(id) || isUsed(name));
  if (used !== undefined) return used;
  const spoken = [...call.given].filter((text) => text.length >= 3 && !/^\d+$/.test(text));
  const named = items.filter(
    ({ name }) => typeof name?.value === 'string' && spoken.some((text) => lower(name.value).includes(text)),
  );
  const pool = named.length > 0 ? named : items.slice(0, mostItems);
  const reasons = pool.map((item) => ({ item, reasons: reasonsFor(call.view, item) }));
  const best = reasons.filter((one) => one.reasons.some(({ by }) => by === 'best' || by === 'condition'));
  const any = reasons.filter((one) => one.reasons.length > 0);
  // Of what was found through others nobody knows the names: there only what singles an item out leads on.
  const isFar = named.length === 0 && call !== known.done[0];
  const singled = any.filter((one) => one.reasons.some(({ by }) => by !== 'named'));
  // But whoever can name a club can name its players, where nothing else tells them apart.
  const telling = isFar && (singled.length > 0 || !isNextTo(call, known.done[0])) ? singled : any;
  const from = named.length === 0 && best.length > 0 && (isFar || known.random.real() < 0.8) ? best : telling;
  return from.length === 0 ? undefined : known.random.pick(from).item;
}

/** Whether a call takes what it needs from the first one alone. */
function isNextTo(call: Done, first: Done | undefined): boolean {
  const from = call.view.step.bindings.flatMap((binding) =>
    binding.source === 'step' ? [binding.step] : [],
  );
  return from.length > 0 && from.every((step) => step === first?.view.step.id);
}

/** A fact, and what its field and value say: read once, compared often. */
export interface ReadFact {
  readonly fact: Fact;
  readonly meaning: Meaning;
  /** The words of its field, singular, joined by spaces, and the last of them. */
  readonly key: string;
  readonly last: string;
  /** The last word of its thing's noun. */
  readonly head: string;
  readonly lower: string;
  readonly shape: string;
}

function readFact(fact: Fact): ReadFact {
  const words = wordsOf(fact.key).map(singular);
  return {
    fact,
    meaning: meaningOf(fact.key, fact.entity.noun),
    key: words.join(' '),
    last: words.at(-1) ?? '',
    head: fact.entity.noun.split(' ').at(-1) ?? '',
    lower: lower(fact.value),
    shape: typeof fact.value === 'string' ? shapeOf(fact.value) : typeof fact.value,
  };
}

const factsByEntity = new WeakMap<Entity, readonly ReadFact[]>();

/** The facts of the prominent things, latest call first; without what a call was given itself: what that came from has it too. */
export function* factsOf(known: Known): Generator<readonly [ReadFact, Done]> {
  for (const call of known.done.toReversed()) {
    for (const entity of prominent(call, known)) {
      if (isGone(entity, known)) continue;
      for (const read of readFacts(entity)) if (!call.given.has(read.lower)) yield [read, call];
    }
  }
}

function readFacts(entity: Entity): readonly ReadFact[] {
  let known = factsByEntity.get(entity);
  if (known === undefined) {
    known = entity.facts.map(readFact);
    factsByEntity.set(entity, known);
  }
  return known;
}

/** Chooses anew among things that nothing tells apart. */
export function chooseAnew(known: Known): void {
  known.prominent.clear();
}
