// What results are about: the things they show, with identifiers, names and places.
import { describe, expect, test } from 'vitest';
import { entitiesIn } from '../../src/grounding/entities.ts';
import type { Entity } from '../../src/grounding/reading/entity.ts';
import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import type { ToolResult } from '../../src/model/tool.ts';
import { structured, textResult } from './steps.ts';

/** The noun, the id and the name of each thing. */
function things(result: ToolResult, tool: string): unknown[][] {
  return entitiesIn(result, tool).map(({ noun, id, name }) => [noun, id?.value, name?.value]);
}

/** The thing of that name; the envelope around it is named after the tool, and has no values of its own. */
function thing(content: JsonObject, tool: string, noun: string): Entity {
  const found = entitiesIn(structured(content), tool).findLast((entity) => entity.noun === noun);
  if (found === undefined) throw new Error(`There is no ${noun}.`);
  return found;
}

describe('a record', () => {
  test('is called after its tool, or after the key it stands under', () => {
    expect(things(structured({ id: 'cus_0007', name: 'Acme' }), 'get_customer')).toEqual([
      ['customer', 'cus_0007', 'Acme'],
    ]);
    expect(things(structured({ person: { id: 'usr_1', full_name: 'Ada Lund' } }), 'who_is')).toContainEqual([
      'person',
      'usr_1',
      'Ada Lund',
    ]);
  });

  test.each<[string, JsonObject, unknown, unknown]>([
    ['its noun', { order_id: 'ord_1', order_number: 'N-1', id: 'x' }, 'ord_1', undefined],
    ['its noun in camel case', { orderId: 'ord_1', orderName: 'Spring' }, 'ord_1', 'Spring'],
    ['a plain id and title', { title: 'Spring', id: 7 }, 7, 'Spring'],
    ['an uri', { uri: 'memo://1', label: 'One' }, 'memo://1', 'One'],
    ['nothing of the kind', { colour: 'red' }, undefined, undefined],
    ['no value', { id: null, name: '' }, undefined, undefined],
  ])('is identified and named by %s', (_, record, id, name) => {
    const order = thing({ order: record }, 'get_order', 'order');
    if (id !== undefined || !('order_number' in record)) expect(order.id?.value).toBe(id);
    if (!('order_number' in record)) expect(order.name?.value).toBe(name);
  });

  test('has every scalar of its own as a fact, and none of what is inside it', () => {
    const order = thing(
      { order: { id: 'o1', total: 12, paid: true, note: null, lines: [{ sku: 'a' }] } },
      'get_order',
      'order',
    );
    expect(order.facts.map(({ key }) => key)).toEqual(['id', 'total', 'paid', 'note']);
  });
});

describe('a list', () => {
  const page = structured({
    orders: [{ id: 'o1', lines: [{ sku: 'a' }, { sku: 'b' }] }, { id: 'o2' }],
    total: 2,
    next_cursor: null,
  });
  const found = entitiesIn(page, 'list_orders');
  const orders = found.filter(({ noun }) => noun === 'order');
  const [first, second] = orders.filter(({ place }) => place !== undefined);

  test('has items that know their places, and no owner in the envelope', () => {
    expect([first?.place, second?.place]).toEqual([
      { index: 0, length: 2 },
      { index: 1, length: 2 },
    ]);
    expect(first?.parent).toBeUndefined();
  });

  test('inside a thing belongs to that thing', () => {
    const lines = found.filter(({ noun }) => noun === 'line');
    expect(lines.map(({ id, parent, place }) => [id?.value, parent?.id?.value, place?.index])).toEqual([
      ['a', 'o1', 0],
      ['b', 'o1', 1],
    ]);
  });

  test('of plain values has things that are only their names', () => {
    const cities = entitiesIn(structured({ cities: ['Rome', 'Oslo'] }), 'list_cities').filter(
      ({ place }) => place !== undefined,
    );
    expect(cities.map(({ noun, id, name }) => [noun, id, name?.value])).toEqual([
      ['city', undefined, 'Rome'],
      ['city', undefined, 'Oslo'],
    ]);
  });

  test('may be the whole of a text', () => {
    const result = textResult('[{"id":"o1"},{"id":"o2"}]');
    expect(things(result, 'list_orders')).toEqual([
      ['order', 'o1', undefined],
      ['order', 'o2', undefined],
    ]);
    expect(entitiesIn(result, 'list_orders')[1]?.id).toMatchObject({
      from: '/content/0/text',
      json: '/1/id',
    });
  });
});

test('a reference is a thing of its own: it belongs to what names it, and has its name where that stands beside it', () => {
  const result = structured({
    order: {
      id: 'o1',
      customer_id: 'cus_0007',
      customer_name: 'Acme',
      shipTo: { id: 'adr_1' },
      agentId: 'usr_1',
    },
  });
  const references = entitiesIn(result, 'get_order').filter(
    ({ parent, place }) => parent !== undefined && place === undefined,
  );
  expect(references.map(({ noun, id, name }) => [noun, id?.value, name?.value])).toEqual(
    expect.arrayContaining([
      ['customer', 'cus_0007', 'Acme'],
      ['agent', 'usr_1', undefined],
    ]),
  );
  for (const { parent } of references) expect(parent?.id?.value).toBe('o1');
});

describe('a plain text', () => {
  test('shows the entries of a directory, each with its place', () => {
    const text = '[DIR] plans\n[FILE] notes.md\n[FILE] old list.txt';
    const entries = entitiesIn(textResult(text), 'list_directory');
    expect(entries.map(({ noun, name, place }) => [noun, name?.value, place?.index])).toEqual([
      ['directory', 'plans', 0],
      ['file', 'notes.md', 1],
      ['file', 'old list.txt', 2],
    ]);
  });

  test('shows paths, one a line', () => {
    expect(things(textResult('Allowed directories:\n/docs/plans\n/docs/a.txt'), 'list_roots')).toEqual([
      ['path', undefined, '/docs/plans'],
      ['path', undefined, '/docs/a.txt'],
    ]);
  });

  test('shows labelled values of what the tool is about', () => {
    const [info] = entitiesIn(textResult('size: 120\ncreated: 2026-03-05\nisFile: true'), 'get_file_info');
    expect(info?.facts.map(({ key, value }) => [key, value])).toEqual([
      ['size', 120],
      ['created', '2026-03-05'],
      ['isFile', true],
    ]);
  });

  test('of any other kind is left alone', () => {
    expect(entitiesIn(textResult('All is well in Berlin today.'), 'get_news')).toEqual([]);
  });
});

test('keys with slashes and tildes lead to their values', () => {
  const [root] = entitiesIn(structured({ 'a/b': { 'c~d': 'deep' } }), 'get').flatMap(({ facts }) => facts);
  expect(root?.from).toBe('/structuredContent/a~1b/c~0d');
});

test('the same result is read once', () => {
  const result = structured({ id: 'o1' });
  expect(entitiesIn(result, 'get_order')).toBe(entitiesIn(result, 'get_order'));
});

describe('what a thing is called', () => {
  const only = (value: JsonValue, tool: string) => {
    const [entity] = entitiesIn({ content: [{ type: 'text', text: JSON.stringify(value) }] }, tool);
    return { id: entity?.id?.value, name: entity?.name?.value };
  };

  test('is a kind of name, a model or a headline where there is no plain one', () => {
    expect(only({ latin_name: 'Aloe vera', origin: 'Oman' }, 'get_plant').name).toBe('Aloe vera');
    expect(only({ vehicleId: 'V30', model: 'Vito 116' }, 'get_vehicle')).toEqual({
      id: 'V30',
      name: 'Vito 116',
    });
    expect(only({ name: 'Lathe', model: 'L-40' }, 'get_machine').name).toBe('Lathe');
  });

  test('is identified by its number, and somebody by their account', () => {
    expect(only({ berth_no: 'A1', pier: 'A' }, 'get_berth').id).toBe('A1');
    expect(only({ account_id: 'u7', since: '2020-01-01' }, 'get_assignee').id).toBe('u7');
    expect(only({ user_id: 'u7', total: 12 }, 'get_order').id).toBeUndefined();
  });

  test('stands in the fields of a record with a key', () => {
    const issue = only(
      { key: 'WEB-11', fields: { summary: 'Footer overlaps', duedate: '2026-03-10' } },
      'get_issue',
    );
    expect(issue).toEqual({ id: 'WEB-11', name: 'Footer overlaps' });
  });
});
