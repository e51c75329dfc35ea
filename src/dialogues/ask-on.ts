// A question about what the last result has shown already: the right turn is to answer, and to call nothing.
import { stepValue } from '../grounding/reading/step-value.ts';
import { isObject } from '../model/json.ts';
import { foldText } from '../text/words.ts';
import { exchangeOf, type PartExchange } from './dialogue-context.ts';
import { claimOf } from './look-up.ts';
import { fieldsAt } from './result-fields.ts';

export const askOn: PartExchange = ({ steps, told, random }, answer) => {
  const last = steps.at(-1);
  if (last === undefined || last.failed === true || !answer.steps.includes(last.id)) return undefined;
  // Of two things of a kind, nobody knows which one "its" is.
  if (steps.some((step) => step !== last && step.name === last.name && step.failed !== true))
    return undefined;
  // What a list shows is not told by "its".
  if (!isObject(stepValue(last.result).value)) return undefined;
  const said = foldText(`${told} ${answer.query} ${answer.response}`).folded;
  const open = fieldsAt(last, '').filter(
    ({ value, label }) => !said.includes(foldText(value).folded) && !said.includes(label),
  );
  if (open.length === 0) return undefined;
  const field = random.pick(open);
  const query = random.pick([
    `And what is its ${field.label}?`,
    `What about the ${field.label}?`,
    `Thanks. Could you also tell me its ${field.label}?`,
    `One more thing: what is the ${field.label}?`,
  ]);
  const response = random.pick([
    `The ${field.label} is ${field.value}.`,
    `Its ${field.label} is ${field.value}.`,
  ]);
  const more = exchangeOf({
    kind: 'answer',
    query,
    response,
    claims: [claimOf(response, field)],
    move: 'no-call',
  });
  return { exchanges: [answer, more] };
};
