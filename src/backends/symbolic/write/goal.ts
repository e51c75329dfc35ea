// One goal of the query: how it is asked, and how it is answered.
import type { Fact } from '../../../grounding/reading/entity.ts';
import type { Random } from '../../../model/random.ts';
import { mayWrite, type Tool } from '../../../model/tool.ts';
import type { Step } from '../../../model/workflow.ts';
import { isPlural, singular, toolNoun, wordsOf } from '../../../text/naming.ts';
import { answerFacts, answerWhole, answerWrite, topicOf } from './answer.ts';
import { roleOf } from './argument.ts';
import { type Argument, spokenArguments } from './arguments.ts';
import type { Mentions } from './mention.ts';
import { isAre, isSimple, possessive, sayList } from './say.ts';
import { type Clause, clauseOf } from './sentence.ts';
import type { Story } from './story.ts';
import { tell } from './tell.ts';

interface Ask {
  /** A sentence without its opening and end mark. */
  readonly ask: string;
  readonly mark: '?' | '.';
}

export interface Goal extends Ask {
  readonly answer: string;
}

/** How things are mentioned on both sides: the asker describes, the answer has the names. */
export interface Voices {
  readonly asking: Mentions;
  readonly answering: Mentions;
}

/** The goal of a step, mentioning things as the text so far has introduced them; undefined where the result tells nothing. */
export function goalOf(step: Step, story: Story, voices: Voices, random: Random): Goal | undefined {
  const tool = story.toolOf(step);
  const telling = tell(step);
  if (tool === undefined || (telling === undefined && !mayWrite(tool))) return undefined;
  const asked = spokenArguments(step, tool, story, voices.asking);
  const answered = spokenArguments(step, tool, story, voices.answering);
  const question = clauseOf(tool, asked);
  const statement = clauseOf(tool, answered);
  if (mayWrite(tool))
    return { ...order(question), answer: answerWrite(statement, telling, tool, story.mentioned) };
  if (telling === undefined) return undefined;
  if (telling.kind !== 'record')
    return {
      ...request(question, random, asked.length === 0),
      answer: answerWhole(telling, statement, tool),
    };
  const others = telling.facts.filter(
    (fact) =>
      !story.mentioned.has(fact.value) &&
      fact !== telling.entity.name &&
      // Nobody asks for what they have told the thing by.
      !voices.asking.toldBy.has(fact.value),
  );
  const news = others.filter((fact) => !story.isKnown(fact.value, step));
  const facts = choose(news, others.length === 0 ? telling.facts : others, random);
  if (facts.length === 0) return undefined;
  if (
    /^(?:how many|how much|the (?:number|amount|count) of)\b/.test(question.object) &&
    !hasFigure(telling.facts)
  )
    return undefined;
  const subject = subjectOf(tool, asked);
  const ask = subject === undefined ? request(question, random) : askFacts(facts, subject, tool, random);
  // Who asks for the whole thing is told the most of it.
  const told = subject === undefined && others.length > 0 ? others.slice(0, mostTold) : facts;
  return { ...ask, answer: answerFacts(told, subjectOf(tool, answered) ?? statement.object, tool) };
}

const mostTold = 6;

/** Whether there is a figure among facts: a name is no answer to "how many". */
function hasFigure(facts: readonly Fact[]): boolean {
  return facts.some(({ value }) => typeof value === 'number' || /\d/.test(String(value)));
}

/** What a tool reads where it reads the very thing it is given: the order of `get_order`. */
function subjectOf(tool: Tool, spoken: readonly Argument[]): string | undefined {
  const noun = toolNoun(tool.tool);
  const only = spoken[0];
  if (only === undefined || spoken.length > 1) return undefined;
  const isIt = only.nouns?.includes(noun) === true || singular(roleOf(only.parameter).label) === noun;
  return isIt ? only.text : undefined;
}

const facing =
  'status total amount price value date due name title stage priority temperature condition'.split(' ');

/** Two or three facts to ask about, one of them new: likelier those that people ask about first. */
function choose(news: readonly Fact[], all: readonly Fact[], random: Random): readonly Fact[] {
  const weight = (fact: Fact) => (wordsOf(fact.key).some((word) => facing.includes(singular(word))) ? 4 : 1);
  const first = random.sample(news, 1, weight);
  const others = all.filter((fact) => !first.includes(fact));
  const chosen = new Set([
    ...first,
    ...random.sample(others, random.integer(1, 2), (fact) => weight(fact) * (news.includes(fact) ? 3 : 1)),
  ]);
  return all.filter((fact) => chosen.has(fact));
}

function askFacts(facts: readonly Fact[], subject: string, tool: Tool, random: Random): Ask {
  const topics = [...new Set(facts.map((fact) => topicOf(fact, tool)))];
  const list = sayList(topics);
  const whole = !isSimple(subject) ? `the ${list} of ${subject}` : `${possessive(subject)} ${list}`;
  return random.pick<Ask>([
    { ask: `what ${topics.length === 1 ? isAre(list) : 'are'} ${whole}`, mark: '?' },
    { ask: `tell me ${whole}`, mark: '.' },
    { ask: `can you look up ${whole}`, mark: '?' },
    { ask: `I need ${whole}`, mark: '.' },
  ]);
}

/** What people say for what tools do. */
const commonVerbs: Readonly<Record<string, string>> = {
  search: 'find',
  query: 'find',
  retrieve: 'get',
  enumerate: 'list',
  fetch: 'get',
};

const readVerbs = new Set('get read return retrieve fetch show list give view display open'.split(' '));

/** A clause that reads, as a question or a request; a list of everything is asked about, and not ordered. */
function request(clause: Clause, random: Random, isBare = false): Ask {
  const { object } = clause;
  const everything = isBare ? /^(?:the |all )*([a-z]+(?: [a-z]+)?)$/.exec(object)?.[1] : undefined;
  if (everything !== undefined && isPlural(everything.split(' ').at(-1) ?? ''))
    return random.pick<Ask>([
      { ask: `which ${everything} are there`, mark: '?' },
      { ask: `can you tell me which ${everything} there are`, mark: '?' },
    ]);
  const verb = commonVerbs[clause.verb] ?? clause.verb;
  if (!readVerbs.has(verb) || /^(how|whether|when|which|what|where)\b/.test(object)) {
    return random.pick<Ask>([
      { ask: `please ${verb} ${object}`, mark: '.' },
      { ask: `can you ${verb} ${object}`, mark: '?' },
      { ask: `could you ${verb} ${object}`, mark: '?' },
    ]);
  }
  return random.pick<Ask>([
    { ask: `show me ${object}`, mark: '.' },
    { ask: `can you show me ${object}`, mark: '?' },
    { ask: `I'd like to see ${object}`, mark: '.' },
    { ask: `please look up ${object}`, mark: '.' },
  ]);
}

function order(clause: Clause): Ask {
  return { ask: `please ${clause.verb} ${clause.object}`, mark: '.' };
}
