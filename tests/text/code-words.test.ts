// Values as databases write them, in a person's words.
import { expect, test } from 'vitest';
import { codeWords } from '../../src/text/code-words.ts';

test.each([
  ['status', 'PENDING_APPROVAL', 'pending approval'],
  ['status', 'on_hold', 'on hold'],
  ['status', 'Under review', 'under review'],
  ['status', 'Approved', 'approved'],
  ['category', 'RAW_MATERIALS', 'raw materials'],
  ['category', 'PACKAGING', 'packaging'],
  ['category', 'MRO', 'MRO'],
  ['riskRating', 'HIGH', 'high'],
  ['risk_level', 'HIGH', 'high'],
  ['level', 'ERROR', 'ERROR'],
  ['state', 'Texas', 'Texas'],
  ['state', 'Closed', 'closed'],
  ['department', 'Finance', 'Finance'],
  ['sku', 'AB_12-9', 'AB_12-9'],
  ['status', 'P2', 'P2'],
])('a %s of %s is "%s"', (key, value, said) => {
  const words = key
    .replace(/([A-Z])/g, '_$1')
    .toLowerCase()
    .split('_');
  expect(codeWords(value, words)).toBe(said);
});
