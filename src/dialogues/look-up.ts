// Split at a dependency: first who or what it is about is looked up, then the question follows on from that.
import type { JsonScalar } from '../model/json.ts';
import type { Random } from '../model/random.ts';
import { mayWrite } from '../model/tool.ts';
import { dependencies, queryWords, type Step } from '../model/workflow.ts';
import { findWords, foldText } from '../text/words.ts';
import { capital, exchangeOf, type PartExchange } from './dialogue-context.ts';
import { askAbout, byItsName, openFields } from './field-question.ts';

/** A person looks something up, is told, and asks on; or drops what they have asked, and asks for something else of it. */
export const lookUpFirst: PartExchange = (context, answer) => {
  const { steps, tools, random } = context;
  const [first, ...later] = steps;
  const tool = first === undefined ? undefined : tools.get(first.name);
  if (first === undefined || tool === undefined || mayWrite(tool) || later.length === 0 || first.failed)
    return undefined;
  if (!later.some((step) => dependencies(step).has(first.id))) return undefined;
  const name = nameIn(first);
  if (name === undefined) return undefined;
  const { today } = context.sample;
  const view = context.viewOf(first);
  const thing = view?.things.things.find(({ facts }) => facts.some(({ value }) => sameText(value, name)));
  const spoken = view === undefined || thing === undefined ? undefined : byItsName(view, thing);
  if (view === undefined || thing === undefined || spoken === undefined) return undefined;
  const open = openFields(view, thing, `${answer.query} ${answer.response}`, today);
  const question = open.length === 0 ? undefined : askAbout(view, random.pick(open), spoken, random, today);
  if (question === undefined) return undefined;
  const isDropped = random.integer(0, 2) === 0;
  const { direct, clause, response, claims } = question;
  // The call is made with the name: whoever asks has to say it.
  if (findWords(direct, name) === undefined) return undefined;
  return {
    exchanges: [
      exchangeOf({
        kind: 'answer',
        query: random.pick([
          `${direct}?`,
          `Could you tell me ${clause}?`,
          `Please tell me ${clause}.`,
          `I'd like to know ${clause}.`,
        ]),
        steps: [first.id],
        response,
        claims,
      }),
      {
        ...answer,
        query: followed(answer.query, name, isDropped, random),
        ...(answer.condition && {
          condition: { ...answer.condition, text: withoutName(answer.condition.text, name) },
        }),
        steps: answer.steps.filter((id) => id !== first.id),
        move: isDropped ? 'change-of-mind' : 'follow-up',
      },
    ],
  };
};

/** The name that the person gives the first step, where it is the only thing they give. */
function nameIn(step: Step): string | undefined {
  const said = step.bindings.flatMap((binding) => queryWords(binding) ?? []).filter((text) => text !== '');
  const [name] = said;
  return said.length === 1 && name !== undefined && /^\p{Lu}/u.test(name) ? name : undefined;
}

function sameText(one: JsonScalar, other: string): boolean {
  return foldText(String(one)).folded === foldText(other).folded;
}

/** Said by whoever was answered and wants something else. */
const droppings = [
  'Never mind that.',
  'Actually, that is not what I need.',
  'Hm, forget that, I was after something else.',
  'On second thought, I need something else.',
];

/** The question of somebody who has just spoken of that name. */
function followed(query: string, name: string, isDropped: boolean, random: Random): string {
  const rest = withoutGreeting(withoutName(query, name));
  return isDropped ? `${random.pick(droppings)} ${capital(rest)}` : rest;
}

/** Nobody says hello a second time. */
function withoutGreeting(text: string): string {
  const rest = text.replace(/^(?:Hi|Hey|Hello|Good (?:morning|afternoon|evening))\b[,!.]? /, '');
  return rest === text ? text : `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}

function withoutName(query: string, name: string): string {
  const quoted = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const headed = new RegExp(`^(?:(?:A question|Something) (?:on|about) )?${quoted}[:,] (.)(.*)$`, 's').exec(
    query,
  );
  if (headed !== null) return `${(headed[1] ?? '').toUpperCase()}${headed[2] ?? ''}`;
  const mentions = query.split(name).length - 1;
  return mentions === 1 ? query.replace(new RegExp(`${quoted}['’]s?(?= )`), 'their') : query;
}
