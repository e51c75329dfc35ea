// A tool comes only later: the right turn is to say what cannot be done, and to do it once it can be.
import { makeMissingStep } from '../dataset/examples/negatives/missing-step.ts';
import { purposeBeside } from '../dataset/examples/negatives/say-tool.ts';
import { exchangeOf, type PartExchange } from './dialogue-context.ts';
import { negativeContext } from './negative-context.ts';
import { slipIn, wordBehind } from './slip.ts';

export const withholdTool: PartExchange = (context, answer) => {
  const { tools, random } = context;
  const negative = makeMissingStep(negativeContext(context, answer));
  if (negative === undefined) return undefined;
  const inView = new Set(negative.tools.map(({ name }) => name));
  const missing = [...tools.values()].filter(({ name }) => !inView.has(name));
  const [tool] = missing;
  if (tool === undefined || missing.length > 1) return undefined;
  const purpose = purposeBeside(tool, negative.tools);
  const query = random.pick([
    `You can ${purpose} now. Please try again.`,
    `You should be able to ${purpose} now. Could you try once more?`,
    `I have just added a tool to ${purpose}. Please go on.`,
  ]);
  // A person who has to come back to it may notice that they were wrong.
  const slip = slipIn(context, answer.query);
  const first = slip === undefined ? answer.query : answer.query.replace(slip.right, slip.wrong);
  const unit = slip === undefined ? '' : wordBehind(slip.right, answer.query);
  const fix = slip === undefined ? '' : ` And I meant ${slip.right}${unit}, not ${slip.wrong}${unit}.`;
  return {
    exchanges: [
      exchangeOf({
        kind: 'decline',
        query: first,
        response: negative.response,
        withheld: [tool.name],
        move: 'withheld-tool',
      }),
      { ...answer, query: `${query}${fix}`, ...(slip === undefined ? {} : { move: 'correction' as const }) },
    ],
  };
};
