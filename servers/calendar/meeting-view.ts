/** How a meeting is shown: its summary in lists, and the whole. */
import { customerOf, referenceTo } from '../shared/directory.ts';
import { idOf, person } from '../shared/identifiers.ts';
import { date, list, nullable, oneOf, record, text, time } from '../shared/json-schema.ts';
import type { MeetingRow } from './rows.ts';
import { type CalendarStore, personIn, roomIn } from './store.ts';

export const meetingSummary = {
  id: idOf('meeting', 'Meeting id'),
  title: text('Title'),
  status: oneOf(['confirmed', 'tentative', 'cancelled'], 'Status'),
  date: date('Day', '2026-03-04'),
  start_time: time('Start, Munich time'),
  end_time: time('End, Munich time'),
  organizer: person('Organizer'),
  room_id: nullable(idOf('room', 'Room id; null for a call')),
  room_name: nullable(text('Room; null for a call')),
};

export const meetingRecord = record({
  ...meetingSummary,
  agenda: text('Agenda'),
  attendees: list('Employees who attend besides the organizer', person('Employee who attends')),
  customer_id: nullable(idOf('customer', 'Id of the customer it is about')),
  customer_name: nullable(text('Customer it is about')),
});

export function showMeetingSummary(store: CalendarStore, row: MeetingRow) {
  const { id, title, status, date, start_time, end_time, organizer_id, room_id } = row;
  return {
    id,
    title,
    status,
    date,
    start_time,
    end_time,
    organizer: referenceTo(personIn(store, organizer_id)),
    room_id,
    room_name: room_id === null ? null : roomIn(store, room_id).name,
  };
}

export function showMeeting(store: CalendarStore, row: MeetingRow) {
  return {
    ...showMeetingSummary(store, row),
    agenda: row.agenda,
    attendees: row.attendee_ids.map((id) => referenceTo(personIn(store, id))),
    customer_id: row.customer_id,
    customer_name: row.customer_id === null ? null : customerOf(row.customer_id).name,
  };
}
