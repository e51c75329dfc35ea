// Answers against the facts of the right one: said in other words, told wrongly, or missing.
import { describe, expect, test } from 'vitest';
import type { Claim, Form } from '../../src/model/claim.ts';
import type { JsonValue } from '../../src/model/json.ts';
import { createEvidence } from '../../src/proofs/evidence.ts';
import { factsOf } from '../../src/scoring/facts.ts';
import { scoreAnswer } from '../../src/scoring/score-answer.ts';

const today = '2026-03-02';
const hotels = {
  hotels: [
    { name: 'Limmatblick', price_per_night: 97, stars: 3, sauna: true, currency: 'CHF' },
    { name: 'Seefeldhof', price_per_night: 120, stars: 4, sauna: true, currency: 'CHF' },
    { name: 'Bahnhof', price_per_night: 110, stars: 2, sauna: false, currency: 'CHF' },
  ],
};

interface Right {
  readonly query: string;
  readonly response: string;
  readonly form: Form;
  readonly claims: Readonly<Record<string, string>>;
  readonly value?: JsonValue;
}

function scored({ query, response, form, claims, value = hotels }: Right, answer: string) {
  const placed = Object.entries(claims).map(([text, proof]): Claim => {
    const at = response.indexOf(text);
    return { text, proof, span: [at, at + text.length] };
  });
  const exchange = {
    kind: 'answer',
    query,
    steps: ['step_1'],
    response,
    claims: placed,
    withheld: [],
  } as const;
  const evidence = createEvidence({ values: { step_1: value }, args: {}, today });
  const facts = factsOf({ query, response, form: [form], exchanges: [exchange] }, evidence);
  return scoreAnswer(facts, answer, { query, today, timeZone: 'Europe/Zurich' });
}

const cheapest: Right = {
  query: 'Which is the cheapest hotel?',
  response: 'The cheapest is Limmatblick; it costs CHF 97 a night.',
  form: 'superlative',
  claims: {
    Limmatblick: '$step_1.hotels^(price_per_night)[0].name',
    'CHF 97': '$step_1.hotels^(price_per_night)[0].price_per_night',
  },
};
const prices: Right = {
  query: 'What do the Limmatblick and the Seefeldhof cost a night?',
  response: 'Limmatblick costs CHF 97, Seefeldhof CHF 120.',
  form: 'attribute',
  claims: {
    Limmatblick: "$step_1.hotels[name='Limmatblick'].name",
    'CHF 97': "$step_1.hotels[name='Limmatblick'].price_per_night",
    Seefeldhof: "$step_1.hotels[name='Seefeldhof'].name",
    'CHF 120': "$step_1.hotels[name='Seefeldhof'].price_per_night",
  },
};
const saunas: Right = {
  query: 'How many of the hotels have a sauna?',
  response: 'Two of the hotels have a sauna.',
  form: 'count',
  claims: { Two: '$count($step_1.hotels[sauna])' },
};
const withSauna: Right = {
  query: 'Which hotels have a sauna?',
  response: 'Limmatblick and Seefeldhof.',
  form: 'filter',
  claims: {
    Limmatblick: "$step_1.hotels[sauna and name='Limmatblick'].name",
    Seefeldhof: "$step_1.hotels[sauna and name='Seefeldhof'].name",
  },
};
const any: Right = {
  query: 'Is there a hotel with five stars?',
  response: 'No, none has five stars.',
  form: 'yes-no',
  claims: { No: '$count($step_1.hotels[stars = 5]) > 0' },
};
const due: Right = {
  query: 'When is the invoice due?',
  response: 'It is due on 5 March 2026.',
  form: 'attribute',
  claims: { '5 March 2026': '$step_1.due_date' },
  value: { number: 'INV-1', due_date: '2026-03-05', total: 12 },
};

describe('right', () => {
  test.each<[Right, string]>([
    [cheapest, cheapest.response],
    [cheapest, 'Limmatblick.'],
    [cheapest, 'That would be the Limmatblick (97 francs).'],
    [cheapest, 'Limmatblick is cheapest, ahead of Bahnhof at CHF 110.'],
    [prices, prices.response],
    [prices, 'CHF 120 for the Seefeldhof and CHF 97 for the Limmatblick.'],
    [saunas, 'There are 2 with a sauna.'],
    [withSauna, 'The Seefeldhof and the Limmatblick do.'],
    [any, 'No.'],
    [due, 'On Thursday, 5 March.'],
    [due, '2026-03-05'],
  ])('%#: %o', (right, answer) => {
    const { facts, isRight, share } = scored(right, answer);
    expect({ answer, isRight, share, wrong: facts.filter(({ status }) => status === 'wrong') }).toEqual({
      answer,
      isRight: true,
      share: 1,
      wrong: [],
    });
  });
});

describe('not right', () => {
  test.each<[Right, string, 'wrong' | 'missing']>([
    [cheapest, 'Seefeldhof.', 'wrong'],
    [cheapest, 'I could not find that out.', 'missing'],
    [cheapest, 'Limmatblick, Seefeldhof and Bahnhof.', 'wrong'],
    [cheapest, 'Limmatblick at CHF 79.', 'wrong'],
    [prices, 'Limmatblick costs CHF 120, Seefeldhof CHF 97.', 'wrong'],
    [prices, 'Limmatblick costs CHF 97.', 'missing'],
    [saunas, 'Three of them have one.', 'wrong'],
    [saunas, 'Some of them do.', 'missing'],
    [withSauna, 'Limmatblick.', 'missing'],
    [withSauna, 'Limmatblick, Seefeldhof and Bahnhof.', 'wrong'],
    [any, 'Yes, there is.', 'wrong'],
    [any, 'I am not sure.', 'missing'],
    [due, 'It is due on 6 March.', 'wrong'],
    [due, 'It is due soon.', 'missing'],
  ])('%#: %o', (right, answer, status) => {
    const { facts, isRight } = scored(right, answer);
    expect(isRight).toBe(false);
    expect(facts.map((fact) => fact.status)).toContain(status);
  });

  test('what is told beside the answer may be left out, and may not be wrong', () => {
    const { facts } = scored(cheapest, 'Limmatblick.');
    expect(facts).toEqual([
      { text: 'Limmatblick', isAsked: true, status: 'said' },
      { text: 'CHF 97', isAsked: false, status: 'missing' },
    ]);
  });

  test('an answer without facts is neither', () => {
    expect(scored({ ...cheapest, claims: {} }, 'Limmatblick.')).toMatchObject({ isRight: null, share: null });
  });
});

describe('a part of a name', () => {
  const review: Right = {
    query: "What is Nils's first meeting?",
    response: 'His first meeting is “Wyvern Photonics quarterly review”.',
    form: 'superlative',
    claims: { 'Wyvern Photonics quarterly review': '$step_1.meetings^(start)[0].title' },
    value: {
      meetings: [
        {
          title: 'Wyvern Photonics quarterly review',
          start: '2026-03-04T09:00',
          customer: { name: 'Wyvern Photonics' },
        },
        { title: 'Harbour tour', start: '2026-03-05T09:00', customer: { name: 'Brisling Marine' } },
      ],
    },
  };

  test('says what it is a part of, where it is nothing else', () => {
    expect(scored(review, 'His first meeting is the Quarterly Review.').isRight).toBe(true);
    expect(scored(review, 'It is Wyvern Photonics quarterly review, on 4 March.').isRight).toBe(true);
  });

  test('does not where something else is called so, or begins so', () => {
    expect(scored(review, 'His first meeting is Wyvern Photonics.').isRight).toBe(false);
    expect(scored(review, 'His first meeting is with Wyvern.').isRight).toBe(false);
  });

  test('is still enough for a person, whose mail address begins so, too', () => {
    const person: Right = {
      query: 'Who is the author?',
      response: 'The author is Radka Novotná.',
      form: 'attribute',
      claims: { 'Radka Novotná': '$step_1.author.name' },
      value: { author: { first_name: 'Radka', name: 'Radka Novotná', email: 'radka.novotna@example.org' } },
    };
    expect(scored(person, 'That is Radka Novotná.').isRight).toBe(true);
    expect(scored(person, 'That would be Radka.').isRight).toBe(true);
  });
});
