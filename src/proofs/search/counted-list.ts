// Lists that a number may count, and the words that they are called by.
import { isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { getAt, scalarsIn } from '../../model/pointer.ts';
import { stemOf } from '../../text/field-words.ts';
import { singular, toolNoun, wordsOf } from '../../text/naming.ts';
import { tokenize } from '../../text/sayings/tokens.ts';
import type { Group } from './facts.ts';
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

const known = new WeakMap<Scene, readonly CountedList[]>();

/** Every list of the results. */
export function listsOf({ scene }: AnswerReading): readonly CountedList[] {
  let lists = known.get(scene);
  if (lists === undefined) {
    lists = scene.steps.flatMap((step) =>
      step.things.lists.flatMap(({ pointer, noun }): CountedList[] => {
        const items = getAt(step.value.value, pointer);
        const path = pathOf(step.step.id, step.value.value, pointer);
        // A list in an item that cannot be told from others cannot be counted by itself.
        if (!Array.isArray(items) || path === undefined) return [];
        const group = scene.groups.find((each) => each.step === step.step && each.pointer === pointer);
        return [{ step, pointer, path, noun, items: items as readonly JsonValue[], group }];
      }),
    );
    known.set(scene, lists);
  }
  return lists;
}

const generic = new Set(
  'item thing entry result row record match hit one option piece eintrag treffer élément elemento'
    .split(' ')
    .map(stemOf),
);

/** Whether a word is what the list's items are called, by its tool, its fields, its call, or people in general. */
export function isCalled({ noun, step, items, group }: CountedList, word: string): boolean {
  const stem = stemOf(word);
  const nouns = [...wordsOf(noun), ...wordsOf(toolNoun(step.step.tool))];
  if (nouns.some((each) => stemOf(each) === stem && singular(each).length > 2)) return true;
  if (generic.has(stem)) return true;
  if (group?.identity !== undefined && wordsOf(group.identity).some((each) => stemOf(each) === stem))
    return true;
  return givenWords(step).has(stem) && !isNumericField(items, stem);
}

const given = new WeakMap<SceneStep, ReadonlySet<string>>();

/** The words of the call's arguments: what was searched for is what was found. */
function givenWords(step: SceneStep): ReadonlySet<string> {
  let words = given.get(step);
  if (words === undefined) {
    words = new Set(
      [...scalarsIn(step.step.arguments)].flatMap(({ value }) =>
        typeof value === 'string'
          ? tokenize(value.replaceAll('_', ' ')).flatMap(({ kind, word }) =>
              kind === 'word' && word.length > 2 ? [stemOf(word)] : [],
            )
          : [],
      ),
    );
    given.set(step, words);
  }
  return words;
}

/** Whether the call asked for what a phrase says, so that it is said of the whole list: `status: past_due`. */
export function isNarrowedTo({ step }: CountedList, phrase: string): boolean {
  const words = givenWords(step);
  return wordsOf(phrase).every((word) => words.has(stemOf(word)));
}

/** A field whose numbers the word counts: copies, pieces. */
function isNumericField(items: readonly JsonValue[], stem: string): boolean {
  return items.some(
    (item) =>
      isObject(item) &&
      Object.entries(item).some(
        ([key, value]) => typeof value === 'number' && wordsOf(key).some((each) => stemOf(each) === stem),
      ),
  );
}

/** Whether a sentence speaks of a list, or only counts what the last step found. */
export function isAbout(reading: AnswerReading, list: CountedList, sentence: Sentence): boolean {
  const isNamed = reading.anchors.some(
    ({ members, start }) =>
      start >= sentence.start &&
      start < sentence.end &&
      members[0]?.group === list.group &&
      list.group !== undefined,
  );
  if (isNamed) return true;
  const words = reading.tokens.filter(
    ({ start, kind }) => start >= sentence.start && start < sentence.end && kind === 'word',
  );
  if (words.some(({ word }) => isCalled(list, word))) return true;
  return (
    /\b(?:there (?:is|are|was|were)|of them|of these|of those|in all|in total|found|has|have|only|just|fits?|match(?:es)?)\b/i.test(
      reading.answered.response.slice(sentence.start, sentence.end),
    ) && list.step === reading.scene.steps.at(-1)
  );
}
