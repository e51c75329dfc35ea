// Whether something in the steps or the answer is the counterpart of a part of the query.

import { isObject } from '../../model/json.ts';
import { scalarsIn } from '../../model/pointer.ts';
import type { Draft } from '../../model/sample.ts';
import type { CheckContext } from '../../model/seams.ts';
import type { Tool } from '../../model/tool.ts';
import { type Step, stepsOf } from '../../model/workflow.ts';
import { readScene, type Scene } from '../../proofs/search/scene.ts';
import { isStateKey } from '../../proofs/search/states.ts';
import { fieldFit, stemOf } from '../../text/field-words.ts';
import { toolNoun, wordsOf } from '../../text/naming.ts';
import { readMentions } from '../../text/sayings/read-mentions.ts';
import { languageOf } from '../../text/sayings/recognise-language.ts';
import { fold, tokenize } from '../../text/sayings/tokens.ts';
import { unquoted } from '../../text/span.ts';
import { askedField, leavesOutField } from './asked-field.ts';
import type { QueryPart } from './query-parts.ts';

const empty = new Set(
  (
    'the a an of for to in on at by with from about and or is are was were be been do does did has have had will would can could should may might it its they their them there this that these those ' +
    'he she his her my our your me us you we i please tell show give let know look up find list check see get need want like what which who whom whose when where why how many much any all also just so then ' +
    'some every each both many more most than as if not no yes up out into over time day today now right currently still already other another one ones thing things something anything anyone everything exactly else ' +
    'go going come take make put say said next last first per s m re ve ll d ' +
    // "Would you mind checking whether …", "I was wondering if …"
    'whether mind checking looking telling finding showing giving letting seeing getting wondering asking'
  ).split(' '),
);

/** `none` where it clearly has none, `unknown` where the words do not tell. */
export function counterpartOf(
  part: QueryPart,
  draft: Draft,
  { catalog }: CheckContext,
): 'found' | 'none' | 'unknown' {
  if (languageOf(part.text) !== 'en') return 'unknown';
  const steps = stepsOf(draft.workflow).filter(({ id }) => !draft.setup.includes(id));
  const words = contentWords(part.text, draft, steps);
  const scene = readScene(steps, draft.tools);
  if (missingKind(part, draft.response) || tellsNoName(part, draft, scene)) return 'none';
  if (leavesOutField(part, draft, scene)) return 'none';
  if (words.length === 0) return 'found';
  const known = vocabularyOf(draft, steps, scene);
  const found = words.filter(
    (word) => known.has(stemOf(word)) || scene.facts.some(({ key }) => fieldFit(word, key) > 0),
  );
  if (found.length > 0) {
    const missing = words
      .filter((word) => !found.includes(word))
      .find((word) => isOtherTool(word, draft, catalog.tools));
    return missing === undefined ? 'found' : 'unknown';
  }
  if (words.some((word) => isOtherTool(word, draft, catalog.tools))) return 'none';
  const field = askedField(part);
  if (field !== undefined && words.includes(field) && isOthersField(field, draft, catalog.tools))
    return 'none';
  // Nothing that is asked for is anything that the calls are about.
  return part.asks === 'show' && !namesArguments(part.text, steps) ? 'none' : 'unknown';
}

/** The words of a part that say what is wanted: no values that arguments take, no names, no filler. */
function contentWords(text: string, draft: Draft, steps: readonly Step[]): readonly string[] {
  const taken = new Set<string>();
  const add = (words: string) => {
    for (const { word } of tokenize(words)) taken.add(stemOf(word));
  };
  for (const step of steps)
    for (const binding of step.bindings)
      if (binding.source === 'query' && binding.text !== undefined) add(binding.text);
  for (const step of steps)
    for (const { value } of scalarsIn(step.arguments)) if (typeof value === 'string') add(value);
  for (const { kind, text: said } of readMentions(text, { today: draft.today }))
    if (kind !== 'relation') add(said);
  return tokenize(text).flatMap(({ kind, word }) =>
    kind !== 'word' || empty.has(word) || word.length < 3 || /'/.test(word) || taken.has(stemOf(word))
      ? []
      : [word],
  );
}

/** Whether a part says words that the calls were made with. */
function namesArguments(text: string, steps: readonly Step[]): boolean {
  const given = new Set(
    steps.flatMap((step) =>
      [...scalarsIn(step.arguments)].flatMap(({ value }) =>
        typeof value === 'string' ? tokenize(value).map(({ word }) => stemOf(word)) : [],
      ),
    ),
  );
  return tokenize(text).some(
    ({ kind, word }) => kind !== 'mark' && !empty.has(word) && word.length > 1 && given.has(stemOf(word)),
  );
}

const vocabularies = new WeakMap<Draft, ReadonlySet<string>>();

function vocabularyOf(draft: Draft, steps: readonly Step[], scene: Scene): ReadonlySet<string> {
  let words = vocabularies.get(draft);
  if (words === undefined) {
    const texts = [
      draft.response,
      ...steps.map(({ tool }) => wordsOf(tool).join(' ')),
      // "In the roof-repair project" is what a call was told, and no other subject.
      ...steps.flatMap((step) => Object.keys(step.arguments).map((name) => wordsOf(name).join(' '))),
      ...scene.facts.map(
        ({ key, value }) =>
          `${wordsOf(key).join(' ')} ${typeof value === 'string' ? value.slice(0, 500) : ''}`,
      ),
      ...scene.groups.map(({ noun }) => noun),
    ];
    words = new Set(texts.flatMap((text) => tokenize(text).map(({ word }) => stemOf(word))));
    vocabularies.set(draft, words);
  }
  return words;
}

/** Whether a word is what another tool in reach is about, and none of those that were called. */
function isOtherTool(word: string, { tools }: Draft, all: CheckContext['catalog']['tools']): boolean {
  // "Anything booked there on Friday?" asks about a room, and for no booking.
  if (/ed$/.test(word)) return false;
  const stem = stemOf(word);
  const isAbout = ({ tool }: { readonly tool: string }) => stemOf(toolNoun(tool)) === stem;
  return all.some(isAbout) && !tools.some(isAbout);
}

/** Whether another tool in reach says that it tells the field, and none of those that were called does. */
function isOthersField(field: string, { tools }: Draft, all: CheckContext['catalog']['tools']): boolean {
  const stem = stemOf(field);
  const tells = ({ description, outputSchema }: Tool) =>
    tokenize(description).some(({ word }) => stemOf(word) === stem) ||
    Object.keys(isObject(outputSchema?.properties) ? outputSchema.properties : {}).some(
      (key) => fieldFit(field, key) === 1,
    );
  return all.some(tells) && !tools.some(tells);
}

const someone =
  /\b(?:you|yourself|we|they|he|she|everyone|everybody|people|team|department|manager|owner|customer|client|user|staff|buyer|admin\w*)\b/i;

/** "Who …?" answered with nothing but names of the question, or with nobody at all. */
function tellsNoName({ asks, text }: QueryPart, { query, response, today }: Draft, scene: Scene): boolean {
  if (asks !== 'who' || /\b(?:no|not|none|nobody|never|n['’]t)\b/i.test(response)) return false;
  const names = readMentions(response, { today }).filter(
    ({ kind }) => kind === 'name' || kind === 'quotation',
  );
  const said = fold(`${query} ${text}`);
  if (names.length === 0) {
    // "kwame and ines": names of accounts are written as the results write them.
    const words = new Set(tokenize(response).map(({ word }) => word));
    const isAccountSaid = scene.facts.some(
      ({ key, value }) => typeof value === 'string' && !isStateKey(key) && words.has(fold(value)),
    );
    return !isAccountSaid && !someone.test(response) && !/[@/]|\p{L}[._]\p{L}/u.test(response);
  }
  return names.every((name) => said.includes(fold(unquoted(name.text).replace(/[’']s?$/, ''))));
}

/** A question for a number, a day or a person, and an answer that has none. */
function missingKind({ asks }: QueryPart, response: string): boolean {
  if (asks !== 'how many' && asks !== 'when') return false;
  const mentions = readMentions(response, { today: '2000-01-01' });
  if (asks === 'how many')
    return (
      !mentions.some(({ kind }) =>
        /^(?:number|quantity|duration|money|percent|period|relation|answer)$/.test(kind),
      ) &&
      // "30 days ago" is a day, and says how many.
      !/\b\d+ (?:day|week|month|year|hour|minute)s?\b/i.test(response) &&
      !/\b(?:no|none|not|any|a|an|single|only|zero)\b/i.test(response)
    );
  return (
    !mentions.some(({ kind }) => /^(?:date|period|weekday|time|duration|relation|answer)$/.test(kind)) &&
    !/\b(?:no|not|never|none|yet)\b/i.test(response)
  );
}
