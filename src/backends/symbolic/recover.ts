// Recoveries: a call for a day that may well be refused, and the same for a day that the server would take.
import type { JsonObject } from '../../model/json.ts';
import type { Random } from '../../model/random.ts';
import { mayWrite, type Tool, type ToolCall } from '../../model/tool.ts';
import { plusDays, weekdayOf } from '../../text/sayings/calendar.ts';
import type { Parameter } from './parameter.ts';

/** The share of first calls that may be refused: what is refused and repaired is mostly about something that was found first. */
const nearRiskShare = 0.4;

/** The call for a day that is too far off to be read, or that nobody works on; undefined where it is given no day of its own. */
export function riskyCall(
  tool: Tool,
  call: ToolCall,
  parameters: readonly Parameter[],
  given: ReadonlySet<string>,
  today: string,
  random: Random,
): ToolCall | undefined {
  if (given.size === 0 && random.real() > nearRiskShare) return undefined;
  const days = parameters.filter(
    ({ kind, name }) => kind === 'date' && typeof call.arguments[name] === 'string',
  );
  const [day] = days;
  // A day that another call has been given, too, would have to be another one there.
  if (day === undefined || days.length > 1 || given.has(String(call.arguments[day.name]))) return undefined;
  const risky = mayWrite(tool) ? nextWeekend(today, random) : plusDays(today, random.integer(24, 45));
  return { tool: call.tool, arguments: { ...call.arguments, [day.name]: risky } };
}

function nextWeekend(today: string, random: Random): string {
  const days = Array.from({ length: 12 }, (_, index) => plusDays(today, index + 2));
  return random.pick(days.filter((day) => isWeekend(day)));
}

/** The refused call with a day that the refusal allows: in the range or on a weekday that it names, else the next working day. */
export function repairedCall(
  call: ToolCall,
  failure: string,
  today: string,
  random: Random,
): ToolCall | undefined {
  const found = Object.entries(call.arguments).find(([, value]) => /^\d{4}-\d\d-\d\d$/.test(String(value)));
  if (found === undefined) return undefined;
  const [name, refused] = [found[0], String(found[1])];
  const others = [...failure.matchAll(/\d{4}-\d\d-\d\d/g)]
    .map(([text]) => text)
    .filter((text) => text !== refused);
  const latest = others.sort().at(-1);
  const day =
    others.length >= 2 && latest !== undefined && latest < refused
      ? lastWorkingDay(plusDays(latest, -random.integer(1, 4)))
      : onAllowedWeekday(refused, failure);
  if (day <= today) return undefined;
  const changed: JsonObject = { ...call.arguments, [name]: day };
  return { tool: call.tool, arguments: changed };
}

function lastWorkingDay(day: string): string {
  return isWeekend(day) ? lastWorkingDay(plusDays(day, -1)) : day;
}

function onAllowedWeekday(refused: string, failure: string): string {
  const named = weekdays.flatMap((weekday, index) =>
    index + 1 !== weekdayOf(refused) && failure.includes(weekday) ? [index + 1] : [],
  );
  const days = Array.from({ length: 7 }, (_, index) => plusDays(refused, index + 1));
  const isAllowed = (day: string) => (named.length > 0 ? named.includes(weekdayOf(day)) : !isWeekend(day));
  return days.find(isAllowed) ?? plusDays(refused, 1);
}

const weekdays = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

function isWeekend(day: string): boolean {
  return weekdayOf(day) >= 6;
}
