// Conditions of a question that neither the calls nor their results know: rooms "in Boston", a price "in SEK".
import { scalarsIn } from '../../model/pointer.ts';
import type { Draft } from '../../model/sample.ts';
import { stepsOf } from '../../model/workflow.ts';
import { readMentions } from '../../text/sayings/read-mentions.ts';
import { languageOf } from '../../text/sayings/recognise-language.ts';
import { fold, isCapitalised, tokenize } from '../../text/sayings/tokens.ts';
import { textBefore } from '../../text/span.ts';
import type { QueryPart } from './query-parts.ts';

/** The answer says itself that it does not know. */
const hedged =
  /\b(?:no (?:information|data|details?|mention|indication|way)|n['’]t (?:say|show|tell|list|include|specify|know|see|have)|not (?:say|show|tell|list|include|specify|given|listed|known|available|specified)|unclear|unknown|whether|only (?:in|covers?|lists?)|outside)\b/i;

/** The words of a question that say where or in which currency, and that nothing was asked about or is answered in; undefined where all is known. */
export function openCondition({ text, isQuestion, asks }: QueryPart, draft: Draft): string | undefined {
  if ((!isQuestion && asks !== 'show') || languageOf(text) !== 'en' || hedged.test(draft.response))
    return undefined;
  return openPlace(text, draft) ?? openCurrency(text, draft);
}

/** "In Boston", where no call was made for it and no result names it. */
function openPlace(text: string, draft: Draft): string | undefined {
  const known = knownText(draft);
  const place = readMentions(text, { today: draft.today }).find(
    ({ kind, start, text: name }) =>
      kind === 'name' &&
      /\b(?:in|near)\s+$/i.test(textBefore(text, start)) &&
      tokenize(name).every((token) => isCapitalised(token) && /^\p{Lu}\p{Ll}{2,}$/u.test(token.text)),
  );
  if (place === undefined) return undefined;
  const words = tokenize(place.text).map(({ word }) => word);
  return words.some((word) => known.includes(word)) ? undefined : place.text;
}

/** All that the steps were given and have shown, and what their tools say of themselves, folded. */
function knownText({ workflow, tools }: Draft): string {
  const steps = stepsOf(workflow);
  return fold(
    [
      ...steps.map(({ server, tool, result }) => `${server} ${tool} ${JSON.stringify(result)}`),
      ...steps.flatMap((step) => [...scalarsIn(step.arguments)].map(({ value }) => String(value))),
      ...tools.map(({ name, description }) => `${name} ${description}`),
    ].join(' '),
  );
}

const inCurrency = /\bin\s+(?:US\s+|Swiss\s+|Swedish\s+|Danish\s+|Norwegian\s+)?(\p{L}{3,8})\b/giu;

/** "In SEK", where every amount of the answer is in another currency. */
function openCurrency(text: string, { response, today }: Draft): string | undefined {
  const currenciesOf = (said: string) =>
    readMentions(said, { today }).flatMap(({ readings }) =>
      readings.flatMap((each) => (each.as === 'money' ? each.currencies : [])),
    );
  for (const [said, name = ''] of text.matchAll(inCurrency)) {
    const asked = currenciesOf(`100 ${name}`);
    const told = currenciesOf(response);
    if (asked.length > 0 && told.length > 0 && !told.some((currency) => asked.includes(currency)))
      return said;
  }
  return undefined;
}
