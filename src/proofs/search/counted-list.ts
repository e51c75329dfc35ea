// Lists that a number may count, and the words that they are called by.
import { isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { getAt, scalarsIn } from '../../model/pointer.ts';
import { stemOf } from '../../text/field-words.ts';
import { singular, toolNoun, wordsOf } from '../../text/naming.ts';
import { oncePer } from '../../text/recent.ts';
import { tokenize } from '../../text/sayings/tokens.ts';
import type { Group } from './facts.ts';
import { isFlowWord, signedKeys } from './flow-words.ts';
import { oncePerSentence } from './once-per-sentence.ts';
import type { AnswerReading, Sentence } from './reading.ts';
import type { Scene, SceneStep } from './scene.ts';
import { pathOf } from './write-path.ts';

/** A condition on the items of a list, as a proof says it. */
export interface Predicate {
  readonly text: string;
  readonly holds: (item: JsonObject) => boolean;
}

export interface CountedList {
  readonly step: SceneStep;
  readonly pointer: string;
  /** Into the step value, as a proof writes it. */
  readonly path: string;
  readonly noun: string;
  readonly items: readonly JsonValue[];
  readonly group: Group | undefined;
}

const listsIn = oncePer(({ steps, groups }: Scene): readonly CountedList[] =>
  steps.flatMap((step) =>
    step.things.lists.flatMap(({ pointer, noun }): CountedList[] => {
      const items = getAt(step.value.value, pointer);
      const path = pathOf(step.step.id, step.value.value, pointer);
      // A list in an item that cannot be told from others cannot be counted by itself.
      if (!Array.isArray(items) || path === undefined) return [];
      const group = groups.find((each) => each.step === step.step && each.pointer === pointer);
      return [{ step, pointer, path, noun, items: items as readonly JsonValue[], group }];
    }),
  ),
);

/** Every list of the results. */
export function listsOf({ scene }: AnswerReading): readonly CountedList[] {
  return listsIn(scene);
}

const generic = new Set(
  'item thing entry result row record match hit one option piece eintrag treffer élément elemento'
    .split(' ')
    .map(stemOf),
);

/** The stems of what the list's items are called, by its tool, its fields, or its call. */
const namesOf = oncePer(({ noun, step, items, group }: CountedList): ReadonlySet<string> => {
  const nouns = [...wordsOf(noun), ...wordsOf(toolNoun(step.step.tool))];
  const counted = numericFields(items);
  return new Set([
    ...nouns.filter((each) => singular(each).length > 2).map(stemOf),
    ...wordsOf(group?.identity ?? '').map(stemOf),
    ...[...givenWords(step)].filter((stem) => !counted.has(stem)),
  ]);
});

/** Whether a word is what the list's items are called, by itself or by people in general. */
export function isCalled(list: CountedList, word: string): boolean {
  const stem = stemOf(word);
  // A statement lists payments and deposits, whatever it is called.
  const isFlow = isFlowWord(word) && signedKeys(list.items).length > 0;
  return generic.has(stem) || namesOf(list).has(stem) || isFlow;
}

/** The words of the call's arguments: what was searched for is what was found. */
const givenWords = oncePer(
  ({ step }: SceneStep): ReadonlySet<string> =>
    new Set(
      [...scalarsIn(step.arguments)].flatMap(({ value }) =>
        typeof value === 'string'
          ? tokenize(value.replaceAll('_', ' ')).flatMap(({ kind, word }) =>
              kind === 'word' && word.length > 2 ? [stemOf(word)] : [],
            )
          : [],
      ),
    ),
);

/** Whether the call asked for what a phrase says, so that it is said of the whole list: `status: past_due`. */
export function isNarrowedTo({ step }: CountedList, phrase: string): boolean {
  const words = givenWords(step);
  return wordsOf(phrase).every((word) => words.has(stemOf(word)));
}

/** The stems of fields whose numbers a word would count: copies, pieces. */
function numericFields(items: readonly JsonValue[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const item of items)
    if (isObject(item))
      for (const [key, value] of Object.entries(item)) if (typeof value === 'number') keys.add(key);
  return new Set([...keys].flatMap((key) => wordsOf(key).map(stemOf)));
}

const openWords =
  /\b(?:there (?:is|are|was|were)|of them|of these|of those|in all|in total|found|has|have|only|just|fits?|match(?:es)?)\b/i;

/** What a sentence names and says. */
const spokenOf = oncePerSentence((reading, { start, end }) => {
  const isInside = (place: Sentence) => place.start >= start && place.start < end;
  const words = reading.tokens.filter((token) => token.kind === 'word' && isInside(token));
  return {
    groups: new Set(reading.anchors.filter(isInside).map(({ members }) => members[0]?.group)),
    words: new Set(words.map(({ word }) => word)),
    isOpen: openWords.test(reading.answered.response.slice(start, end)),
  };
});

/** Whether a sentence speaks of a list, or only counts what the last step found. */
export function isAbout(reading: AnswerReading, list: CountedList, sentence: Sentence): boolean {
  const { groups, words, isOpen } = spokenOf(reading, sentence);
  if (list.group !== undefined && groups.has(list.group)) return true;
  if ([...words].some((word) => isCalled(list, word))) return true;
  return isOpen && list.step === reading.scene.steps.at(-1);
}
