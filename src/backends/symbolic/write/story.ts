// The workflow as a story: which steps are asked about, and what each argument means.
import { resultValues } from '../../../grounding/bindings.ts';
import { entitiesIn } from '../../../grounding/entities.ts';
import type { Entity, Fact } from '../../../grounding/reading/entity.ts';
import type { JsonScalar } from '../../../model/json.ts';
import { scalarsIn } from '../../../model/pointer.ts';
import { mayWrite, type Tool } from '../../../model/tool.ts';
import { type Binding, idNumber, type Step, stepsOf, type Workflow } from '../../../model/workflow.ts';
import { shapeOf } from '../../../text/identifier-shape.ts';

export interface Story {
  readonly steps: readonly Step[];
  /** The steps that no later step is described by, and those that change something: what the query asks for. */
  readonly goals: readonly Step[];
  readonly toolOf: (step: Step) => Tool | undefined;
  readonly step: (id: string) => Step | undefined;
  /** The things that the query names: identities of what a step has found by a name that it was given. */
  readonly spoken: ReadonlySet<JsonScalar>;
  /** Whether an earlier step's result, or the step's own arguments, have shown a value already. */
  readonly isKnown: (value: JsonScalar, step: Step) => boolean;
  /** The names of the things that arguments mean: no news in an answer. */
  readonly mentioned: ReadonlySet<JsonScalar>;
}

export function readStory(workflow: Workflow, tools: readonly Tool[]): Story {
  const steps = stepsOf(workflow);
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const byId = new Map(steps.map((step) => [step.id, step]));
  const spoken = new Set<JsonScalar>();
  for (const step of steps) {
    const values = new Map([...scalarsIn(step.arguments)].map(({ pointer, value }) => [pointer, value]));
    for (const { source, path } of step.bindings) {
      const value = values.get(path);
      if (source !== 'query' || typeof value !== 'string' || value.length < 3) continue;
      for (const entity of entitiesIn(step.result, step.tool))
        if (isCalled(entity, value)) spoken.add(identityOf(entity));
    }
  }
  const shownAt = new Map<JsonScalar, number>();
  for (const step of steps) {
    for (const { value } of resultValues(step.result))
      if (!shownAt.has(value)) shownAt.set(value, idNumber(step.id));
  }
  // A change is always asked for, even where a later step uses what it answered.
  const wrote = (step: Step) => {
    const tool = byName.get(step.name);
    return tool !== undefined && mayWrite(tool);
  };
  const story: Story = {
    steps,
    goals: steps,
    toolOf: (step) => byName.get(step.name),
    step: (id) => byId.get(id),
    spoken,
    mentioned: new Set(),
    isKnown: (value, step) => (shownAt.get(value) ?? Number.POSITIVE_INFINITY) < idNumber(step.id),
  };
  const uses = steps.flatMap(({ bindings }) =>
    bindings.map((binding) => ({ binding, fact: factOf(binding, story)?.fact })),
  );
  // A step that something later is described by is part of that description; one that only lent a value is a goal of its own.
  const described = new Set(
    uses.flatMap(({ binding, fact }) =>
      fact === undefined || !isPlain(fact, binding.path)
        ? binding.source === 'step'
          ? binding.step
          : []
        : [],
    ),
  );
  return {
    ...story,
    goals: steps.filter((step) => !described.has(step.id) || wrote(step)),
    mentioned: new Set(
      uses.flatMap(({ fact }) =>
        fact === undefined
          ? []
          : [fact.value, fact.entity.name?.value ?? fact.value].filter(
              (value) => typeof value !== 'number' || fact !== fact.entity.id,
            ),
      ),
    ),
  };
}

/** The fact that a step binding takes its value from, where the result's structure shows one. */
export function factOf(
  binding: Binding,
  story: Story,
): { readonly fact: Fact; readonly step: Step } | undefined {
  if (binding.source !== 'step') return undefined;
  const step = story.step(binding.step);
  if (step === undefined) return undefined;
  const there = factsByPlace(entitiesIn(step.result, step.tool)).get(`${binding.from} ${binding.json}`) ?? [];
  // A value that identifies something (a reference) says more than the field it stands in.
  const fact =
    there.find((one) => one === one.entity.id) ??
    there.find((one) => one === one.entity.name) ??
    there[0];
  return fact === undefined ? undefined : { fact, step };
}

const places = new WeakMap<readonly Entity[], ReadonlyMap<string, readonly Fact[]>>();

/** The facts of a result by where they stand, `from` and `json`. */
function factsByPlace(entities: readonly Entity[]): ReadonlyMap<string, readonly Fact[]> {
  const known = places.get(entities);
  if (known !== undefined) return known;
  const found = new Map<string, Fact[]>();
  for (const fact of entities.flatMap(({ facts }) => facts)) {
    const place = `${fact.from} ${fact.json}`;
    found.set(place, [...(found.get(place) ?? []), fact]);
  }
  places.set(entities, found);
  return found;
}

/** Whether a text is a thing's name, or a fair part of it. */
function isCalled(entity: Entity, text: string): boolean {
  const name = entity.name?.value;
  return (
    typeof name === 'string' &&
    name.toLowerCase().includes(text.toLowerCase()) &&
    text.length * 4 >= name.length
  );
}

/** A day, a time, a state or what something is to become is said as it is, wherever it was read. */
export function isPlain({ value, key }: Fact, path: string): boolean {
  if (/^\/(to|target|new)[_A-Z-]/.test(path) && typeof value === 'string' && shapeOf(value) === 'currency')
    return true;
  if (typeof value !== 'string') return false;
  return (
    ['date', 'date-time', 'time'].includes(shapeOf(value)) ||
    /(?:^|_)(?:status|state|stage|type|priority|category|from|to|source|target)$|Type$/.test(key)
  );
}

/** What makes two mentions mean the same thing. */
export function identityOf(entity: Entity): JsonScalar {
  const id = entity.id?.value;
  // Things of two kinds may have the same number.
  if (typeof id === 'number') return `${entity.noun.split(' ').at(-1)} ${id}`;
  return id ?? entity.name?.value ?? null;
}
