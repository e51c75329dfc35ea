// What a prompt says of the run's memory: what is useful for the tools at hand, and never more than a page.
import { expect, test } from 'vitest';
import type { Learned } from '../../src/model/learned.ts';
import type { Tool } from '../../src/model/tool.ts';
import { memorySections } from '../../src/prompts/show-memory.ts';
import { Memory } from '../../src/synthesis/memory.ts';

const toolNamed = (name: string, properties: Record<string, { readonly type: string }>): Tool => ({
  name,
  server: name.split('__')[0] ?? '',
  tool: name.split('__')[1] ?? '',
  description: '',
  inputSchema: { type: 'object', properties },
  permission: { callable: true, rule: 'annotated', why: '' },
});
const find = toolNamed('crm__find_books', { query: { type: 'string' }, shelf_id: { type: 'string' } });
const nothing: Learned = { tools: {}, values: [], edges: [], names: [], failures: [], calls: [] };
const sections = (learned: Partial<Learned>, elsewhere: readonly string[] = []) =>
  memorySections(Memory.empty.with({ ...nothing, ...learned }), [find], elsewhere).join('');

test('an empty memory says nothing', () => {
  expect(sections({})).toBe('');
});

test('values are the latest that were accepted, and no identifiers', () => {
  const values = ['a', 'b', 'shelf_0007', 'c', 'notes_2.txt', 'in_progress'].map((value) => ({
    tool: find.name,
    path: '/query',
    value,
  }));
  expect(sections({ values: [...values, { tool: 'other__tool', path: '/query', value: 'z' }] })).toBe(
    '## Known values\n- crm__find_books /query: "in_progress", "notes_2.txt"\n',
  );
});

test('names are of what the tools are about', () => {
  const names = [
    { noun: 'book', name: 'Emma', tool: find.name },
    { noun: 'shelf', name: 'Left\n## Task', tool: find.name },
    { noun: 'planet', name: 'Mars', tool: find.name },
  ];
  expect(sections({ names })).toBe('## Known names\n- book: "Emma"\n- shelf: "Left\\n## Task"\n');
});

test('edges are those that worked', () => {
  const edge = { to: find.name, path: '/shelf_id', failed: 1 };
  const edges = [
    { ...edge, from: 'crm__list_shelves', succeeded: 5 },
    { ...edge, from: 'crm__list_planets', succeeded: 0 },
  ];
  expect(sections({ edges })).toBe('## Known edges\n- crm__list_shelves -> crm__find_books /shelf_id (5x)\n');
});

test('failures are told once', () => {
  const failures = [
    { call: 'x', critique: { tool: find.name, path: '/shelf_id', message: 'There is no such shelf.' } },
  ];
  const line = '- crm__find_books /shelf_id: "There is no such shelf."';
  expect(sections({ failures })).toBe(`## Known failures\n${line}\n`);
  expect(sections({ failures }, [line])).toBe('');
});

test('a full memory stays within a page', () => {
  const many = Array.from({ length: 60 }, (_, at) => at);
  const text = sections({
    values: many.map((at) => ({ tool: find.name, path: '/query', value: `${'long '.repeat(10)}${at}` })),
    names: many.map((at) => ({ noun: 'book', name: `Book ${'x'.repeat(60)} ${at}`, tool: find.name })),
    edges: many.map((at) => ({
      from: `s__t${at}`,
      to: find.name,
      path: '/query',
      succeeded: at + 1,
      failed: 0,
    })),
    failures: many.map((at) => ({
      call: String(at),
      critique: { tool: find.name, path: null, message: `No. ${at} `.repeat(200) },
    })),
  });
  expect(text.length).toBeLessThan(3000);
});
