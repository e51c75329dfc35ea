// Rows without names that are told by their own values: "€1,120 to Woonbron on 2 March", "the one from Lumo Lighting".
import { stemOf } from '../../text/field-words.ts';
import { rememberShort } from '../../text/recent.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { tokenize } from '../../text/sayings/tokens.ts';
import { directCandidates } from './direct.ts';
import type { Fact, Group, Member } from './facts.ts';
import { joins } from './governors.ts';
import { type AnswerReading, isWithin, type Sentence } from './reading.ts';

/** Values of one kind that are only joined, "€84.35 and €61.20": for each the rows that have it. */
interface Slot extends Sentence {
  readonly mentions: readonly Mention[];
  readonly rows: readonly ReadonlySet<Member>[];
}

/** Slots that follow each other and may all be of the same rows. */
interface Run {
  readonly slots: Slot[];
  rows: ReadonlySet<Member> | undefined;
}

const runs = new WeakMap<AnswerReading, Map<string, readonly Run[]>>();

/** Whether another value beside a mention tells which row it is of, where nothing in the answer names rows of its group. */
export function isRowTold(reading: AnswerReading, mention: Mention, fact: Fact, member: Member): boolean {
  const { group } = member;
  if (group.pointer === undefined || group.members.length < 2 || isNamedAnywhere(reading, group))
    return false;
  const run = runsOf(reading, group).find(({ slots }) =>
    slots.some(({ mentions }) => mentions.includes(mention)),
  );
  if (run === undefined || run.slots.length < 2) return false;
  const isIn = run.rows === undefined || run.rows.has(member);
  return isIn && !isContradicted(reading, run, member, fact);
}

function isNamedAnywhere({ anchors }: AnswerReading, group: Group): boolean {
  return anchors.some(({ members, isDescribed }) => isDescribed !== true && members[0]?.group === group);
}

function runsOf(reading: AnswerReading, group: Group): readonly Run[] {
  const known = runs.get(reading) ?? new Map<string, readonly Run[]>();
  runs.set(reading, known);
  let found = known.get(group.key);
  if (found === undefined) {
    found = findRuns(reading, group);
    known.set(group.key, found);
  }
  return found;
}

function findRuns(reading: AnswerReading, group: Group): readonly Run[] {
  const found: Run[] = [];
  for (const slot of slotsOf(reading, group)) {
    const last = found.at(-1);
    const rows = last === undefined ? undefined : joinedRows(last, slot);
    if (last === undefined || rows === undefined) {
      const [only] = slot.rows;
      found.push({ slots: [slot], rows: slot.rows.length === 1 ? only : undefined });
    } else {
      last.slots.push(slot);
      last.rows = rows;
    }
  }
  return found;
}

/** The rows of a run with one slot more; undefined where no row has everything. */
function joinedRows({ slots, rows }: Run, slot: Slot): ReadonlySet<Member> | undefined {
  const isOne = slot.rows.length === 1;
  // Two enumerations side by side tell nothing about each other.
  if (!isOne && rows === undefined) return undefined;
  const [own] = slot.rows;
  const common =
    isOne && own !== undefined ? (rows === undefined ? own : both(rows, own)) : (rows ?? new Set());
  const joint = [...slots, slot].filter((each) => each.rows.length > 1).flatMap((each) => each.rows);
  return common.size > 0 && joint.every((each) => both(each, common).size > 0) ? common : undefined;
}

function both(a: ReadonlySet<Member>, b: ReadonlySet<Member>): ReadonlySet<Member> {
  return new Set([...a].filter((member) => b.has(member)));
}

function slotsOf(reading: AnswerReading, group: Group): readonly Slot[] {
  const { response } = reading.answered;
  const slots: Slot[] = [];
  for (const mention of reading.mentions) {
    const rows = rowsOf(reading, mention, group);
    if (rows.size === 0 || rows.size === group.members.length) continue;
    const last = slots.at(-1);
    const isJoined =
      last !== undefined &&
      last.mentions.at(-1)?.kind === mention.kind &&
      joins(response.slice(last.end, mention.start)) &&
      both(rows, last.rows[0] ?? new Set()).size === 0;
    if (isJoined)
      slots.splice(-1, 1, {
        start: last.start,
        end: mention.end,
        mentions: [...last.mentions, mention],
        rows: [...last.rows, rows],
      });
    else slots.push({ start: mention.start, end: mention.end, mentions: [mention], rows: [rows] });
  }
  return slots;
}

/** The rows of a group that have what a mention says. */
function rowsOf(reading: AnswerReading, mention: Mention, group: Group): ReadonlySet<Member> {
  if (/^(?:relation|answer|ordinal)$/.test(mention.kind)) return new Set();
  return new Set(
    directCandidates(reading, mention).flatMap(({ facts }) =>
      facts.flatMap(({ members }) => members.filter((member) => member.group === group)),
    ),
  );
}

/** "It arrived at 4:50", where what happened at 4:50 is called "Departed hub", and another row "Arrived at hub". */
function isContradicted(reading: AnswerReading, run: Run, member: Member, fact: Fact): boolean {
  const { answered, sentences } = reading;
  const all = runsOf(reading, member.group);
  const [first] = run.slots;
  const sentence = sentences.find((each) => first !== undefined && isWithin(first, each));
  const before = all[all.indexOf(run) - 1]?.slots.at(-1)?.end ?? 0;
  const stretch = {
    start: Math.max(before, sentence?.start ?? first?.start ?? 0),
    end: run.slots.at(-1)?.end ?? 0,
  };
  const said = new Set(wordStems(answered.response.slice(stretch.start, stretch.end)));
  return member.facts.some(({ key, value }) => {
    if (key === fact.key || typeof value !== 'string' || value.length > 60) return false;
    const own = new Set(wordStems(value));
    if ([...own].some((stem) => said.has(stem))) return false;
    return member.group.members.some(
      (other) =>
        other !== member &&
        other.facts.some(
          (each) =>
            each.key === key &&
            typeof each.value === 'string' &&
            wordStems(each.value).some((stem) => said.has(stem) && !own.has(stem)),
        ),
    );
  });
}

const wordStems = rememberShort((text): readonly string[] =>
  tokenize(text).flatMap(({ kind, word }) => (kind === 'word' && word.length > 3 ? [stemOf(word)] : [])),
);
