/** The calendar server: people, rooms, meetings and free times. */
import { serverFactory } from '../shared/build-server.ts';
import { instructionsFor, version } from '../shared/company.ts';
import { findFreeSlots, getMeeting, listMeetings } from './find-meetings.ts';
import { getPerson, searchPeople } from './people.ts';
import { cancelMeeting, rescheduleMeeting, scheduleMeeting } from './plan-meetings.ts';
import { checkRoom, getRoom, listRooms } from './rooms.ts';
import { openCalendarStore } from './store.ts';

export const createCalendarServer = serverFactory({
  name: 'calendar',
  title: 'Brennick Calendar',
  version,
  instructions: instructionsFor(
    "This server keeps the employees, the meeting rooms of the offices in Munich, Manchester, Lyon and Boston, and everybody's meetings. All times are Munich time.",
  ),
  openStore: openCalendarStore,
  tools: [
    searchPeople,
    getPerson,
    listMeetings,
    getMeeting,
    findFreeSlots,
    scheduleMeeting,
    rescheduleMeeting,
    cancelMeeting,
    listRooms,
    getRoom,
    checkRoom,
  ],
});
