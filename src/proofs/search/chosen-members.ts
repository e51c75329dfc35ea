// The members that a query means or the chain goes on with: what is said without a name is about them.
import type { JsonValue } from '../../model/json.ts';
import { scalarsIn } from '../../model/pointer.ts';
import { type Step, stepBindings } from '../../model/workflow.ts';
import { singular } from '../../text/naming.ts';
import { type Token, tokenize } from '../../text/sayings/tokens.ts';
import type { Member } from './facts.ts';
import { findMembers } from './find-members.ts';
import type { Scene } from './scene.ts';
import { findStates, isInState } from './states.ts';

/** Members that a text describes by a state that no other of theirs is in: "the open order". */
export function membersInState(scene: Scene, tokens: readonly Token[]): readonly Member[] {
  const states = findStates(tokens, scene).filter(({ negated }) => !negated);
  if (states.length === 0) return [];
  return scene.groups.flatMap(({ members }) => {
    if (members.length < 2) return [];
    return states.flatMap((state) => {
      const inState = members.filter((member) =>
        member.facts.some((fact) => fact.members.at(-1) === member && isInState(fact, state)),
      );
      return inState.length === 1 ? inState : [];
    });
  });
}

/** "The crash": a member of which a query says one word that is in no other's name. */
export function membersByWord(scene: Scene, query: string): readonly Member[] {
  const words = new Set(
    tokenize(query).flatMap(({ kind, word }) => (kind === 'word' && word.length > 3 ? [singular(word)] : [])),
  );
  return scene.groups.flatMap(({ members, noun }) => {
    if (members.length < 2 || members.length > 50) return [];
    const found = members.filter(({ names }) =>
      names.some((name) =>
        tokenize(name).some(
          ({ kind, word }) => kind === 'word' && words.has(singular(word)) && word !== noun,
        ),
      ),
    );
    return found.length === 1 ? found : [];
  });
}

/** Rows without names of their own that alone have a text that the query says. */
function membersByValue(scene: Scene, query: string): readonly Member[] {
  const said = ` ${tokenize(query)
    .map(({ word }) => word)
    .join(' ')} `;
  return scene.groups.flatMap(({ members }) => {
    if (members.length < 2) return [];
    const owners = new Map<string, Set<Member>>();
    for (const member of members)
      for (const { value, members: own } of member.facts) {
        if (typeof value !== 'string' || value.length > 60 || own.at(-1) !== member) continue;
        const words = ` ${tokenize(value)
          .map(({ word }) => word)
          .join(' ')} `;
        if (words.trim().length > 2 && said.includes(words))
          owners.set(words, (owners.get(words) ?? new Set()).add(member));
      }
    let narrowed: readonly Member[] = [];
    for (const each of owners.values()) {
      const both = narrowed.filter((member) => each.has(member));
      narrowed = narrowed.length === 0 ? [...each] : both.length > 0 ? both : narrowed;
    }
    return narrowed.length === 1 ? narrowed : [];
  });
}

export function chosenMembers(scene: Scene, query: string, steps: readonly Step[]): ReadonlySet<Member> {
  const chosen = new Set(
    findMembers(query, scene).flatMap(({ members }) => (members.length === 1 ? members : [])),
  );
  for (const member of [...membersByWord(scene, query), ...membersInState(scene, tokenize(query))])
    chosen.add(member);
  for (const member of membersByValue(scene, query)) chosen.add(member);
  const given = new Map<string, Set<JsonValue>>();
  for (const step of steps)
    given.set(step.id, new Set([...scalarsIn(step.arguments)].map(({ value }) => value)));
  for (const group of scene.groups)
    for (const member of group.members) {
      const isGoneOnWith = steps.some(
        (step) =>
          step.id !== group.step.id &&
          [...member.ids].some((id) => given.get(step.id)?.has(id) === true && id.length > 2),
      );
      if (isGoneOnWith) chosen.add(member);
    }
  for (const step of steps)
    for (const binding of stepBindings(step)) {
      const at = `${binding.from}${binding.json ?? ''}`;
      for (const group of scene.groups)
        if (group.step.id === binding.step && group.pointer !== undefined)
          for (const member of group.members)
            if (`${at}/`.includes(`${group.pointer}/${member.index}/`)) chosen.add(member);
    }
  return chosen;
}
