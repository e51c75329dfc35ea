/** The travel desk's state: cities, weather, flights, hotels, bookings and rates of one server instance. */
import { Refusal } from '../shared/failure.ts';
import { loadWorld } from '../shared/load-world.ts';
import { Table } from '../shared/table.ts';
import { sameName } from '../shared/text-search.ts';
import type { BookingRow, CityRow, FlightRow, HotelRow, RateRow, WeatherRow } from './rows.ts';

export interface TravelStore {
  readonly cities: Table<CityRow>;
  readonly weather: Table<WeatherRow>;
  readonly flights: Table<FlightRow>;
  readonly hotels: Table<HotelRow>;
  readonly bookings: Table<BookingRow>;
  readonly rates: Table<RateRow>;
}

export function openTravelStore(): TravelStore {
  const world = loadWorld('travel');
  return {
    cities: new Table(world.cities),
    weather: new Table(world.weather),
    flights: new Table(world.flights),
    hotels: new Table(world.hotels),
    bookings: new Table(world.bookings),
    rates: new Table(world.rates),
  };
}

/** The city of that name, whatever its case and accents. */
export function cityIn(store: TravelStore, name: string): CityRow {
  const city = store.cities.all().find((row) => sameName(row.name, name));
  if (city) return city;
  throw new Refusal(`No city is called "${name}"; list_cities lists the cities this server knows.`);
}
