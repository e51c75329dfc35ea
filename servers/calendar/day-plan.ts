/** A day's plan: which meetings take up a person's or a room's time, and what is left of the working day. */
import { isWeekend, today } from '../shared/company-day.ts';
import { Refusal } from '../shared/failure.ts';
import { list, record, time, wholeNumber } from '../shared/json-schema.ts';
import type { MeetingRow } from './rows.ts';
import type { CalendarStore } from './store.ts';

/** The working day, in minutes after midnight. */
const opens = 9 * 60;
const closes = 17 * 60;

interface Slot {
  readonly start_time: string;
  readonly end_time: string;
  readonly minutes: number;
}

export function slots(description: string) {
  const slot = record({
    start_time: time('Start'),
    end_time: time('End'),
    minutes: wholeNumber('Length in minutes', { minimum: 1 }),
  });
  return list(description, slot);
}

export function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

export function clockOf(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The meetings on that day that take place and concern whom `concerns` says, earliest first. */
export function meetingsOn(
  store: CalendarStore,
  date: string,
  concerns: (meeting: MeetingRow) => boolean,
): MeetingRow[] {
  const rows = store.meetings.filter(
    (row) => row.date === date && row.status !== 'cancelled' && concerns(row),
  );
  return rows.sort(byStart);
}

export function byStart(a: MeetingRow, b: MeetingRow): number {
  return a.date.localeCompare(b.date) || a.start_time.localeCompare(b.start_time) || a.id.localeCompare(b.id);
}

export function involves(meeting: MeetingRow, personId: string): boolean {
  return meeting.organizer_id === personId || meeting.attendee_ids.includes(personId);
}

/** The gaps of at least `atLeast` minutes between these meetings within the working day; none at weekends. */
export function freeSlots(date: string, taken: readonly MeetingRow[], atLeast: number): Slot[] {
  if (isWeekend(date)) return [];
  const free: Slot[] = [];
  let from = opens;
  const offer = (to: number) => {
    if (to - from >= atLeast)
      free.push({ start_time: clockOf(from), end_time: clockOf(to), minutes: to - from });
  };
  for (const meeting of taken) {
    offer(Math.min(minutesOf(meeting.start_time), closes));
    from = Math.max(from, minutesOf(meeting.end_time));
  }
  offer(closes);
  return free;
}

export function refusePast(date: string): void {
  if (date < today) throw new Refusal(`"date" is in the past (${date}); today is ${today}.`);
}
