/** The employees and rooms of the calendar world. */
import type { PersonRow, RoomRow } from '../../servers/calendar/rows.ts';
import { employees, meetingRooms } from './employees.ts';
import { padded, slug } from './random.ts';

const dialling: Readonly<Record<string, string>> = {
  Munich: '+49 89 5550',
  Manchester: '+44 161 496',
  Lyon: '+33 4 6571',
  Boston: '+1 617 555',
};

export function makePeople(): PersonRow[] {
  const idOf = new Map(employees.map((one, index) => [one.name, padded('per', index + 1, 3)]));
  return employees.map(({ name, manager, ...rest }, index) => ({
    id: padded('per', index + 1, 3),
    name,
    email: `${slug(name, '.')}@brennick-instruments.example`,
    job_title: rest.job_title,
    department: rest.department,
    city: rest.city,
    phone: `${dialling[rest.city]} 0${String(101 + index * 7)}`,
    languages: rest.languages,
    manager_id: manager === null ? null : (idOf.get(manager) ?? null),
    joined_on: rest.joined_on,
  }));
}

export function makeRooms(): RoomRow[] {
  return meetingRooms.map((room, index) => ({ id: padded('room', index + 1, 2), ...room }));
}

export function personNamed(people: readonly PersonRow[], name: string): PersonRow {
  const person = people.find((one) => one.name === name);
  if (!person) throw new Error(`The vocabulary names ${name}, who is no employee.`);
  return person;
}
