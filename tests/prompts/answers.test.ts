// What the stages' answers must be: a schema that strict endpoints take, and what is made of answers, good and bad.
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Proposal } from '../../src/model/feedback.ts';
import { isObject } from '../../src/model/json.ts';
import type { Stage, StageIO } from '../../src/model/seams.ts';
import { answerOf } from '../../src/prompts/stages.ts';
import { type DemoSituation, demoSituation } from './demo-situation.ts';

const stages: readonly Stage[] = [
  'propose',
  'act',
  'select',
  'write',
  'query',
  'step',
  'respond',
  'reword',
  'judge',
  'solve',
];

let inputs: DemoSituation['inputs'];
beforeAll(async () => {
  ({ inputs } = await demoSituation());
});

const schemaOf = <S extends Stage>(stage: S, input: StageIO[S]['in']) =>
  z.toJSONSchema(answerOf(stage, input), { io: 'input' });

/** What strict structured output refuses of a schema; what OpenAI and the others have in common is taken. */
function refusals(schema: unknown, at = ''): string[] {
  if (!isObject(schema)) return [`${at} is no schema`];
  const taken = new Set(
    'type properties required additionalProperties items enum anyOf description'.split(' '),
  );
  const strange = Object.keys(schema).filter(
    (keyword) => !taken.has(keyword) && !(at === '' && keyword === '$schema'),
  );
  const properties = isObject(schema.properties) ? schema.properties : {};
  const isObjectSchema = schema.type === 'object';
  const problems = strange.map((keyword) => `${at} has ${keyword}`);
  if (isObjectSchema && schema.additionalProperties !== false) problems.push(`${at} is open`);
  if (isObjectSchema && JSON.stringify(schema.required) !== JSON.stringify(Object.keys(properties)))
    problems.push(`${at} does not require all of its properties`);
  if (at === '' && !isObjectSchema) problems.push('the root is no object');
  if (schema.type === undefined && schema.anyOf === undefined) problems.push(`${at} has no type`);
  return [
    ...problems,
    ...Object.entries(properties).flatMap(([name, part]) => refusals(part, `${at}/${name}`)),
    ...(schema.items === undefined ? [] : refusals(schema.items, `${at}/*`)),
    ...(Array.isArray(schema.anyOf)
      ? schema.anyOf.flatMap((part, index) => refusals(part, `${at}|${index}`))
      : []),
  ];
}

test('the walk finds what strict endpoints refuse', () => {
  const open = z.object({ a: z.string().min(1), b: z.number().optional() });
  expect(refusals(z.toJSONSchema(open, { io: 'input' }))).toEqual([
    ' is open',
    ' does not require all of its properties',
    '/a has minLength',
  ]);
  expect(refusals(z.toJSONSchema(z.union([z.string(), z.null()])))).toEqual(['the root is no object']);
});

describe.each(stages)('the wire schema of %s', (stage) => {
  test('is fit for strict structured output', () => {
    expect(refusals(schemaOf(stage, inputs[stage] as never))).toEqual([]);
  });

  test('is the same whatever the input', () => {
    const empty = { ...inputs[stage], pool: [], tools: [], reports: [], workflow: { chains: [] } };
    expect(schemaOf(stage, empty as never)).toEqual(schemaOf(stage, inputs[stage] as never));
  });
});

test('the wire schemas have the names and shapes of the contract', () => {
  const shape = (schema: unknown): unknown => {
    if (!isObject(schema)) return schema;
    if (schema.type === 'object' && isObject(schema.properties))
      return Object.fromEntries(Object.entries(schema.properties).map(([name, part]) => [name, shape(part)]));
    if (schema.type === 'array') return [shape(schema.items)];
    if (Array.isArray(schema.anyOf)) return schema.anyOf.map(shape);
    return schema.enum ?? schema.type;
  };
  const call = { tool: 'string', arguments: 'string' };
  const orNull = ['string', 'null'];
  const critique = { tool: orNull, path: orNull, message: 'string' };
  const shapes = Object.fromEntries(
    stages.map((stage) => [stage, shape(schemaOf(stage, inputs[stage] as never))]),
  );
  expect(shapes).toEqual({
    propose: {
      reason: 'string',
      proposals: [{ id: 'string', instruction: 'string', tools: ['string'], call }],
    },
    act: { call: [call, 'null'], stop: orNull },
    select: {
      kind: ['append', 'new', 'none'],
      proposalId: orNull,
      chainId: orNull,
      reason: 'string',
      critiques: [{ ...critique, tool: 'string' }],
    },
    write: {
      query: 'string',
      response: 'string',
      claims: [{ text: 'string', proof: orNull, write: orNull }],
      asks: [{ step: 'string', path: 'string', text: 'string' }],
    },
    query: { query: 'string' },
    step: { call: [call, 'null'], finish: orNull, giveUp: orNull },
    respond: {
      response: 'string',
      claims: [{ text: 'string', proof: orNull, write: orNull }],
      asks: [{ step: 'string', path: 'string', text: 'string' }],
    },
    reword: {
      turns: [
        {
          query: 'string',
          response: 'string',
          claims: [{ text: 'string', proof: orNull, write: orNull }],
        },
      ],
    },
    judge: { score: 'number', critiques: [critique] },
    solve: { calls: [{ tool: 'string', arguments: orNull }] },
  });
});

/** The output of an answer, or its objections: `path: message`. */
function read<S extends Stage>(stage: S, answer: unknown): StageIO[S]['out'] | string {
  const result = answerOf(stage, inputs[stage] as StageIO[S]['in']).safeParse(answer);
  if (result.success) return result.data;
  return result.error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`).join('\n');
}

describe('propose', () => {
  const proposal = (tools: unknown, tool: unknown, args: unknown) => ({
    id: 'p1',
    instruction: 'Look.',
    tools,
    call: { tool, arguments: args },
  });
  const propose = (...proposals: unknown[]) => read('propose', { reason: '', proposals });
  const name = 'shop__list_orders';

  test('gives calls with parsed arguments', () => {
    expect(propose(proposal([name], name, '{"customer_id":"cus_0019"}'))).toEqual([
      {
        id: 'p1',
        instruction: 'Look.',
        tools: [name],
        call: { tool: name, arguments: { customer_id: 'cus_0019' } },
      },
    ]);
  });

  test('takes arguments as an object, or nothing at all, from models that no schema holds', () => {
    for (const args of [{}, '{}', '', ' ']) {
      expect(propose(proposal([name], name, args))).toMatchObject([{ call: { arguments: {} } }]);
    }
  });

  test('says what is wrong with arguments', () => {
    expect(propose(proposal([name], name, '{"a": '))).toMatch(
      /^proposals\/0\/call\/arguments: arguments is no JSON object: .+\. Write one JSON object as a string\.$/,
    );
    expect(propose(proposal([name], name, '[1]'))).toBe(
      'proposals/0/call/arguments: arguments is no JSON object: [1]. Write one JSON object as a string, such as "{}".',
    );
  });

  test('lists the pool where a tool is not in it', () => {
    const names = inputs.propose.pool.map((tool) => tool.name).sort();
    expect(propose(proposal(['x__y'], 'x__y', '{}'))).toBe(
      `proposals/0/call/tool: There is no tool x__y in the pool; choose one of ${names.join(', ')}.`,
    );
    expect(propose(proposal([name, 'x__y'], name, '{}'))).toContain(
      'proposals/0/tools: There is no tool x__y',
    );
  });

  test('puts the tool that is called first, and refuses a call to none of the tools', () => {
    const other = 'shop__get_order';
    expect(propose(proposal([other, name, name], name, '{}'))).toMatchObject([{ tools: [name, other] }]);
    expect(propose(proposal([other], name, '{}'))).toBe(
      `proposals/0/call/tool: call is to ${name}, which is none of the proposal's tools: ${other}. Call the first of them.`,
    );
  });

  test('refuses a plan of four tools', () => {
    const four = inputs.propose.pool.slice(0, 4).map((tool) => tool.name);
    expect(propose(proposal(four, four[0], '{}'))).toBe(
      'proposals/0/tools: A proposal has at most 3 tools; this one has 4.',
    );
  });

  test('keeps the good proposals of an answer, and says of the others why they are dropped', () => {
    const good = proposal([name], name, '{}');
    const read = propose(proposal(['x__y'], 'x__y', '{}'), good, proposal([name], name, '{')) as Proposal[];
    expect(read.map(({ dropped }) => dropped)).toEqual([
      expect.stringContaining('x__y'),
      undefined,
      expect.stringContaining('arguments'),
    ]);
  });

  test('gives none where the steps so far are enough', () => {
    expect(propose()).toEqual({ enough: expect.any(String) });
  });
});

describe('act', () => {
  const name = 'shop__list_invoices';

  test('gives a call, or a stop', () => {
    expect(read('act', { call: { tool: name, arguments: '{"limit":3}' }, stop: null })).toEqual({
      tool: name,
      arguments: { limit: 3 },
    });
    expect(read('act', { call: null, stop: 'There is none.' })).toEqual({ stop: 'There is none.' });
    expect(read('act', { call: { tool: name, arguments: '{}' } })).toEqual({ tool: name, arguments: {} });
  });

  test('objects to neither, and to a tool outside the plan', () => {
    expect(read('act', { call: null, stop: '' })).toBe(
      'call: call and stop are both null. Give the next call, or say in stop why there is none.',
    );
    expect(read('act', { call: { tool: 'shop__get_order', arguments: '{}' }, stop: null })).toBe(
      `call/tool: There is no tool shop__get_order in the plan; choose one of ${name}.`,
    );
  });
});

describe('select', () => {
  const answer = { kind: 'append', proposalId: 'p14', chainId: 'chain_1', reason: 'It fits.', critiques: [] };

  test('gives a gradient; ids without a use are null', () => {
    expect(read('select', answer)).toEqual(answer);
    expect(read('select', { ...answer, kind: 'new' })).toEqual({ ...answer, kind: 'new', chainId: null });
    expect(read('select', { ...answer, kind: 'none' })).toEqual({
      ...answer,
      kind: 'none',
      proposalId: null,
      chainId: null,
    });
    // There is only one chain that can be meant.
    expect(read('select', { ...answer, chainId: null })).toEqual(answer);
  });

  test('names the choices for an id that names nothing', () => {
    expect(read('select', { ...answer, proposalId: 'p9' })).toBe(
      'proposalId: proposalId p9 is none of the reports: p13, p14, p15.',
    );
    expect(read('select', { ...answer, proposalId: 'p13' })).toBe(
      'proposalId: p13 failed and leaves nothing to take in; choose one that succeeded (p14, p15) or kind "none" with proposalId null.',
    );
    expect(read('select', { ...answer, chainId: 'chain_7' })).toBe(
      "chainId: chainId chain_7 is none of the workflow's chains: chain_1.",
    );
  });

  test('reads critiques of known tools, with their paths as JSON Pointers', () => {
    const tool = 'shop__list_orders';
    const critiques = [
      { tool, path: '/status', message: 'Say open.' },
      { tool, path: '$.filter.since', message: 'Be narrow.' },
      { tool: 'the workflow', path: 'x', message: 'Stay with it.' },
      { tool, path: null, message: ' ' },
    ];
    expect(read('select', { ...answer, critiques })).toMatchObject({
      critiques: [
        { tool, path: '/status', message: 'Say open.' },
        { tool, path: '/filter/since', message: 'Be narrow.' },
        { tool: null, path: null, message: 'Stay with it.' },
      ],
    });
  });
});

test('write gives a query and a response, neither of them empty', () => {
  expect(read('write', { query: ' When? ', response: 'Now.\n' })).toEqual({
    query: 'When?',
    response: 'Now.',
    claims: [],
    asks: [],
  });
  const claims = [
    { text: 'Now', proof: '$step_1.at', write: null },
    { text: 'booked', proof: null, write: 'step_2' },
    { text: 'nothing', proof: null, write: null },
  ];
  const asks = [{ step: 'step_1', path: '/day', text: 'today' }];
  expect(read('write', { query: 'When?', response: 'Now.', claims, asks })).toMatchObject({
    claims: [
      { text: 'Now', proof: '$step_1.at' },
      { text: 'booked', write: 'step_2' },
    ],
    asks,
  });
  expect(read('write', { query: ' ', response: 'Now.' })).toMatch(/^query: query is empty\./);
  expect(read('write', { query: 'When?', response: '' })).toMatch(/^response: response is empty\./);
});

test('judge gives a score from 0 to 1', () => {
  expect(read('judge', { score: 0.5, critiques: [] })).toEqual({ score: 0.5, critiques: [] });
  expect(read('judge', { score: 7, critiques: [] })).toBe(
    'score: score 7 is not between 0 and 1. Give a number from 0 to 1.',
  );
});

test('solve gives planned calls, with nulls for what hangs on results', () => {
  const name = 'shop__list_orders';
  const calls = [
    { tool: name, arguments: '{"customer_id":null}' },
    { tool: name, arguments: null },
  ];
  expect(read('solve', { calls })).toEqual([
    { tool: name, arguments: { customer_id: null } },
    { tool: name, arguments: null },
  ]);
  expect(read('solve', { calls: [{ tool: 'nothing', arguments: null }] })).toMatch(
    /^calls\/0\/tool: There is no tool nothing in the list; choose one of /,
  );
});
