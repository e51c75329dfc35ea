import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { createNovelty, noNovelty } from '../../src/checks/novel.ts';
import { stepOf, textResult, workflowOf } from './draft.ts';

/** A sample about a customer, with a value of its own so that no two have the same calls. */
function about(query: string, customer: string, nonce = query) {
  const bindings = [{ path: '/name', source: 'query', text: customer }] as const;
  return {
    query,
    workflow: workflowOf(stepOf(1, 'get', { name: customer, nonce }, textResult('x'), bindings)),
  };
}

const first = about('Show me the open invoices of Acme Robotics since 5 March 2026.', 'Acme Robotics');

test.each([
  ['the very same query', first.query, 'Acme Robotics'],
  [
    'the date in another format',
    'Show me the open invoices of Acme Robotics since March 5, 2026.',
    'Acme Robotics',
  ],
  ['a word more', 'Show me all the open invoices of Acme Robotics since 5 March 2026.', 'Acme Robotics'],
])('%s is nearly the same', (_, query, customer) => {
  const novelty = createNovelty();
  novelty.remember(first);
  const verdict = novelty.judge(about(query, customer, 'other calls'));
  expect(verdict).toMatchObject({
    check: 'novel',
    status: 'failed',
    detail: 'An accepted sample has nearly the same query.',
  });
});

test.each([
  ['another customer', 'Show me the open invoices of Bolt Logistics since 5 March 2026.', 'Bolt Logistics'],
  ['another day', 'Show me the open invoices of Acme Robotics since 6 March 2026.', 'Acme Robotics'],
  ['other words', 'What has Acme Robotics left unpaid since 5 March 2026?', 'Acme Robotics'],
  [
    'a name that is no argument',
    'Show me the open invoices of Acme Robotics in Berlin since 5 March 2026.',
    'Acme Robotics',
  ],
])('%s is another query', (_, query, customer) => {
  const novelty = createNovelty();
  novelty.remember(first);
  expect(novelty.judge(about(query, customer)).status).toBe('passed');
});

test('the same calls are no news, in any order and under any query', () => {
  const novelty = createNovelty();
  const one = stepOf(1, 'get', { a: 1, b: 2 }, textResult('x'));
  const two = stepOf(2, 'list', {}, textResult('y'));
  novelty.remember({ query: 'First?', workflow: workflowOf(one, two) });
  const turned = workflowOf({ ...two, id: 'step_1' }, { ...one, id: 'step_2', arguments: { b: 2, a: 1 } });
  expect(novelty.judge({ query: 'Second?', workflow: turned }).detail).toContain('the same calls');
  expect(novelty.judge({ query: 'Second?', workflow: workflowOf(one) }).status).toBe('passed');
});

test('judging remembers nothing', () => {
  const novelty = createNovelty();
  expect(novelty.judge(first).status).toBe('passed');
  expect(novelty.judge(first).status).toBe('passed');
});

test('a run that may repeat itself is not judged', () => {
  noNovelty.remember(first);
  expect(noNovelty.judge(first).status).toBe('skipped');
});

test('a sample takes some 200 bytes', () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const count = 10_000;
  const novelty = createNovelty();
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < count; i++) {
    novelty.remember(
      about(`Show me all the invoices of ${i} that nobody has paid since ${i} March 2026.`, `c${i}`),
    );
  }
  collectGarbage();
  expect((process.memoryUsage().heapUsed - before) / count).toBeLessThan(250);
  expect(novelty.judge(first).status).toBe('passed');
});
