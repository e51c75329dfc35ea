// What one draft teaches: from reports, values, edges, names and failures; from a finished workflow, what was kept.
import { describe, expect, test } from 'vitest';
import { emptyWorkflow, type Workflow } from '../../src/model/workflow.ts';
import { callKey, Lessons } from '../../src/synthesis/learn.ts';
import { Memory } from '../../src/synthesis/memory.ts';
import { createFakeToolSource } from '../../src/testing/fake-tool-source.ts';
import {
  attemptOf,
  callOf,
  chainOf,
  draftDeps,
  failedAttempt,
  reads,
  reportOf,
  stepOf,
  strings,
  structured,
} from './draft-deps.ts';

const nothing = reads(() => ({}));
const { catalog } = await draftDeps(
  createFakeToolSource({
    crm: {
      tools: {
        search_customers: { ...nothing, inputSchema: strings('query') },
        get_customer: { ...nothing, inputSchema: strings('customer_id') },
        tag_customers: {
          ...nothing,
          inputSchema: { type: 'object', properties: { tags: { type: 'array' } } },
        },
      },
    },
  }),
);
const tools = catalog.byName;

const search = attemptOf(
  callOf('crm__search_customers', { query: 'Acme' }),
  structured({ customers: [{ id: 'cus_0007', name: 'Acme Robotics' }] }),
);
const get = attemptOf(
  callOf('crm__get_customer', { customer_id: 'cus_0007' }),
  structured({ customer: { id: 'cus_0007', name: 'Acme Robotics', owner: 'Ada Lund' } }),
);
const hung = {
  ...failedAttempt(get.call, 'crm did not answer within 30 s.', 30_000),
  outcome: { error: { code: 'timeout', message: 'crm did not answer within 30 s.' } },
};
const lost = failedAttempt(callOf('crm__get_customer', { customer_id: 'cus_9999' }), 'No such customer.');

function lessonsFrom(...reports: readonly Parameters<Lessons['addReport']>[0][]): Lessons {
  const lessons = new Lessons();
  for (const report of reports) lessons.addReport(report, emptyWorkflow, tools);
  return lessons;
}

describe('a report teaches', () => {
  test('how often each tool was called, and how often it failed', () => {
    const { tools: records } = lessonsFrom(reportOf([search, lost, get]), reportOf([get])).toLearned();
    expect(records).toEqual({
      crm__search_customers: { calls: 1, failures: 0, kept: 0, latency: 'fast' },
      crm__get_customer: { calls: 3, failures: 1, kept: 0, latency: 'fast' },
    });
  });

  test('nothing of a call that failed for the moment, but that it got no answer, until one comes', () => {
    const learned = lessonsFrom(reportOf([search, hung]), reportOf([hung])).toLearned();
    expect(learned.tools.crm__get_customer).toEqual({
      calls: 0,
      failures: 0,
      unanswered: 2,
      kept: 0,
      latency: 'fast',
    });
    expect(learned.failures).toEqual([]);
    expect(learned.edges).toEqual([]);
    const answered = lessonsFrom(reportOf([hung]), reportOf([search, get])).toLearned();
    expect(answered.tools.crm__get_customer).toEqual({ calls: 1, failures: 0, kept: 0, latency: 'fast' });
    const memory = Memory.empty.with(learned);
    expect(memory.with(answered).record('crm__get_customer').unanswered).toBeUndefined();
    expect(memory.with(learned).record('crm__get_customer').unanswered).toBe(4);
  });

  test.each([
    [1, 'fast'],
    [1_999, 'fast'],
    [3_000, 'slow'],
    [10_000, 'very slow'],
  ])('how long a tool takes: %i ms is %s', (latencyMs, latency) => {
    const learned = lessonsFrom(
      reportOf([
        { ...search, latencyMs },
        { ...search, latencyMs: 1 },
      ]),
    ).toLearned();
    expect(learned.tools.crm__search_customers?.latency).toBe(latency);
  });

  test('a call is not slow that waited for this thread', () => {
    const learned = lessonsFrom(reportOf([{ ...search, latencyMs: 9_000, busyMs: 8_500 }])).toLearned();
    expect(learned.tools.crm__search_customers?.latency).toBe('fast');
  });

  test('the values that a tool accepted, not those that it refused', () => {
    const { values } = lessonsFrom(reportOf([lost, search, get])).toLearned();
    expect(values).toEqual([
      { tool: 'crm__search_customers', path: '/query', value: 'Acme' },
      { tool: 'crm__get_customer', path: '/customer_id', value: 'cus_0007' },
    ]);
  });

  test('the items of a list as values of one parameter', () => {
    const tag = attemptOf(callOf('crm__tag_customers', { tags: ['new', 'big'] }), structured({ tagged: 2 }));
    expect(lessonsFrom(reportOf([tag])).toLearned().values).toEqual([
      { tool: 'crm__tag_customers', path: '/tags/0', value: 'new' },
      { tool: 'crm__tag_customers', path: '/tags/0', value: 'big' },
    ]);
  });

  test('nothing that is too long to be a value again', () => {
    const long = attemptOf(
      callOf('crm__search_customers', { query: 'x'.repeat(500) }),
      search.outcome.result ?? structured({}),
    );
    expect(lessonsFrom(reportOf([long])).toLearned().values).toEqual([]);
  });

  test('which tool fed which, and whether that worked', () => {
    const refused = failedAttempt(get.call, 'Closed.');
    const { edges } = lessonsFrom(reportOf([search, get]), reportOf([search, refused])).toLearned();
    const edge = { from: 'crm__search_customers', to: 'crm__get_customer', path: '/customer_id' };
    expect(edges).toEqual([{ ...edge, succeeded: 1, failed: 1 }]);
  });

  test('edges from the workflow that was there before', () => {
    const before: Workflow = {
      chains: [
        chainOf(
          'chain_1',
          stepOf(1, search.call.tool, search.call.arguments, search.outcome.result ?? structured({})),
        ),
      ],
    };
    const lessons = new Lessons();
    lessons.addReport(reportOf([get]), before, tools);
    expect(lessons.toLearned().edges).toMatchObject([{ from: 'crm__search_customers', succeeded: 1 }]);
  });

  test('the names of the things that results have shown, and no identifiers', () => {
    const { names } = lessonsFrom(reportOf([search, get])).toLearned();
    expect(names).toContainEqual({
      noun: 'customer',
      name: 'Acme Robotics',
      tool: expect.stringContaining('customer'),
    });
    expect(names.map(({ name }) => name)).not.toContain('cus_0007');
    expect(new Set(names.map(({ noun, name }) => `${noun} ${name}`)).size).toBe(names.length);
  });

  test('each failed call with its own critique', () => {
    const other = failedAttempt(
      callOf('crm__get_customer', { customer_id: '7' }),
      'An id looks like cus_0001.',
    );
    const critiques = [lost, other].map(({ call, outcome }) => ({
      tool: call.tool,
      path: null,
      message: outcome.error?.message ?? '',
    }));
    const { failures } = lessonsFrom(reportOf([lost, other], critiques)).toLearned();
    expect(failures).toEqual([
      { call: callKey(lost.call), critique: critiques[0] },
      { call: callKey(other.call), critique: critiques[1] },
    ]);
  });

  test('that a result of no use is a failure too: the memory keeps anyone from asking again', () => {
    const empty = attemptOf(
      callOf('crm__search_customers', { query: 'Nobody' }),
      structured({ customers: [] }),
    );
    const critique = { tool: 'crm__search_customers', path: null, message: 'The result is empty.' };
    const report = { ...reportOf([empty], [critique]), kept: [], succeeded: false };
    const learned = lessonsFrom(report).toLearned();
    expect(Memory.empty.with(learned).failure(empty.call)).toEqual(critique);
    expect(learned.values).toEqual([]);
  });

  test('only so much, however much happened', () => {
    const many = Array.from({ length: 200 }, (_, index) => [
      attemptOf(
        callOf('crm__search_customers', { query: `Company ${index}` }),
        structured({ customers: [{ id: `cus_${index}`, name: `Company number ${index}` }] }),
      ),
      failedAttempt(callOf('crm__get_customer', { customer_id: `cus_x${index}` }), 'No.'),
    ]).flat();
    const one = JSON.stringify(lessonsFrom(reportOf(many.slice(0, 100))).toLearned()).length;
    const two = JSON.stringify(lessonsFrom(reportOf(many)).toLearned()).length;
    expect(two).toBeLessThan(one * 1.1);
    expect(two).toBeLessThan(20_000);
  });
});

test('a call is known by its tool and arguments, whatever the order of the arguments', () => {
  const key = callKey(callOf('a', { x: 1, y: 2 }));
  expect(callKey(callOf('a', { y: 2, x: 1 }))).toBe(key);
  expect(callKey(callOf('b', { x: 1, y: 2 }))).not.toBe(key);
  expect(callKey(callOf('a', { x: 1, y: '2' }))).not.toBe(key);
});

test('a finished workflow teaches which tools and calls were kept', () => {
  const lessons = lessonsFrom(reportOf([search]));
  const result = search.outcome.result ?? structured({});
  lessons.addKept({
    chains: [
      chainOf(
        'chain_1',
        stepOf(1, search.call.tool, search.call.arguments, result),
        stepOf(2, get.call.tool, get.call.arguments, result),
      ),
    ],
  });
  const learned = lessons.toLearned();
  expect(learned.tools).toMatchObject({
    crm__search_customers: { calls: 1, kept: 1 },
    crm__get_customer: { calls: 0, kept: 1 },
  });
  expect(learned.calls).toEqual([callKey(search.call), callKey(get.call)]);
});
