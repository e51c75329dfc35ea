// Time zones, weeks, weekdays, days of a month; units of measure.
import type { JsonValue } from '../../../model/json.ts';
import type { Random } from '../../../model/random.ts';
import type { Tool } from '../../../model/tool.ts';
import { propertiesOf } from '../../../schemas/schema-validator.ts';
import { wordsOf } from '../../../text/naming.ts';
import { cityOfTimeZone } from '../../../text/time-zones.ts';
import type { View } from '../scene/view.ts';
import { dateWords } from '../words/numbers.ts';
import { fillPattern, type Phrase, repeated, say } from '../words/phrase.ts';
import {
  asked,
  isEnough,
  isNumeric,
  type Operation,
  parameterNamed,
  schemaOf,
  speaksOf,
} from './operation.ts';

const zones = [
  'Europe/Berlin',
  'Asia/Tokyo',
  'America/New_York',
  'Europe/London',
  'Australia/Sydney',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'America/Los_Angeles',
  'Africa/Nairobi',
  'Asia/Singapore',
];

interface ZoneNames {
  readonly from: string;
  readonly to: string;
  readonly time: string;
}

function zonesOf(tool: Tool): ZoneNames | undefined {
  const names = [...propertiesOf(tool.inputSchema).keys()].filter((name) => /zone|tz$/i.test(name));
  const from = names.find((name) => /^(?:from|source)/.test(wordsOf(name).join(' ')));
  const to = names.find((name) => /^(?:to|target|destination)/.test(wordsOf(name).join(' ')));
  const time = parameterNamed(tool, /^(?:time|date ?time)$/);
  return from === undefined || to === undefined || time === undefined || !isEnough(tool, [from, to, time])
    ? undefined
    : { from, to, time };
}

/** A moment near today, in the notation that the description has. */
function drawnTime(random: Random, today: string, tool: Tool, name: string): string | undefined {
  const described = String(schemaOf(tool, name).description ?? '');
  const clock = `${String(random.integer(7, 21)).padStart(2, '0')}:${random.pick(['00', '15', '30', '45'])}`;
  if (/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d|YYYY-MM-DD HH:mm:ss/.test(described))
    return `${drawnDate(random, today)} ${clock}:00`;
  return /24[- ]hour|HH:MM/i.test(described) ? clock : undefined;
}

function drawnDate(random: Random, today: string): string {
  return new Date(Date.parse(today) + random.integer(1, 300) * 86_400_000).toISOString().slice(0, 10);
}

/** A day in the words of the query. */
function askedDay(view: View, name: string): Phrase {
  const value = String(view.step.arguments[name]);
  return asked(view, name, dateWords(value) ?? value);
}

/** A moment in the words of the query: "8 May 2026 at 20:45". */
function askedMoment(view: View, name: string): Phrase {
  const value = String(view.step.arguments[name]);
  const [, day, clock] = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d)(?::00)?$/.exec(value) ?? [];
  const date = day === undefined ? undefined : dateWords(day);
  return date === undefined || clock === undefined
    ? asked(view, name)
    : asked(view, name, `${clock} on ${date}`);
}

const zone: Operation = {
  fill(tool, random, today) {
    const names = zonesOf(tool);
    const time = names === undefined ? undefined : drawnTime(random, today, tool, names.time);
    if (names === undefined || time === undefined) return undefined;
    const [from, to] = random.shuffle(zones);
    return { [names.from]: from as string, [names.to]: to as string, [names.time]: time };
  },
  word(view) {
    const names = zonesOf(view.tool);
    if (names === undefined) return [];
    const [from = '', target = ''] = [names.from, names.to].map((name) => String(view.step.arguments[name]));
    const city = cityOfTimeZone(target) ?? target;
    const when = say`${askedMoment(view, names.time)} in ${asked(view, names.from, cityOfTimeZone(from) ?? from)}`;
    const to = asked(view, names.to, city);
    const place = target.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return [
      {
        direct: say`What time is it in ${to} when it is ${when}`,
        clause: say`what time it is in ${to} when it is ${when}`,
        tell: (value) => say`in ${city} it is ${value} then`,
        pattern: new RegExp(`${place}\\D{0,12}?(\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d(?::\\d\\d)?)`, 'g'),
      },
    ];
  },
};

interface Calendar {
  readonly pattern: RegExp;
  readonly direct: (date: ReturnType<typeof asked>) => {
    readonly direct: ReturnType<typeof say>;
    readonly clause: ReturnType<typeof say>;
  };
  readonly tell: string;
  readonly result?: RegExp;
}

const calendars: readonly Calendar[] = [
  {
    pattern: /\bdays in (?:a |the )?month\b/,
    direct: (date) => ({
      direct: say`How many days are there in the month that ${date} falls in`,
      clause: say`how many days there are in the month that ${date} falls in`,
    }),
    tell: 'the number of days in that month is {v}',
  },
  {
    pattern: /\biso ?week\b|\bweek of the year\b|\bweek number\b/,
    direct: (date) => ({
      direct: say`Which ISO week of the year is ${date} in`,
      clause: say`which ISO week of the year ${date} is in`,
    }),
    tell: '{d} is in ISO week {v}',
    result: /iso ?week\D{0,20}?(\d{1,2})\b/gi,
  },
];

function calendarOf(tool: Tool): { readonly name: string; readonly calendar: Calendar } | undefined {
  const name = parameterNamed(tool, /^(?:date|day)$/);
  const calendar = calendars.find(({ pattern }) => speaksOf(tool, pattern));
  return name === undefined || calendar === undefined || !isEnough(tool, [name])
    ? undefined
    : { name, calendar };
}

const calendar: Operation = {
  fill(tool, random, today) {
    const found = calendarOf(tool);
    return found === undefined ? undefined : { [found.name]: drawnDate(random, today) };
  },
  word(view) {
    const found = calendarOf(view.tool);
    if (found === undefined) return [];
    const { direct, tell, result } = found.calendar;
    const day = askedDay(view, found.name);
    return [
      {
        ...direct(day),
        tell: (value) => fillPattern(tell, { v: value, d: repeated(day) }),
        keys: /^(?:iso )?week|^days/,
        ...(result !== undefined && { pattern: result }),
      },
    ];
  },
};

/** A tool that can be asked for the weekday by name. */
const weekday: Operation = {
  fill(tool, random, today) {
    const mode = parameterNamed(tool, /^(?:action|mode|operation)$/);
    const date = parameterNamed(tool, /^date$/);
    const choices = mode === undefined ? undefined : schemaOf(tool, mode).enum;
    if (mode === undefined || date === undefined || !Array.isArray(choices) || !isEnough(tool, [mode, date]))
      return undefined;
    return (choices as readonly JsonValue[]).includes('weekday')
      ? { [date]: drawnDate(random, today), [mode]: 'weekday' }
      : undefined;
  },
  word(view) {
    const mode = Object.entries(view.step.arguments).find(([, value]) => value === 'weekday')?.[0];
    const date = Object.keys(view.step.arguments).find((name) => name === 'date');
    if (mode === undefined || date === undefined) return [];
    return [
      {
        direct: say`Which ${asked(view, mode)} is ${askedDay(view, date)}`,
        clause: say`which ${asked(view, mode)} ${askedDay(view, date)} is`,
        tell: (value) => say`${repeated(askedDay(view, date))} is a ${value}`,
        keys: /^weekday$/,
      },
    ];
  },
};

const units: readonly (readonly [string, string])[] = [
  ['km', 'mi'],
  ['mi', 'km'],
  ['kg', 'lb'],
  ['lb', 'kg'],
  ['m', 'ft'],
  ['cm', 'in'],
];

/** Asked about like any conversion: see the form of that name. */
const unit: Operation = {
  fill(tool, random) {
    const value = parameterNamed(tool, /^(?:value|amount|quantity)$/);
    const [from, to] = [parameterNamed(tool, /^from(?: unit)?$/), parameterNamed(tool, /^to(?: unit)?$/)];
    if (value === undefined || from === undefined || to === undefined || !isEnough(tool, [value, from, to]))
      return undefined;
    const isUnit = speaksOf(tool, /\bunits?\b/) && isNumeric(schemaOf(tool, value));
    if (!isUnit || schemaOf(tool, from).type !== 'string') return undefined;
    const [a, b] = random.pick(units);
    return { [value]: random.integer(2, 240), [from]: a, [to]: b };
  },
  word: () => [],
};

export const times: readonly Operation[] = [zone, calendar, weekday, unit];
