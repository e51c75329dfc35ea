// Things that an answer has spoken of, with the fields that a result has shown of them and nobody has told yet.
import type { ToldFact } from '../backends/symbolic/forms/attribute.ts';
import { rootOf, type View } from '../backends/symbolic/scene/view.ts';
import type { Entity } from '../grounding/reading/entity.ts';
import type { Exchange } from '../model/claim.ts';
import type { DialogueContext } from './dialogue-context.ts';
import { byItsName, byPronoun, openFields, type SpokenOf } from './field-question.ts';

/** A thing, and how a question behind the answer speaks of it. */
export interface OpenThing {
  readonly view: View;
  readonly thing: Entity;
  readonly spoken: SpokenOf;
  /** At least one. */
  readonly fields: readonly ToldFact[];
}

/** What the answer was about at its end, which a pronoun is enough for; undefined where one could mean something else. */
export function lastThing(
  { sample, steps, told, viewOf }: DialogueContext,
  answer: Exchange,
): OpenThing | undefined {
  const last = steps.at(-1);
  if (last === undefined || last.failed === true || !answer.steps.includes(last.id)) return undefined;
  // Of two things of a kind, nobody knows which one "its" is.
  if (steps.some((step) => step !== last && step.name === last.name && step.failed !== true))
    return undefined;
  const view = viewOf(last);
  const thing = view === undefined ? undefined : rootOf(view);
  const name = thing?.name?.value;
  if (view === undefined || thing === undefined || typeof name !== 'string' || !isSpokenOfLast(name, answer))
    return undefined;
  const fields = openFields(view, thing, `${told} ${answer.query} ${answer.response}`, sample.today);
  return fields.length === 0 ? undefined : { view, thing, spoken: byPronoun(thing), fields };
}

/** Whether an answer names nothing after this name that a pronoun could mean, too. */
function isSpokenOfLast(name: string, { response, claims }: Exchange): boolean {
  const at = response.lastIndexOf(name);
  return (
    at !== -1 &&
    claims.every(({ text, span }) => span[0] <= at || text === name || !/^[\p{Lu}“"«]/u.test(text))
  );
}

/** Those that the answer has named. */
export function namedThings(
  { sample, known, told, viewOf }: DialogueContext,
  answer: Exchange,
): readonly OpenThing[] {
  const said = `${told} ${answer.query} ${answer.response}`;
  return known
    .filter((step) => answer.steps.includes(step.id) && step.failed !== true)
    .flatMap((step) => {
      const view = viewOf(step);
      return view === undefined ? [] : view.things.things.map((thing) => ({ view, thing }));
    })
    .filter(({ thing: { name } }) => typeof name?.value === 'string' && answer.response.includes(name.value))
    .flatMap(({ view, thing }) => {
      const spoken = byItsName(view, thing);
      const fields = openFields(view, thing, said, sample.today);
      return spoken === undefined || fields.length === 0 ? [] : [{ view, thing, spoken, fields }];
    });
}
