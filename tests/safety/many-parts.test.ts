// Schemas and results with more parts than a call may have arguments: read like any others.
import { expect, test } from 'vitest';
import { z } from 'zod';
import type { ChatAnswer } from '../../src/backends/language/chat-model.ts';
import { readAnswer } from '../../src/backends/language/read-answer.ts';
import { bareRows } from '../../src/grounding/reading/bare-rows.ts';
import { reshape } from '../../src/grounding/reading/reshape.ts';
import { schemasAt } from '../../src/proofs/schema-places.ts';
import { withoutNull } from '../../src/schemas/without-null.ts';

const many = 200_000;
const parts = Array.from({ length: many }, () => ({}));

test('a schema that is all of so many', () => {
  expect(withoutNull({ allOf: parts }, {})).toBeTypeOf('object');
});

test('a schema of a value that is one of so many', () => {
  expect(schemasAt({ properties: { a: { anyOf: parts } } }, ['a'])).toHaveLength(many + 1);
});

test('a result with so many tables in it', () => {
  const table = { columns: ['a', 'b'], rows: [[1, 2]] };
  const { changed } = reshape({ first: Array.from({ length: many }, () => [table, 1]) });
  expect(changed.length).toBeGreaterThan(0);
});

test('a text with so many rows', () => {
  const lines = Array.from({ length: many }, () => 'a;b');
  expect(() => bareRows(lines)).not.toThrow();
});

test('an answer of a model with so many wrong items', () => {
  const type = z.union([z.array(z.number()), z.array(z.boolean())]);
  const text = JSON.stringify(Array.from({ length: many }, () => ''));
  expect(readAnswer({ text, finish: 'stop' } as ChatAnswer, type)).toHaveProperty('objections');
});
