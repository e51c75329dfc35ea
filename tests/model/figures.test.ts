// The sums of a run: of drafts, of calls, and of what asking a model took.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDraft, noFigures } from '../../src/model/figures.ts';
import { addSpent, nothingSpent, type Spent } from '../../src/model/sample.ts';
import { rejected, sample, spentOn } from '../runs/drafts.ts';

const spent: fc.Arbitrary<Spent> = fc.record({
  calls: fc.nat(9),
  usage: fc.record({
    inputTokens: fc.nat(9999),
    cachedInputTokens: fc.nat(9999),
    outputTokens: fc.nat(9999),
    reasoningTokens: fc.nat(9999),
  }),
  // Quarters add up exactly, in whatever order.
  costUsd: fc.nat(99).map((quarters) => quarters / 4),
});
const stages = fc.dictionary(fc.constantFrom('propose', 'act', 'select', 'write', 'judge'), spent, {
  noNullPrototype: true,
});

test('what was spent is the sum over the drafts, and over their stages', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(stages, fc.boolean()), { maxLength: 6 }), (drafts) => {
      const entries = drafts.map(([by, good], index) =>
        good ? sample(index, { stages: by }) : rejected(index, 'No.', { stages: by }),
      );
      const figures = entries.reduce(addDraft, noFigures);
      const all = drafts.flatMap(([by]) => Object.values(by));
      expect(figures.spent).toEqual(all.reduce(addSpent, nothingSpent));
      expect(Object.values(figures.stages).reduce(addSpent, nothingSpent)).toEqual(figures.spent);
      for (const [stage, sum] of Object.entries(figures.stages))
        expect(sum).toEqual(drafts.flatMap(([by]) => by[stage] ?? []).reduce(addSpent, nothingSpent));
      expect(figures.accepted).toBe(drafts.filter(([, good]) => good).length);
      expect(figures.accepted + figures.rejected).toBe(drafts.length);
    }),
  );
});

describe('a price that is not known', () => {
  const known = sample(0, { stages: { propose: spentOn(1, 0.5), write: spentOn(1, 0.25) } });
  const unknown = sample(1, { stages: { propose: spentOn(1, null), write: spentOn(1, 0.25) } });

  test('makes every sum that it is part of unknown, and no other', () => {
    const figures = [known, unknown, known].reduce(addDraft, noFigures);
    expect(figures.spent).toMatchObject({ calls: 6, costUsd: null });
    expect(figures.stages.propose?.costUsd).toBeNull();
    expect(figures.stages.write?.costUsd).toBe(0.75);
  });

  test('is not nothing, whichever side it stands on', () => {
    expect(addSpent(spentOn(1, null), nothingSpent).costUsd).toBeNull();
    expect(addSpent(nothingSpent, spentOn(1, null)).costUsd).toBeNull();
    expect([known, known].reduce(addDraft, noFigures).spent.costUsd).toBe(1.5);
  });
});

test('what unfinished drafts have cost stays beside what drafts have cost', () => {
  const figures = addDraft({ ...noFigures, unfinished: spentOn(7) }, sample(0));
  expect(figures).toMatchObject({ spent: { calls: 6 }, unfinished: { calls: 7 } });
});
