/** The timetable: to and from Munich for every city, and between the offices and the cities around them. */
import type { FlightRow } from '../../servers/travel/rows.ts';
import { type City, cities, cityNamed } from './cities.ts';
import { Choices, padded } from './random.ts';

const airlines = [
  ['Bavaria Wings', 'BV'],
  ['Nordlys Air', 'NY'],
  ['Meridian Airways', 'MR'],
] as const;
const allDays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** Where one can fly directly from the other offices. */
const officeRoutes: Readonly<Record<string, readonly string[]>> = {
  Manchester: [
    'Edinburgh',
    'Bristol',
    'Dublin',
    'Cork',
    'Rotterdam',
    'Eindhoven',
    'Antwerp',
    'Copenhagen',
    'Lyon',
  ],
  Lyon: ['Toulouse', 'Barcelona', 'Bilbao', 'Porto', 'Lisbon', 'Milan', 'Turin', 'Zurich'],
  Boston: ['Toronto', 'Dublin', 'Manchester', 'Edinburgh'],
};

export function makeFlights(): FlightRow[] {
  const choices = new Choices(54);
  const munich = cityNamed('Munich');
  const others = cities.filter((city) => city !== munich);
  const routes: [City, City][] = others.flatMap((city): [City, City][] => [
    [munich, city],
    [city, munich],
  ]);
  for (const [name, destinations] of Object.entries(officeRoutes)) {
    const office = cityNamed(name);
    for (const city of destinations.map(cityNamed)) {
      routes.push([office, city], [city, office]);
    }
  }
  const rows = routes.flatMap(([from, to]) => {
    const minutes = flyingMinutes(from, to);
    const departures =
      minutes > 300 ? [choices.between(40, 86)] : [choices.between(25, 40), choices.between(62, 78)];
    return departures.map((quarter) => makeFlight(choices, from, to, quarter * 15, minutes));
  });
  return rows.map(({ code, ...row }, index) => ({
    id: padded('flt', index + 1, 4),
    number: `${code} ${1208 + index * 17}`,
    ...row,
  }));
}

/** As the table has it for Munich; between other cities by what their distances from Munich suggest. */
function flyingMinutes(from: City, to: City): number {
  if (from.flight === 0 || to.flight === 0) return from.flight + to.flight;
  const nearer = Math.min(from.flight, to.flight);
  const farther = Math.max(from.flight, to.flight);
  if (nearer > 300) return 95;
  return farther > 300 ? farther - 90 : 60 + Math.round((farther - nearer) / 10) * 5;
}

function makeFlight(
  choices: Choices,
  from: City,
  to: City,
  departure: number,
  minutes: number,
): Omit<FlightRow, 'id' | 'number'> & { code: string } {
  const landing = departure + minutes + (to.ahead - from.ahead) * 60;
  const [airline, code] = choices.one(airlines);
  return {
    code,
    airline,
    from_city: from.name,
    to_city: to.name,
    departure_time: clock(departure),
    arrival_time: clock(landing),
    duration_minutes: minutes,
    arrives_next_day: landing >= 1440,
    operating_days: choices.chance(60)
      ? allDays
      : allDays.filter((day) => day !== 'saturday' || choices.chance(30)),
    price: minutes > 300 ? choices.between(420, 890) : choices.between(79, 310),
    currency: 'EUR',
  };
}

function clock(minutes: number): string {
  const day = ((minutes % 1440) + 1440) % 1440;
  return `${String(Math.floor(day / 60)).padStart(2, '0')}:${String(day % 60).padStart(2, '0')}`;
}
