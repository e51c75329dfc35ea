/** Bookings: the flights and hotels of the employees' journeys. */
import { addDays, daysBetween, today } from '../shared/company-day.ts';
import { personOf } from '../shared/directory.ts';
import { Refusal } from '../shared/failure.ts';
import { idOf } from '../shared/identifiers.ts';
import { date, decimal, nullable, oneOf, record, takes, text } from '../shared/json-schema.ts';
import { toCents } from '../shared/money.ts';
import { pageOf, paginate, paging } from '../shared/page.ts';
import { adds, defineTool, reads } from '../shared/tool.ts';
import { flightIn, refuseUnlessOperating } from './flights.ts';
import { hotelIn } from './hotels.ts';
import type { BookingRow } from './rows.ts';
import type { TravelStore } from './store.ts';

const types = ['flight', 'hotel'] as const;

const bookingRecord = record({
  id: idOf('booking', 'Booking id'),
  number: text('Booking number', { examples: ['TR-2026-0009'] }),
  type: oneOf(types, 'Kind of booking'),
  status: oneOf(['confirmed', 'cancelled'], 'Status'),
  title: text('What is booked'),
  city: text('Destination'),
  person_id: idOf('person', 'Employee id'),
  person_name: text('Traveller'),
  flight_id: nullable(idOf('flight', 'Flight id; null for a hotel')),
  hotel_id: nullable(idOf('hotel', 'Hotel id; null for a flight')),
  start_date: date('First day'),
  end_date: date('Last day'),
  booked_on: date('Date of booking', '2026-02-19'),
  total: decimal('Total price', { minimum: 0 }),
  currency: text('Currency of the price'),
});

function show(store: TravelStore, row: BookingRow) {
  const { id, number, type, status, person_id, ...rest } = row;
  const person_name = personOf(person_id).name;
  return { id, number, type, status, ...whatIsBooked(store, row), person_id, person_name, ...rest };
}

function whatIsBooked(store: TravelStore, row: BookingRow): { title: string; city: string } {
  if (row.flight_id !== null) {
    const flight = flightIn(store, row.flight_id);
    return { title: `${flight.number}, ${flight.from_city} to ${flight.to_city}`, city: flight.to_city };
  }
  const hotel = hotelIn(store, row.hotel_id ?? '');
  return { title: hotel.name, city: hotel.city };
}

export const listBookings = defineTool({
  name: 'list_bookings',
  title: 'List bookings',
  description: "List an employee's flight and hotel bookings, the next journey first.",
  inputSchema: takes(
    { person_id: idOf('person', 'Employee whose bookings to list.') },
    { type: oneOf(types, 'Only bookings of this kind.'), ...paging },
  ),
  outputSchema: pageOf('bookings', "The employee's bookings, by first day", bookingRecord),
  annotations: reads,
  run(store: TravelStore, { person_id, type, ...page }) {
    const person = personOf(person_id);
    const rows = store.bookings.filter((row) => row.person_id === person.id && (!type || row.type === type));
    rows.sort((a, b) => a.start_date.localeCompare(b.start_date) || a.id.localeCompare(b.id));
    return paginate('bookings', rows, page, (row) => show(store, row));
  },
});

export const bookFlight = defineTool({
  name: 'book_flight',
  title: 'Book flight',
  description:
    'Book a seat on a flight for an employee. Refused in the past and on days on which the flight does not operate.',
  inputSchema: takes({
    flight_id: idOf('flight', 'Flight to book.'),
    person_id: idOf('person', 'Employee who travels.'),
    date: date('Day of departure: today or later.', '2026-03-11'),
  }),
  outputSchema: bookingRecord,
  annotations: adds,
  run(store: TravelStore, { flight_id, person_id, date }) {
    const flight = flightIn(store, flight_id);
    personOf(person_id);
    if (date < today) throw new Refusal(`"date" is in the past (${date}); today is ${today}.`);
    refuseUnlessOperating(flight, date);
    const row = store.bookings.add({
      number: `TR-2026-${store.bookings.nextNumber()}`,
      type: 'flight',
      status: 'confirmed',
      person_id,
      flight_id,
      hotel_id: null,
      start_date: date,
      end_date: flight.arrives_next_day ? addDays(date, 1) : date,
      booked_on: today,
      total: flight.price,
      currency: flight.currency,
    });
    return show(store, row);
  },
});

export const bookHotel = defineTool({
  name: 'book_hotel',
  title: 'Book hotel',
  description: 'Book a hotel room for an employee. Refused in the past and where the hotel has no room left.',
  inputSchema: takes({
    hotel_id: idOf('hotel', 'Hotel to book.'),
    person_id: idOf('person', 'Employee who stays.'),
    check_in: date('Day of arrival: today or later.', '2026-03-11'),
    check_out: date('Day of departure, at most 30 nights later.', '2026-03-13'),
  }),
  outputSchema: bookingRecord,
  annotations: adds,
  run(store: TravelStore, { hotel_id, person_id, check_in, check_out }) {
    const hotel = hotelIn(store, hotel_id);
    personOf(person_id);
    if (check_in < today) throw new Refusal(`"check_in" is in the past (${check_in}); today is ${today}.`);
    const nights = daysBetween(check_in, check_out);
    if (nights < 1 || nights > 30) {
      throw new Refusal(`"check_out" must lie 1 to 30 nights after "check_in" (${check_in}), not ${nights}.`);
    }
    if (hotel.rooms_available === 0) {
      throw new Refusal(`${hotel.name} has no room left; search_hotels finds others in ${hotel.city}.`);
    }
    store.hotels.change(hotel_id, { rooms_available: hotel.rooms_available - 1 });
    const row = store.bookings.add({
      number: `TR-2026-${store.bookings.nextNumber()}`,
      type: 'hotel',
      status: 'confirmed',
      person_id,
      flight_id: null,
      hotel_id,
      start_date: check_in,
      end_date: check_out,
      booked_on: today,
      total: toCents(nights * hotel.price_per_night),
      currency: hotel.currency,
    });
    return show(store, row);
  },
});
