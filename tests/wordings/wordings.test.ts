// The checks on labelled wordings: a part of `npm run test:wordings`, through the same path.
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readWordings } from '../../scripts/wordings/corpus.ts';
import { judgeWordings } from '../../scripts/wordings/verify-wording.ts';

const files = readWordings(fileURLToPath(new URL('../../fixtures/wordings', import.meta.url)));
/** One case in so many is tried here. */
const every = 5;

test('the corpus has true and false wordings, each with an id of its own', () => {
  const cases = files.flatMap((file) => file.cases);
  expect(cases.length).toBeGreaterThanOrEqual(150);
  expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
  for (const say of [true, false])
    expect(cases.filter((each) => each.say === say).length).toBeGreaterThan(60);
});

describe.each(files)('$about', (file) => {
  test('true wordings pass and false ones fail', async () => {
    const cases = file.cases.filter(({ open }, index) => index % every === 0 && open !== true);
    const judged = await judgeWordings({ ...file, cases });
    const wrong = judged.filter(({ isWrong }) => isWrong);
    expect(judged.length).toBeGreaterThan(4);
    expect(wrong.map(({ wording, failed }) => [wording.id, ...failed.map(({ detail }) => detail)])).toEqual(
      [],
    );
  });
});
