// A question about one of the things that an answer has named, which a result has shown already: the right turn calls nothing.
import { exchangeOf, type PartExchange } from './dialogue-context.ts';
import { askAbout, askedOn, byItsName, openFields } from './field-question.ts';

export const askOfNamed: PartExchange = ({ sample, known, told, random, viewOf }, answer) => {
  const said = `${told} ${answer.query} ${answer.response}`;
  const named = known
    .filter((step) => answer.steps.includes(step.id) && step.failed !== true)
    .flatMap((step) => {
      const view = viewOf(step);
      return view === undefined ? [] : view.things.things.map((thing) => ({ view, thing }));
    })
    .filter(({ thing: { name } }) => typeof name?.value === 'string' && answer.response.includes(name.value));
  const open = named.flatMap(({ view, thing }) =>
    openFields(view, thing, said, sample.today).map((field) => ({ view, thing, field })),
  );
  if (open.length === 0) return undefined;
  const { view, thing, field } = random.pick(open);
  const spoken = byItsName(view, thing);
  const question = spoken === undefined ? undefined : askAbout(view, field, spoken, random, sample.today);
  if (question === undefined) return undefined;
  const { response, claims } = question;
  const query = askedOn(question, random);
  return { exchanges: [answer, exchangeOf({ kind: 'answer', query, response, claims, move: 'no-call' })] };
};
