// What of a right answer is asked for: what its calls end at, and not what was found on the way there.
import { describe, expect, test } from 'vitest';
import type { Claim, Form } from '../../src/model/claim.ts';
import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import { createEvidence } from '../../src/proofs/evidence.ts';
import { factsOf } from '../../src/scoring/facts.ts';

interface Right {
  readonly query: string;
  readonly response: string;
  readonly form: readonly Form[];
  readonly claims: readonly (readonly [text: string, proof: string])[];
  readonly values: Readonly<Record<string, JsonValue>>;
  readonly args: Readonly<Record<string, JsonObject>>;
  /** Words that report a write. */
  readonly report?: string;
}

function askedOf({ query, response, form, claims, values, args, report }: Right): readonly string[] {
  const at = (text: string) => response.indexOf(text);
  const placed = claims.map(
    ([text, proof]): Claim => ({ text, proof, span: [at(text), at(text) + text.length] }),
  );
  const written: Claim[] =
    report === undefined
      ? []
      : [{ text: report, write: 'step_9', span: [at(report), at(report) + report.length] }];
  const exchange = {
    kind: 'answer',
    query,
    steps: Object.keys(values),
    response,
    claims: [...placed, ...written],
    withheld: [],
  } as const;
  const evidence = createEvidence({ values, args, today: '2026-03-02' });
  const facts = factsOf({ query, response, form, exchanges: [exchange] }, evidence);
  return facts.filter(({ isAsked }) => isAsked).map(({ text }) => text);
}

const weather: Right = {
  query: 'Look for the author of “Ovens”. What will the weather be like in their city on 4 March?',
  response: 'The author is Sven Kallstadt, whose city is Munich. It will be sunny.',
  form: ['join'],
  claims: [
    ['Sven Kallstadt', '$step_1.author.name'],
    ['Munich', '$step_2.city'],
    ['sunny', '$step_3.condition'],
  ],
  values: {
    step_1: { title: 'Ovens', author: { id: 'per_017', name: 'Sven Kallstadt' } },
    step_2: { id: 'per_017', city: 'Munich' },
    step_3: { city: 'Munich', date: '2026-03-04', condition: 'sunny' },
  },
  args: {
    step_1: { query: 'Ovens' },
    step_2: { person_id: 'per_017' },
    step_3: { city: 'Munich', date: '2026-03-04' },
  },
};

const deal: Right = {
  query: 'Look up the customer of ticket T-7. If their deal is worth more than €5,000, set its stage to won.',
  response: 'The customer is Acme. The deal is worth €8,900, so I have set its stage to won.',
  form: ['conditional-change'],
  claims: [
    ['Acme', '$step_1.customer_name'],
    ['€8,900', '$step_2.amount'],
  ],
  values: {
    step_1: { number: 'T-7', customer_id: 'cus_1', customer_name: 'Acme' },
    step_2: { id: 'deal_1', amount: 8900 },
  },
  args: { step_1: { number: 'T-7' }, step_2: { customer_id: 'cus_1' } },
};

describe('what is asked for', () => {
  test('is at the end of the calls, although the question names what is on the way', () => {
    expect(askedOf(weather)).toEqual(['sunny']);
  });

  test('is at both ends, where neither call rests on the other', () => {
    const both = {
      ...weather,
      query: 'How warm are Lyon and Graz?',
      response: 'It is 14 °C in Lyon and 9 °C in Graz.',
      form: ['parallel'] as const,
      claims: [
        ['14', '$step_1.high'],
        ['9', '$step_2.high'],
      ] as const,
      values: { step_1: { city: 'Lyon', high: 14 }, step_2: { city: 'Graz', high: 9 } },
      args: { step_1: { city: 'Lyon' }, step_2: { city: 'Graz' } },
    };
    expect(askedOf(both)).toEqual(['14', '9']);
  });

  test('may be on the way, where there are two purposes', () => {
    expect(askedOf({ ...weather, form: ['attribute', 'join'] })).toContain('Sven Kallstadt');
  });

  test('is nothing but the report, where a change under a condition is made', () => {
    expect(askedOf({ ...deal, report: 'I have set its stage to won' })).toEqual([]);
  });

  test('is what the condition turns on, where it is left undone', () => {
    const response = 'The customer is Acme. The deal is worth €8,900, so I have not changed anything.';
    expect(askedOf({ ...deal, response })).toEqual(['€8,900']);
  });
});
