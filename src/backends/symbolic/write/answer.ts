// Answers: what a result tells, with each value labelled in words.
import type { Entity, Fact } from '../../../grounding/reading/entity.ts';
import type { JsonScalar } from '../../../model/json.ts';
import type { Tool } from '../../../model/tool.ts';
import { shapeOf } from '../../../text/identifier-shape.ts';
import { wordsOf } from '../../../text/naming.ts';
import { isAre, labelOf, quote, sayFact, sayList, sayValue, upperFirst } from './say.ts';
import type { Clause } from './sentence.ts';
import { type Telling, tellable } from './tell.ts';
import { nounOf } from './thing.ts';

/** What a fact is called: its label, or the relation of a named thing ("account owner"). */
export function topicOf(fact: Fact, tool: Tool): string {
  const noun = nounOf(fact.entity);
  if (fact === fact.entity.name && fact.entity.parent !== undefined) return noun;
  // "The hotel's name", not "the hotel's hotel name".
  const label = labelOf(fact, tool);
  return /^\w+ (since|from|to|on|in|at|by|of)$/.test(label)
    ? label
    : label.startsWith(`${noun} `) && !label.startsWith(`${noun} of `)
      ? label.slice(noun.length + 1)
      : label;
}

/** "Acme: the status is open and the total is 12 EUR." */
export function answerFacts(facts: readonly Fact[], subject: string, tool: Tool): string {
  return `${upperFirst(subject.replace(/^(how many|whether|when|which) /, ''))}: ${sayList(factPhrases(facts, tool))}.`;
}

function factPhrases(facts: readonly Fact[], tool: Tool): string[] {
  return facts.map((fact) => {
    const topic = topicOf(fact, tool);
    // "It was created on …", not "the created is".
    if (/^[a-z]+ed$/.test(topic)) return `it was ${topic} ${sayFact(fact)}`;
    const [verb, ...rest] = topic.split(' ');
    if (/^[a-z]+ed$/.test(verb ?? '') && rest.length === 1 && /^(?:at|on)$/.test(rest[0] ?? ''))
      return `it was ${verb} on ${sayFact(fact)}`;
    return `the ${topic} ${isAre(topic)} ${sayFact(fact)}`;
  });
}

const mostItems = 4;

/** What a list or a text says. */
export function answerWhole(
  telling: Exclude<Telling, { kind: 'record' }>,
  clause: Clause,
  tool: Tool,
): string {
  const head = upperFirst(clause.object);
  if (telling.kind === 'text')
    return `${head}: ${telling.whole ? 'it says' : 'it begins with'} ${quote(telling.text)}.`;
  if (telling.kind === 'parts') {
    const said = telling.parts.map(
      ({ name, whole, text }) => `${name} ${whole ? 'says' : 'begins with'} ${quote(text)}`,
    );
    return `${head}: ${said.join('; ')}.`;
  }
  if (telling.lists === undefined) return `${head}: ${sayItems(telling, tool, head)}.`;
  const lists = telling.lists.map(({ label, items }) => {
    const said = items.length === 0 ? 'none' : sayItems({ ...telling, items }, tool, head);
    return `${label}: ${said}`;
  });
  return `${head}: ${lists.join('; ')}.`;
}

/** `head` is what has been said before them. */
function sayItems({ items, given }: List, tool: Tool, head = ''): string {
  const isSaid = (fact: Fact) =>
    given.has(String(fact.value).toLowerCase()) ||
    (typeof fact.value === 'string' && head.includes(fact.value));
  const said = items.slice(0, mostItems).map((item) => sayItem(item, tool, items, isSaid));
  return `${items.length > mostItems && head !== '' ? 'among them ' : ''}${said.join('; ')}`;
}

type List = Extract<Telling, { kind: 'list' }>;

/** An item of a list: its name, or what tells it from the others, with two of its attributes; three of an only one. */
function sayItem(item: Entity, tool: Tool, list: readonly Entity[], isSaid: (fact: Fact) => boolean): string {
  const most = list.length === 1 ? 3 : 2;
  const isSame = (fact: Fact) =>
    list.length > 1 &&
    list.every(({ facts }) => facts.some(({ key, value }) => key === fact.key && value === fact.value));
  const all = tellable(item, new Set()).filter((fact) => fact !== item.name && !isSaid(fact));
  const own = all.filter((fact) => !isSame(fact));
  // That there is nothing of any is an answer, too.
  const none = all.filter((fact) => fact.value === 0 && !own.includes(fact));
  const facts = own.length === 0 ? all : [...own, ...none];
  const title = item.name ?? facts.find(({ value }) => typeof value === 'string');
  const say = (fact: Fact) => `${labelOf(fact, tool).replace(/\d$/, '$&:')} ${sayFact(fact)}`;
  if (title === undefined)
    return facts.length > 0 ? facts.slice(0, most).map(say).join(', ') : String(item.id?.value ?? '');
  const said = proseOf(item);
  if (item.name === undefined && said !== undefined) return `${sayValue(title.value)}: ${quote(said)}`;
  const end = endOf(title, facts);
  const name =
    end !== undefined
      ? `${sayFact(title)} to ${sayFact(end)}`
      : ['date', 'date-time', 'time'].includes(shapeOf(String(title.value)))
        ? say(title)
        : sayValue(title.value);
  const shown = facts
    .filter((fact) => fact.value !== title.value && fact !== end)
    .slice(0, most)
    .map(say);
  return shown.length === 0 ? name : `${name} (${shown.join(', ')})`;
}

/** The end of what begins at a time of day. */
function endOf(start: Fact, facts: readonly Fact[]): Fact | undefined {
  if (wordsOf(start.key)[0] !== 'start' || shapeOf(String(start.value)) !== 'time') return undefined;
  return facts.find(({ key, value }) => wordsOf(key)[0] === 'end' && shapeOf(String(value)) === 'time');
}

/** The first sentence of what somebody wrote: a comment's body, a message's text. */
function proseOf(item: Entity): string | undefined {
  const fact = item.facts.find(
    ({ key, value }) => /^(text|body|content|message|comment)$/.test(key) && typeof value === 'string',
  );
  if (fact === undefined) return undefined;
  return /^[^\n]*?[.!?](?=\s|$)|^[^\n]{1,140}/.exec(String(fact.value))?.[0];
}

/** What has been done, and what came of it; `mentioned` are the names of what it was done to. */
export function answerWrite(
  clause: Clause,
  telling: Telling | undefined,
  tool: Tool,
  mentioned: ReadonlySet<JsonScalar>,
): string {
  const done = `I have ${participle(clause.verb)} ${clause.object}.`;
  if (telling === undefined) return done;
  if (telling.kind === 'text')
    return isConfirmation(telling.text) ? done : `${done} The answer was ${quote(telling.text)}.`;
  if (telling.kind === 'parts') return done;
  if (telling.kind === 'list') return `${done} ${upperFirst(sayItems(telling, tool))}.`;
  const news = telling.facts.filter(
    (fact) =>
      // A field called "from" has no name to be spoken of.
      !/^(?:from|to|since|until|by|at|on|in)$/.test(fact.key) &&
      !mentioned.has(fact.value) &&
      !clause.object.includes(sayFact(fact)) &&
      !isConfirmation(String(fact.value)),
  );
  const parts = factPhrases(news.slice(0, 3), tool);
  return parts.length === 0 ? done : `${done} ${upperFirst(sayList(parts))}.`;
}

/** Whether a text only says that it was done: "Entities deleted successfully". */
function isConfirmation(text: string): boolean {
  const isShort = text.length <= 120 && !text.includes('\n');
  return (
    isShort &&
    (/\bsuccess(?:ful(?:ly)?)?\b/i.test(text) ||
      /^(?:ok|okay|done|success|true|(?:[\w ]+ )?(?:created|updated|deleted|removed|added|saved|written|changed|completed))[.!]?$/i.test(
        text.trim(),
      ))
  );
}

const irregular: Readonly<Record<string, string>> = {
  cancel: 'cancelled',
  get: 'got',
  give: 'given',
  hold: 'held',
  log: 'logged',
  make: 'made',
  plan: 'planned',
  put: 'put',
  run: 'run',
  send: 'sent',
  set: 'set',
  stop: 'stopped',
  submit: 'submitted',
  take: 'taken',
  write: 'written',
};

/** The past participle of a verb that tools start with. */
function participle(verb: string): string {
  const known = irregular[verb];
  if (known !== undefined) return known;
  if (verb.endsWith('e')) return `${verb}d`;
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${verb}ed`;
}
