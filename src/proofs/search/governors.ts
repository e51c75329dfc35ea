// Which members of a group a stretch of an answer is about: the one named nearest before it, or right behind it.

import type { Group, Member } from './facts.ts';
import type { Anchor } from './find-members.ts';

interface Place {
  readonly start: number;
  readonly end: number;
}

export interface Governors {
  readonly members: readonly Member[];
  /** For each name the members that may be meant by it: rows that share their words. */
  readonly named: readonly (readonly Member[])[];
  /** Named together: "A and B". */
  readonly joint: boolean;
  /** Named in an earlier sentence. */
  readonly isInherited: boolean;
  /** Where they are named. */
  readonly at: number;
}

/** Characters between two names, or a value and a name, that may still tie them together. */
const longestGap = 120;

const joining =
  /^[\s*_"“”'’()]*(?:(?:,|;|&|\/|and|or|as well as|plus|und|oder|et|ou|y|e)[\s*_"“”'’()]*){1,2}(?:the|both|die|der|das|le|la|les)?[\s*_"“”'’()]*$/i;
/** "A Seagull and a Cherry Orchard": behind a comma alone, "a" would describe what is named before it. */
const joiningBy = /^[\s*_"“”'’()]*(?:,\s*)?(?:and|or)\s+an?[\s*_"“]*$/i;
/** Between a value and the name of what it belongs to: "€97 for the Limmatblick", "7 in Boston". */
const possessor = /^['’]s?\s+[“"'‘«*_`]*$/u;
const compound = /^-\p{L}+\s+(?:\p{L}+\s+)?$/u;
const leading =
  /^[\s*_"“'(:]*(?:(?:a night|each|units?|pieces?|of them)\s+)?(?:(?:for|of|from|by|with|to)\s+(?:the\s+)?(?:\p{Ll}+\s+)?|(?:for|of|from|by|with|to|at|in|on|is|are|was|belongs to|goes to|on the)\s*)?(?:the|a|an|der|die|das|le|la)?[\s*_"“'(]*$/iu;

const contrasting = /[,;]\s+(?:whereas|while|but|compared (?:to|with)|and)\s/i;

/** Whether what is between two names only joins them. */
export function joins(between: string): boolean {
  return between.length <= longestGap && (joining.test(between) || joiningBy.test(between));
}

/** Whether what is between a value and a name makes the value the name's: "31 for the Limmatblick". */
export function leadsTo(between: string): boolean {
  return (
    between.length <= longestGap &&
    (leading.test(between) || compound.test(between) || possessor.test(between))
  );
}

/** Anchors that follow each other with nothing but a conjunction between them, as one. */
function together(text: string, anchors: readonly Anchor[]): readonly (readonly Anchor[])[] {
  const runs: Anchor[][] = [];
  for (const anchor of anchors) {
    const last = runs.at(-1)?.at(-1);
    if (last !== undefined && joins(text.slice(last.end, anchor.start))) runs.at(-1)?.push(anchor);
    else runs.push([anchor]);
  }
  return runs;
}

/** What a place of the text is about in a group; undefined where no member of it has been named so far. */
export function governorsOf(
  text: string,
  place: Place,
  sentence: Place,
  group: Group,
  all: readonly Anchor[],
  { behind = true } = {},
): Governors | undefined {
  const anchors = all.filter(({ members }) => members[0]?.group === group);
  const runs = together(text, anchors);
  const inside = runs.filter((run) => within(run, sentence));
  const led = inside.filter((run) => (run.at(-1)?.end ?? 0) <= place.start);
  // "…, against 40% for Rheintal, and should close": what is compared with is not what the sentence goes on about.
  const before =
    led.findLast((run, at) => at === 0 || !isComparedWith(text, run, place, sentence)) ?? led.at(-1);
  const around = inside.find((run) => run.some(({ start, end }) => start < place.end && place.start < end));
  if (around !== undefined)
    return governors(
      around.filter(({ start, end }) => start < place.end && place.start < end),
      false,
    );
  const after = inside.find((run) => (run[0]?.start ?? 0) >= place.end);
  const gap = after === undefined ? undefined : text.slice(place.end, after[0]?.start);
  if (after !== undefined && gap !== undefined && leadsTo(gap)) return governors(after, false);
  if (before !== undefined) return governors(before, false);
  const earlier = runs.findLast((run) => (run.at(-1)?.end ?? 0) <= sentence.start);
  // "It costs €72, whereas the Grand is €120": what is contrasted is another one.
  const isContrast = gap !== undefined && earlier !== undefined && contrasting.test(gap);
  // What is described by a value behind a place is not what the place is about.
  const isDescribed = after?.every((anchor) => anchor.isDescribed === true) === true;
  if (after !== undefined && behind && !isContrast && !isDescribed) return governors(after, false);
  return earlier === undefined ? undefined : governors(earlier, true);
}

const comparing =
  /,\s(?:\p{L}+\s){0,2}(?:against|versus|vs\.?|compared (?:to|with)|rather than|instead of|unlike|as opposed to)\s[^,;.:]{0,40}$/iu;

/** Whether names stand between commas behind "against" or "compared with", and the place behind these. */
function isComparedWith(text: string, run: readonly Anchor[], place: Place, { start }: Place): boolean {
  const [first] = run;
  const last = run.at(-1);
  if (first === undefined || last === undefined) return false;
  return (
    comparing.test(text.slice(start, first.start)) &&
    /^[^,;.:]{0,30},\s(?!which|who|whose|where|that)/.test(text.slice(last.end, place.start))
  );
}

function within(run: readonly Anchor[], { start, end }: Place): boolean {
  return run.some((anchor) => anchor.start >= start && anchor.end <= end);
}

function governors(run: readonly Anchor[], isInherited: boolean): Governors {
  const members = [...new Set(run.flatMap((anchor) => anchor.members))];
  const named = run.map((anchor) => anchor.members);
  return { members, named, joint: run.length > 1, isInherited, at: run.at(-1)?.start ?? 0 };
}
