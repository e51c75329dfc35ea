// False wordings made of a true one: one figure, date, time, name or relation word replaced by another.
import type { Tool } from '../../src/model/tool.ts';
import type { Step } from '../../src/model/workflow.ts';
import { findMembers } from '../../src/proofs/search/find-members.ts';
import { readScene, type Scene } from '../../src/proofs/search/scene.ts';
import { wordsOf } from '../../src/text/naming.ts';
import type { Mention } from '../../src/text/sayings/mention.ts';
import { readMentions } from '../../src/text/sayings/read-mentions.ts';
import { relationClass } from '../../src/text/sayings/relation-class.ts';

export type MutantKind = 'other value' | 'sibling' | 'one more or less' | 'opposite' | 'other name';

export interface Mutant {
  readonly kind: MutantKind;
  /** What was replaced. */
  readonly what: 'figure' | 'date' | 'time' | 'name' | 'relation';
  /** Where, in the original. */
  readonly start: number;
  readonly end: number;
  readonly of: string;
  readonly by: string;
  readonly response: string;
}

export interface Answered {
  readonly query: string;
  readonly response: string;
  readonly today: string;
  readonly steps: readonly Step[];
  readonly tools: readonly Tool[];
}

const opposites: readonly (readonly [string, string])[] = [
  ['cheapest', 'most expensive'],
  ['cheaper', 'more expensive'],
  ['earliest', 'latest'],
  ['first', 'last'],
  ['newest', 'oldest'],
  ['most recent', 'oldest'],
  ['longest', 'shortest'],
  ['longer', 'shorter'],
  ['largest', 'smallest'],
  ['larger', 'smaller'],
  ['biggest', 'smallest'],
  ['highest', 'lowest'],
  ['higher', 'lower'],
  ['more than', 'fewer than'],
  ['more', 'less'],
  ['before', 'after'],
  ['earlier', 'later'],
  ['both', 'neither'],
  ['all', 'none'],
  ['most', 'fewest'],
  ['above', 'below'],
  ['over', 'under'],
  ['at least', 'at most'],
  ['fastest', 'slowest'],
  ['nearest', 'farthest'],
  ['best', 'worst'],
];

function oppositeOf(word: string): string | undefined {
  const lower = word.toLowerCase();
  for (const [a, b] of opposites) {
    if (lower === a) return b;
    if (lower === b) return a;
  }
  return undefined;
}

/** The figures of a value written as another figure was: with its separators, decimals and sign. */
function writtenLike(original: string, value: number): string {
  const hasSeparator = /\d,\d{3}/.test(original);
  const decimals = /\.(\d+)\D*$/.exec(original)?.[1]?.length ?? 0;
  const digits = hasSeparator
    ? value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: 6 })
    : decimals > 0
      ? value.toFixed(Math.max(decimals, 1))
      : String(value);
  return original.replace(/[-−]?\d[\d,]*(?:\.\d+)?/, () => digits);
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** A date written as another one was; undefined where that is not known. */
function dateLike(original: string, iso: string): string | undefined {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number) as [number, number, number];
  const name = months[month - 1] ?? '';
  if (/^\d{4}-\d\d-\d\d/.test(original)) return iso.slice(0, 10);
  if (/^\d{1,2} \p{L}{3,} \d{4}$/u.test(original)) return `${day} ${name} ${year}`;
  if (/^\d{1,2} \p{L}{3,}$/u.test(original)) return `${day} ${name}`;
  if (/^\p{L}{3,} \d{1,2}, \d{4}$/u.test(original)) return `${name} ${day}, ${year}`;
  if (/^\p{L}{3,} \d{1,2}$/u.test(original)) return `${name} ${day}`;
  return undefined;
}

function shiftedDay(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function numberIn({ readings, text }: Mention): number | undefined {
  if (!/\d/.test(text) || /\d[^\d.,]+\d/.test(text)) return undefined;
  for (const reading of readings) {
    if (reading.as === 'duration') return reading.count;
    if ('value' in reading && typeof reading.value === 'number') return reading.value;
  }
  return undefined;
}

/** All mutants of an answer. Those that say the same as before are left out. */
export function mutantsOf(answered: Answered): readonly Mutant[] {
  const { response, today } = answered;
  const scene = readScene(answered.steps, answered.tools);
  const mutants: Mutant[] = [];
  const replace = (
    what: Mutant['what'],
    kind: MutantKind,
    start: number,
    end: number,
    by: string | undefined,
  ) => {
    const of = response.slice(start, end);
    if (by === undefined || by === '' || by.toLowerCase() === of.toLowerCase()) return;
    // "Flight NY 1752" is NY 1752.
    if (what === 'name' && /^\p{L}+$/u.test(of.slice(0, -by.length).trim()) && of.endsWith(` ${by}`)) return;
    const mutant = response.slice(0, start) + by + response.slice(end);
    if (!mutants.some((each) => each.response === mutant))
      mutants.push({ what, kind, start, end, of, by, response: mutant });
  };
  const anchors = findMembers(response, scene);
  // VAT is a label, however it is written.
  const fieldWords = new Set(scene.facts.flatMap(({ key }) => wordsOf(key)));
  const inName = (start: number, end: number) =>
    anchors.some((anchor) => anchor.start <= start && end <= anchor.end);
  for (const mention of readMentions(response, { today })) {
    const { start, end, text } = mention;
    if (inName(start, end)) continue;
    const number = numberIn(mention);
    if (
      number !== undefined &&
      mention.kind !== 'date' &&
      mention.kind !== 'time' &&
      mention.kind !== 'identifier' &&
      mention.kind !== 'name'
    ) {
      for (const [kind, value] of otherNumbers(scene, number))
        replace('figure', kind, start, end, writtenLike(text, value));
    } else if (mention.kind === 'date') {
      const [reading] = mention.readings;
      if (reading?.as !== 'date' || reading.from !== reading.to) continue;
      for (const [kind, value] of otherTexts(
        scene,
        (fact) => fact.startsWith(reading.from),
        (fact) => /^\d{4}-\d\d-\d\d/.test(fact),
      ))
        replace('date', kind, start, end, value.startsWith(reading.from) ? undefined : dateLike(text, value));
      for (const days of [1, -1])
        replace('date', 'one more or less', start, end, dateLike(text, shiftedDay(reading.from, days)));
    } else if (mention.kind === 'time' && /^\d\d:\d\d$/.test(text)) {
      for (const [kind, value] of otherTexts(
        scene,
        (fact) => fact.includes(text),
        (fact) => /^\d\d:\d\d$/.test(fact),
      ))
        replace('time', kind, start, end, value === text ? undefined : value);
    } else if (
      (mention.kind === 'name' && !fieldWords.has(text.toLowerCase())) ||
      mention.kind === 'quotation'
    ) {
      const inner = mention.kind === 'quotation' ? text.slice(1, -1) : text;
      for (const [kind, value] of otherTexts(
        scene,
        (fact) => fact === inner,
        (fact) => fact.length < 80 && /^\p{Lu}/u.test(fact) && /\s/.test(fact),
      ))
        replace(
          'name',
          kind === 'sibling' ? 'sibling' : 'other name',
          start,
          end,
          text.replace(inner, value),
        );
    }
  }
  for (const { start, end, members } of anchors) {
    const [member] = members;
    if (member === undefined) continue;
    for (const other of member.group.members.slice(0, 4))
      if (other !== member && other.names[0] !== undefined && !member.names.includes(other.names[0]))
        replace('name', 'other name', start, end, other.names[0]);
  }
  for (const { start, end, text } of relationClass(response)) {
    const opposite = oppositeOf(text.trim());
    if (opposite !== undefined && !inName(start, end))
      replace(
        'relation',
        'opposite',
        start,
        end,
        /^\p{Lu}/u.test(text) ? opposite[0]?.toUpperCase() + opposite.slice(1) : opposite,
      );
  }
  return mutants;
}

/** Up to three other numbers of the results, the same field's of siblings, and one more or less. */
function otherNumbers(scene: Scene, number: number): readonly (readonly [MutantKind, number])[] {
  const found: [MutantKind, number][] = [];
  const own = scene.facts.filter(({ value }) => value === number);
  const keys = new Set(own.map(({ key, step }) => `${step.id} ${key}`));
  for (const fact of scene.facts) {
    if (typeof fact.value !== 'number' || fact.value === number) continue;
    const isSibling = keys.has(`${fact.step.id} ${fact.key}`);
    if (found.filter(([kind]) => kind === (isSibling ? 'sibling' : 'other value')).length < 3)
      found.push([isSibling ? 'sibling' : 'other value', fact.value]);
  }
  const step = Number.isInteger(number) ? 1 : 0.1;
  found.push(
    ['one more or less', Number((number + step).toFixed(6))],
    ['one more or less', Number((number - step).toFixed(6))],
  );
  return found;
}

function otherTexts(
  scene: Scene,
  isIt: (fact: string) => boolean,
  isLike: (fact: string) => boolean,
): readonly (readonly [MutantKind, string])[] {
  const keys = new Set(
    scene.facts
      .filter(({ value }) => typeof value === 'string' && isIt(value))
      .map(({ key, step }) => `${step.id} ${key}`),
  );
  const found: [MutantKind, string][] = [];
  for (const fact of scene.facts) {
    if (typeof fact.value !== 'string' || isIt(fact.value) || !isLike(fact.value)) continue;
    const isSibling = keys.has(`${fact.step.id} ${fact.key}`);
    if (found.filter(([kind]) => kind === (isSibling ? 'sibling' : 'other value')).length < 3)
      found.push([isSibling ? 'sibling' : 'other value', fact.value]);
  }
  return found;
}
