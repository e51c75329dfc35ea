/** What the travel desk's world holds. References are ids; names are looked up when a record is shown. */
import type { Row } from '../shared/table.ts';

export interface TravelWorld {
  readonly cities: readonly CityRow[];
  readonly weather: readonly WeatherRow[];
  readonly flights: readonly FlightRow[];
  readonly hotels: readonly HotelRow[];
  readonly bookings: readonly BookingRow[];
  readonly rates: readonly RateRow[];
}

export interface CityRow extends Row {
  readonly name: string;
  readonly country: string;
  readonly airport_code: string;
  readonly currency: string;
  readonly time_zone: string;
  readonly language: string;
  readonly population: number;
  readonly airport_transfer: string;
}

/** The id is the city and the day, such as "Lyon 2026-03-04". */
export interface WeatherRow extends Row {
  readonly city: string;
  readonly date: string;
  readonly condition: string;
  readonly high_celsius: number;
  readonly low_celsius: number;
  readonly rain_probability_percent: number;
  readonly wind_kmh: number;
}

export interface FlightRow extends Row {
  readonly number: string;
  readonly airline: string;
  readonly from_city: string;
  readonly to_city: string;
  readonly departure_time: string;
  readonly arrival_time: string;
  readonly duration_minutes: number;
  readonly arrives_next_day: boolean;
  readonly operating_days: readonly string[];
  readonly price: number;
  readonly currency: string;
}

export interface HotelRow extends Row {
  readonly name: string;
  readonly city: string;
  readonly address: string;
  readonly stars: number;
  readonly guest_rating: number;
  readonly price_per_night: number;
  readonly currency: string;
  readonly breakfast_included: boolean;
  readonly amenities: readonly string[];
  readonly distance_to_centre_km: number;
  readonly rooms_available: number;
}

export interface BookingRow extends Row {
  readonly number: string;
  readonly type: string;
  readonly status: string;
  readonly person_id: string;
  readonly flight_id: string | null;
  readonly hotel_id: string | null;
  readonly start_date: string;
  readonly end_date: string;
  readonly booked_on: string;
  readonly total: number;
  readonly currency: string;
}

/** The id is the currency's code. */
export interface RateRow extends Row {
  readonly name: string;
  readonly per_euro: number;
}
