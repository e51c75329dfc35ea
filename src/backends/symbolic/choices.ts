// Choices: which of a parameter's allowed values to take.
import type { Fact } from '../../grounding/reading/entity.ts';
import type { JsonScalar } from '../../model/json.ts';
import { mayWrite } from '../../model/tool.ts';
import { wordsOf } from '../../text/naming.ts';
import { presentOf } from './change.ts';
import { factsOf, lower } from './known.ts';
import type { Parameter } from './parameter.ts';
import { type Candidate, pick, type Situation } from './situation.ts';

/** A choice that a result holds under the same name (a currency), else any but the default and, for a change, what it is now. */
export function choice(parameter: Parameter, at: Situation): Candidate | undefined {
  const all = parameter.choices.filter((value): value is string | number | boolean => value !== null);
  const last = parameter.words.at(-1) ?? '';
  const held: Fact[] = [];
  for (const [{ fact }] of factsOf(at.known)) {
    if (wordsOf(fact.key).at(-1) === last && all.some((value) => value === fact.value)) held.push(fact);
  }
  const isOfAnother = (fact: Fact) =>
    at.taken.size > 0 && at.about.length > 0 && !at.about.includes(fact.entity);
  const isLoose = at.taken.size > 0 && at.about.length === 0;
  const shown = held.find(
    (fact) => last === 'currency' && !isLoose && !isOfAnother(fact) && !at.taken.has(lower(fact.value)),
  );
  if (shown !== undefined && parameter.required && parameter.words[0] !== 'to') {
    return { value: shown.value, fit: 3, bound: true, entity: shown.entity };
  }
  // What the thing itself is now may be what it was listed by.
  const own = presentOf(parameter, at.about, at.known);
  const now = mayWrite(at.tool) ? [...held, ...own].map(({ value }) => value) : [];
  const choices: readonly JsonScalar[] = all.filter((value) => !now.includes(value));
  const accepted = choices.filter((value) => parameter.accepted.includes(value));
  const others = choices.filter((value) => value !== parameter.schema.default && !at.taken.has(lower(value)));
  // What has given results before is likelier to give some again.
  return pick(accepted.length > 0 && at.random.real() < 0.5 ? accepted : others, at) ?? pick(choices, at);
}
