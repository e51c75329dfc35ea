/** Rooms: where meetings can be held, and when. */
import { idOf } from '../shared/identifiers.ts';
import { date, list, oneOf, record, takes, text, time, wholeNumber } from '../shared/json-schema.ts';
import { pageOf, paginate, paging } from '../shared/page.ts';
import { defineTool, reads } from '../shared/tool.ts';
import { freeSlots, meetingsOn, refusePast, slots } from './day-plan.ts';
import { offices } from './people.ts';
import type { RoomRow } from './rows.ts';
import { type CalendarStore, roomIn } from './store.ts';

const equipment = ['screen', 'video', 'whiteboard', 'fume hood', 'demo bench', 'phone'] as const;

const roomFields = {
  id: idOf('room', 'Room id'),
  name: text('Room name'),
  city: oneOf(offices, 'City of the office'),
  floor: wholeNumber('Floor'),
  capacity: wholeNumber('Number of seats', { minimum: 1 }),
  equipment: list('Equipment', oneOf(equipment, 'Piece of equipment')),
};

function show({ id, name, city, floor, capacity, equipment }: RoomRow) {
  return { id, name, city, floor, capacity, equipment };
}

export const listRooms = defineTool({
  name: 'list_rooms',
  title: 'List rooms',
  description: 'List the meeting rooms, by office and name. Gives the seats and the equipment of each.',
  inputSchema: takes(
    {},
    {
      city: oneOf(offices, 'Only rooms of the office in this city.'),
      min_capacity: wholeNumber('Only rooms with at least this many seats.', { minimum: 1, maximum: 100 }),
      equipment: oneOf(equipment, 'Only rooms with this equipment.'),
      ...paging,
    },
  ),
  outputSchema: pageOf('rooms', 'Rooms that match, by office and name', record(roomFields)),
  annotations: reads,
  run(store: CalendarStore, { city, min_capacity, equipment, ...page }) {
    const rows = store.rooms.filter(
      (row) =>
        (!city || row.city === city) &&
        row.capacity >= (min_capacity ?? 1) &&
        (!equipment || row.equipment.includes(equipment)),
    );
    rows.sort((a, b) => a.city.localeCompare(b.city) || a.name.localeCompare(b.name));
    return paginate('rooms', rows, page, show);
  },
});

export const getRoom = defineTool({
  name: 'get_room',
  title: 'Get room',
  description: 'Get a meeting room. It holds the office, the floor, the seats and the equipment.',
  inputSchema: takes({ room_id: idOf('room', 'Room to read.') }),
  outputSchema: record(roomFields),
  annotations: reads,
  run: (store: CalendarStore, { room_id }) => show(roomIn(store, room_id)),
});

export const checkRoom = defineTool({
  name: 'check_room',
  title: 'Check room',
  description:
    'Check when a meeting room is taken and when it is free on a day. Free times lie within 09:00 and 17:00 on ' +
    'working days.',
  inputSchema: takes({
    room_id: idOf('room', 'Room to check.'),
    date: date('Day to check: today or later.'),
  }),
  outputSchema: record({
    room_id: idOf('room', 'Room id'),
    room_name: text('Room'),
    date: date('Day'),
    meetings: list(
      'Meetings in the room, earliest first',
      record({
        meeting_id: idOf('meeting', 'Meeting id'),
        meeting_title: text('Meeting'),
        start_time: time('Start'),
        end_time: time('End'),
      }),
    ),
    free_slots: slots('Free times, earliest first'),
  }),
  annotations: reads,
  run(store: CalendarStore, { room_id, date }) {
    const room = roomIn(store, room_id);
    refusePast(date);
    const taken = meetingsOn(store, date, (meeting) => meeting.room_id === room.id);
    const meetings = taken.map(({ id, title, start_time, end_time }) => ({
      meeting_id: id,
      meeting_title: title,
      start_time,
      end_time,
    }));
    return { room_id: room.id, room_name: room.name, date, meetings, free_slots: freeSlots(date, taken, 15) };
  },
});
