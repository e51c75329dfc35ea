import { describe, expect, it } from 'vitest';
import { findIdioms } from '../../../src/text/sayings/idioms.ts';
import { readMentions } from '../../../src/text/sayings/read-mentions.ts';
import { recogniseLanguage } from '../../../src/text/sayings/recognise-language.ts';

const today = '2026-03-02';
const read = (text: string, locale?: string) =>
  readMentions(text, locale === undefined ? { today } : { today, locale })
    .filter(({ weak }) => weak === undefined)
    .map(({ kind, text: said }) => `${kind} ${said}`);

describe('the mentions of a text', () => {
  it.each([
    [
      'The cheapest is Limmatblick at CHF 97 a night; two of the three have a sauna.',
      ['relation cheapest', 'name Limmatblick', 'money CHF 97', 'number two', 'number three'],
    ],
    [
      'Take MR 1565 at 15:30: it saves you about €140.',
      ['name MR 1565', 'number 1565', 'time 15:30', 'relation saves', 'money €140'],
    ],
    ['At first glance one of them is open 24/7.', []],
    [
      'Yes, on Tuesday 3 March, between 9 and 11 am.',
      ['answer Yes', 'date Tuesday 3 March', 'time 9', 'time 11 am'],
    ],
    ['The big one is lost, just one is left.', ['number one']],
    // Nine quadrillion days are a length of time, and no day.
    [
      'It was seen two days ago, not 9007199254740992d ago.',
      ['date two days ago', 'duration 9007199254740992d'],
    ],
    ['1. **Cold room**: €70,200\n2. **Test bench**: 4 kg', ['money €70,200', 'quantity 4 kg']],
    [
      'He said "nothing is due before May 2026" on Monday.',
      ['quotation "nothing is due before May 2026"', 'weekday Monday'],
    ],
    [
      'See /var/log/app.log or mail ops@example.com about INC-2041.',
      ['identifier /var/log/app.log', 'identifier ops@example.com', 'identifier INC-2041'],
    ],
    ['You may march on; the sun sat low in the second week.', ['ordinal second']],
    [
      'Since February the rate rose by half a percent to 3 %.',
      ['period February', 'percent half a percent', 'percent 3 %'],
    ],
    [
      'It is no more than 5 km to the Grand Hotel Dolder.',
      ['relation no more than', 'quantity 5 km', 'name Grand Hotel Dolder'],
    ],
    [
      'In two weeks, in 2024, next Tuesday and on June 2nd.',
      ['date In two weeks', 'period 2024', 'date next Tuesday', 'date June 2nd'],
    ],
    ['2–5 March, 3 to 5 April 2026', ['date 2–5 March', 'date 3 to 5 April 2026']],
    [
      'Version 1.20.3 from 05.03.2026 has 1.234.567 rows',
      ['identifier 1.20.3', 'date 05.03.2026', 'number 1.234.567'],
    ],
    ['A 36-month warranty, a 4-star hotel, 3 stars', ['duration 36-month', 'number 4', 'number 3']],
  ] as [string, string[]][])('%j', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    [
      'de',
      'Das günstigste Hotel kostet am 5. März 97 Franken, knapp 5 % weniger.',
      ['relation günstigste', 'date 5. März', 'money 97 Franken', 'percent 5 %', 'relation weniger'],
    ],
    [
      'fr',
      'Le moins cher coûte 4 850 € et part à 15h30 mardi prochain.',
      ['relation Le moins cher', 'money 4 850 €', 'time 15h30', 'date mardi prochain'],
    ],
    [
      'es',
      'Las tres más baratas cuestan 20 libras desde el 5 de mayo.',
      ['number tres', 'relation más baratas', 'money 20 libras', 'date el 5 de mayo'],
    ],
  ] as const)('in %s: %j', (locale, text, expected) => {
    expect(recogniseLanguage(text)).toBe(locale);
    expect(read(text)).toEqual(expected);
  });

  it('stand where they are in the text', () => {
    const text = 'Ünïcode 😀 costs €4,850, or 97 Swiss francs.';
    const mentions = readMentions(text, { today });
    expect(mentions).not.toHaveLength(0);
    for (const { start, end, text: said } of mentions) expect(text.slice(start, end)).toBe(said);
  });

  it('know how a figure is announced and what it counts', () => {
    const [first, second, third] = readMentions('About 40 hotels, just under 5 km, over €20.', {
      today,
    }).filter(({ kind }) => kind !== 'relation');
    expect([first?.approximate, first?.noun]).toEqual(['about', 'hotels']);
    expect(second?.approximate).toBe('under');
    expect(third?.approximate).toBe('over');
  });
});

describe('languages', () => {
  it('are told by their words', () => {
    expect(recogniseLanguage('The orders are in the list.')).toBe('en');
    expect(recogniseLanguage('Kaldera Optics: €70,200')).toBe('en');
    // The letter of a number is no word of another language, however often it comes.
    expect(
      recogniseLanguage('Yes, two: S-12 (taken on 25 February 2026) and S-16 (taken on 1 March 2026).'),
    ).toBe('en');
    expect(recogniseLanguage('Zamówienie zostało wysłane wczoraj przez naszego kuriera')).toBeUndefined();
  });
});

describe('idioms', () => {
  it('are a closed list', () => {
    const text = 'One moment: we are open 24/7, on the one hand.';
    expect(findIdioms(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'One moment',
      '24/7',
      'on the one hand',
    ]);
    expect(findIdioms('Auf den ersten Blick ja, einer davon.', 'de')).toHaveLength(2);
  });
});
