// A claim's text as it is read where it was taken from.
import type { SayingContext } from './context.ts';
import type { Mention } from './mention.ts';
import { type ReadText, readText } from './read-mentions.ts';
import { languageOf } from './recognise-language.ts';

/** The context with its language settled, and without a sentence that does not have the text. */
export function settle(text: string, context: SayingContext): SayingContext {
  const { sentence, locale, ...rest } = context;
  const isFrom = sentence?.includes(text) === true;
  const language = locale ?? languageOf(isFrom ? sentence : undefined, text, context.query);
  return { ...rest, locale: language, ...(isFrom ? { sentence } : {}) };
}

/** The text's mentions; one that its sentence announces ("about") counts as announced. */
export function readClaim(text: string, context: SayingContext): ReadText {
  const read = readText(text, context);
  const { sentence } = context;
  if (sentence === undefined || sentence === text) return read;
  const offset = sentence.indexOf(text);
  const announced = readText(sentence, context).mentions.filter(
    ({ approximate }) => approximate !== undefined,
  );
  if (offset === -1 || announced.length === 0) return read;
  const mentions = read.mentions.map((mention): Mention => {
    if (mention.approximate !== undefined) return mention;
    const same = announced.find(
      ({ start, end }) => start === mention.start + offset && end === mention.end + offset,
    );
    return same?.approximate === undefined ? mention : { ...mention, approximate: same.approximate };
  });
  return { ...read, mentions };
}
