// The members of a list that a quantifier speaks of.
import type { Group, Member } from './facts.ts';
import { isInState, type State } from './states.ts';
import { literal, nameInPath, pathThrough } from './write-path.ts';

export function listPath(group: Group): string | undefined {
  return group.pointer === undefined ? undefined : pathThrough(group.step.id, null, group.pointer);
}

export function membersIn(group: Group, state: State): readonly Member[] {
  return group.members.filter(({ facts }) => facts.some((fact) => isInState(fact, state)));
}

export function hasField(group: Group, key: string): boolean {
  return group.members.some(({ facts }) =>
    facts.some((fact) => fact.key === key && fact.members.at(-1)?.group === group),
  );
}

/** The members of a list that are in a state, as a proof writes them: a list that its call has narrowed to them is whole. */
export function pathInState({ step }: Group, path: string, { key, value }: State): string {
  return step.arguments[key] === value ? path : `${path}[${nameInPath(key)}=${literal(value)}]`;
}
