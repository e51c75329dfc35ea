// The query and the response: the goals of a workflow, one sentence each, in a person's words.
import { boundValue } from '../../../grounding/bind.ts';
import { entitiesIn } from '../../../grounding/entities.ts';
import type { Entity } from '../../../grounding/reading/entity.ts';
import type { Random } from '../../../model/random.ts';
import { mayWrite, type Tool } from '../../../model/tool.ts';
import type { Step, Workflow } from '../../../model/workflow.ts';
import { findValue } from '../../../text/values.ts';
import { findWords } from '../../../text/words.ts';
import { type Goal, goalOf } from './goal.ts';
import { Mentions } from './mention.ts';
import { possessive, sayList, upperFirst } from './say.ts';
import { identityOf, readStory, type Story } from './story.ts';
import { nameOf, nounOf } from './thing.ts';

const links = ['also, ', 'and ', 'then ', ''];

/** Writes both texts; another random source gives another wording. */
export function compose(
  workflow: Workflow,
  tools: readonly Tool[],
  random: Random,
): { query: string; response: string } {
  const story = readStory(workflow, tools);
  const voices = {
    asking: new Mentions(story, { knowing: false }),
    answering: new Mentions(story, { knowing: true }),
  };
  const goals = story.goals.flatMap((step) => goalOf(step, story, voices, random) ?? []);
  const named = spokenThings(story);
  const sentences = goals.map((goal, index) => sentence(goal, index === 0 ? '' : random.pick(links)));
  const opening = introduction(story, sentences.join(' ')) ?? occasion(named, goals, random);
  const asked = opening === undefined ? sentences : [opening, ...sentences];
  const query = tidy(withPronouns(asked, named, namesGiven(story)).join(' '));
  const response = tidy(goals.map(({ answer }) => answer).join(' '));
  return { query, response };
}

function sentence(goal: Goal, link: string): string {
  return `${upperFirst(link + goal.ask)}${goal.mark}`;
}

/** The things that the query calls by name, each once; none that is only there when the request has been met. */
function spokenThings(story: Story): readonly Entity[] {
  const things = new Map<unknown, Entity>();
  for (const step of story.steps) {
    if (isWriting(step, story)) continue;
    for (const entity of entitiesIn(step.result, step.tool)) {
      const identity = identityOf(entity);
      if (story.spoken.has(identity) && !things.has(identity)) things.set(identity, entity);
    }
  }
  return [...things.values()];
}

function isWriting(step: Step, { toolOf }: Story): boolean {
  const tool = toolOf(step);
  return tool === undefined || mayWrite(tool);
}

/** A first sentence for what the steps were given and the goals do not say: what the request is about. */
function introduction(story: Story, asked: string): string | undefined {
  const reading = story.steps.filter((step) => !isWriting(step, story));
  const unsaid = reading.flatMap((step) =>
    step.bindings.flatMap((binding) => {
      const value = boundValue(binding, step);
      if (binding.source !== 'query' || typeof value !== 'string' || findValue(asked, value) !== undefined)
        return [];
      const thing = entitiesIn(step.result, step.tool).find((entity) => story.spoken.has(identityOf(entity)));
      return thing === undefined ? [] : [nameOf(thing)];
    }),
  );
  return unsaid.length === 0 ? undefined : `This is about ${sayList([...new Set(unsaid)])}.`;
}

const businesses = new Set([
  'customer',
  'company',
  'account',
  'client',
  'supplier',
  'partner',
  'organization',
]);
const people = new Set(['person', 'contact', 'employee', 'colleague', 'user', 'member', 'author']);

/** Now and then, why somebody asks: only where the request is about one named thing. */
function occasion(named: readonly Entity[], goals: readonly Goal[], random: Random): string | undefined {
  const [only] = named;
  const isNamed = typeof only?.name?.value === 'string' && /^\p{Lu}/u.test(only.name.value);
  if (only === undefined || !isNamed || named.length > 1 || goals.length < 2 || random.real() > 0.45)
    return undefined;
  const name = nameOf(only);
  const noun = nounOf(only);
  if (businesses.has(noun)) {
    return random.pick([
      `I have a call with ${name} in a moment.`,
      `I'm preparing a visit to ${name}.`,
      `${upperFirst(name)} has just been in touch.`,
      `I'm taking over ${name} from a colleague.`,
    ]);
  }
  if (people.has(noun))
    return random.pick([`I'm about to meet ${name}.`, `I need a few things about ${name}.`]);
  if (noun === 'city')
    return random.pick([`I'm planning a trip to ${name}.`, `A colleague is off to ${name}.`]);
  return random.pick([`I'm looking into ${name}.`, `Somebody has asked me about ${name}.`]);
}

/** The names that the query gives to calls, whatever they are of: the other end of a journey. */
function namesGiven({ steps }: Story): readonly string[] {
  return steps.flatMap((step) =>
    step.bindings.flatMap((binding) => {
      const value = binding.source === 'query' ? boundValue(binding, step) : undefined;
      return typeof value === 'string' && /^\p{Lu}/u.test(value) ? [value] : [];
    }),
  );
}

/**
 * "their" or "its" for the one named thing where the sentence before has named it and no other: nobody repeats a name
 * in every sentence.
 */
function withPronouns(
  sentences: readonly string[],
  named: readonly Entity[],
  given: readonly string[],
): readonly string[] {
  const [only] = named;
  if (only === undefined || named.length > 1) return sentences;
  const name = nameOf(only);
  const owner = possessive(name);
  const pronoun = businesses.has(nounOf(only)) || people.has(nounOf(only)) ? 'their' : 'its';
  const others = given.filter((other) => !name.includes(other) && !other.includes(name));
  const isClear = (index: number) => {
    const before = sentences[index - 1] ?? '';
    return before.includes(name) && others.every((other) => findWords(before, other) === undefined);
  };
  // Inside a quotation the name stays: it is what will be written down.
  return sentences.map((text, index) => {
    if (!isClear(index) || !text.includes(`${owner} `) || text.includes('"')) return text;
    return text.replace(`${owner} `, `${pronoun} `);
  });
}

/** One full stop where a quoted sentence ends a sentence. */
function tidy(text: string): string {
  return text
    .replace(/([.!?])(["”])\.(?=\s|$)/g, '$1$2')
    .replace(/\s+/g, ' ')
    .trim();
}
