// What the makers of negatives need to know of a sample, for the turns of dialogues that ask or decline.
import type { NegativeContext } from '../dataset/examples/negatives/negative-context.ts';
import { createSays } from '../dataset/examples/says.ts';
import type { Exchange } from '../model/claim.ts';
import type { DialogueContext } from './dialogue-context.ts';

/** Tools in view of the turn, at most: only whether another one could help is of interest. */
const toolsInView = 10;

export function negativeContext(context: DialogueContext, answer: Exchange): NegativeContext {
  const { sample, steps, tools, index, random } = context;
  const own = new Map(
    steps.flatMap(({ name }) => (tools.has(name) ? [[name, tools.get(name)] as const] : [])),
  );
  return {
    sample: { ...sample, query: answer.query, response: answer.response },
    steps,
    own: own as NegativeContext['own'],
    says: createSays(answer.response),
    inQuery: createSays(answer.query),
    index,
    toolsPerSample: Math.max(toolsInView, own.size),
    random,
  };
}
