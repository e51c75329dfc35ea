// Which parameters take code, and which the short name of a thing.
import { expect, test } from 'vitest';
import { isCode } from '../../src/schemas/code-parameter.ts';

test.each(['sql', 'code', 'source_code', 'pythonCode', 'regex_pattern', 'formula'])('%s is code', (name) => {
  expect(isCode(name)).toBe(true);
});

test.each(['costCentreCode', 'country_code', 'airport_code', 'course_code'])('%s is none', (name) => {
  expect(isCode(name)).toBe(false);
});
