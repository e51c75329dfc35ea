// Questions for one field of a thing, and answers that say another.
import { describe, expect, test } from 'vitest';
import { coverageCheck } from '../../../src/checks/coverage.ts';
import { createCatalog } from '../../../src/model/tool.ts';
import { contextOf, draftOf, stepOf, structured, toolOf, verdictOn } from '../draft.ts';

const tool = toolOf('get_crate', { name: { type: 'string' } }, { description: 'Gets a crate.' });
const crate = structured({
  name: 'Crate 7',
  weight_kg: 58,
  currency: 'CHF',
  airport_code: 'ZRH',
  warranty_months: 24,
  status: 'resolved',
  packed_by: 'kwame',
  fuel: 'diesel',
  colour: 'dark blue',
  date_of_birth: '2020-01-04',
});
const step = stepOf(1, 'get_crate', { name: 'Crate 7' }, crate, [
  { path: '/name', source: 'query', text: 'Crate 7' },
]);
const asked = (query: string, response: string) => draftOf(step, tool, { query, response });

describe('a field that is asked for', () => {
  test.each([
    ['How heavy is Crate 7?', 'It has a two-year warranty.'],
    ['Which currency is used for Crate 7?', 'ZRH.'],
    ['What is the airport code of Crate 7?', 'CHF.'],
    ['What is the weight of Crate 7?', 'It is insured in Swiss francs, CHF.'],
    ['How old is Crate 7?', 'Its currency is CHF.'],
    ['What fuel does Crate 7 take?', 'It is dark blue.'],
    ['Who packed Crate 7?', 'It was packed at 58 kg.'],
  ])('%j is not answered by %j', async (query, response) => {
    expect(await verdictOn(coverageCheck, asked(query, response))).toMatchObject({
      status: 'failed',
      detail: expect.stringContaining('answers'),
    });
  });

  test.each([
    ['How heavy is Crate 7?', 'It weighs 58 kg.'],
    ['What is the weight of Crate 7?', 'Just under 60 kilos.'],
    ['What is the status of Crate 7?', 'It has been settled.'],
    ['How far along is Crate 7?', 'It has been packed.'],
    ['How heavy is Crate 7?', 'The results do not say.'],
    ['Which currency is used for Crate 7?', 'Swiss francs (CHF).'],
    ['Who packed Crate 7?', 'kwame did.'],
    ['Who packed Crate 7?', 'Your own team.'],
  ])('%j may be answered by %j', async (query, response) => {
    expect((await verdictOn(coverageCheck, asked(query, response))).status).not.toBe('failed');
  });

  test('that only another tool tells is not answered', async () => {
    const other = toolOf('get_terms', {}, { description: 'The terms of delivery, and the deductible.' });
    const catalog = createCatalog({ tools: [tool, other], leftOut: [], servers: [], hash: 'sha256:1' });
    const draft = asked('How heavy is Crate 7, and what is the deductible?', 'It weighs 58 kg.');
    expect(await coverageCheck.run(draft, contextOf({ catalog }))).toMatchObject({ status: 'failed' });
    expect((await coverageCheck.run(draft, contextOf())).status).not.toBe('failed');
  });
});
