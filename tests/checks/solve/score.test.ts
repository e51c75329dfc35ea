import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scorePlan, tellFigures } from '../../../src/checks/solve/score.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { PlannedCall } from '../../../src/model/seams.ts';
import type { Binding, Step } from '../../../src/model/workflow.ts';
import { goodDraft, stepOf, structured, workflowOf } from '../draft.ts';
import { perfectPlan } from './context.ts';

const asked = (path: string): Binding => ({ path, source: 'query', text: 'said' });
const found = (path: string, step: string): Binding => ({
  path,
  source: 'step',
  step,
  from: '/structuredContent/id',
});
const step = (number: number, tool: string, args: JsonObject, ...bindings: Binding[]): Step =>
  stepOf(number, tool, args, structured({ id: `id_${number}` }), bindings);
const plan = (tool: string, args: JsonObject | null = null): PlannedCall => ({
  tool: `crm__${tool}`,
  arguments: args,
});

/** Two things are looked up, then one is booked with both. */
const diamond = workflowOf(
  step(1, 'find_room', { name: 'Ada' }, asked('/name')),
  step(2, 'find_person', { name: 'Bo' }, asked('/name')),
  step(3, 'book', { room: 'id_1', person: 'id_2' }, found('/room', 'step_1'), found('/person', 'step_2')),
);

describe('recall', () => {
  test('counts a tool as often as the chain calls it', () => {
    const twice = workflowOf(
      step(1, 'find_room', { name: 'Ada' }, asked('/name')),
      step(2, 'find_room', { name: 'Bo' }, asked('/name')),
    );
    const score = scorePlan(twice, [plan('find_room', { name: 'Bo' })]);
    expect(score.figures.recall).toBe(0.5);
    expect(score.missed.map(({ id }) => id)).toEqual(['step_1']);
  });

  test('is 0 for an empty plan, and nothing else is measured', () => {
    expect(tellFigures(scorePlan(diamond, []).figures)).toBe('recall 0.00');
  });

  test('asks for one call where the chain makes one for each item of a result', () => {
    const each = workflowOf(
      step(1, 'list_rooms', {}),
      step(2, 'get_room', { id: 'id_1', full: 'yes' }, found('/id', 'step_1'), asked('/full')),
      step(3, 'get_room', { id: 'id_2', full: 'yes' }, found('/id', 'step_1'), asked('/full')),
      step(4, 'get_room', { id: 'id_3', full: 'no' }, found('/id', 'step_1'), asked('/full')),
    );
    const score = scorePlan(each, [plan('list_rooms'), plan('get_room', { id: null, full: 'yes' })]);
    expect(score.missed.map(({ id }) => id)).toEqual(['step_4']);
    expect(tellFigures(score.figures)).toBe('recall 0.75, order 1.00, arguments 1.00');
  });

  test('of a perfect plan with calls left out is the share of those that are left', () => {
    const whole = perfectPlan(diamond);
    fc.assert(
      fc.property(fc.shuffledSubarray(whole), (part) => {
        const { figures, missed, mistaken } = scorePlan(diamond, part);
        expect(figures.recall).toBeCloseTo(part.length / 3);
        expect(missed).toHaveLength(3 - part.length);
        expect(mistaken).toEqual([]);
      }),
    );
  });
});

describe('order', () => {
  const [room, person, book] = ['find_room', 'find_person', 'book'].map((tool) => plan(tool)) as [
    PlannedCall,
    PlannedCall,
    PlannedCall,
  ];

  test.each([
    ['as executed', [room, person, book], 1],
    ['independent calls the other way round', [person, room, book], 1],
    ['one of two needed results too late', [room, book, person], 0.5],
    ['both too late', [book, room, person], 0],
    ['a missed step is left out', [room, book], 1],
    ['nothing depends on anything', [room, person], undefined],
  ])('%s', (_, planned, order) => {
    expect(scorePlan(diamond, planned).figures.order).toBe(order);
  });
});

describe('arguments', () => {
  const one = workflowOf(
    step(
      1,
      'find',
      { from: '2026-03-05', most: 1250, tags: ['new', 'red'], where: { city: 'Bonn' }, limit: 20 },
      ...['/from', '/most', '/tags/0', '/tags/1', '/where/city'].map(asked),
      { path: '/limit', source: 'schema' },
    ),
  );
  const said = { from: '2026-03-05', most: 1250, tags: ['new', 'red'], where: { city: 'Bonn' }, limit: 20 };
  const share = (args: JsonObject | null) => scorePlan(one, [plan('find', args)]).figures.arguments;

  test.each([
    ['the recorded ones', said, 1],
    [
      'the same in other formats',
      { ...said, from: '5 March 2026', most: '1,250', where: { city: ' bonn' } },
      1,
    ],
    ['a list in another order', { ...said, tags: ['red', 'new'] }, 1],
    ['null is not scored', { ...said, most: null, where: null, tags: [null] }, 1],
    ['a shortened list', { ...said, tags: ['new'] }, 5 / 6],
    ['another value', { ...said, from: '2026-03-06' }, 5 / 6],
    ['left out, though the query says it', { ...said, most: undefined }, 5 / 6],
    ['left to the schema', { ...said, limit: undefined }, 1],
    ['another value than the schema would give', { ...said, limit: 5 }, 5 / 6],
    ['beyond the recorded ones', { ...said, sort: 'up' }, 1],
    ['none at all', null, undefined],
  ])('%s', (_, args, expected) => {
    expect(share(args as JsonObject | null)).toBe(expected);
  });

  test('that come from a result are not scored', () => {
    const planned = perfectPlan(goodDraft.workflow).map((call) => ({
      ...call,
      arguments: { ...call.arguments, ...(call.tool.endsWith('invoices') && { customer_id: 'cus_9' }) },
    }));
    expect(scorePlan(goodDraft.workflow, planned).figures.arguments).toBe(1);
  });

  test('decide which of several calls of a tool stands for which step', () => {
    const two = workflowOf(
      step(1, 'find', { name: 'Ada' }, asked('/name')),
      step(2, 'find', { name: 'Bo' }, asked('/name')),
    );
    const planned = [plan('find', { name: 'Bo' }), plan('find', { name: 'Cy' })];
    expect(scorePlan(two, planned)).toMatchObject({
      figures: { recall: 1, arguments: 0.5 },
      mistaken: [{ step: { id: 'step_1' }, planned: 'Cy' }],
    });
  });
});

test('any plan gives shares between 0 and 1', () => {
  const call = fc.record({
    tool: fc.constantFrom('crm__find_room', 'crm__find_person', 'crm__book', 'crm__other'),
    arguments: fc.option(fc.dictionary(fc.constantFrom('name', 'room', 'person'), fc.jsonValue())),
  });
  fc.assert(
    fc.property(fc.array(call, { maxLength: 6 }), (planned) => {
      const { figures } = scorePlan(diamond, planned as readonly PlannedCall[]);
      for (const figure of Object.values(figures)) {
        expect(figure ?? 0).toBeGreaterThanOrEqual(0);
        expect(figure ?? 1).toBeLessThanOrEqual(1);
      }
      expect(tellFigures(figures)).toMatch(
        /^recall [01]\.\d\d(, order [01]\.\d\d)?(, arguments [01]\.\d\d)?$/,
      );
    }),
  );
});
