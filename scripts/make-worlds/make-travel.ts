/** The travel desk's world: cities, their weather, flights and hotels, rates, and what is booked. */

import type { PersonRow } from '../../servers/calendar/rows.ts';
import type { CustomerRow } from '../../servers/crm/rows.ts';
import { addDays, today, weekdayOf } from '../../servers/shared/company-day.ts';
import type {
  BookingRow,
  CityRow,
  HotelRow,
  RateRow,
  TravelWorld,
  WeatherRow,
} from '../../servers/travel/rows.ts';
import { cities } from './cities.ts';
import { hotelNames } from './hotel-names.ts';
import { makeFlights } from './make-flights.ts';
import { Choices, padded } from './random.ts';

/** Units for one euro on the company's day. */
const rates: readonly RateRow[] = [
  { id: 'EUR', name: 'Euro', per_euro: 1 },
  { id: 'USD', name: 'US dollar', per_euro: 1.1642 },
  { id: 'GBP', name: 'Pound sterling', per_euro: 0.8715 },
  { id: 'CHF', name: 'Swiss franc', per_euro: 0.9328 },
  { id: 'SEK', name: 'Swedish krona', per_euro: 10.985 },
  { id: 'DKK', name: 'Danish krone', per_euro: 7.4684 },
  { id: 'NOK', name: 'Norwegian krone', per_euro: 11.724 },
  { id: 'PLN', name: 'Polish zloty', per_euro: 4.2435 },
  { id: 'CZK', name: 'Czech koruna', per_euro: 24.28 },
  { id: 'HUF', name: 'Hungarian forint', per_euro: 386.4 },
  { id: 'CAD', name: 'Canadian dollar', per_euro: 1.6235 },
  { id: 'JPY', name: 'Japanese yen', per_euro: 178.6 },
  { id: 'SGD', name: 'Singapore dollar', per_euro: 1.5058 },
];

export function makeTravel(people: readonly PersonRow[], customers: readonly CustomerRow[]): TravelWorld {
  const rows = makeCities();
  const flights = makeFlights();
  const hotels = makeHotels();
  return {
    cities: rows,
    weather: makeWeather(),
    flights,
    hotels,
    bookings: makeBookings(people, customers, { flights, hotels }),
    rates,
  };
}

function makeCities(): CityRow[] {
  return cities.map((city) => ({
    id: city.name,
    name: city.name,
    country: city.country,
    airport_code: city.airport,
    currency: city.currency,
    time_zone: city.zone,
    language: city.language,
    population: city.population,
    airport_transfer: city.transfer,
  }));
}

/** Three weeks of weather a city: days resemble the day before, around what is usual in early March. */
function makeWeather(): WeatherRow[] {
  const choices = new Choices(51);
  return cities.flatMap((city) => {
    let mood = choices.between(-3, 3);
    return Array.from({ length: 21 }, (_, day) => {
      mood = Math.max(-5, Math.min(5, mood + choices.between(-2, 2)));
      const date = addDays(today, day);
      const high = city.high + mood + Math.floor(day / 8);
      const rain = Math.max(
        0,
        Math.min(95, Math.round((city.rain - mood * 9 + choices.between(-12, 12)) / 5) * 5),
      );
      return {
        id: `${city.name} ${date}`,
        city: city.name,
        date,
        condition: conditionFor(choices, rain, high),
        high_celsius: high,
        low_celsius: high - choices.between(4, 9),
        rain_probability_percent: rain,
        wind_kmh: choices.between(4, 12) + Math.round(rain / 4),
      };
    });
  });
}

function conditionFor(choices: Choices, rain: number, high: number): string {
  if (rain >= 65) return high <= 0 ? 'snow' : high <= 2 ? 'sleet' : 'rain';
  if (rain >= 45) return high <= 0 ? 'snow' : 'showers';
  if (rain >= 30) return choices.one(['cloudy', 'cloudy', 'fog']);
  return rain >= 15 ? 'partly cloudy' : 'sunny';
}

function makeHotels(): HotelRow[] {
  const choices = new Choices(52);
  const rate = (currency: string) => rates.find((row) => row.id === currency)?.per_euro ?? 1;
  const names = hotelNames();
  return cities
    .flatMap((city) =>
      (names[city.name] ?? []).map((name, index) => {
        const stars = [4, 3, 5][index] ?? 3;
        const euros = choices.between(22, 34) * stars;
        const price = euros * rate(city.currency);
        return {
          name,
          city: city.name,
          address: `${city.streets[index] ?? city.streets[0]} ${choices.between(3, 140)}`,
          stars,
          guest_rating: (70 + stars * 4 + choices.between(-6, 6)) / 10,
          price_per_night:
            price > 5000
              ? Math.round(price / 100) * 100
              : price > 500
                ? Math.round(price / 10) * 10
                : Math.round(price),
          currency: city.currency,
          breakfast_included: choices.chance(45),
          amenities: [
            'wifi',
            ...choices.some(
              ['gym', 'parking', 'restaurant', 'sauna', 'pool', 'meeting rooms', 'airport shuttle'],
              stars - 1,
            ),
          ],
          distance_to_centre_km: choices.between(2, 48) / 10,
          rooms_available: choices.chance(8) ? 0 : choices.between(1, 24),
        };
      }),
    )
    .map((row, index) => ({ id: padded('htl', index + 1, 3), ...row }));
}

/** Journeys to customers, account managers to their own: a flight from the office and the hotel there. */
function makeBookings(
  people: readonly PersonRow[],
  customers: readonly CustomerRow[],
  { flights, hotels }: Pick<TravelWorld, 'flights' | 'hotels'>,
): BookingRow[] {
  const choices = new Choices(53);
  const travellers = people.filter((one) => ['sales', 'service', 'management'].includes(one.department));
  const rows: Omit<BookingRow, 'id' | 'number'>[] = [];
  for (const person of travellers) {
    const own = customers.filter((one) => one.owner_id === person.id);
    const date = addDays(today, choices.between(3, 18));
    const flight = choices.one(
      flights.filter(
        (one) =>
          one.from_city === person.city &&
          one.operating_days.includes(weekdayOf(date)) &&
          (own.length === 0 || own.some((customer) => customer.city === one.to_city)),
      ),
    );
    if (!flight) continue;
    const city = flight.to_city;
    const hotel = choices.one(hotels.filter((one) => one.city === city));
    const nights = choices.between(1, 4);
    const arrival = flight.arrives_next_day ? addDays(date, 1) : date;
    const common = { status: choices.chance(92) ? 'confirmed' : 'cancelled', person_id: person.id };
    const booked_on = addDays(today, -choices.between(1, 30));
    rows.push(
      {
        ...common,
        type: 'flight',
        flight_id: flight.id,
        hotel_id: null,
        start_date: date,
        end_date: arrival,
        booked_on,
        total: flight.price,
        currency: flight.currency,
      },
      {
        ...common,
        type: 'hotel',
        flight_id: null,
        hotel_id: hotel.id,
        start_date: arrival,
        end_date: addDays(arrival, nights),
        booked_on,
        total: nights * hotel.price_per_night,
        currency: hotel.currency,
      },
    );
  }
  rows.sort((a, b) => a.booked_on.localeCompare(b.booked_on));
  return rows.map((row, index) => {
    const id = padded('bkg', index + 1, 4);
    return { id, number: `TR-2026-${id.slice(4)}`, ...row };
  });
}
