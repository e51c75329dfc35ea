/** The meetings of the calendar world: four weeks, nobody and no room in two places at once. */

import type { MeetingRow, PersonRow, RoomRow } from '../../servers/calendar/rows.ts';
import type { CustomerRow } from '../../servers/crm/rows.ts';
import { addDays, isWeekend } from '../../servers/shared/company-day.ts';
import { Choices, padded } from './random.ts';
import { customerTopics, internalTopics } from './topics.ts';

const firstDay = '2026-02-23';
const days = 26;

type Draft = Omit<MeetingRow, 'id'>;

export function makeMeetings(
  people: readonly PersonRow[],
  rooms: readonly RoomRow[],
  customers: readonly CustomerRow[],
): MeetingRow[] {
  const choices = new Choices(41);
  const drafts: Draft[] = [];
  const place = (
    draft: Omit<Draft, 'date' | 'start_time' | 'end_time' | 'room_id' | 'status'>,
    minutes: number,
  ) => {
    for (let attempt = 0; attempt < 40; attempt++) {
      const placed = tryToPlace(choices, people, rooms, drafts, draft, minutes);
      if (placed) return void drafts.push(placed);
    }
  };
  for (const topic of internalTopics) {
    const among = people.filter((one) => topic.departments.includes(one.department));
    const [organizer, ...attendees] = choices.some(among, choices.between(3, 6));
    if (!organizer) continue;
    const who = { organizer_id: organizer.id, attendee_ids: attendees.map((one) => one.id) };
    place(
      { title: topic.title, agenda: topic.agenda, customer_id: null, ...who },
      choices.one([30, 45, 60, 90]),
    );
  }
  for (const customer of customers) {
    const helpers = people.filter((one) => ['support', 'service', 'engineering'].includes(one.department));
    for (const topic of choices.some(customerTopics, choices.between(1, 2))) {
      const attendee_ids = choices.some(helpers, choices.between(1, 2)).map((one) => one.id);
      const title = `${customer.name}: ${topic.title}`;
      const draft = {
        title,
        agenda: topic.agenda,
        customer_id: customer.id,
        organizer_id: customer.owner_id,
      };
      place({ ...draft, attendee_ids }, choices.one([30, 45, 60]));
    }
  }
  for (const person of people) {
    if (person.manager_id === null) continue;
    const agenda = 'Current work, what stands in the way, and plans for the next month.';
    const manager = people.find((one) => one.id === person.manager_id)?.name ?? '';
    const title = `Monthly talk: ${person.name} and ${manager}`;
    place(
      { title, agenda, customer_id: null, organizer_id: person.manager_id, attendee_ids: [person.id] },
      30,
    );
  }
  drafts.sort((a, b) => a.date.localeCompare(b.date) || a.start_time.localeCompare(b.start_time));
  return drafts.map((draft, index) => ({ id: padded('mtg', index + 1, 4), ...draft }));
}

function tryToPlace(
  choices: Choices,
  people: readonly PersonRow[],
  rooms: readonly RoomRow[],
  drafts: readonly Draft[],
  draft: Pick<Draft, 'title' | 'agenda' | 'customer_id' | 'organizer_id' | 'attendee_ids'>,
  minutes: number,
): Draft | null {
  const date = addDays(firstDay, choices.between(0, days - 1));
  const start = choices.between(18, 32) * 30;
  const times = { start_time: clock(start), end_time: clock(start + minutes) };
  if (isWeekend(date) || start + minutes > 17 * 60) return null;
  const together = [draft.organizer_id, ...draft.attendee_ids];
  const clashing = drafts.filter(
    (other) => other.date === date && other.start_time < times.end_time && other.end_time > times.start_time,
  );
  if (
    clashing.some((other) =>
      together.some((id) => other.organizer_id === id || other.attendee_ids.includes(id)),
    )
  ) {
    return null;
  }
  const city = people.find((one) => one.id === draft.organizer_id)?.city;
  const free = rooms.filter(
    (room) =>
      room.city === city &&
      room.capacity >= together.length &&
      !clashing.some((other) => other.room_id === room.id),
  );
  const room = choices.chance(70) && free.length > 0 ? choices.one(free) : null;
  const roll = choices.between(1, 100);
  const status = roll <= 84 ? 'confirmed' : roll <= 95 ? 'tentative' : 'cancelled';
  return { ...draft, status, date, ...times, room_id: room?.id ?? null };
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
