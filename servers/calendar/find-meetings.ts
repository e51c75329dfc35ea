/** Meetings to read: by person, by id; and the times a person is free. */
import { today } from '../shared/company-day.ts';
import { Refusal } from '../shared/failure.ts';
import { idOf } from '../shared/identifiers.ts';
import { date, record, takes, text, wholeNumber } from '../shared/json-schema.ts';
import { pageOf, paginate, paging } from '../shared/page.ts';
import { defineTool, reads } from '../shared/tool.ts';
import { byStart, freeSlots, involves, meetingsOn, refusePast, slots } from './day-plan.ts';
import { meetingRecord, meetingSummary, showMeeting, showMeetingSummary } from './meeting-view.ts';
import { type CalendarStore, meetingIn, personIn } from './store.ts';

export const listMeetings = defineTool({
  name: 'list_meetings',
  title: 'List meetings',
  description:
    'List the meetings an employee organizes or attends, earliest first. Starts today unless a first day is given; ' +
    'cancelled meetings are included with their status.',
  inputSchema: takes(
    { person_id: idOf('person', 'Employee whose meetings to list.') },
    {
      from_date: date('First day to list.', today),
      to_date: date('Last day to list.', '2026-03-06'),
      ...paging,
    },
  ),
  outputSchema: pageOf('meetings', "The employee's meetings, earliest first", record(meetingSummary)),
  annotations: reads,
  run(store: CalendarStore, { person_id, from_date = today, to_date, ...page }) {
    const person = personIn(store, person_id);
    if (to_date && to_date < from_date) {
      throw new Refusal(`"to_date" (${to_date}) lies before the first day to list (${from_date}).`);
    }
    const rows = store.meetings.filter(
      (row) => involves(row, person.id) && row.date >= from_date && (!to_date || row.date <= to_date),
    );
    return paginate('meetings', rows.sort(byStart), page, (row) => showMeetingSummary(store, row));
  },
});

export const getMeeting = defineTool({
  name: 'get_meeting',
  title: 'Get meeting',
  description: 'Get a meeting. It holds the agenda, the attendees, the room and the customer it is about.',
  inputSchema: takes({ meeting_id: idOf('meeting', 'Meeting to read.') }),
  outputSchema: meetingRecord,
  annotations: reads,
  run: (store: CalendarStore, { meeting_id }) => showMeeting(store, meetingIn(store, meeting_id)),
});

export const findFreeSlots = defineTool({
  name: 'find_free_slots',
  title: 'Find free slots',
  description:
    'Find the times an employee is free on a day. Looks between 09:00 and 17:00 Munich time; there is none at weekends.',
  inputSchema: takes(
    {
      person_id: idOf('person', 'Employee whose free times to find.'),
      date: date('Day to look at: today or later.', '2026-03-05'),
    },
    {
      min_minutes: wholeNumber('Only free times of at least this many minutes.', {
        minimum: 15,
        maximum: 480,
        default: 30,
      }),
    },
  ),
  outputSchema: record({
    person_id: idOf('person', 'Employee id'),
    person_name: text('Employee'),
    date: date('Day'),
    free_slots: slots('Free times, earliest first'),
  }),
  annotations: reads,
  run(store: CalendarStore, { person_id, date, min_minutes }) {
    const person = personIn(store, person_id);
    refusePast(date);
    const taken = meetingsOn(store, date, (meeting) => involves(meeting, person.id));
    return { person_id, person_name: person.name, date, free_slots: freeSlots(date, taken, min_minutes) };
  },
});
