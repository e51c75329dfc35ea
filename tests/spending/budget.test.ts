// What a run may spend: where it ends, and which drafts are not begun any more.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noFigures } from '../../src/model/figures.ts';
import type { Limits } from '../../src/model/run.ts';
import { nothingSpent, type Spent } from '../../src/model/sample.ts';
import { Budget } from '../../src/spending/budget.ts';
import { aCall } from '../synthesis/run-parts.ts';

/** What some calls cost. */
function callsOf(calls: number): Spent {
  const { usage, costUsd } = aCall;
  return {
    calls,
    usage: {
      inputTokens: calls * usage.inputTokens,
      cachedInputTokens: calls * usage.cachedInputTokens,
      outputTokens: calls * usage.outputTokens,
      reasoningTokens: calls * usage.reasoningTokens,
    },
    costUsd: calls * (costUsd ?? 0),
  };
}

/** How many requests can be made one after the other. */
async function requestsWithin(budget: Budget, spent: Spent): Promise<number> {
  for (let made = 0; made < 100; made++) {
    try {
      await budget.pay(async () => ({ spent }));
    } catch {
      return made;
    }
  }
  return 100;
}

/** A request that waits for its answer; undefined where the limits refuse it. */
async function beginRequest(budget: Budget): Promise<((spent: Spent) => Promise<unknown>) | undefined> {
  let answer: ((spent: Spent) => void) | undefined;
  const paid = budget.pay(
    () => new Promise<{ spent: Spent }>((resolve) => (answer = (spent) => resolve({ spent }))),
  );
  if (answer === undefined) return await paid.then(() => undefined).catch(() => undefined);
  const end = answer;
  return (spent) => {
    end(spent);
    return paid;
  };
}

describe('requests end', () => {
  // A call takes 100 tokens in and 10 out, and 0.25 USD.
  test.each<[Limits, number, string]>([
    [{ calls: 3 }, 3, 'The limit of 3 model calls (--max-calls) is reached.'],
    [{ tokens: 330 }, 3, 'The limit of 330 tokens (--max-tokens) is reached.'],
    [{ tokens: 331 }, 4, 'The limit of 331 tokens (--max-tokens) is reached.'],
    [{ costUsd: 0.75 }, 3, 'The limit of 0.75 USD (--max-cost) is reached.'],
    [{ costUsd: 0.6 }, 3, 'The limit of 0.6 USD (--max-cost) is reached.'],
    [{ costUsd: 9, tokens: 9999, calls: 2 }, 2, 'The limit of 2 model calls (--max-calls) is reached.'],
    [{ calls: 0 }, 0, 'The limit of 0 model calls (--max-calls) is reached.'],
  ])('at %o', async (limits, requests, message) => {
    const budget = new Budget(limits);
    expect(await requestsWithin(budget, aCall)).toBe(requests);
    await expect(budget.pay(async () => ({ spent: aCall }))).rejects.toMatchObject({
      code: 'budget',
      message,
    });
  });

  test('never where there is no limit', async () => {
    expect(await requestsWithin(new Budget({}), aCall)).toBe(100);
  });

  test('at what earlier processes have left, drafts that were never committed included', async () => {
    const earlier = { ...noFigures, accepted: 1, spent: callsOf(3), unfinished: callsOf(4) };
    expect(await requestsWithin(new Budget({ calls: 10 }, earlier), aCall)).toBe(3);
    expect(await requestsWithin(new Budget({ tokens: 880 }, earlier), aCall)).toBe(1);
    expect(await requestsWithin(new Budget({ costUsd: 1.75 }, earlier), aCall)).toBe(0);
  });

  test('not for answers of a cache, which are no calls', async () => {
    expect(await requestsWithin(new Budget({ calls: 1, tokens: 1 }), nothingSpent)).toBe(100);
  });

  test('not for the cost of a model whose price is not known', async () => {
    const budget = new Budget({ costUsd: 0.01, calls: 7 });
    expect(await requestsWithin(budget, { ...aCall, costUsd: null })).toBe(7);
  });
});

test('calls never exceed their limit, whatever is under way and in whatever order it ends', async () => {
  type Step = 'begin' | { readonly end: number; readonly cached: boolean };
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 2, arbitrary: fc.constant('begin' as const) },
    { weight: 1, arbitrary: fc.record({ end: fc.nat(63), cached: fc.boolean() }) },
  );
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat(40), fc.array(step, { maxLength: 200 }), async (limit, steps) => {
      const budget = new Budget({ calls: limit });
      const underWay: ((spent: Spent) => Promise<unknown>)[] = [];
      let made = 0;
      for (const each of steps) {
        if (each === 'begin') {
          const free = made + underWay.length < limit;
          const end = await beginRequest(budget);
          // Neither one too many nor one too few.
          expect(end !== undefined).toBe(free);
          if (end === undefined) refused += 1;
          else underWay.push(end);
        } else {
          const [end] = underWay.splice(each.end % Math.max(1, underWay.length), 1);
          await end?.(each.cached ? nothingSpent : aCall);
          if (end !== undefined && !each.cached) made += 1;
        }
        expect(made + underWay.length).toBeLessThanOrEqual(limit);
      }
    }),
    { numRuns: 200 },
  );
  expect(refused).toBeGreaterThan(0);
});

describe('a draft is begun', () => {
  /** A budget of 20 calls of which two drafts have taken four each. */
  async function afterTwoDrafts(limits: Limits = { calls: 20 }) {
    const budget = new Budget(limits);
    for (let draft = 0; draft < 2; draft++) {
      for (let call = 0; call < 4; call++) {
        await budget.pay(async () => ({ spent: aCall }));
      }
      budget.finishDraft(callsOf(4));
    }
    return budget;
  }

  test.each<[string, Limits, readonly Spent[], boolean]>([
    ['where one of average cost fits', { calls: 12 }, [], true],
    ['where there is no limit', {}, Array(50).fill(nothingSpent), true],
    ['not where it would be cut off', { calls: 11 }, [], false],
    ['not where its tokens would be cut off', { tokens: 12 * 110 - 1 }, [], false],
    ['not where its cost would be cut off', { costUsd: 2.99 }, [], false],
    ['where those under way leave enough for it', { calls: 20 }, [nothingSpent, nothingSpent], true],
    ['not where those under way need the rest', { calls: 19 }, [nothingSpent, nothingSpent], false],
    [
      'where those under way have spent most of theirs already',
      { calls: 14 },
      [callsOf(3), callsOf(3)],
      true,
    ],
    ['where one under way has cost more than the others', { calls: 12 }, [callsOf(9)], true],
  ])('%s', async (_, limits, underWay, begun) => {
    expect((await afterTwoDrafts(limits)).exhausted(underWay) === undefined).toBe(begun);
  });

  test('as long as a request can be made, where nothing is known of the cost of a draft', async () => {
    const budget = new Budget({ calls: 2 });
    expect(budget.exhausted([nothingSpent])).toBeUndefined();
    await beginRequest(budget);
    await beginRequest(budget);
    expect(budget.exhausted([nothingSpent])).toBe('The limit of 2 model calls (--max-calls) is reached.');
  });

  test('for a few only, until one of them has told what a draft costs', () => {
    const four = Array.from({ length: 4 }, () => nothingSpent);
    const budget = new Budget({ calls: 100 });
    expect(budget.exhausted(four.slice(1))).toBeUndefined();
    expect(budget.exhausted(four)).toBe('What a draft costs is not known yet.');
    budget.finishDraft(callsOf(1));
    expect(budget.exhausted(four)).toBeUndefined();
    expect(new Budget({}).exhausted(four)).toBeUndefined();
  });

  test('not where those of earlier processes say that it would be cut off', () => {
    const earlier = { ...noFigures, accepted: 1, rejected: 1, spent: callsOf(8), unfinished: callsOf(2) };
    expect(new Budget({ calls: 13 }, earlier).exhausted([])).toMatch(/13 model calls/);
    expect(new Budget({ calls: 14 }, earlier).exhausted([])).toBeUndefined();
  });
});

test('what several runs may spend together ends each of them, whoever has spent it', async () => {
  const shared = Object.assign(new Budget({ calls: 5 }), { limits: { calls: 5 } });
  const [one, other] = [new Budget({}, noFigures, shared), new Budget({}, noFigures, shared)];
  expect(await requestsWithin(one, aCall)).toBe(5);
  expect(await requestsWithin(other, aCall)).toBe(0);
  expect(other.exhausted([])).toBe('The limit of 5 model calls (--max-calls) is reached.');
});

test('a request under way counts for all of them', async () => {
  const shared = Object.assign(new Budget({ calls: 1 }), { limits: { calls: 1 } });
  expect(await beginRequest(new Budget({}, noFigures, shared))).toBeDefined();
  expect(await requestsWithin(new Budget({}, noFigures, shared), aCall)).toBe(0);
});
