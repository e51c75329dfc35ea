// What a null says has not happened, or nobody has done.
import { expect, test } from 'vitest';
import { type Call, examine } from './answers.ts';

const dog: Call = {
  tool: 'get_animal',
  arguments: { name: 'Biscuit' },
  value: { name: 'Biscuit', kennel: 'K7', adopted_by: null, chipped_at: null, house_trained: false },
};

test.each<[string, boolean]>([
  ['Biscuit has been adopted.', false],
  ['Biscuit is chipped.', false],
  ['Biscuit is in kennel K7 and house-trained.', false],
  ["Biscuit hasn't been adopted yet.", true],
  ['Biscuit has not been chipped.', true],
  ['Biscuit is waiting to be adopted.', true],
])('%s', (response, isTrue) => {
  const { objections } = examine([dog], 'What about Biscuit?', response);
  expect(objections.length === 0).toBe(isTrue);
});
