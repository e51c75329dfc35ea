// Feedback can be left out, to see what it is worth: then no request knows of any failure, of its own draft or another.

import { expect, test } from 'vitest';
import type { Critique } from '../../src/model/feedback.ts';
import type { MemoryView } from '../../src/model/learned.ts';
import type { RunSpec } from '../../src/model/run.ts';
import type { ModelRequest } from '../../src/model/seams.ts';
import { generate } from '../../src/synthesis/generate.ts';
import { createFakeToolSource, errorResult } from '../../src/testing/fake-tool-source.ts';
import { createScriptedBackend } from '../../src/testing/scripted-backend.ts';
import { testCheck } from '../support/test-check.ts';
import { callOf, never, proposalOf, reads, strings, taking } from './draft-deps.ts';
import { KeptLines, runParts, smallSpec } from './run-parts.ts';

const source = createFakeToolSource({
  shop: {
    tools: {
      find: reads(
        ({ name }) => (name === 'Ann' ? { id: 'cus_1', name } : errorResult(`name: no ${name} here`)),
        {
          inputSchema: strings('name'),
        },
      ),
    },
  },
});
const find = (name: string) => callOf('shop__find', { name });
const polite = testCheck('query', async ({ query }) =>
  query.includes('please')
    ? { check: 'query', status: 'passed' }
    : {
        check: 'query',
        status: 'failed',
        detail: 'It is not polite.',
        critiques: [{ tool: null, path: null, message: 'Say please.' }],
      },
);

/** Two drafts, one after the other: a call that fails and is repaired, another iteration, and a wording that is objected to. */
async function requestsOf(feedback: boolean): Promise<readonly ModelRequest[]> {
  const each = { bad: [proposalOf(find('Bob'))], good: [proposalOf(find('Ann'))] };
  const backend = createScriptedBackend({
    propose: [each.bad, each.good, each.good, each.good],
    act: [{ stop: 'Nobody else is known.' }],
    select: Array(3).fill(taking('shop__find')),
    write: [
      { query: 'Who is Ann?', response: 'Ann.' },
      { query: 'Who is Ann, please?', response: 'Ann.' },
      { query: 'Who is Ann, please?', response: 'Ann.' },
    ],
  });
  const spec: RunSpec = { ...smallSpec, feedback, samples: 2, iterations: 2, window: 1, concurrency: 1 };
  const parts = runParts(source, backend, new KeptLines(), { checks: [polite], mayRepeat: true });
  await generate(parts, spec, never);
  backend.assertDone();
  return backend.requests;
}

interface Told {
  readonly critiques?: readonly Critique[];
  readonly memory?: MemoryView;
  readonly previous?: unknown;
}

/** What a request tells of earlier failures and successes. */
function toldBy({ stage, input }: ModelRequest) {
  const { critiques, memory, previous } = input as Told;
  return {
    stage,
    critiques: critiques?.map(({ message }) => message),
    failure: memory?.failure(find('Bob'))?.message,
    values: memory?.values('shop__find', '/name'),
    calls: memory?.record('shop__find').calls,
    previous,
  };
}

test('with feedback, requests know what failed and what worked, in this draft and in earlier ones', async () => {
  const told = (await requestsOf(true)).map(toldBy);
  const [first, ...rest] = told.filter(({ stage }) => stage === 'propose');
  expect(first).toMatchObject({ critiques: [], calls: 0, failure: undefined });
  expect(rest[0]).toMatchObject({ critiques: ['name: no Bob here'], failure: 'name: no Bob here', calls: 1 });
  expect(rest[1]).toMatchObject({ critiques: [], failure: 'name: no Bob here', values: ['Ann'] });
  expect(told.find(({ stage }) => stage === 'act')).toMatchObject({ critiques: ['name: no Bob here'] });
  expect(told.find(({ stage }) => stage === 'select')).toMatchObject({ failure: 'name: no Bob here' });
  expect(told.filter(({ stage }) => stage === 'write')[1]).toMatchObject({
    critiques: ['Say please.'],
    previous: { query: 'Who is Ann?' },
  });
});

test('without feedback, no request does', async () => {
  const requests = await requestsOf(false);
  expect(new Set(requests.map(({ stage }) => stage))).toEqual(new Set(['propose', 'act', 'select', 'write']));
  for (const request of requests) {
    const { stage, critiques, failure, values, calls, previous } = toldBy(request);
    expect(critiques ?? []).toEqual([]);
    expect(previous).toBeUndefined();
    if (stage === 'write') continue;
    expect({ failure, values, calls }).toEqual({ failure: undefined, values: [], calls: 0 });
  }
});

test('what a model reads is without it too', async () => {
  const read = (requests: readonly ModelRequest[]) =>
    requests.filter(({ stage }) => stage === 'propose').map(({ prompt }) => JSON.stringify(prompt()));
  expect(read(await requestsOf(true)).join()).toContain('no Bob here');
  expect(read(await requestsOf(false)).join()).not.toContain('no Bob here');
});
