// The query and the response: the goals of a workflow, one sentence each, in a person's words.
import type { Random } from '../../../core/random.ts';
import type { Tool } from '../../../core/tool.ts';
import type { Workflow } from '../../../core/workflow.ts';
import { type Goal, goalOf } from './goal.ts';
import { Mentions } from './mention.ts';
import { upperFirst } from './say.ts';
import { readStory } from './story.ts';

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
  const query = goals.map((goal, index) => sentence(goal, index === 0 ? '' : random.pick(links))).join(' ');
  const response = goals.map(({ answer }) => answer).join(' ');
  return { query, response };
}

function sentence(goal: Goal, link: string): string {
  return `${upperFirst(link + goal.ask)}${goal.mark}`;
}
