// Where an argument's value comes from: results before the query, by value and by name.
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bindArguments, boundValue } from '../../src/grounding/bind.ts';
import { readBinding, resultValues } from '../../src/grounding/bindings.ts';
import { entitiesIn } from '../../src/grounding/entities.ts';
import type { JsonObject, JsonScalar, JsonValue } from '../../src/model/json.ts';
import { scalarsIn } from '../../src/model/pointer.ts';
import type { ToolResult } from '../../src/model/tool.ts';
import type { Binding, Step } from '../../src/model/workflow.ts';
import { parameterOf } from '../../src/schemas/schema-source.ts';
import { stepOf, structured, textResult, toolMap, toolOf } from './steps.ts';

/** The bindings of a call of `shop__get_order` (or another tool) with parameters of these schemas. */
function bind(
  args: JsonObject,
  earlier: readonly Step[],
  schemas: JsonObject = {},
  { name = 'shop__get_order', tools = toolMap() } = {},
): readonly Binding[] {
  const properties = Object.fromEntries(
    Object.keys(args).map((key) => [key, schemas[key] ?? { type: 'string' }]),
  );
  return bindArguments({ tool: name, arguments: args }, toolOf(name, properties), earlier, tools);
}

const customers = stepOf(
  1,
  'crm__search_customers',
  { query: 'Acme' },
  structured({
    customers: [
      { id: 'cus_0007', name: 'Acme Robotics', city: 'Berlin', status: 'active', vip: true, employees: 42 },
      { id: 'cus_0012', name: 'Acme Foods', city: 'Rome', status: 'dormant', vip: false, employees: 4200 },
    ],
  }),
);

describe('a value that an earlier result holds', () => {
  test('is bound to its place there', () => {
    expect(bind({ customer_id: 'cus_0012' }, [customers])).toEqual([
      { path: '/customer_id', source: 'step', step: 'step_1', from: '/structuredContent/customers/1/id' },
    ]);
  });

  test('is bound inside the JSON of a text, and to the characters of a text', () => {
    const asText = { ...customers, result: textResult('{"customers":[{"id":"cus_0007"}]}') };
    expect(bind({ customer_id: 'cus_0007' }, [asText])).toEqual([
      {
        path: '/customer_id',
        source: 'step',
        step: 'step_1',
        from: '/content/0/text',
        json: '/customers/0/id',
      },
    ]);
    const prose = { ...customers, result: textResult('Your customer is cus_0007, in Berlin.') };
    expect(bind({ customer_id: 'cus_0007' }, [prose])).toEqual([
      { path: '/customer_id', source: 'step', step: 'step_1', from: '/content/0/text', span: [17, 25] },
    ]);
  });

  test('is bound where it stands under the name that the parameter has', () => {
    const order = stepOf(
      2,
      'shop__list_orders',
      {},
      structured({ orders: [{ id: 'ord_0001', note: 'cus_0007', customer_id: 'cus_0007' }] }),
    );
    expect(bind({ customer_id: 'cus_0007' }, [order])[0]).toMatchObject({
      from: '/structuredContent/orders/0/customer_id',
    });
    expect(bind({ owner: 'Berlin' }, [customers])[0]).toMatchObject({
      from: '/structuredContent/customers/0/city',
    });
  });

  test('is bound to the first step that has it, where names do not decide', () => {
    const again = { ...customers, id: 'step_2', arguments: {} };
    expect(bind({ customer_id: 'cus_0007' }, [customers, again])[0]).toMatchObject({ step: 'step_1' });
  });

  test('may be one item of a list, or deep in an object', () => {
    const args = { customer_ids: ['cus_0012', 'cus_0099'], filter: { in: { city: 'Berlin' } } };
    expect(bind(args, [customers], { customer_ids: { type: 'array' }, filter: { type: 'object' } })).toEqual([
      { path: '/customer_ids/0', source: 'step', step: 'step_1', from: '/structuredContent/customers/1/id' },
      { path: '/customer_ids/1', source: 'query' },
      {
        path: '/filter/in/city',
        source: 'step',
        step: 'step_1',
        from: '/structuredContent/customers/0/city',
      },
    ]);
  });

  test('comes from the query where no result holds it, or only as part of another word', () => {
    expect(bind({ city: 'Oslo' }, [customers])).toEqual([{ path: '/city', source: 'query' }]);
    const prose = { ...customers, result: textResult('Acmeville, /docs/Acme/notes and pre-Acme times.') };
    expect(bind({ company: 'Acme' }, [{ ...prose, arguments: {} }])).toEqual([
      { path: '/company', source: 'query' },
    ]);
    expect(bind({ company: 'Acme' }, [])).toEqual([{ path: '/company', source: 'query' }]);
  });
});

describe('a step that was given a value', () => {
  const get = stepOf(
    2,
    'crm__get_customer',
    { customer_id: 'CUS_0007' },
    structured({ customer: { id: 'cus_0007', owner_id: 'usr_0001' } }),
  );

  test('is no source for it: what found it before is', () => {
    expect(bind({ customer_id: 'cus_0007' }, [customers, get])[0]).toMatchObject({
      source: 'step',
      step: 'step_1',
    });
    expect(bind({ customer_id: 'cus_0007' }, [get])).toEqual([{ path: '/customer_id', source: 'query' }]);
  });

  test('is a source for what else it answered', () => {
    expect(bind({ owner_id: 'usr_0001' }, [customers, get])[0]).toMatchObject({
      source: 'step',
      step: 'step_2',
    });
  });
});

describe('booleans, small integers, words of a choice and very short texts', () => {
  const choice = { type: 'string', enum: ['active', 'dormant', 'Berlin'] };
  test.each<[string, JsonObject, JsonObject, boolean]>([
    ['a boolean of another name', { urgent: true }, {}, false],
    ['a boolean of the same name', { vip: true }, {}, true],
    ['a small integer of another name', { days: 42 }, { days: { type: 'integer' } }, false],
    ['a small integer of the same name', { employees: 42 }, { employees: { type: 'integer' } }, true],
    ['a large integer of another name', { heads: 4200 }, { heads: { type: 'integer' } }, true],
    ['a word of a choice under another name', { place: 'Berlin' }, { place: choice }, false],
    ['a word of a choice under the same name', { city: 'Berlin' }, { city: choice }, true],
    ['a status of something else', { status: 'active' }, { status: choice }, false],
  ])('%s', (_, args, schemas, isBound) => {
    expect(bind(args, [customers], schemas)[0]?.source).toBe(isBound ? 'step' : 'query');
  });

  test('the status of the same thing', () => {
    const found = bind(
      { status: 'active' },
      [customers],
      { status: choice },
      { name: 'crm__list_customers', tools: toolMap() },
    );
    expect(found[0]?.source).toBe('step');
  });

  test('a short text of another name', () => {
    const country = { ...customers, result: structured({ country: { code: 'DE', currency: 'EUR' } }) };
    expect(bind({ grade: 'DE' }, [country])[0]?.source).toBe('query');
    expect(bind({ currency: 'EUR' }, [country])[0]?.source).toBe('step');
  });

  test('words of a choice inside a list or an object too', () => {
    const schemas = {
      places: { type: 'array', items: choice },
      filter: { type: 'object', properties: { place: choice } },
    };
    expect(bind({ places: ['Berlin'], filter: { place: 'Berlin' } }, [customers], schemas)).toEqual([
      { path: '/places/0', source: 'query' },
      { path: '/filter/place', source: 'query' },
    ]);
  });
});

describe('a value that no result holds comes from the schema', () => {
  test.each<[string, JsonObject, JsonObject]>([
    ['where it is the default', { sort: 'newest' }, { sort: { type: 'string', default: 'newest' } }],
    ['where it is the constant', { kind: 'order' }, { kind: { const: 'order' } }],
    ['where there is no other choice', { unit: 'kg' }, { unit: { enum: ['kg'] } }],
    [
      'where it only says how much to show',
      { limit: 17, offset: 34, cursor: 'abc', page_size: 5, pageSize: 5, maxResults: 2 },
      {},
    ],
    [
      'where it is the default of an inner parameter',
      { options: { depth: 2 } },
      { options: { type: 'object', properties: { depth: { type: 'integer', default: 2 } } } },
    ],
  ])('%s', (_, args, schemas) => {
    for (const { source } of bind(args, [customers], schemas)) expect(source).toBe('schema');
  });

  test('and else from the query', () => {
    const schemas = { sort: { type: 'string', default: 'newest' }, unit: { enum: ['kg', 't'] } };
    for (const { source } of bind({ sort: 'oldest', unit: 'kg' }, [customers], schemas))
      expect(source).toBe('query');
  });
});

describe('what a change answered', () => {
  const note = stepOf(
    2,
    'crm__add_note',
    { text: 'Hello' },
    structured({ note_id: 'nte_0001', customer: { id: 'cus_0007', name: 'Acme Robotics' } }),
  );
  const tools = toolMap(
    toolOf('crm__search_customers'),
    toolOf('crm__add_note', {}, { readOnlyHint: false }),
  );
  const options = { name: 'shop__get_order', tools };

  test('is the last resort: what was there before is the better source, though it comes later or fits less', () => {
    const later = { ...customers, id: 'step_3' };
    expect(bind({ customer_id: 'cus_0007' }, [note, later], {}, options)[0]).toMatchObject({
      step: 'step_3',
    });
    const vague = stepOf(3, 'crm__search_customers', {}, structured({ remark: 'cus_0007' }));
    expect(bind({ customer_id: 'cus_0007' }, [note, vague], {}, options)[0]).toMatchObject({
      step: 'step_3',
    });
  });

  test('is a source for what nothing else holds', () => {
    expect(bind({ note_id: 'nte_0001' }, [customers, note], {}, options)[0]).toMatchObject({
      source: 'step',
      step: 'step_2',
    });
  });
});

describe('a path', () => {
  const roots = stepOf(1, 'files__list_roots', {}, textResult('Allowed directories:\n/docs/plans'));
  const listing = stepOf(
    2,
    'files__list_directory',
    { path: '/docs/plans' },
    textResult('[FILE] notes.md\n[DIR] old'),
  );
  const read = (path: string, earlier: readonly Step[]) =>
    bind({ path }, earlier, {}, { name: 'files__read_file', tools: toolMap() });

  test('of a folder and an entry is bound in its parts', () => {
    expect(read('/docs/plans/notes.md', [roots, listing])).toEqual([
      {
        path: '/path',
        source: 'step',
        step: 'step_1',
        from: '/content/0/text',
        json: '/0',
        part: [0, 11],
      },
      {
        path: '/path',
        source: 'step',
        step: 'step_2',
        from: '/content/0/text',
        json: '/0/name',
        part: [12, 20],
      },
    ]);
  });

  test('whose entry no result shows takes that from the query', () => {
    const [folder, entry] = read('/docs/plans/new.md', [roots, listing]);
    expect(folder).toMatchObject({ source: 'step', step: 'step_1', part: [0, 11] });
    expect(entry).toEqual({ path: '/path', source: 'query', part: [12, 18] });
  });

  test('whose folder no result shows comes from the query as a whole', () => {
    expect(read('/elsewhere/notes.md', [roots, listing])).toEqual([{ path: '/path', source: 'query' }]);
  });

  test('that ends with its slash is bound, and soon', () => {
    const folder = { ...roots, result: textResult('/docs') };
    const found = runInNewContext('read()', { read: () => read('/docs/', [folder]) }, { timeout: 2_000 });
    expect(found[0]).toMatchObject({ path: '/path' });
  });
});

describe('whatever the results', () => {
  const key = fc.constantFrom('id', 'name', 'customer_id', 'path', 'amount', 'items', 'a/b~c', 'active', '');
  const leaf = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      'cus_0007',
      '/docs/plans',
      'notes.md',
      'Acme Robotics',
      '[FILE] a.txt\n[DIR] b',
      'Name: Acme\nAge: 3',
      '{"id":"x_1"}',
    ),
    fc.integer({ min: -5, max: 5000 }),
    fc.boolean(),
    fc.constant(null),
  );
  const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(key, tie('value'), { maxKeys: 3, noNullPrototype: true }),
    ),
  }));
  const result: fc.Arbitrary<ToolResult> = fc.oneof(
    fc.dictionary(key, value, { maxKeys: 4, noNullPrototype: true }).map(structured),
    value.map((each) => textResult(JSON.stringify(each))),
    fc
      .array(
        fc.constantFrom(
          '[FILE] notes.md',
          '[DIR] old  (2 files)',
          '/docs/plans',
          'Owner: Ada',
          'Some prose about Acme.',
        ),
        { maxLength: 4 },
      )
      .map((lines) => textResult(lines.join('\n'))),
  );

  test('every fact stands where it says it does', () => {
    fc.assert(
      fc.property(result, (each) => {
        for (const { facts } of entitiesIn(each, 'list_customers'))
          for (const fact of facts) expect(readBinding(fact, each)).toBe(fact.value);
      }),
    );
  });

  test('every binding to a step reads the value of its argument, or of the part of it', () => {
    let bound = 0;
    fc.assert(
      fc.property(
        fc.array(result, { minLength: 1, maxLength: 3 }),
        fc.infiniteStream(fc.nat()),
        (results, picks) => {
          const steps = results.map((each, at) => stepOf(at + 1, 'crm__list_customers', {}, each));
          const values = results.flatMap((each) => resultValues(each).map((found) => found.value));
          fc.pre(values.length > 0);
          const pick = (): JsonScalar => values[(picks.next().value ?? 0) % values.length] ?? null;
          const args: JsonObject = {
            customer_id: pick(),
            name: pick(),
            amounts: [pick(), pick()],
            path: [pick(), pick()].map(String).join('/'),
          };
          const step = { arguments: args };
          for (const binding of bind(args, steps)) {
            if (binding.source !== 'step') continue;
            bound += 1;
            const source = steps.find(({ id }) => id === binding.step);
            expect(readBinding(binding, source?.result ?? textResult(''))).toBe(boundValue(binding, step));
          }
        },
      ),
    );
    expect(bound).toBeGreaterThan(100);
  });

  test('every argument is bound, and no character of it twice', () => {
    fc.assert(
      fc.property(result, fc.dictionary(key, value, { maxKeys: 3, noNullPrototype: true }), (each, args) => {
        const bindings = bind(args as JsonObject, [stepOf(1, 'crm__list', {}, each)]);
        const paths = [...scalarsIn(args as JsonObject)].map(({ pointer }) => pointer);
        expect([...new Set(bindings.map(({ path }) => path))]).toEqual(paths);
        for (const path of paths) {
          const parts = bindings.filter((binding) => binding.path === path).map(({ part }) => part);
          if (parts.length > 1)
            for (const [at, part] of parts.slice(1).entries())
              expect(part?.[0]).toBeGreaterThan(parts[at]?.[1] ?? Number.NaN);
        }
      }),
    );
  });
});

test('a pointer belongs to the parameter it stands under, not to its place in a list', () => {
  expect(['/id', '/tags/0', '/filter/customer_id', '/0', ''].map(parameterOf)).toEqual([
    'id',
    'tags',
    'customer_id',
    '',
    '',
  ]);
});

describe('a number that identifies something', () => {
  const integer = { type: 'integer' };
  const tickets = stepOf(
    1,
    'desk__list_tickets',
    { page: 3 },
    structured({ data: [{ id: 3, title: 'It leaks', comments: 5, agent_id: 7, votes: 4200 }, { id: 4200 }] }),
  );
  const bound = (args: JsonObject, schemas: JsonObject, name = 'desk__list_comments') =>
    bind(args, [tickets], schemas, { name }).map((binding) =>
      binding.source === 'step' ? binding.from : binding.source,
    );

  test.each<[string, JsonObject, JsonObject, string, string]>([
    [
      'ticket_id',
      { ticket_id: 3 },
      { ticket_id: integer },
      'desk__list_comments',
      '/structuredContent/data/0/id',
    ],
    ['its digits', { ticket_id: '3' }, {}, 'desk__list_comments', '/structuredContent/data/0/id'],
    ['id', { id: 4200 }, { id: integer }, 'desk__get_ticket', '/structuredContent/data/1/id'],
    [
      'agent_id',
      { agent_id: 7 },
      { agent_id: integer },
      'desk__get_agent',
      '/structuredContent/data/0/agent_id',
    ],
  ])('is bound where the names agree: %s', (_, args, schemas, name, from) => {
    expect(bound(args, schemas, name)).toEqual([from]);
  });

  test.each<[string, JsonObject]>([
    ['another thing', { agent_id: 3 }],
    ['an amount', { amount: 4200 }],
    ['an amount of something', { min_votes: 3 }],
    ['a count', { ticket_id: 5 }],
  ])('is not bound by its value alone: %s', (_, args) => {
    const schemas = Object.fromEntries(Object.keys(args).map((key) => [key, integer]));
    const [from] = bound(args, schemas);
    expect(from === 'query' || from === '/structuredContent/data/0/votes').toBe(true);
  });
});
