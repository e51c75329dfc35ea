// Things that last: a start and an end of one record, and the minutes between them as if they were a field of it.

import type { Fact } from './facts.ts';
import type { Scene } from './scene.ts';

export interface TimeSpan {
  readonly start: Fact;
  readonly end: Fact;
  readonly minutes: number;
}

/** How fields are called that say where something begins and ends. */
const pairs: readonly (readonly [string, string])[] = [
  ['start', 'end'],
  ['starts', 'ends'],
  ['started', 'ended'],
  ['begin', 'end'],
  ['from', 'to'],
  ['from', 'until'],
  ['departure', 'arrival'],
  ['departs', 'arrives'],
  ['opens', 'closes'],
  ['opening', 'closing'],
  ['check_in', 'check_out'],
  ['checkin', 'checkout'],
  ['opened', 'resolved'],
  ['opened', 'closed'],
  ['created', 'resolved'],
  ['created', 'closed'],
  ['reported', 'resolved'],
  ['requested', 'completed'],
  ['started', 'finished'],
  ['started', 'completed'],
  ['began', 'ended'],
  ['departed', 'arrived'],
  ['submitted', 'completed'],
  ['start', 'finish'],
  ['pickup', 'return'],
  ['sunrise', 'sunset'],
];

const moment = /^(?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d/;

function minutesOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || !moment.test(value)) return undefined;
  if (!/^\d{4}/.test(value)) return Number(value.slice(0, 2)) * 60 + Number(value.slice(3, 5));
  const at = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(value) ? value : `${value.replace(' ', 'T')}Z`);
  return Number.isNaN(at) ? undefined : at / 60_000;
}

const known = new WeakMap<Scene, readonly TimeSpan[]>();

/** Every start with its end; what goes over midnight in times alone is left out. */
export function timeSpans(scene: Scene): readonly TimeSpan[] {
  let spans = known.get(scene);
  if (spans === undefined) {
    const byPlace = new Map(scene.facts.map((fact) => [`${fact.step.id}${fact.pointer}`, fact]));
    spans = scene.facts.flatMap((start) => endsOf(start, byPlace));
    known.set(scene, spans);
  }
  return spans;
}

function endsOf(start: Fact, byPlace: ReadonlyMap<string, Fact>): readonly TimeSpan[] {
  const from = minutesOf(start.value);
  if (from === undefined) return [];
  for (const [first, last] of pairs) {
    const at = start.pointer.toLowerCase().lastIndexOf(first);
    if (at === -1) continue;
    const end = byPlace.get(
      `${start.step.id}${start.pointer.slice(0, at)}${last}${start.pointer.slice(at + first.length)}`,
    );
    const to = end === undefined ? undefined : minutesOf(end.value);
    if (end === undefined || to === undefined || to <= from) continue;
    return [{ start, end, minutes: to - from }];
  }
  return [];
}

const fields = new WeakMap<TimeSpan, Fact>();
const spansOfFields = new WeakMap<Fact, TimeSpan>();

/** The length of a span as a fact of its record. */
export function lengthOf(span: TimeSpan): Fact {
  let fact = fields.get(span);
  if (fact === undefined) {
    fact = { ...span.start, key: 'duration_minutes', value: span.minutes };
    fields.set(span, fact);
    spansOfFields.set(fact, span);
  }
  return fact;
}

/** The span that a fact is the length of. */
export function spanOfLength(fact: Fact): TimeSpan | undefined {
  return spansOfFields.get(fact);
}
