// What an answer may rest on: every value of the steps, the items of lists that it belongs to, and what names these.
import { isHint, leadsOn } from '../../grounding/reading/links.ts';
import { readThings, type Things } from '../../grounding/reading/read-things.ts';
import { type StepValue, stepValue } from '../../grounding/reading/step-value.ts';
import { isScalar, type JsonScalar, type JsonValue } from '../../model/json.ts';
import { toPointer } from '../../model/pointer.ts';
import type { Tool, ToolResult } from '../../model/tool.ts';
import type { Step } from '../../model/workflow.ts';
import { singular, toolNoun } from '../../text/naming.ts';
import type { Fact, Group, Member } from './facts.ts';
import { nameMembers } from './name-members.ts';
import { isUnits } from './units-member.ts';

export interface SceneStep {
  readonly step: Step;
  readonly tool: Tool | undefined;
  readonly value: StepValue;
  readonly things: Things;
}

export interface Scene {
  readonly steps: readonly SceneStep[];
  readonly facts: readonly Fact[];
  readonly groups: readonly Group[];
  /** Texts and numbers, as they are written. */
  readonly byText: ReadonlyMap<string, readonly Fact[]>;
}

/** The values, things and lists of steps. */
export function readScene(steps: readonly Step[], tools: readonly Tool[]): Scene {
  const last = steps.at(-1)?.result;
  const known = last === undefined ? undefined : scenes.get(last);
  if (known !== undefined && isOf(known, steps)) return known;
  const scene = readAnew(steps, tools);
  if (last !== undefined) scenes.set(last, scene);
  return scene;
}

/** By the last result: every wording of a draft is read against the same ones. */
const scenes = new WeakMap<ToolResult, Scene>();

function isOf(scene: Scene, steps: readonly Step[]): boolean {
  return (
    scene.steps.length === steps.length &&
    steps.every(({ id, result, arguments: given }, index) => {
      const other = scene.steps[index]?.step;
      return other?.id === id && other.result === result && other.arguments === given;
    })
  );
}

function readAnew(steps: readonly Step[], tools: readonly Tool[]): Scene {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const read = steps.map((step): SceneStep => {
    const value = stepValue(step.result);
    return { step, tool: byName.get(step.name), value, things: readThings(value, toolNoun(step.tool)) };
  });
  const scene = new SceneReader(read);
  return { steps: read, facts: scene.facts, groups: [...scene.groups.values()], byText: scene.byText };
}

class SceneReader {
  readonly facts: Fact[] = [];
  readonly byText = new Map<string, Fact[]>();
  readonly groups = new Map<string, Group>();

  constructor(steps: readonly SceneStep[]) {
    for (const each of steps)
      this.#read(
        each,
        steps.filter(({ step }) => step.name === each.step.name),
      );
    for (const group of this.groups.values()) nameMembers(group);
  }

  #read(each: SceneStep, calls: readonly SceneStep[]): void {
    const { step, value, things } = each;
    const paging = new Set(things.paging);
    const nouns = new Map(things.lists.map(({ pointer, noun }) => [pointer, noun]));
    const add = (
      pointer: string,
      key: string,
      scalar: JsonScalar,
      record: string,
      members: readonly Member[],
    ) => {
      const fact: Fact = { step, pointer, key, value: scalar, record, members };
      this.facts.push(fact);
      for (const member of members) member.facts.push(fact);
      const text = typeof scalar === 'string' || typeof scalar === 'number' ? String(scalar) : '';
      const known = this.byText.get(text);
      if (known === undefined) this.byText.set(text, [fact]);
      else known.push(fact);
    };
    const walk = (
      here: JsonValue,
      pointer: string,
      key: string,
      record: string,
      members: readonly Member[],
    ) => {
      if (isScalar(here)) {
        if (!paging.has(pointer)) add(pointer, key, here, record, members);
      } else if (Array.isArray(here)) {
        const noun = nouns.get(pointer) ?? singular(key);
        for (const [index, item] of (here as readonly JsonValue[]).entries()) {
          const at = `${pointer}/${index}`;
          const member = this.#member(step, pointer, noun, index);
          walk(item, at, key, isScalar(item) ? pointer : at, [...members, member]);
        }
      } else {
        for (const [name, child] of Object.entries(here)) {
          // In an item of a list the next step is its own, and no hint for whoever called the tool.
          const isOwn = members.length > 1 && isHint(name) && isScalar(child ?? null);
          if (child === undefined || (!isOwn && leadsOn(name, isScalar(child) ? child : undefined))) continue;
          if (isUnits(name, child)) continue;
          walk(child, pointer + toPointer([name]), name, pointer, members);
        }
      }
    };
    walk(value.value, '', '', '', [this.#whole(each, calls)]);
  }

  #group(key: string, step: Step, pointer: string | undefined, noun: string): Group {
    let group = this.groups.get(key);
    if (group === undefined) {
      group = { key, step, pointer, noun, members: [], identity: undefined };
      this.groups.set(key, group);
    }
    return group;
  }

  #member(step: Step, pointer: string, noun: string, index: number): Member {
    const group = this.#group(`${step.id}${pointer}`, step, pointer, noun);
    return memberOf(group, index);
  }

  #whole({ step }: SceneStep, calls: readonly SceneStep[]): Member {
    const group = this.#group(step.name, step, undefined, toolNoun(step.tool));
    return memberOf(
      group,
      calls.findIndex((call) => call.step === step),
    );
  }
}

function memberOf(group: Group, index: number): Member {
  let member = group.members[index];
  if (member === undefined) {
    member = { key: `${group.key}/${index}`, group, index, facts: [], names: [], ids: new Set() };
    group.members[index] = member;
  }
  return member;
}
