/** Cities and their weather. */
import { addDays, today } from '../shared/company-day.ts';
import { Refusal } from '../shared/failure.ts';
import { date, nullable, oneOf, record, takes, text, wholeNumber } from '../shared/json-schema.ts';
import { pageOf, paginate, paging } from '../shared/page.ts';
import { sameName } from '../shared/text-search.ts';
import { defineTool, reads } from '../shared/tool.ts';
import type { CityRow } from './rows.ts';
import { cityIn, type TravelStore } from './store.ts';

const conditions = ['sunny', 'partly cloudy', 'cloudy', 'fog', 'rain', 'showers', 'sleet', 'snow'] as const;
/** Some of the cities, to begin with. */
const cityExamples = [
  'Lyon',
  'Vienna',
  'Edinburgh',
  'Copenhagen',
  'Barcelona',
  'Singapore',
  'Milan',
  'Stockholm',
];
const offices = new Set(['Munich', 'Manchester', 'Lyon', 'Boston']);

const citySummary = {
  name: text('City'),
  country: text('Country'),
  airport_code: text('Airport code'),
  currency: text('Currency code'),
};

function showSummary({ name, country, airport_code, currency }: CityRow) {
  return { name, country, airport_code, currency };
}

export const listCities = defineTool({
  name: 'list_cities',
  title: 'List cities',
  description:
    'List the cities the company travels to, by name. All other travel tools take one of these names.',
  inputSchema: takes(
    {},
    {
      country: text('Only cities of this country.', {
        minLength: 1,
        examples: ['Germany', 'France', 'Denmark', 'Spain'],
      }),
      ...paging,
    },
  ),
  outputSchema: pageOf('cities', 'Cities, by name', record(citySummary)),
  annotations: reads,
  run(store: TravelStore, { country, ...page }) {
    const rows = store.cities.filter((row) => !country || sameName(row.country, country));
    rows.sort((a, b) => a.name.localeCompare(b.name, 'en'));
    return paginate('cities', rows, page, showSummary);
  },
});

export const getCity = defineTool({
  name: 'get_city',
  title: 'Get city',
  description:
    'Get the facts a traveller needs about a city. They include the time zone, the currency and the way in.',
  inputSchema: takes({ city: text('Name of the city.', { minLength: 1, examples: cityExamples }) }),
  outputSchema: record({
    ...citySummary,
    time_zone: text('Time zone'),
    language: text('Language'),
    population: wholeNumber('Number of inhabitants', { minimum: 0 }),
    airport_transfer: text('Way from the airport to the centre'),
    office: nullable(text('Name of our office there; null where there is none')),
  }),
  annotations: reads,
  run(store: TravelStore, { city }) {
    const row = cityIn(store, city);
    const { time_zone, language, population, airport_transfer } = row;
    const office = offices.has(row.name) ? `Brennick Instruments ${row.name}` : null;
    return { ...showSummary(row), time_zone, language, population, airport_transfer, office };
  },
});

export const getWeather = defineTool({
  name: 'get_weather',
  title: 'Get weather',
  description:
    'Get the weather forecast of a city for a day. Forecasts reach three weeks ahead, up to 2026-03-22.',
  inputSchema: takes(
    { city: text('Name of the city.', { minLength: 1, examples: cityExamples }) },
    { date: { ...date('Day of the forecast.', '2026-03-05'), default: today } },
  ),
  outputSchema: record({
    city: text('City'),
    date: date('Day'),
    condition: oneOf(conditions, 'Weather'),
    high_celsius: wholeNumber('Highest temperature in °C'),
    low_celsius: wholeNumber('Lowest temperature in °C'),
    rain_probability_percent: wholeNumber('Probability of rain in percent', { minimum: 0, maximum: 100 }),
    wind_kmh: wholeNumber('Wind speed in km/h', { minimum: 0 }),
  }),
  annotations: reads,
  run(store: TravelStore, { city, date }) {
    const { name } = cityIn(store, city);
    const forecast = store.weather.get(`${name} ${date}`);
    if (!forecast) {
      throw new Refusal(
        `"date" must lie between ${today} and ${addDays(today, 20)} to have a forecast, not ${date}.`,
      );
    }
    const { id: _, ...weather } = forecast;
    return weather;
  },
});
