/** What the calendar's world holds. References are ids; names are looked up when a record is shown. */
import type { Row } from '../shared/table.ts';

export interface CalendarWorld {
  readonly people: readonly PersonRow[];
  readonly rooms: readonly RoomRow[];
  readonly meetings: readonly MeetingRow[];
}

export interface PersonRow extends Row {
  readonly name: string;
  readonly email: string;
  readonly job_title: string;
  readonly department: string;
  readonly city: string;
  readonly phone: string;
  readonly languages: readonly string[];
  readonly manager_id: string | null;
  readonly joined_on: string;
}

export interface RoomRow extends Row {
  readonly name: string;
  readonly city: string;
  readonly floor: number;
  readonly capacity: number;
  readonly equipment: readonly string[];
}

export interface MeetingRow extends Row {
  readonly title: string;
  readonly agenda: string;
  readonly status: string;
  readonly date: string;
  readonly start_time: string;
  readonly end_time: string;
  readonly organizer_id: string;
  readonly attendee_ids: readonly string[];
  readonly room_id: string | null;
  readonly customer_id: string | null;
}
