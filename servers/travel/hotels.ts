/** Hotels: find one, read one. */
import { found } from '../shared/failure.ts';
import { idOf } from '../shared/identifiers.ts';
import { decimal, flag, list, oneOf, record, takes, text, wholeNumber } from '../shared/json-schema.ts';
import { pageOf, paginate, paging } from '../shared/page.ts';
import { defineTool, reads } from '../shared/tool.ts';
import type { HotelRow } from './rows.ts';
import { cityIn, type TravelStore } from './store.ts';

const amenities = [
  'wifi',
  'gym',
  'parking',
  'restaurant',
  'sauna',
  'pool',
  'meeting rooms',
  'airport shuttle',
] as const;

const hotelSummary = {
  id: idOf('hotel', 'Hotel id'),
  name: text('Hotel name'),
  city: text('City'),
  stars: wholeNumber('Stars', { minimum: 1, maximum: 5 }),
  guest_rating: decimal('Guest rating out of 10', { minimum: 0, maximum: 10 }),
  price_per_night: decimal('Price per night', { minimum: 0 }),
  currency: text('Currency of the price'),
  breakfast_included: flag('Breakfast included'),
};

function showSummary(row: HotelRow) {
  const { id, name, city, stars, guest_rating, price_per_night, currency, breakfast_included } = row;
  return { id, name, city, stars, guest_rating, price_per_night, currency, breakfast_included };
}

export function hotelIn(store: TravelStore, id: string): HotelRow {
  return found(store.hotels.get(id), 'hotel', id);
}

export const searchHotels = defineTool({
  name: 'search_hotels',
  title: 'Search hotels',
  description: "Search the hotels of a city, best rated first. Prices are in the city's own currency.",
  inputSchema: takes(
    {
      city: text('Name of the city.', {
        minLength: 1,
        examples: [
          'Lyon',
          'Vienna',
          'Edinburgh',
          'Copenhagen',
          'Barcelona',
          'Singapore',
          'Milan',
          'Stockholm',
        ],
      }),
    },
    {
      max_price: decimal("Highest price per night, in the city's currency.", {
        exclusiveMinimum: 0,
        examples: [180],
      }),
      min_stars: wholeNumber('Fewest stars.', { minimum: 1, maximum: 5 }),
      amenity: oneOf(amenities, 'Only hotels that offer this.'),
      ...paging,
    },
  ),
  outputSchema: pageOf('hotels', 'Hotels that match, best rated first', record(hotelSummary)),
  annotations: reads,
  run(store: TravelStore, { city, max_price, min_stars, amenity, ...page }) {
    const { name } = cityIn(store, city);
    const rows = store.hotels.filter(
      (row) =>
        row.city === name &&
        row.price_per_night <= (max_price ?? Number.POSITIVE_INFINITY) &&
        row.stars >= (min_stars ?? 1) &&
        (!amenity || row.amenities.includes(amenity)),
    );
    rows.sort((a, b) => b.guest_rating - a.guest_rating || a.id.localeCompare(b.id));
    return paginate('hotels', rows, page, showSummary);
  },
});

export const getHotel = defineTool({
  name: 'get_hotel',
  title: 'Get hotel',
  description: 'Get a hotel. It holds the address, the amenities and the number of rooms still available.',
  inputSchema: takes({ hotel_id: idOf('hotel', 'Hotel to read.') }),
  outputSchema: record({
    ...hotelSummary,
    address: text('Street address'),
    amenities: list('Amenities', oneOf(amenities, 'Amenity')),
    distance_to_centre_km: decimal('Distance to the centre in kilometres', { minimum: 0 }),
    rooms_available: wholeNumber('Rooms available', { minimum: 0 }),
  }),
  annotations: reads,
  run(store: TravelStore, { hotel_id }) {
    const row = hotelIn(store, hotel_id);
    const { address, amenities, distance_to_centre_km, rooms_available } = row;
    return { ...showSummary(row), address, amenities, distance_to_centre_km, rooms_available };
  },
});
