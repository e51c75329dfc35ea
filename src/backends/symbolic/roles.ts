// Who does what a change records: the `approver` of an approval, whom an operator is named after.
import { mayWrite } from '../../model/tool.ts';
import { isPersonNoun } from '../../text/person-nouns.ts';
import type { Parameter } from './parameter.ts';
import { type Candidate, pick, type Situation } from './situation.ts';
import { isRoleName } from './words/role-name.ts';
import { people } from './world/things.ts';

/** Somebody for a change to name: a person that the server has shown, else one of ours. Nobody is made up for what is read. */
export function somebody(parameter: Parameter, at: Situation): Candidate | undefined {
  if (!mayWrite(at.tool) || parameter.kind !== 'name' || !isRoleName(parameter.words)) return undefined;
  const shown = at.known.done
    .flatMap(({ entities }) => entities)
    .filter(({ noun, name }) => name !== undefined && isPersonNoun(noun))
    .flatMap(({ name }) =>
      typeof name?.value === 'string' && /^\p{Lu}\S+ \p{Lu}\S+$/u.test(name.value) ? name.value : [],
    );
  return (
    pick(shown, at) ??
    pick(
      people.map(({ name }) => name),
      at,
    )
  );
}
