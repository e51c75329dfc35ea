/** Flights: the timetable. */
import { today, weekdayOf } from '../shared/company-day.ts';
import { found, Refusal } from '../shared/failure.ts';
import { idOf } from '../shared/identifiers.ts';
import {
  date,
  decimal,
  flag,
  list,
  oneOf,
  record,
  takes,
  text,
  time,
  wholeNumber,
} from '../shared/json-schema.ts';
import { pageOf, paginate, paging } from '../shared/page.ts';
import { defineTool, reads } from '../shared/tool.ts';
import type { FlightRow } from './rows.ts';
import { cityIn, type TravelStore } from './store.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

const flightFields = {
  id: idOf('flight', 'Flight id'),
  number: text('Flight number', { examples: ['BV 1482'] }),
  airline: text('Airline'),
  from_city: text('City of departure'),
  to_city: text('City of arrival'),
  departure_time: time('Departure, local time'),
  arrival_time: time('Arrival, local time'),
  arrives_next_day: flag('Arrives on the next day'),
  duration_minutes: wholeNumber('Flying time in minutes', { minimum: 1 }),
  price: decimal('Fare one way', { minimum: 0 }),
  currency: text('Currency of the fare'),
};

function showFields(row: FlightRow) {
  const { operating_days: _, ...fields } = row;
  return fields;
}

export function flightIn(store: TravelStore, id: string): FlightRow {
  return found(store.flights.get(id), 'flight', id);
}

/** Refuses days on which the flight does not leave. */
export function refuseUnlessOperating(row: FlightRow, date: string): void {
  if (row.operating_days.includes(weekdayOf(date))) return;
  throw new Refusal(
    `Flight ${row.number} does not operate on a ${weekdayOf(date)} (${date}); it does on ${row.operating_days.join(', ')}.`,
  );
}

export const searchFlights = defineTool({
  name: 'search_flights',
  title: 'Search flights',
  description:
    'Search the direct flights from one city to another on a day, earliest first. An empty list means that nothing ' +
    'flies there directly that day; most flights start or end in Munich.',
  inputSchema: takes(
    {
      from_city: text('City of departure.', { minLength: 1, examples: ['Munich'] }),
      to_city: text('City of arrival.', {
        minLength: 1,
        examples: ['Lyon', 'Vienna', 'Milan', 'Hamburg', 'Barcelona', 'Stockholm', 'Dublin'],
      }),
      date: date('Day of departure: today or later.', '2026-03-11'),
    },
    paging,
  ),
  outputSchema: pageOf('flights', 'Direct flights, earliest first', record(flightFields)),
  annotations: reads,
  run(store: TravelStore, { from_city, to_city, date, ...page }) {
    const from = cityIn(store, from_city).name;
    const to = cityIn(store, to_city).name;
    if (from === to) throw new Refusal(`"from_city" and "to_city" are both ${from}.`);
    if (date < today) throw new Refusal(`"date" is in the past (${date}); today is ${today}.`);
    const rows = store.flights.filter(
      (row) => row.from_city === from && row.to_city === to && row.operating_days.includes(weekdayOf(date)),
    );
    rows.sort((a, b) => a.departure_time.localeCompare(b.departure_time) || a.id.localeCompare(b.id));
    return paginate('flights', rows, page, showFields);
  },
});

export const getFlight = defineTool({
  name: 'get_flight',
  title: 'Get flight',
  description: 'Get a flight of the timetable. It holds the days of the week on which it operates.',
  inputSchema: takes({ flight_id: idOf('flight', 'Flight to read.') }),
  outputSchema: record({
    ...flightFields,
    operating_days: list('Days of the week on which it operates', oneOf(weekdays, 'Day of the week')),
  }),
  annotations: reads,
  run: (store: TravelStore, { flight_id }) => flightIn(store, flight_id),
});
