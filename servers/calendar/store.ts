/** The calendar's state: people, rooms and meetings of one server instance. */
import { found } from '../shared/failure.ts';
import { loadWorld } from '../shared/load-world.ts';
import { Table } from '../shared/table.ts';
import type { MeetingRow, PersonRow, RoomRow } from './rows.ts';

export interface CalendarStore {
  readonly people: Table<PersonRow>;
  readonly rooms: Table<RoomRow>;
  readonly meetings: Table<MeetingRow>;
}

export function openCalendarStore(): CalendarStore {
  const world = loadWorld('calendar');
  return {
    people: new Table(world.people),
    rooms: new Table(world.rooms),
    meetings: new Table(world.meetings),
  };
}

export function personIn(store: CalendarStore, id: string): PersonRow {
  return found(store.people.get(id), 'person', id);
}

export function roomIn(store: CalendarStore, id: string): RoomRow {
  return found(store.rooms.get(id), 'room', id);
}

export function meetingIn(store: CalendarStore, id: string): MeetingRow {
  return found(store.meetings.get(id), 'meeting', id);
}
