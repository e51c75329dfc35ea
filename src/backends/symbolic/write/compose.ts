// The query and the response: the goals of a workflow, one sentence each, in a person's words.
import { boundValue } from '../../../core/bind.ts';
import { entitiesIn } from '../../../core/entities.ts';
import type { Random } from '../../../core/random.ts';
import { findValue } from '../../../core/text-values.ts';
import type { Tool } from '../../../core/tool.ts';
import type { Workflow } from '../../../core/workflow.ts';
import { type Goal, goalOf } from './goal.ts';
import { Mentions, nameOf } from './mention.ts';
import { sayList, upperFirst } from './say.ts';
import { identityOf, readStory, type Story } from './story.ts';

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
  const asked = goals.map((goal, index) => sentence(goal, index === 0 ? '' : random.pick(links))).join(' ');
  const query = tidy(`${introduction(story, asked)}${asked}`);
  const response = tidy(goals.map(({ answer }) => answer).join(' '));
  return { query, response };
}

/** A first sentence for what the steps were given and the goals do not say: what the request is about. */
function introduction(story: Story, asked: string): string {
  const unsaid = story.steps.flatMap((step) =>
    step.bindings.flatMap((binding) => {
      const value = boundValue(binding, step);
      if (binding.source !== 'query' || typeof value !== 'string' || findValue(asked, value) !== undefined)
        return [];
      const thing = entitiesIn(step.result, step.tool).find((entity) => story.spoken.has(identityOf(entity)));
      return thing === undefined ? [] : [nameOf(thing)];
    }),
  );
  return unsaid.length === 0 ? '' : `This is about ${sayList([...new Set(unsaid)])}. `;
}

/** One full stop where a quoted sentence ends a sentence. */
function tidy(text: string): string {
  return text
    .replace(/([.!?])"\.(?=\s|$)/g, '$1"')
    .replace(/\s+/g, ' ')
    .trim();
}

function sentence(goal: Goal, link: string): string {
  return `${upperFirst(link + goal.ask)}${goal.mark}`;
}
