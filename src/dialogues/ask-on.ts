// A question about what the last result has shown already: the right turn is to answer, and to call nothing.
import { rootOf } from '../backends/symbolic/scene/view.ts';
import type { Exchange } from '../model/claim.ts';
import { exchangeOf, type PartExchange } from './dialogue-context.ts';
import { askAbout, askedOn, byPronoun, openFields } from './field-question.ts';

export const askOn: PartExchange = ({ sample, steps, told, random, viewOf }, answer) => {
  const last = steps.at(-1);
  if (last === undefined || last.failed === true || !answer.steps.includes(last.id)) return undefined;
  // Of two things of a kind, nobody knows which one "its" is.
  if (steps.some((step) => step !== last && step.name === last.name && step.failed !== true))
    return undefined;
  const view = viewOf(last);
  const root = view === undefined ? undefined : rootOf(view);
  const name = root?.name?.value;
  if (view === undefined || root === undefined || typeof name !== 'string' || !isSpokenOfLast(name, answer))
    return undefined;
  const said = `${told} ${answer.query} ${answer.response}`;
  const open = openFields(view, root, said, sample.today);
  if (open.length === 0) return undefined;
  const question = askAbout(view, random.pick(open), byPronoun(root), random, sample.today);
  if (question === undefined) return undefined;
  const { response, claims } = question;
  const query = askedOn(question, random);
  return { exchanges: [answer, exchangeOf({ kind: 'answer', query, response, claims, move: 'no-call' })] };
};

/** Whether an answer names nothing after this name that a pronoun could mean, too. */
function isSpokenOfLast(name: string, { response, claims }: Exchange): boolean {
  const at = response.lastIndexOf(name);
  return (
    at !== -1 &&
    claims.every(({ text, span }) => span[0] <= at || text === name || !/^[\p{Lu}“"«]/u.test(text))
  );
}
