// What one tool tells of a thing holds for all tools of the mock: its noun of several words, its identifier, its values.
import { mkdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Call, folderOfFiles, held, outcomes } from './play.ts';

const files = folderOfFiles();
const text = { type: 'string' };
const integer = { type: 'integer' };
const object = (properties: object) => ({ type: 'object', properties, required: Object.keys(properties) });
const listOf = (key: string, item: object) => object({ [key]: { type: 'array', items: object(item) } });
const tool = (name: string, inputs: object, outputSchema?: object) => ({
  name,
  description: name.replaceAll('_', ' '),
  inputSchema: object(inputs),
  ...(outputSchema === undefined ? {} : { outputSchema }),
});

interface Thing {
  readonly [key: string]: unknown;
}
type Answer = Thing &
  Readonly<
    Record<
      'vehicles' | 'meters' | 'tasks' | 'order_items' | 'work_orders' | 'comments' | 'readings',
      readonly Thing[]
    >
  >;

async function played(file: string, ...calls: readonly Call[]): Promise<Answer[]> {
  return (await outcomes(file, 'a', calls)).map((outcome) => held(outcome) as Answer);
}

const states = { enum: ['open', 'done'] };
const orderTools = (id: object) => {
  const order = { work_order_id: id, vehicle_id: integer, title: text, status: states };
  return [
    tool('list_vehicles', {}, listOf('vehicles', { vehicle_id: integer, driver_name: text })),
    tool('list_work_orders', { vehicle_id: integer }, listOf('work_orders', order)),
    tool('get_work_order', { work_order_id: id }, object({ ...order, cost: { type: 'number' } })),
    tool('create_work_order', { vehicle_id: integer, title: text }, object(order)),
    tool('update_work_order', { work_order_id: id, status: states }),
    tool('delete_work_order', { work_order_id: id }),
    tool('list_orders', {}, listOf('orders', { order_id: integer, customer: text })),
  ];
};
/** The same tools, of which only one promises something. */
const untold = orderTools(integer).map(({ outputSchema, ...rest }) =>
  /create|vehicles/.test(rest.name) && outputSchema !== undefined ? { ...rest, outputSchema } : rest,
);

describe.each([
  ['integers', files.write('integers.json', orderTools(integer))],
  ['texts', files.write('texts.json', orderTools(text))],
  ['integers that only one tool promises', files.write('untold.json', untold)],
])('a thing of two words with identifiers that are %s', (_, file) => {
  test('is the same for every tool', async () => {
    const [vehicles] = await played(file, ['list_vehicles', {}]);
    const vehicle_id = vehicles?.vehicles[0]?.vehicle_id as number;
    const [listed] = await played(file, ['list_work_orders', { vehicle_id }]);
    const [first] = listed?.work_orders ?? [];
    expect(first).toMatchObject({ vehicle_id, title: expect.any(String) });
    const work_order_id = first?.work_order_id as string;
    const [got] = await played(file, ['get_work_order', { work_order_id }]);
    expect(got).toMatchObject(first as object);
    const none = typeof work_order_id === 'number' ? 5 : 'nonsense';
    const [refused] = await played(file, ['get_work_order', { work_order_id: none }]);
    expect(refused).toBe(`There is no work order ${none}.`);
  });

  test('is created, changed and deleted', async () => {
    const [vehicles] = await played(file, ['list_vehicles', {}]);
    const vehicle_id = vehicles?.vehicles[0]?.vehicle_id as number;
    const create: Call = ['create_work_order', { vehicle_id, title: 'Brakes' }];
    const [made] = await played(file, create);
    const work_order_id = made?.work_order_id as string;
    const [, done, after, gone, rest] = await played(
      file,
      create,
      ['update_work_order', { work_order_id, status: 'done' }],
      ['list_work_orders', { vehicle_id }],
      ['delete_work_order', { work_order_id }],
      ['list_work_orders', { vehicle_id }],
    );
    expect(done).toMatchObject({ work_order_id, status: 'done' });
    expect(after?.work_orders[0]).toMatchObject({ work_order_id, title: 'Brakes', status: 'done' });
    expect(gone).toEqual({ work_order_id, deleted: true });
    expect(JSON.stringify(rest)).not.toContain(JSON.stringify(work_order_id));
  });
});

test('the only kind of items is also called an item, alone or in a member of its own', async () => {
  const item = { id: integer, order_id: integer, quantity: integer };
  const file = files.write('items.json', [
    tool('list_order_items', {}, listOf('order_items', { order_item_id: integer, quantity: integer })),
    tool('get_order_item', { item_id: integer }, object({ item: object(item) })),
    tool('close_item', { item_id: integer }),
  ]);
  const [listed] = await played(file, ['list_order_items', {}]);
  const { order_item_id, quantity } = listed?.order_items[0] ?? {};
  const [got, closed, none] = await played(
    file,
    ['get_order_item', { item_id: order_item_id as number }],
    ['close_item', { item_id: order_item_id as number }],
    ['close_item', { item_id: 5 }],
  );
  expect(got?.item).toMatchObject({ id: order_item_id, quantity });
  expect(closed).toMatchObject({ updated: true });
  expect(none).toBe('There is no order item 5.');
});

test('what is made has an identifier that nothing else has, of the kind that parameters ask for', async () => {
  const file = files.write('comments.json', [
    tool('get_ticket', { ticket_id: integer }),
    tool('create_ticket', { subject: text }),
    tool('add_comment', { ticket_id: integer, body: text }),
    tool('list_comments', { ticket_id: integer }),
    tool('delete_comment', { comment_id: integer }),
  ]);
  const [ticket] = await played(file, ['create_ticket', { subject: 'Printer' }]);
  const ticket_id = ticket?.id as number;
  const [, comment, listed, got] = await played(
    file,
    ['create_ticket', { subject: 'Printer' }],
    ['add_comment', { ticket_id, body: 'Hello' }],
    ['list_comments', { ticket_id }],
    ['get_ticket', { ticket_id }],
  );
  expect([ticket_id, comment?.id]).toEqual([expect.any(Number), expect.any(Number)]);
  expect(comment?.id).not.toBe(ticket_id);
  expect(listed?.comments).toMatchObject([{ id: comment?.id }]);
  expect(got).toMatchObject({ id: ticket_id });
});

test.each([
  ['Get reading', 'List readings'],
  ['List readings', 'Show reading'],
])('%s and %s tell the same number', async (...names) => {
  const folder = files.path(`meters-${names[0]?.slice(0, 1)}`);
  mkdirSync(`${folder}/Data`, { recursive: true });
  const required_parameters = [{ name: 'reading_id', type: 'NUMBER', description: '', default: '' }];
  const apis = names.map((name) =>
    name.startsWith('List')
      ? { name, method: 'GET', body: { readings: [{ id: 7, value: 42 }] } }
      : { name, method: 'GET', description: 'Returns the value and unit of a reading.', required_parameters },
  );
  files.write(`${folder.slice(files.folder.length + 1)}/Data/meter.json`, { api_list: apis });
  const [list, get] = [
    'list_readings_for_meter',
    `${names.join().includes('Get') ? 'get' : 'show'}_reading_for_meter`,
  ];
  const [listed] = await played(folder, [list as string, {}]);
  const first = listed?.readings[0];
  const [got] = await played(folder, [get as string, { reading_id: first?.id as number }]);
  expect(got).toMatchObject({ id: first?.id, value: first?.value });
});

test('a whole number within all bounds stands for one that is promised in several ways', async () => {
  const file = files.write('bounds.json', [
    tool(
      'list_meters',
      {},
      listOf('meters', { id: text, value: { type: 'number', minimum: 500 }, note: text }),
    ),
    tool('get_meter', { meter_id: integer }, object({ value: integer, note: { ...text, maxLength: 12 } })),
  ]);
  const [listed] = await played(file, ['list_meters', {}]);
  const { id, ...first } = listed?.meters[0] ?? {};
  const [got] = await played(file, ['get_meter', { meter_id: Number(id) }]);
  expect(got).toEqual(first);
});

test('where nothing is promised, a thing has what it is made with', async () => {
  const file = files.write('nothing.json', [
    tool('create_task', { title: text, points: integer }),
    tool('list_tasks', {}),
    tool('get_task', { task_id: integer }),
  ]);
  const [made, listed] = await played(
    file,
    ['create_task', { title: 'Paint', points: 3 }],
    ['list_tasks', {}],
  );
  const task = { id: made?.id, title: 'Paint', points: 3 };
  expect(made).toMatchObject(task);
  expect(listed?.tasks[0]).toEqual(task);
});

test('people have names of people, and long texts are words', async () => {
  const file = files.write('names.json', [
    tool(
      'get_car',
      { car_id: text },
      object({ id: text, driver_name: text, note: { ...text, minLength: 90 } }),
    ),
  ]);
  const [car] = await played(file, ['get_car', { car_id: 'car_0001' }]);
  expect(car?.driver_name).not.toMatch(/name/);
  expect(car?.note).not.toMatch(/xx/);
  expect(String(car?.note).length).toBeGreaterThanOrEqual(90);
});
