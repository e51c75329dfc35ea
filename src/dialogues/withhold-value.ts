// A value that a call needs is not said: the right turn is to ask for it, and the person says it then.
import { makeMissingArgument } from '../dataset/examples/negatives/missing-argument.ts';
import { queryWords, stepsOf } from '../model/workflow.ts';
import { escapeRegExp } from '../text/escape-reg-exp.ts';
import { wordsOf } from '../text/naming.ts';
import { asQuoted, capital, exchangeOf, type PartExchange } from './dialogue-context.ts';
import { negativeContext } from './negative-context.ts';

export const withholdValue: PartExchange = (context, answer) => {
  const { random, sample } = context;
  const negative = makeMissingArgument(negativeContext(context, answer));
  if (negative === undefined) return undefined;
  const isOpen = (text: string) =>
    text !== '' && answer.query.includes(text) && !negative.query.includes(text);
  const open = stepsOf(sample).flatMap(({ id, bindings }) =>
    bindings.flatMap((binding) => {
      const text = queryWords(binding) ?? '';
      return isOpen(text) ? [{ step: id, path: binding.path, text }] : [];
    }),
  );
  const texts = [...new Set(open.map(({ text }) => text))];
  const [words] = texts;
  // Several values cannot be answered with one.
  if (words === undefined || texts.length > 1) return undefined;
  const shown = withoutLabel(asQuoted(words, answer.query), open[0]?.path ?? '');
  const query = random.pick([
    `${capital(shown)}.`,
    // What something is about is no choice between things.
    ...(asksForTopic(negative.response)
      ? [`It is about ${shown}.`, `About ${shown}.`]
      : [`${capital(shown)}, please.`, `Sorry, ${shown}.`, `I mean ${shown}.`]),
  ]);
  return {
    exchanges: [
      exchangeOf({
        kind: 'ask',
        query: negative.query,
        response: negative.response,
        open: open.map(({ step, path }) => ({ step, path })),
        move: 'clarification',
      }),
      { ...answer, query },
    ],
  };
};

/** "What is the article about?", and not "Which ticket is this about?" */
function asksForTopic(question: string): boolean {
  return /\bwhat\b/i.test(question) && /\babout\b/.test(question);
}

/** Whoever is asked for the description says “It rattles”, and not the description “It rattles”. */
function withoutLabel(shown: string, path: string): string {
  const label = wordsOf(path).at(-1) ?? '';
  return shown.replace(new RegExp(`^the (?:[a-z]+ )?${escapeRegExp(label)} (?=[“"«])`), '');
}
