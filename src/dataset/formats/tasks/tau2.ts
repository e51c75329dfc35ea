// The format `tau2`: tasks of τ²-bench, where a simulated person follows a script.
import type { Example } from '../../../model/example.ts';
import { callsOf } from '../../../model/example.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Format } from '../../../model/seams.ts';
import { rightFacts } from '../../../scoring/right-facts.ts';

/**
 * One task a row: the person's messages as instructions, the calls as actions, and the words of the facts that have to be
 * communicated. Changes are compared by their arguments, reads only by their names, as other reads may lead to the same.
 * Source: sierra-research/tau2-bench, `src/tau2/data_model/tasks.py`.
 */
export const tau2: Format = {
  name: 'tau2',
  description: 'τ²-bench: tasks with a script for the person, actions, and what has to be communicated',
  files: [''],
  columns: [
    {
      id: 'string',
      description: 'json',
      user_scenario: 'json',
      initial_state: 'json',
      evaluation_criteria: 'json',
    },
  ],
  encode(example, _, sample) {
    if (example.kind !== 'positive') return { leftOut: 'a negative has no actions' };
    const facts = rightFacts(example).filter(({ isAsked }) => isAsked);
    const row: JsonObject = {
      id: sample.id,
      description: { purpose: sample.form.join(', '), notes: `Today is ${sample.today}.` },
      user_scenario: {
        persona: null,
        instructions: {
          task_instructions: scriptOf(example),
          domain: [...new Set(callsOf(example).flatMap(({ name }) => serverOf(example, name)))].join(', '),
          reason_for_call: example.query,
          known_info: null,
          unknown_info: null,
        },
      },
      initial_state: null,
      evaluation_criteria: {
        actions: callsOf(example).map(({ id, name, arguments: given }) => ({
          action_id: id,
          requestor: 'assistant',
          name,
          arguments: given,
          compare_args: null,
        })),
        env_assertions: [],
        communicate_info: [...new Set(facts.map(({ text }) => text))],
        nl_assertions: [],
        reward_basis: facts.length > 0 ? ['ACTION', 'COMMUNICATE'] : ['ACTION'],
      },
    };
    return { rows: [[row]] };
  },
};

/** What the person says, message by message. */
function scriptOf({ exchanges, query }: Example): string {
  const messages = exchanges?.map((exchange) => exchange.query) ?? [query];
  if (messages.length === 1) return 'Ask your question, and end the conversation when it is answered.';
  const said = messages.map((message, index) => `${index + 1}. ${message}`).join('\n');
  return `Say these messages one after another, each when the one before was answered, and nothing else:\n${said}`;
}

function serverOf({ tools }: Example, name: string): readonly string[] {
  return tools.filter((tool) => tool.name === name).map(({ server }) => server);
}
