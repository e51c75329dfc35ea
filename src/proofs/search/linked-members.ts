// Members of other lists that a value is about: its call was made for them, or its record refers to them.
import type { Fact, Group, Member } from './facts.ts';
import type { Scene } from './scene.ts';

const linked = new WeakMap<Fact, readonly Member[]>();

/** Members of other lists that a value is about: the call was made for them, or its record refers to them. */
export function linkedMembers(scene: Scene, fact: Fact): readonly Member[] {
  let members = linked.get(fact);
  if (members === undefined) {
    members = findLinked(scene, fact);
    linked.set(fact, members);
  }
  return members;
}

function findLinked(scene: Scene, fact: Fact): readonly Member[] {
  const ids = new Set<string>();
  for (const value of Object.values(fact.step.arguments)) if (typeof value === 'string') ids.add(value);
  for (const other of scene.facts)
    if (other.step === fact.step && isAround(other.record, fact.record) && /id$/i.test(other.key))
      ids.add(String(other.value));
  const own = new Set<Group>(fact.members.map(({ group }) => group));
  return scene.groups
    .filter((group) => !own.has(group))
    .flatMap(({ members }) => members.filter(({ ids: theirs }) => [...theirs].some((id) => ids.has(id))));
}

function isAround(outer: string, inner: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}
