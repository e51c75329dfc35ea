// What a response leaves open: a label with nothing behind it, or one of several things that were asked about.
import { resultValues } from '../grounding/bindings.ts';
import { entitiesIn } from '../grounding/entities.ts';
import { KnownBefore, tellsText, wordsIn } from '../grounding/needed-steps.ts';
import { scalarsIn } from '../model/pointer.ts';
import type { Draft } from '../model/sample.ts';
import { type Step, stepsOf } from '../model/workflow.ts';
import { sectionsOf } from '../text/sections.ts';
import { findValue } from '../text/values.ts';
import { findWords } from '../text/words.ts';

const emptyAnswers = [
  // "Days left: ." and a last "Days left:"; a list in the lines below is an answer.
  /[^.!?\n;:]{1,60}:(?=[ \t]*[.;!?](?:\s|$)|\s*$)/u,
  /[^.!?\n;:]{1,60}\b(?:is|are|was|were)(?=[ \t]+[.;!?](?:\s|$))/u,
];

/** The words behind which a response should say something and does not, or undefined. */
export function emptyAnswerIn(response: string): string | undefined {
  for (const pattern of emptyAnswers) {
    const match = pattern.exec(response);
    if (match !== null) return match[0].trim();
  }
  return undefined;
}

/** What people call an item of a list argument: a file by its own name. */
function calledBy(item: string): string {
  return item.split('/').findLast((part) => part !== '') ?? item;
}

/** What a step's result says of each of several items it was given; undefined for one that it does not tell apart. */
function tellings(step: Step, items: readonly string[]): readonly (readonly string[] | undefined)[] {
  for (const { value } of resultValues(step.result)) {
    const sections = typeof value === 'string' ? sectionsOf(value, items) : undefined;
    if (sections !== undefined) return sections.map((section) => [section]);
  }
  const entities = entitiesIn(step.result, step.tool);
  return items.map((item) =>
    entities
      .find(({ facts }) => facts.some(({ value }) => String(value) === item))
      ?.facts.map(({ value }) => String(value))
      .filter((value) => value !== item),
  );
}

/** Whether a response tells of a text, by a line, a figure, or, of a short one, by half of its own words. */
function isToldIn(response: string, text: string, known: KnownBefore): boolean {
  if (findValue(response, text) !== undefined || tellsText(response, text, known)) return true;
  const own = [...wordsIn(text)].filter((word) => !known.words().has(word));
  const words = wordsIn(response);
  const said = own.filter((word) => words.has(word)).length;
  return said > 0 && said >= Math.min(3, own.length / 2);
}

/**
 * The items of a list argument that the query names and the response passes over, though it tells of others of the same
 * list. A response that sums them all up tells of none of them, and is left alone.
 */
export function passedOver({ query, response, workflow }: Draft): readonly string[] {
  // What stands in a heading ("The contents of a and b: …") is not told yet.
  const body = response.replace(/(?<=^|[.!?]\s)[^.!?\n:]*(?:\.(?=\w)[^.!?\n:]*)*:(?=\s)/gu, '');
  return stepsOf(workflow).flatMap((step) =>
    Object.values(step.arguments).flatMap((list) => {
      const items = Array.isArray(list) ? [...scalarsIn(list)].map(({ value }) => String(value)) : [];
      if (items.length < 2 || items.some((item) => findWords(query, calledBy(item)) === undefined)) return [];
      const known = new KnownBefore([query, ...items].join('\n'));
      const isTold = tellings(step, items).map((texts, index) => {
        if (findWords(body, calledBy(items[index] ?? '')) !== undefined) return true;
        // "50 g of feta"
        if (saysAllWords(body, calledBy(items[index] ?? ''))) return true;
        const said = (texts ?? []).filter((text) => text.trim().length >= 3);
        // Of what holds nothing there is nothing to tell.
        if (said.length === 0) return undefined;
        return said.some((text) => isToldIn(response, text, known));
      });
      return isTold.includes(true) ? items.filter((_, index) => isTold[index] === false).map(calledBy) : [];
    }),
  );
}

/** Whether a text says every word of an item, of which there are several, one soon after the other. */
function saysAllWords(text: string, item: string): boolean {
  const words = item.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (words.length < 2) return false;
  return new RegExp(
    `(?<![\\p{L}\\p{N}])${words.join('(?:[^\\p{L}\\p{N}]|\\p{L}{1,3}\\s){1,3}')}(?![\\p{L}\\p{N}])`,
    'iu',
  ).test(text);
}
