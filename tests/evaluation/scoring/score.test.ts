// Scoring what was played: the ceiling, the floor, and what lies between them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Played, playModes } from '../../../src/evaluation/played.ts';
import { type ExampleMeasures, scoresShape } from '../../../src/evaluation/scoring/example-scores.ts';
import type { NoAnswer } from '../../../src/evaluation/scoring/no-answer.ts';
import { scorePlayed } from '../../../src/evaluation/scoring/score.ts';
import { type Example, negativeKinds } from '../../../src/model/example.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import { structured, textResult } from '../../grounding/steps.ts';
import { chain, empty, negative, perfect, playedOf, right, step } from './chain-example.ts';

const measuresOf = (...given: Parameters<typeof scorePlayed>): ExampleMeasures =>
  scorePlayed(...given).measures;
const known = (measures: ExampleMeasures) => Object.values(measures).filter((value) => value !== null);

describe.each(playModes)('in %s mode', (mode) => {
  test('a perfect player has 100 in everything', () => {
    const measures = measuresOf(chain, perfect(chain, mode));
    expect(known(measures).every((value) => value === 1)).toBe(true);
    expect(known(measures).length).toBeGreaterThanOrEqual(8);
  });

  test('a player that does nothing has 0 in everything', () => {
    const measures = measuresOf(chain, empty(chain, mode));
    expect(known(measures).every((value) => value === 0)).toBe(true);
    expect(known(measures).length).toBeGreaterThanOrEqual(8);
  });

  test.each(negativeKinds)(
    'a player that says nothing has not declined %s: no answer is not no call',
    (kind) => {
      const example = negative(kind);
      expect(measuresOf(example, empty(example, mode))).toMatchObject({
        passed: 0,
        gaveAnswer: 0,
        abstained: 0,
        heldBack: 0,
      });
    },
  );

  test.each<[NoAnswer, Partial<Played>]>([
    ['failed', { failure: 'The endpoint did not answer.', response: null }],
    ['cut', { rounds: [{ calls: [], text: 'I cannot', cut: 'length' }], response: 'I cannot' }],
    ['filtered', { rounds: [{ calls: [], text: null, cut: 'filter' }], response: null }],
    ['thoughts', { response: '<think>No tool fits. I should say so' }],
    ['empty', { response: '  ' }],
  ])('an answer that %s earns nothing on negatives, and is reported', (reason, more) => {
    for (const example of negativeKinds.map(negative)) {
      const scores = scorePlayed(example, { ...playedOf(example, [[]], { mode }), ...more });
      expect(scores.noAnswer).toBe(reason);
      expect(scores.measures).toMatchObject({ passed: 0, abstained: 0, heldBack: 0, gaveAnswer: 0 });
    }
  });

  test.each(negativeKinds)('a player that declines in words is right about %s', (kind) => {
    const example = negative(kind);
    const declined = {
      ...empty(example, mode),
      response: 'None of the tools can do that. Which one did you mean?',
    };
    expect(measuresOf(example, declined)).toMatchObject({
      passed: 1,
      abstained: 1,
      heldBack: 1,
      solved: null,
    });
    const eager = playedOf(example, [[step(4)]], { mode });
    expect(measuresOf(example, eager)).toMatchObject({ passed: 0, abstained: 0, heldBack: 0 });
  });

  test('what could not be played counts as 0, however far it came', () => {
    for (const example of [chain, ...negativeKinds.map(negative)]) {
      const failed = { ...perfect(example, mode), failure: 'The endpoint did not answer.' };
      expect(new Set(known(measuresOf(example, failed)))).toEqual(new Set([0]));
      expect(scorePlayed(example, failed).failure).toBe('The endpoint did not answer.');
    }
  });

  test('scores survive being written down, and are recognised when they are read', () => {
    for (const played of [
      perfect(chain, mode),
      empty(chain, mode),
      playedOf(chain, [[step(2, { status: 'lost' })]], { mode }),
    ]) {
      const scores = scorePlayed(chain, played);
      expect(JSON.parse(JSON.stringify(scores))).toEqual(scores);
      expect(scoresShape.safeParse(scores).success).toBe(true);
    }
    expect(scoresShape.safeParse({ ...scorePlayed(chain, perfect(chain)), measures: {} }).success).toBe(
      false,
    );
  });
});

describe('independent calls', () => {
  test('may come in any order, together or one after the other', () => {
    expect(measuresOf(chain, playedOf(chain, [[step(1)], [step(3), step(2)], [step(4)]])).exactChain).toBe(1);
    expect(measuresOf(chain, playedOf(chain, [[step(1)], [step(3)], [step(2)], [step(4)]])).exactChain).toBe(
      1,
    );
    // Only call_2 is needed for call_4.
    expect(measuresOf(chain, playedOf(chain, [[step(1)], [step(2)], [step(4)], [step(3)]])).exactChain).toBe(
      1,
    );
  });
});

describe('dependent calls', () => {
  test('must come after what they need', () => {
    const early = measuresOf(chain, playedOf(chain, [[step(2), step(3)], [step(1)], [step(4)]]));
    expect(early).toMatchObject({
      exactChain: 0,
      solved: 0,
      partialChain: 0.5,
      toolRecall: 1,
      argumentMatch: 1,
    });
    expect(early.order).toBe(0.5);
  });

  test('cannot know in a round what the same round brings', () => {
    expect(measuresOf(chain, playedOf(chain, [chain.turns.flat().map((call) => right(call))]))).toMatchObject(
      {
        partialChain: 0.25,
        order: 0,
      },
    );
  });

  test('may take a value from wherever the player has seen it', () => {
    const other = {
      name: 'crm__get_customer',
      arguments: { customer_id: 'x' },
      outcome: { result: structured({ id: 'cus_0027' }) },
    };
    expect(measuresOf(chain, playedOf(chain, [[other], [step(2)]])).partialChain).toBe(0.25);
    expect(measuresOf(chain, playedOf(chain, [[step(2)]])).partialChain).toBe(0);
  });

  test('are right with a new identifier that the server gave in the same place', () => {
    const found = structured({
      customers: [{ id: 'cus_0555', name: 'Norrbrisk Energi', city: 'Trondheim' }],
      total: 1,
    });
    const rounds = [
      [{ ...step(1), outcome: { result: found } }],
      [step(2, { customer_id: 'cus_0555' }), step(3, { customer_id: 'cus_0666' })],
    ];
    const { expected } = scorePlayed(chain, playedOf(chain, rounds));
    expect(expected.map(({ match }) => match)).toEqual(['exact', 'exact', 'partial', null]);
  });
});

describe('a second try', () => {
  const refused = (number: number, change: JsonObject) => ({
    ...step(number, change),
    outcome: { result: { ...textResult('No such status.'), isError: true } },
  });

  test('solves the example, and is no exact chain', () => {
    const rounds = [[step(1)], [refused(2, { status: 'sent' }), step(3)], [step(2)], [step(4)]];
    const scores = scorePlayed(chain, playedOf(chain, rounds));
    expect(scores.measures).toMatchObject({ solved: 1, exactChain: 0, partialChain: 1, successRate: 1 });
    expect(scores.played[1]).toMatchObject({ fault: 'invalid-arguments', failed: true });
  });

  test('of the same call is preferred to one that failed', () => {
    const rounds = [[step(1)], [refused(2, {})], [step(2)], [step(3)], [step(4)]];
    expect(scorePlayed(chain, playedOf(chain, rounds)).expected[1]?.played).toBe(2);
  });

  test('that never comes leaves the tool without success', () => {
    const rounds = [[step(1)], [refused(2, {}), step(3)], [step(4)]];
    expect(measuresOf(chain, playedOf(chain, rounds))).toMatchObject({
      toolRecall: 1,
      successRate: 0.75,
      solved: 0,
      // What call_4 takes from call_2 was never seen.
      partialChain: 0.75,
    });
  });
});

describe('another way to the same result', () => {
  const broader = { ...step(1), arguments: { query: 'Norrbrisk Energi AS, Trondheim' } };

  test('counts as a match that can be told from an exact one', () => {
    const scores = scorePlayed(chain, playedOf(chain, [[broader], [step(2), step(3)], [step(4)]]));
    expect(scores.measures).toMatchObject({
      solved: 1,
      exactChain: 0,
      partialChain: 0.75,
      partialChainLenient: 1,
    });
    expect(scores.expected[0]).toMatchObject({ match: 'same-result', played: 0, argumentShare: 0.5 });
  });

  test('may be another tool', () => {
    const get = {
      name: 'crm__get_customer',
      arguments: { customer_id: 'norrbrisk' },
      outcome: step(1).outcome as never,
    };
    const measures = measuresOf(chain, playedOf(chain, [[get], [step(2), step(3)], [step(4)]]));
    expect(measures).toMatchObject({
      solved: 1,
      partialChainLenient: 1,
      partialChain: 0.75,
      toolRecall: 0.75,
    });
  });

  test('is not believed of a write, nor where the result says next to nothing', () => {
    const write = { ...step(4, { subject: 'Something else' }) };
    const total = { ...step(3, { rate: 3 }), outcome: { result: structured({ total: 8806.25 }) } };
    const { expected } = scorePlayed(chain, playedOf(chain, [[step(1)], [step(2), total], [write]]));
    expect(expected.map(({ match }) => match)).toEqual(['exact', 'exact', 'partial', 'partial']);
  });
});

describe('calls beyond the chain', () => {
  test('cost precision, and nothing else where they read', () => {
    const look = {
      name: 'crm__get_customer',
      arguments: { customer_id: 'cus_0027' },
      outcome: { result: structured({ id: 'cus_0027' }) },
    };
    const measures = measuresOf(chain, playedOf(chain, [[step(1)], [look, step(2), step(3)], [step(4)]]));
    expect(measures).toMatchObject({ solved: 1, exactChain: 0, toolPrecision: 0.8, toolRecall: 1 });
  });

  test('leave an example unsolved where they write', () => {
    const close = {
      name: 'support__close_ticket',
      arguments: { ticket_id: 'tkt_1' },
      outcome: { result: structured({ id: 'tkt_1' }) },
    };
    expect(
      measuresOf(chain, playedOf(chain, [...perfect(chain).rounds.map(({ calls }) => calls), [close]]))
        .solved,
    ).toBe(0);
  });

  test('that were held back here are no success and no failure', () => {
    const heldBack = { error: { code: 'not_executed', message: 'may change things' } };
    const rounds = [[step(1)], [step(2), step(3)], [{ ...step(4), outcome: heldBack }]];
    const scores = scorePlayed(chain, playedOf(chain, rounds));
    expect(scores.measures).toMatchObject({ solved: 1, successRate: 1 });
    expect(scores.played[3]).toMatchObject({ failed: null });
    const extra = { name: 'support__close_ticket', arguments: { ticket_id: 'tkt_1' }, outcome: heldBack };
    expect(measuresOf(chain, playedOf(chain, [...rounds, [extra]])).solved).toBe(0);
  });
});

test('faults of calls are told apart', () => {
  const calls = [
    { name: 'crm__find_everything', arguments: {} },
    { name: 'crm__search_customers', arguments: null, raw: '{"query": Norr' },
    { name: 'crm__search_customers', arguments: { query: 7 } },
    { name: 'crm__search_customers', arguments: { query: 'a', page: 2 } },
    { name: 'crm__search_customers', arguments: { query: 'a' } },
  ];
  const { played } = scorePlayed(chain, playedOf(chain, [calls]));
  expect(played.map(({ fault }) => fault)).toEqual([
    'hallucinated',
    'unparsable',
    'invalid-arguments',
    'invalid-arguments',
    null,
  ]);
  expect(played[3]?.detail).toBe('/page is not a parameter of this tool.');
});

describe('a single turn', () => {
  const plan = (change: (args: JsonObject) => JsonObject) =>
    playedOf(
      chain,
      [chain.turns.flat().map((call) => ({ name: call.name, arguments: change(call.arguments) }))],
      { mode: 'single-turn', response: null },
    );

  test('is as good with the whole plan as with the leading calls', () => {
    const placeholders = plan((args) => ({
      ...args,
      ...('customer_id' in args ? { customer_id: '<from call 1>' } : {}),
    }));
    expect(new Set(known(measuresOf(chain, placeholders)))).toEqual(new Set([1]));
    const { expected, played } = scorePlayed(chain, placeholders);
    expect(expected.map(({ match }) => match)).toEqual(['exact', 'exact', 'exact', 'exact']);
    expect(expected.map(({ askedFor }) => askedFor)).toEqual([true, false, false, false]);
    expect(played.every(({ fault }) => fault === null)).toBe(true);
  });

  test('objects to what could be known', () => {
    const wrong = plan((args) => ('query' in args ? { query: 'Nordwind' } : args));
    expect(measuresOf(chain, wrong)).toMatchObject({
      solved: 0,
      partialChain: 0,
      argumentMatch: 0.5,
      toolRecall: 1,
    });
  });

  test('objects to a write that nobody asked for', () => {
    const played = plan((args) => ('subject' in args ? { ...args, subject: 'Hello' } : args));
    expect(measuresOf(chain, played)).toMatchObject({ solved: 0, exactChain: 0, partialChain: 1 });
  });
});

describe('facts and effects', () => {
  const proved: Example = {
    ...chain,
    turns: chain.turns.slice(0, 2),
    query: 'Which order of Norrbrisk has shipped?',
    response: 'SO-2026-1116 has shipped.',
    account: {
      today: '2026-03-02',
      timeZone: 'Europe/Berlin',
      form: ['list'],
      ordered: [],
      exchanges: [
        {
          kind: 'answer',
          query: 'Which order of Norrbrisk has shipped?',
          steps: ['step_1', 'step_2'],
          response: 'SO-2026-1116 has shipped.',
          claims: [{ text: 'SO-2026-1116', span: [0, 12], proof: '$step_2.orders.number' }],
          withheld: [],
        },
      ],
    },
  };
  const rounds = [[step(1)], [step(2)]];
  const said = (response: string, more = rounds) => scorePlayed(proved, playedOf(proved, more, { response }));

  test('the answer counts, in whatever words', () => {
    const scores = said('It is the order SO-2026-1116.');
    expect(scores.measures).toMatchObject({
      passed: 1,
      solved: 1,
      answerRight: 1,
      factsSaid: 1,
      effectsRight: null,
    });
    expect(scores.facts).toEqual([{ text: 'SO-2026-1116', isAsked: true, status: 'said' }]);
  });

  test('all the right calls do not save a wrong one', () => {
    expect(said('None has.').measures).toMatchObject({ passed: 0, answerRight: 0, toolPrecision: 1 });
    expect(said('It is SO-2026-1117.').measures).toMatchObject({ passed: 0, answerRight: 0 });
  });

  test('a guess that no result has shown is no answer', () => {
    expect(said('It is SO-2026-1116.', [[]] as never).measures).toMatchObject({ answerRight: 1, solved: 0 });
  });

  test('a change that nobody asked for spoils it', () => {
    const write = {
      name: 'support__close_ticket',
      arguments: { ticket_id: 'tkt_1' },
      outcome: { result: textResult('ok') },
    };
    const scores = said('SO-2026-1116 has.', [...rounds, [write]]);
    expect(scores.measures).toMatchObject({ answerRight: 1, effectsRight: 0, solved: 0 });
  });

  test('a fact that a call shows by failing, as it does in the sample, was seen', () => {
    const refused = { content: [{ type: 'text', text: 'It has SHIPPED already.' }], isError: true };
    const [first = [], second = []] = proved.turns;
    const failing = second.map((call) => ({ ...call, result: refused, failed: true as const }));
    const exchanges = (proved.account?.exchanges ?? []).map((exchange) => ({
      ...exchange,
      claims: [{ text: 'shipped', span: [17, 24] as const, proof: "$said($step_2, 'SHIPPED')" }],
    }));
    const example = {
      ...proved,
      turns: [first, failing],
      account: { ...proved.account, exchanges },
    } as Example;
    const played = playedOf(
      example,
      [first, failing].map((turn) => turn.map((call) => right(call))),
      {
        response: example.response,
      },
    );
    const scores = scorePlayed(example, played);
    expect(scores.facts).toMatchObject([{ status: 'said' }]);
    expect(scores.measures).toMatchObject({ answerRight: 1, solved: 1, passed: 1 });
  });

  test('thoughts are not the answer', () => {
    expect(said('<think>SO-2026-1116?</think> I do not know.').measures).toMatchObject({
      answerRight: 0,
      gaveAnswer: 1,
    });
  });
});

describe('where the right answer is not to call', () => {
  test('looking around is told from keeping still', () => {
    const example = negative('missing-step');
    expect(measuresOf(example, playedOf(example, [[step(1)]]))).toMatchObject({
      abstained: 0,
      heldBack: 1,
      passed: 0,
    });
    const invented = { name: 'crm__delete_customer', arguments: {} };
    expect(measuresOf(example, playedOf(example, [[invented]]))).toMatchObject({ abstained: 0, heldBack: 0 });
  });

  test.each([
    ['Which customer do you mean?', 1],
    ['I need the name of the customer. Please tell me.', 1],
    ['Done.', 0],
    ['', 0],
  ])('a missing argument is asked for: %j', (response, asked) => {
    const example = negative('missing-argument');
    expect(measuresOf(example, playedOf(example, [[]], { response })).asked).toBe(asked);
    expect(measuresOf(example, playedOf(example, [[step(1)]], { response })).asked).toBe(0);
    expect(measuresOf(negative('irrelevant'), playedOf(example, [[]], { response })).asked).toBeNull();
  });
});

test('an example says what makes it hard', () => {
  expect(scorePlayed(chain, empty(chain)).difficulty).toEqual({
    calls: 4,
    depth: 3,
    carriedShare: 4 / 10,
    servers: ['crm', 'shop', 'support'],
    toolsInView: 6,
  });
});

test('a judgement is kept as a share', () => {
  const judged = { ...perfect(chain), judged: { score: 85, reason: 'Leaves out the total.' } };
  expect(scorePlayed(chain, judged)).toMatchObject({
    measures: { quality: 0.85 },
    judgement: 'Leaves out the total.',
  });
});

test('a chain of the same calls is met one by one', () => {
  const turn = chain.turns[0] as Example['turns'][number];
  const twice: Example = {
    ...chain,
    turns: [[...turn, { ...(turn[0] as (typeof turn)[number]), id: 'call_9' }]],
  };
  expect(measuresOf(twice, playedOf(twice, [[step(1)]]))).toMatchObject({ partialChain: 0.5, toolRecall: 1 });
  expect(measuresOf(twice, playedOf(twice, [[step(1), step(1)]]))).toMatchObject({ exactChain: 1 });
});

describe('whatever is played', () => {
  const change = fc.constantFrom<JsonObject>({}, {}, { customer_id: 'cus_1' }, { query: 'x' }, { odd: null });
  const anyCall = fc.oneof(
    fc.tuple(fc.integer({ min: 1, max: 4 }), change).map(([number, changed]) => step(number, changed)),
    fc.constantFrom(
      { name: 'crm__guess', arguments: {} },
      { name: 'crm__get_customer', arguments: null, raw: '{' },
      { name: 'support__close_ticket', arguments: { ticket_id: 'tkt_1' } },
    ),
  );
  const anyRounds = fc.array(fc.array(anyCall, { maxLength: 4 }), { maxLength: 5 });

  test('measures are shares, and agree with each other', () => {
    fc.assert(
      fc.property(anyRounds, fc.constantFrom(...playModes), (rounds, mode) => {
        const scores = scorePlayed(chain, playedOf(chain, rounds, { mode }));
        const { measures } = scores;
        for (const value of known(measures)) expect(value >= 0 && value <= 1).toBe(true);
        const { partialChain, partialChainLenient, toolRecall, exactChain, solved } = measures;
        expect(partialChain).toBeLessThanOrEqual(partialChainLenient as number);
        if (exactChain === 1) expect([partialChain, toolRecall]).toEqual([1, 1]);
        if (solved === 1) expect(partialChainLenient).toBe(1);
        const used = scores.expected.flatMap(({ played }) => played ?? []);
        expect(new Set(used).size).toBe(used.length);
        expect(scoresShape.safeParse(scores).success).toBe(true);
      }),
    );
  });

  test('the order within an answer makes no difference', () => {
    fc.assert(
      fc.property(anyRounds, (rounds) => {
        const turned = rounds.map((calls) => [...calls].reverse());
        const [one, other] = [rounds, turned].map((each) => measuresOf(chain, playedOf(chain, each)));
        expect(one?.toolRecall).toBe(other?.toolRecall);
        expect(one?.exactChain).toBe(other?.exactChain);
        expect(one?.solved).toBe(other?.solved);
        expect(one?.partialChain).toBe(other?.partialChain);
      }),
    );
  });
});
