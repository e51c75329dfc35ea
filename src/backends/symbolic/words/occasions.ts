// Why somebody orders a change, in a sentence before the order; by what is done, and by the state that a thing is to have.
import type { Random } from '../../../model/random.ts';
import type { Deed } from './deeds.ts';

/** None where the order says it itself. */
const byDeed: Readonly<Record<Deed['kind'], readonly string[]>> = {
  assign: ['We need somebody on this today. ', 'I have to hand this over. ', 'I am away from tomorrow. '],
  end: ['Plans have changed. ', 'We do not need it any more. ', 'It has been called off. '],
  move: ['Something has come up. ', 'The time does not work any more. ', 'We have agreed on a new time. '],
  set: ['I have just talked to them. ', 'We have agreed on this. ', 'This is out of date. '],
  book: ['The trip is approved. ', 'There is a customer visit coming up. ', ''],
  make: [''],
  say: ['', 'This is still missing in the system. '],
};

const cases = ['This has just come in by phone. ', 'We have a new case. ', 'They have just called. ', ''];

/** What has happened where a thing is to have a state. */
const byState: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:resolved|solved|fixed)$/, ['It works again. ', 'The fault is gone. ', 'They say that it is fixed. ']],
  [
    /^(?:closed|done|complete|completed|finished)$/,
    ['There is nothing left to do. ', 'This is dealt with. ', 'They are happy now. '],
  ],
  [
    /^(?:open|reopened|new)$/,
    ['The fault is back. ', 'It has happened again. ', 'They have called about it once more. '],
  ],
  [
    /^(?:waiting|pending|on hold|blocked|paused)$/,
    ['We are waiting for a reply. ', 'We need a spare part first. ', 'They asked us to wait. '],
  ],
  [/^(?:in progress|active|started|doing)$/, ['Somebody is on it now. ', 'Work has begun. ']],
  [
    /^(?:won|signed|accepted)$/,
    ['They have signed. ', 'The contract is back, signed. ', 'They have said yes. '],
  ],
  [/^(?:lost|rejected|declined)$/, ['They have decided against it. ', 'They have gone with somebody else. ']],
  [/^(?:proposal|quoted|offer)$/, ['Our offer went out this morning. ', 'I have just sent them the offer. ']],
  [/^negotiation$/, ['They want to talk about the price. ', 'We are down to the terms. ']],
  [/^(?:qualified|contacted)$/, ['They have the budget. ', 'I have just talked to them. ']],
  [
    /^(?:urgent|high|critical)$/,
    ['They have just called again. ', 'This cannot wait. ', 'They need it this week. '],
  ],
  [/^low$/, ['There is no hurry with this one. ', 'They can live with it for now. ']],
];

/** States in which a thing is dealt with. */
const ended =
  /^(?:resolved|solved|fixed|closed|done|complete|completed|finished|cancelled|canceled|won|lost|delivered|shipped|paid|archived|rejected|declined)$/;

export function isEnded(state: string): boolean {
  return ended.test(state);
}

/** Whether a thing goes from a state to another one by itself: what is dealt with is closed at most, or comes back. */
export function isNextState(from: string, to: string): boolean {
  return !isEnded(from) || /^(?:closed|archived|open|reopened)$/.test(to);
}

/** Whether what is done lets a thing go on, or not: for other reasons than it is called off. */
export function isDecision(done: string): boolean {
  return /^(?:approved|accepted|confirmed|published|activated|rejected|declined)$/.test(done);
}

const decisions = ['I have gone through it. ', 'We have talked it over. ', 'We have agreed on this. '];

/** With its space at the end; empty for none. */
export function occasionOf(
  { kind, done }: Deed,
  isCase: boolean,
  states: readonly string[],
  random: Random,
): string {
  const told = states.flatMap((state) => byState.find(([pattern]) => pattern.test(state))?.[1] ?? []);
  if (kind === 'set' && told.length > 0) return random.pick(told);
  if (isDecision(done)) return random.pick(decisions);
  return random.pick(kind === 'make' && isCase ? cases : byDeed[kind]);
}
