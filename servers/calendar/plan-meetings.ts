/** Meetings to plan: schedule, move, cancel. */
import { isWeekend } from '../shared/company-day.ts';
import { customerOf } from '../shared/directory.ts';
import { Refusal } from '../shared/failure.ts';
import { idOf } from '../shared/identifiers.ts';
import { date, list, takes, text, time, wholeNumber } from '../shared/json-schema.ts';
import { adds, changes, defineTool } from '../shared/tool.ts';
import { clockOf, involves, meetingsOn, minutesOf, refusePast } from './day-plan.ts';
import { meetingRecord, showMeeting } from './meeting-view.ts';
import type { MeetingRow } from './rows.ts';
import { type CalendarStore, meetingIn, personIn, roomIn } from './store.ts';

const duration = { minimum: 15, maximum: 240, multipleOf: 15 };

export const scheduleMeeting = defineTool({
  name: 'schedule_meeting',
  title: 'Schedule meeting',
  description:
    'Schedule a meeting. Refused in the past, at weekends, outside 08:00 to 18:00, and where the organizer, an ' +
    'attendee or the room is taken; find_free_slots and check_room tell when they are not.',
  inputSchema: takes(
    {
      title: text('What it is about.', {
        minLength: 3,
        maxLength: 120,
        examples: ['Oven validation: next steps'],
      }),
      organizer_id: idOf('person', 'Employee who organizes it.'),
      attendee_ids: list(
        'Employees who attend besides the organizer.',
        idOf('person', 'Employee who attends.'),
        {
          minItems: 1,
          maxItems: 20,
          uniqueItems: true,
        },
      ),
      date: date('Day: a working day, today or later.', '2026-03-12'),
      start_time: time('Start, Munich time.'),
    },
    {
      duration_minutes: wholeNumber('Length in minutes.', { ...duration, default: 30 }),
      room_id: idOf('room', 'Room to hold it in. Leave out for a call.'),
      customer_id: idOf('customer', 'Customer it is about.'),
      agenda: text('Agenda.', { maxLength: 1000, default: '' }),
    },
  ),
  outputSchema: meetingRecord,
  annotations: adds,
  run(store: CalendarStore, { duration_minutes, room_id, customer_id, attendee_ids, ...rest }) {
    personIn(store, rest.organizer_id);
    for (const id of attendee_ids) personIn(store, id);
    if (customer_id) customerOf(customer_id);
    const row = {
      ...rest,
      attendee_ids: attendee_ids.filter((id) => id !== rest.organizer_id),
      end_time: clockOf(minutesOf(rest.start_time) + duration_minutes),
      status: 'confirmed',
      room_id: room_id ?? null,
      customer_id: customer_id ?? null,
    };
    refuseUnlessPossible(store, row);
    return showMeeting(store, store.meetings.add(row));
  },
});

export const rescheduleMeeting = defineTool({
  name: 'reschedule_meeting',
  title: 'Reschedule meeting',
  description:
    'Move a meeting to another time. It keeps its room, its attendees and, unless another is given, its length. The ' +
    'rules of schedule_meeting apply.',
  inputSchema: takes(
    {
      meeting_id: idOf('meeting', 'Meeting to move.'),
      date: date('New day: a working day, today or later.', '2026-03-12'),
      start_time: time('New start, Munich time.'),
    },
    { duration_minutes: wholeNumber('New length in minutes.', duration) },
  ),
  outputSchema: meetingRecord,
  annotations: changes,
  run(store: CalendarStore, { meeting_id, date, start_time, duration_minutes }) {
    const row = meetingIn(store, meeting_id);
    if (row.status === 'cancelled') {
      throw new Refusal(`The meeting "${row.title}" is cancelled; schedule_meeting plans a new one.`);
    }
    const length = duration_minutes ?? minutesOf(row.end_time) - minutesOf(row.start_time);
    const times = { date, start_time, end_time: clockOf(minutesOf(start_time) + length) };
    refuseUnlessPossible(store, { ...row, ...times }, meeting_id);
    return showMeeting(store, store.meetings.change(meeting_id, times));
  },
});

export const cancelMeeting = defineTool({
  name: 'cancel_meeting',
  title: 'Cancel meeting',
  description: 'Cancel a meeting and free its room. Meetings of the past cannot be cancelled.',
  inputSchema: takes({ meeting_id: idOf('meeting', 'Meeting to cancel.') }),
  outputSchema: meetingRecord,
  annotations: changes,
  run(store: CalendarStore, { meeting_id }) {
    const row = meetingIn(store, meeting_id);
    refusePast(row.date);
    return showMeeting(store, store.meetings.change(meeting_id, { status: 'cancelled' }));
  },
});

/** Refuses a time that is not a working time, a room that is too small, and whoever is taken by another meeting. */
function refuseUnlessPossible(store: CalendarStore, wanted: Omit<MeetingRow, 'id'>, itself?: string): void {
  const { date, start_time, end_time, room_id } = wanted;
  refusePast(date);
  if (isWeekend(date))
    throw new Refusal(`"date" (${date}) is on a weekend; meetings are held on working days.`);
  if (start_time < '08:00' || end_time > '18:00') {
    throw new Refusal(`Meetings lie between 08:00 and 18:00; ${start_time} to ${end_time} does not.`);
  }
  const people = [wanted.organizer_id, ...wanted.attendee_ids];
  if (room_id !== null) {
    const room = roomIn(store, room_id);
    if (people.length > room.capacity) {
      throw new Refusal(`${room.name} has ${room.capacity} seats, too few for ${people.length} people.`);
    }
  }
  const atThatTime = meetingsOn(
    store,
    date,
    (other) => other.id !== itself && other.start_time < end_time && other.end_time > start_time,
  );
  for (const other of atThatTime) {
    const busy = people.find((id) => involves(other, id));
    const clash = busy
      ? personIn(store, busy)
      : other.room_id === room_id && room_id
        ? roomIn(store, room_id)
        : null;
    if (clash) {
      throw new Refusal(
        `${clash.name} is taken on ${date} from ${other.start_time} to ${other.end_time} by "${other.title}".`,
      );
    }
  }
}
