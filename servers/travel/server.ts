/** The travel server: cities, weather, flights, hotels, bookings and currencies. */
import { serverFactory } from '../shared/build-server.ts';
import { instructionsFor, version } from '../shared/company.ts';
import { bookFlight, bookHotel, listBookings } from './bookings.ts';
import { getCity, getWeather, listCities } from './cities.ts';
import { convertCurrency, getExchangeRate } from './currencies.ts';
import { getFlight, searchFlights } from './flights.ts';
import { getHotel, searchHotels } from './hotels.ts';
import { openTravelStore } from './store.ts';

export const createTravelServer = serverFactory({
  name: 'travel',
  title: 'Brennick Travel',
  version,
  instructions: instructionsFor(
    'This server is the travel desk: the cities where customers and offices are, their weather, flights, hotels and currencies, and what employees have booked. Cities go by their names; employees are those of the calendar server.',
  ),
  openStore: openTravelStore,
  tools: [
    listCities,
    getCity,
    getWeather,
    searchFlights,
    getFlight,
    bookFlight,
    searchHotels,
    getHotel,
    bookHotel,
    listBookings,
    getExchangeRate,
    convertCurrency,
  ],
});
