// Days that a query says without a date: with a time, "8 this evening", or by their number alone, "on the 11th".
import { plusDays } from './calendar.ts';
import type { Mention } from './mention.ts';
import type { Moment } from './typed-value.ts';

/** "8 this evening" says the day with the time. */
export function isOnDay({ text }: Mention, { date }: Moment, today: string): boolean {
  if (/\b(?:this (?:morning|afternoon|evening)|tonight)\b/i.test(text)) return date === today;
  return /\btomorrow\b/i.test(text) && date === plusDays(today, 1);
}

/** "On the 11th" is the next 11th there is. */
export function isComingDay(
  text: string,
  { kind, start, readings }: Mention,
  { date }: Moment,
  today: string,
): boolean {
  const isLed = /\b(?:on|for|by|until|from|since|to|of|the)\s+(?:the\s+)?$/i.test(text.slice(0, start));
  if (!isLed || date === undefined || (kind !== 'ordinal' && kind !== 'relation')) return false;
  const [day] = readings.flatMap((each) => (each.as === 'number' ? [each.value] : []));
  const isThat = day === Number(date.slice(8, 10));
  const ahead = (Date.parse(`${date}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000;
  return isThat && ahead >= 0 && ahead < 31;
}
