// Split at a dependency: first who or what it is about is looked up, then the question follows on from that.
import type { ToldFact } from '../backends/symbolic/forms/attribute.ts';
import { withoutOpening } from '../backends/symbolic/words/voice.ts';
import type { Condition, Exchange } from '../model/claim.ts';
import type { JsonScalar } from '../model/json.ts';
import type { Random } from '../model/random.ts';
import { mayWrite } from '../model/tool.ts';
import { dependencies, queryWords, type Step } from '../model/workflow.ts';
import { findWords, foldText } from '../text/words.ts';
import { alikeFields, correctedTo, meantField } from './correct-asked.ts';
import { type DialogueContext, exchangeOf, type PartExchange } from './dialogue-context.ts';
import { again, askAbout, byItsName, openFields, type SpokenOf } from './field-question.ts';
import { goneOn, type Mention, withPronoun } from './gone-on.ts';
import type { OpenThing } from './open-things.ts';

/** A person looks something up, is told, and asks on; or drops what they have asked, and asks for something else of it. */
export const lookUpFirst: PartExchange = (context, answer) => {
  const { random } = context;
  const lookUp = lookUpOf(context, answer);
  const asked = lookUp && askedFirst(lookUp, random.pick(lookUp.fields), context);
  return asked && { exchanges: [asked.exchange, rest(answer, lookUp, random.integer(0, 2) === 0, random)] };
};

/** The person looks up another field than they mean, says which they meant, and asks on. */
export const correctLookedUp: PartExchange = (context, answer) => {
  const { random, sample } = context;
  const lookUp = lookUpOf(context, answer);
  const alike = lookUp === undefined ? [] : alikeFields(lookUp.fields);
  if (lookUp === undefined || alike.length === 0) return undefined;
  const [wrong, right] = random.pick(alike);
  const asked = askedFirst(lookUp, wrong, context);
  const meant = askAbout(lookUp.view, right, lookUp.again, random, sample.today);
  if (asked === undefined || meant === undefined) return undefined;
  const correction = correctedTo(meant, meantField(meant, random));
  return { exchanges: [asked.exchange, correction, rest(answer, lookUp, false, random)] };
};

/** The first step by itself: what it looks up, by the name that the person gives. */
interface LookUp extends OpenThing {
  readonly mention: Mention;
  readonly step: Step;
  /** As a question speaks of it that comes behind one about it. */
  readonly again: SpokenOf;
  /** What is asked of it behind that. */
  readonly query: string;
  readonly condition?: Condition;
}

function lookUpOf(context: DialogueContext, answer: Exchange): LookUp | undefined {
  const { steps, tools, random, sample } = context;
  const [step, ...later] = steps;
  const tool = step === undefined ? undefined : tools.get(step.name);
  if (step === undefined || tool === undefined || mayWrite(tool) || step.failed) return undefined;
  if (!later.some((each) => dependencies(each).has(step.id))) return undefined;
  const name = nameIn(step);
  const view = context.viewOf(step);
  const thing = view?.things.things.find(({ facts }) => facts.some(({ value }) => sameText(value, name)));
  const spoken = view === undefined || thing === undefined ? undefined : byItsName(view, thing);
  if (name === undefined || view === undefined || thing === undefined || spoken === undefined)
    return undefined;
  const fields = openFields(view, thing, `${answer.query} ${answer.response}`, sample.today);
  const mention = { name, noun: thing.noun };
  const query = goneOn(withoutOpening(answer.query), mention, random);
  const condition = answer.condition && {
    ...answer.condition,
    text: withPronoun(answer.condition.text, mention),
  };
  const isWhole = condition === undefined || query.includes(condition.text);
  if (fields.length === 0 || !isWhole) return undefined;
  return {
    view,
    thing,
    spoken,
    again: again(thing, spoken),
    fields,
    mention,
    step,
    query,
    ...(condition && { condition }),
  };
}

/** The message that looks it up; undefined where it does not say the name, with which the call is made. */
function askedFirst(
  { view, spoken, mention, step }: LookUp,
  field: ToldFact,
  { random, sample }: DialogueContext,
): { readonly exchange: Exchange } | undefined {
  const question = askAbout(view, field, spoken, random, sample.today);
  if (question === undefined || findWords(question.direct, mention.name) === undefined) return undefined;
  const { direct, clause, response, claims } = question;
  const query = random.pick([
    `${direct}?`,
    `Could you tell me ${clause}?`,
    `Please tell me ${clause}.`,
    `I'd like to know ${clause}.`,
  ]);
  return { exchange: exchangeOf({ kind: 'answer', query, steps: [step.id], response, claims }) };
}

/** The question itself, of somebody who has just spoken of the thing. */
function rest(
  answer: Exchange,
  { query, condition, step }: LookUp,
  isDropped: boolean,
  random: Random,
): Exchange {
  return {
    ...answer,
    query: isDropped ? `${random.pick(droppings)} ${query}` : query,
    ...(condition && { condition }),
    steps: answer.steps.filter((id) => id !== step.id),
    move: isDropped ? 'change-of-mind' : 'follow-up',
  };
}

/** The name that the person gives the first step, where it is the only thing they give. */
function nameIn(step: Step): string | undefined {
  const said = step.bindings.flatMap((binding) => queryWords(binding) ?? []).filter((text) => text !== '');
  const [name] = said;
  return said.length === 1 && name !== undefined && /^\p{Lu}/u.test(name) ? name : undefined;
}

function sameText(one: JsonScalar, other: string | undefined): boolean {
  return other !== undefined && foldText(String(one)).folded === foldText(other).folded;
}

/** Said by whoever was answered and wants something else. */
const droppings = ['Never mind that.', 'Actually, never mind.', 'Actually, that is not what I need.'];
