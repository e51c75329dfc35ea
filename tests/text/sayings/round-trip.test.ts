// Whatever way a value is written in, it is said; and another value is not.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plusDays, weekdayOf } from '../../../src/text/sayings/calendar.ts';
import { mentionsValue } from '../../../src/text/sayings/find-sayings.ts';
import { saysValue } from '../../../src/text/sayings/says-value.ts';

const today = '2026-03-02';
const runs = { numRuns: 150 };
const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = '  twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

function inWords(value: number): string {
  if (value < 20) return ones[value] ?? '';
  if (value < 100) return `${tens[Math.floor(value / 10)]}${value % 10 === 0 ? '' : `-${ones[value % 10]}`}`;
  if (value < 1000)
    return `${ones[Math.floor(value / 100)]} hundred${value % 100 === 0 ? '' : ` and ${inWords(value % 100)}`}`;
  const rest = value % 1000;
  return `${inWords(Math.floor(value / 1000))} thousand${rest === 0 ? '' : `${rest < 100 ? ' and' : ''} ${inWords(rest)}`}`;
}

const numberForms: readonly ((value: number) => string)[] = [
  String,
  inWords,
  (value) => value.toLocaleString('en-US'),
  (value) => value.toLocaleString('de-CH'),
  (value) => value.toLocaleString('en-IN'),
  (value) => value.toLocaleString('fr-FR'),
  (value) => value.toLocaleString('de-DE'),
  (value) => `${value}.00`,
  (value) => `${value / 1000}k`,
];

describe('numbers', () => {
  it('are said in every form, and their neighbours are not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999 }),
        fc.nat(),
        fc.integer({ min: 1, max: 50 }),
        (value, form, off) => {
          const text = (numberForms[form % numberForms.length] ?? String)(value);
          expect([text, saysValue(text, value, { today })]).toEqual([text, true]);
          expect([text, off, saysValue(text, value + off, { today })]).toEqual([text, off, false]);
        },
      ),
      runs,
    );
  });

  it('are said as money in their own currency alone', () => {
    const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'INR', 'CAD', 'SEK', 'PLN'];
    const pick = fc.constantFrom(...currencies);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999_999 }),
        pick,
        pick,
        fc.constantFrom('symbol', 'code', 'name'),
        (cents, currency, other, display) => {
          const amount = currency === 'JPY' ? cents : cents / 100;
          const text = new Intl.NumberFormat('en-US', {
            style: 'currency',
            currency,
            currencyDisplay: display,
          }).format(amount);
          const says = (unit: string, value = amount) =>
            saysValue(text, value, { today, labels: ['amount'], unit });
          expect([text, says(currency)]).toEqual([text, true]);
          expect([text, says(currency, amount + 1)]).toEqual([text, false]);
          if (other !== currency) expect([text, other, says(other)]).toEqual([text, other, false]);
        },
      ),
      runs,
    );
  });
});

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const dateForms: readonly ((date: Date) => string)[] = [
  (date) => date.toISOString().slice(0, 10),
  (date) => date.toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' }),
  (date) => date.toLocaleDateString('en-US', { dateStyle: 'full', timeZone: 'UTC' }),
  (date) => date.toLocaleDateString('en-US', { dateStyle: 'medium', timeZone: 'UTC' }),
  (date) => date.toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' }),
  (date) => date.toLocaleDateString('en-GB', { dateStyle: 'full', timeZone: 'UTC' }),
  (date) => date.toLocaleDateString('de-DE', { dateStyle: 'long', timeZone: 'UTC' }),
  (date) => date.toLocaleDateString('de-DE', { dateStyle: 'medium', timeZone: 'UTC' }),
  (date) => date.toLocaleDateString('fr-FR', { dateStyle: 'full', timeZone: 'UTC' }),
  (date) => date.toLocaleDateString('es-ES', { dateStyle: 'long', timeZone: 'UTC' }),
];
const locales = ['en', 'en', 'en', 'en', 'en', 'en', 'de', 'de', 'fr', 'es'];

describe('dates', () => {
  it('are said in every form, and other days are not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -700, max: 700 }),
        fc.nat(dateForms.length - 1),
        fc.integer({ min: 1, max: 27 }),
        (days, form, off) => {
          const date = plusDays(today, days);
          const text = dateForms[form]?.(new Date(`${date}T00:00:00Z`)) ?? '';
          const context = { today, locale: locales[form] ?? 'en' };
          expect([text, saysValue(text, date, context)]).toEqual([text, true]);
          expect([text, saysValue(text, plusDays(date, off), context)]).toEqual([text, false]);
        },
      ),
      runs,
    );
  });

  it('are said with their weekday and with no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: -300, max: 300 }), fc.integer({ min: 1, max: 6 }), (days, off) => {
        const date = plusDays(today, days);
        const day = `${Number(date.slice(8))} ${new Date(date).toLocaleDateString('en-GB', { month: 'long', timeZone: 'UTC' })} ${date.slice(0, 4)}`;
        const weekday = weekdayOf(date) - 1;
        expect(saysValue(`${weekdays[weekday]} ${day}`, date, { today })).toBe(true);
        expect(saysValue(`${weekdays[(weekday + off) % 7]} ${day}`, date, { today })).toBe(false);
      }),
      runs,
    );
  });

  it('are counted from today', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), fc.boolean(), (count, isAgo) => {
        const text = isAgo ? `${inWords(count)} days ago` : `in ${count} days`;
        const date = plusDays(today, isAgo ? -count : count);
        expect(saysValue(text, date, { today })).toBe(true);
        expect(saysValue(text, plusDays(date, 1), { today })).toBe(false);
      }),
      runs,
    );
  });
});

const two = (value: number) => String(value).padStart(2, '0');
const timeForms: readonly ((hour: number, minute: number) => string)[] = [
  (hour, minute) => `${two(hour)}:${two(minute)}`,
  (hour, minute) => `${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)} ${hour < 12 ? 'am' : 'pm'}`,
  (hour, minute) => `${hour % 12 === 0 ? 12 : hour % 12}.${two(minute)} ${hour < 12 ? 'a.m.' : 'p.m.'}`,
  (hour, minute) => `${two(hour)}:${two(minute)}:00`,
];

describe('times and lengths of time', () => {
  it('are said in every form; the other half of the day is not', () => {
    fc.assert(
      fc.property(
        fc.nat(23),
        fc.nat(59),
        fc.nat(timeForms.length - 1),
        fc.integer({ min: 1, max: 59 }),
        (hour, minute, form, off) => {
          const text = timeForms[form]?.(hour, minute) ?? '';
          const later = (hour * 60 + minute + off) % 1440;
          expect([text, saysValue(text, `${two(hour)}:${two(minute)}`, { today })]).toEqual([text, true]);
          expect([
            text,
            saysValue(text, `${two(Math.floor(later / 60))}:${two(later % 60)}`, { today }),
          ]).toEqual([text, false]);
          if (form > 0 && form < 3)
            expect(saysValue(text, `${two((hour + 12) % 24)}:${two(minute)}`, { today })).toBe(false);
        },
      ),
      runs,
    );
  });

  it('are said in any unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 47 }), fc.integer({ min: 1, max: 59 }), (hours, minutes) => {
        const value = hours * 3600 + minutes * 60;
        const context = { today, labels: ['duration_s'] };
        for (const text of [
          `${hours}h ${minutes}m`,
          `${inWords(hours)} hours and ${minutes} minutes`,
          `${hours * 60 + minutes} minutes`,
        ]) {
          expect([text, saysValue(text, value, context)]).toEqual([text, true]);
          expect([text, saysValue(text, value + 60, context)]).toEqual([text, false]);
        }
      }),
      runs,
    );
  });
});

describe('any text', () => {
  it('is read without a fault, and its parts are where they are said to be', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.string({ minLength: 1, maxLength: 12 }),
        (text, value) => {
          expect(typeof saysValue(text, value, { today })).toBe('boolean');
          expect(typeof mentionsValue(`${text} 42 ${text}`, 42, { today })).toBe('boolean');
        },
      ),
      runs,
    );
  });
  it('says an identifier that stands in it between spaces', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{2,4}_[0-9]{3,6}$/), (id) => {
        expect(mentionsValue(`Please look at ${id} now.`, id, { today })).toBe(true);
        expect(mentionsValue(`Please look at ${id}1 now.`, id, { today })).toBe(false);
      }),
      runs,
    );
  });
});
