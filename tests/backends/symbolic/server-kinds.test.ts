// Runs on small servers of kinds that people have: each gives samples, worded in its own nouns.
import { describe, expect, test } from 'vitest';
import { createSymbolicBackend } from '../../../src/backends/symbolic/backend.ts';
import { selectChecks } from '../../../src/checks/checks.ts';
import type { JsonObject, JsonValue } from '../../../src/model/json.ts';
import type { Sample } from '../../../src/model/sample.ts';
import { stepsOf } from '../../../src/model/workflow.ts';
import { generate } from '../../../src/synthesis/generate.ts';
import {
  createFakeToolSource,
  type FakeServer,
  type FakeTool,
} from '../../../src/testing/fake-tool-source.ts';
import { isAccepted, KeptLines, runParts, smallSpec } from '../../synthesis/run-parts.ts';

/** A tool as Python servers have them: nothing annotated, its value as `result` and as text. */
function python(
  description: string,
  answer: (args: JsonObject, state: never) => JsonValue,
  properties: JsonObject = {},
  required = Object.keys(properties),
): FakeTool {
  return {
    description,
    inputSchema: { type: 'object', properties, required },
    handler: (args, state) => {
      const result = answer(args, state);
      const text = typeof result === 'string' ? result : JSON.stringify(result);
      return { content: [{ type: 'text', text }], structuredContent: { result } };
    },
  };
}

/** A tool that answers with a text alone. */
function texting(
  description: string,
  answer: (args: JsonObject, state: never) => string,
  properties: JsonObject = {},
): FakeTool {
  return {
    description,
    inputSchema: { type: 'object', properties, required: Object.keys(properties) },
    handler: answer,
  };
}

async function runOn(server: FakeServer, samples = 6, seed = 41): Promise<readonly Sample[]> {
  const settings = { sandbox: true, isolation: 'sample', ...server.settings } as const;
  const source = createFakeToolSource({ own: { ...server, settings } });
  const store = new KeptLines();
  const parts = runParts(source, createSymbolicBackend(), store, { checks: selectChecks() });
  const spec = { ...smallSpec, seed, samples, iterations: 5, proposals: 3, window: 4 };
  await generate(parts, spec, new AbortController().signal);
  return store.lines.filter(isAccepted);
}

const string = { type: 'string' };
const callsOf = (samples: readonly Sample[]) =>
  samples.flatMap((sample) => stepsOf({ chains: sample.chains }).map(({ tool }) => tool));

const machines = [
  ['MC-11', 'Band saw', 'Hall 1', 'running', 'SP-1'],
  ['MC-12', 'Drill press', 'Hall 2', 'stopped', 'SP-2'],
  ['MC-13', 'Lathe', 'Hall 1', 'running', 'SP-1'],
  ['MC-14', 'Milling machine', 'Hall 3', 'stopped', 'SP-3'],
  ['MC-15', 'Paint booth', 'Hall 2', 'running', 'SP-2'],
].map(([id, name, hall, status, supplier_id]) => ({ id, name, hall, status, supplier_id }));
const suppliers = [
  { id: 'SP-1', name: 'Nordvik Tools', contact: 'Ada Lund', since: '2015-04-01' },
  { id: 'SP-2', name: 'Brandt Machines', contact: 'Ole Frank', since: '2019-10-15' },
  { id: 'SP-3', name: 'Mill & Sons', contact: 'Rita Moss', since: '2021-02-20' },
];

describe('a list of things whose server annotates nothing', () => {
  const found = (id: JsonValue | undefined, all: readonly { readonly id?: string | undefined }[]) => {
    const one = all.find((each) => each.id === id);
    if (one === undefined) throw new Error(`There is no ${String(id)}.`);
    return one as JsonObject;
  };
  const server = {
    tools: {
      list_machines: python(
        'List the machines.',
        () => machines.map(({ id, name, hall }) => ({ id, name, hall })) as never,
      ),
      get_machine: python('Get a machine by its id.', (args) => found(args.machine_id, machines), {
        machine_id: string,
      }),
      get_supplier: python('Get a supplier by its id.', (args) => found(args.supplier_id, suppliers), {
        supplier_id: string,
      }),
    },
  };

  test('is followed to each thing and on to what that refers to', async () => {
    const accepted = await runOn(server, 8);
    expect(accepted.length).toBe(8);
    expect(new Set(callsOf(accepted))).toEqual(new Set(['list_machines', 'get_machine', 'get_supplier']));
    for (const { query } of accepted)
      expect(query).toMatch(/machine|supplier|Band saw|Drill press|Lathe|Paint booth/i);
    for (const { query } of accepted) expect(query).not.toMatch(/MC-\d|SP-\d|result/);
    expect(accepted.some((sample) => stepsOf({ chains: sample.chains }).length >= 3)).toBe(true);
  });

  test('of which no tool is called that may not be, and none counts as reading then', async () => {
    expect(await runOn({ ...server, settings: { sandbox: false } }, 2)).toEqual([]);
    const allowed = await runOn({ ...server, settings: { sandbox: false, allow: ['list_*', 'get_*'] } }, 4);
    expect(allowed.length).toBe(4);
    expect(allowed.flatMap(({ tools }) => tools).map(({ reads }) => reads)).toContain('name and description');
  });
});

describe('things with numbers and kinds of names', () => {
  const berths = [
    ['A1', 8, 'occupied', 'V-1'],
    ['A2', 11, 'free', null],
    ['B7', 15, 'occupied', 'V-2'],
    ['C3', 18, 'free', null],
  ].map(([berth_no, length_m, status, vessel_id]) => ({ berth_no, length_m, status, vessel_id }));
  const vessels = [
    { vessel_id: 'V-1', model: 'Nordkaper 43', skipper: 'Ada Lund', built: 2011 },
    { vessel_id: 'V-2', model: 'Dehler 38', skipper: 'Ole Frank', built: 2018 },
  ];
  const one = (all: readonly JsonObject[], key: string, value: JsonValue | undefined) => {
    const found = all.find((each) => each[key] === value);
    if (found === undefined) throw new Error(`There is no ${String(value)}.`);
    return found;
  };
  const server = {
    tools: {
      list_berths: python(
        'List the berths, optionally only those with a status (free, occupied).',
        ({ status }) =>
          berths
            .filter((berth) => status === undefined || berth.status === status)
            .map(({ berth_no, length_m, status: state }) => ({ berth_no, length_m, status: state })) as never,
        { status: string },
        [],
      ),
      get_berth: python('Get a berth.', ({ berth_no }) => one(berths as never, 'berth_no', berth_no), {
        berth_no: string,
      }),
      get_vessel: python('Get a vessel.', ({ vessel_id }) => one(vessels, 'vessel_id', vessel_id), {
        vessel_id: string,
      }),
    },
  };

  test('are called by what is printed on them, and by the names that their identifiers lead to', async () => {
    const accepted = await runOn(server, 12);
    expect(accepted.length).toBe(12);
    expect(callsOf(accepted)).toEqual(expect.arrayContaining(['get_berth', 'get_vessel']));
    for (const { query, response } of accepted) {
      expect(query).toMatch(/berth/i);
      expect(`${query} ${response}`).not.toMatch(/V-\d/);
    }
    expect(new Set(accepted.flatMap(({ form }) => form)).size).toBeGreaterThanOrEqual(4);
  });

  test('are narrowed down by the choices that a description lists', async () => {
    const accepted = await runOn(server, 12);
    const statuses = accepted.flatMap((sample) =>
      stepsOf({ chains: sample.chains }).flatMap((step) => step.arguments.status ?? []),
    );
    expect(statuses.length).toBeGreaterThan(0);
    for (const status of statuses) expect(['free', 'occupied']).toContain(status);
  });
});

describe('a search that needs a city', () => {
  const server = {
    tools: {
      find_markets: python(
        'Find the markets in a city.',
        ({ city }) =>
          ['Berlin', 'Paris', 'Lisbon', 'Dublin', 'Vienna', 'Rome', 'Tokyo'].includes(String(city))
            ? [
                { name: `${city} Harbour Market`, day: 'Saturday', stalls: 40 },
                { name: `${city} Old Town Market`, day: 'Sunday', stalls: 65 },
                { name: `${city} Night Market`, day: 'Friday', stalls: 28 },
              ]
            : [],
        { city: string },
      ),
    },
  };

  test('is given one that everybody knows', async () => {
    const accepted = await runOn(server, 4);
    expect(accepted.length).toBe(4);
    for (const sample of accepted)
      for (const step of stepsOf({ chains: sample.chains }))
        expect(sample.query).toContain(String(step.arguments.city));
  });
});

describe('text files', () => {
  const files: Readonly<Record<string, string>> = {
    '/shelf/rules/safety.md': '# Safety rules\n\nWear gloves at the saw.\n',
    '/shelf/rules/visitors.md': '# Visitors\n\nA badge is needed beyond the gate.\n',
    '/shelf/plans/summer.md': '# Summer plan\n\nThe lathe is serviced in July.\n',
  };
  const folders = ['/shelf', '/shelf/rules', '/shelf/plans'];
  const path = { path: { type: 'string', description: 'Path of a file or folder' } };
  const entries = (folder: string) => [
    ...folders
      .filter((one) => one !== folder && one.slice(0, one.lastIndexOf('/')) === folder)
      .map((one) => `[DIR] ${one.slice(folder.length + 1)}`),
    ...Object.keys(files)
      .filter((file) => file.slice(0, file.lastIndexOf('/')) === folder)
      .map((file) => `[FILE] ${file.slice(folder.length + 1)}`),
  ];
  const server = {
    tools: {
      list_allowed_directories: texting(
        'List the folders that may be read.',
        () => `Allowed directories:\n${folders[0]}`,
      ),
      list_directory: texting(
        'List what is in a folder.',
        (args) => entries(String(args.path)).join('\n'),
        path,
      ),
      read_file: texting('Read a file.', (args) => files[String(args.path)] ?? 'Error: no such file', path),
    },
  };

  test('are asked about by their paths: what is in a folder, what a file says', async () => {
    const accepted = await runOn(server, 5);
    expect(accepted.length).toBe(5);
    for (const { query } of accepted) expect(query).toMatch(/\/shelf|directories/);
    expect(accepted.filter(({ query }) => query.includes('/shelf')).length).toBeGreaterThanOrEqual(4);
    expect(callsOf(accepted)).toEqual(expect.arrayContaining(['list_directory', 'read_file']));
  });
});

describe('a graph', () => {
  const server = {
    tools: {
      read_graph: python('Read the whole graph.', () => ({
        nodes: [
          { name: 'Ida Holm', kind: 'person' },
          { name: 'Per Lind', kind: 'person' },
          { name: 'Eva Roth', kind: 'person' },
          { name: 'New Hall', kind: 'project' },
          { name: 'Old Mill', kind: 'project' },
        ],
        edges: [
          { source: 'Ida Holm', target: 'New Hall', relation: 'leads' },
          { source: 'Per Lind', target: 'Old Mill', relation: 'leads' },
          { source: 'Ida Holm', target: 'Per Lind', relation: 'advises' },
          { source: 'Ida Holm', target: 'Eva Roth', relation: 'advises' },
        ],
      })),
    },
  };

  test('is asked about by what its things do to each other', async () => {
    const accepted = await runOn(server, 8);
    expect(accepted.length).toBe(8);
    const queries = accepted.map(({ query }) => query).join('\n');
    expect(queries).toMatch(
      /who (?:does Ida Holm advise|Ida Holm advises|leads|advises)|(?:does|whether) \w+ \w+ (?:leads?|advises?)/i,
    );
    expect(queries).not.toMatch(/source|target|edge/i);
  });
});

describe('settings by their keys', () => {
  const settings = [
    { key: 'retention', value: '30 days' },
    { key: 'language', value: 'Danish' },
    { key: 'backup', value: 'nightly' },
  ];
  const server = { tools: { list_settings: python('List the settings.', () => settings) } };

  test('are counted and told', async () => {
    const accepted = await runOn(server, 2);
    expect(accepted.length).toBeGreaterThanOrEqual(1);
    for (const { query } of accepted) expect(query).toMatch(/setting/);
  });
});

describe('a to-do list that starts empty', () => {
  interface Board {
    readonly todos: JsonObject[];
  }
  const todo = {
    type: 'array',
    items: {
      type: 'object',
      properties: { title: string, description: string },
      required: ['title', 'description'],
    },
  };
  const server: FakeServer = {
    createState: (): Board => ({ todos: [] }),
    tools: {
      list_todos: python('List the to-dos.', (_, { todos }: Board) => [...todos]) as FakeTool,
      add_todos: python(
        'Add to-dos to the list.',
        ({ todos }, board: Board) => {
          board.todos.push(
            ...(todos as JsonObject[]).map((one, index) => ({ id: board.todos.length + index + 1, ...one })),
          );
          return 'Added.';
        },
        { todos: todo },
      ) as FakeTool,
    },
  };

  test('is filled first, by steps that only prepare, and then read', async () => {
    const accepted = await runOn(server, 4);
    expect(accepted.length).toBeGreaterThanOrEqual(3);
    for (const sample of accepted) {
      const steps = stepsOf({ chains: sample.chains });
      expect(sample.setup.length).toBeGreaterThanOrEqual(1);
      expect(steps.filter(({ id }) => sample.setup.includes(id)).map(({ tool }) => tool)).toEqual(
        sample.setup.map(() => 'add_todos'),
      );
      expect(sample.exchanges.flatMap((exchange) => exchange.steps)).not.toContain(sample.setup[0]);
      expect(JSON.stringify(sample.exchanges.flatMap(({ claims }) => claims))).not.toContain(
        `$${sample.setup[0]}`,
      );
      expect(sample.query).toMatch(/todo|to-do|task/i);
    }
  });

  test('stays as it is outside of a sandbox', async () => {
    const { tools, createState } = server;
    const accepted = await runOn(
      { tools, ...(createState && { createState }), settings: { sandbox: false, allow: ['*'] } },
      2,
    );
    expect(callsOf(accepted)).not.toContain('add_todos');
  });
});

describe('things in things that are called by their names', () => {
  const clubs = [
    { club_id: 'C1', name: 'Harbour Rovers', city: 'Leith' },
    { club_id: 'C2', name: 'Stonefield Town', city: 'Stonefield' },
  ];
  const players = [
    { player_id: 'p1', name: 'Jay Okafor', club_id: 'C1', goals: 14, age: 24, market_value_eur: 2_100_000 },
    { player_id: 'p2', name: 'Milo Farrant', club_id: 'C1', goals: 5, age: 28, market_value_eur: 900_000 },
    { player_id: 'p3', name: 'Sam Whitlock', club_id: 'C2', goals: 11, age: 27, market_value_eur: 1_300_000 },
    { player_id: 'p4', name: 'Dario Pell', club_id: 'C2', goals: 2, age: 22, market_value_eur: 600_000 },
  ];
  const server = {
    tools: {
      list_clubs: python('List the clubs.', () => clubs),
      list_players: python(
        'List the players of a club.',
        ({ club_id }) =>
          players
            .filter((player) => player.club_id === club_id)
            .map(({ player_id, name, goals }) => ({ player_id, name, goals })),
        { club_id: string },
      ),
      get_player: python(
        'Get a player.',
        ({ player_id }) => players.find((player) => player.player_id === player_id) ?? null,
        { player_id: string },
      ),
    },
    settings: { allow: ['*'] },
  };

  test('are asked about with what they are found through, and compared by what they have', async () => {
    const accepted = await runOn(server, 14, 7);
    expect(new Set(callsOf(accepted))).toEqual(new Set(['list_clubs', 'list_players', 'get_player']));
    const far = accepted.filter((sample) => callsOf([sample]).includes('get_player'));
    expect(far).not.toHaveLength(0);
    for (const { query } of far) expect(query).toMatch(/Harbour Rovers|Stonefield Town/);
    expect(accepted.map(({ query }) => query).join(' ')).toMatch(/the (?:most|fewest) goals/);
  });
});

describe('lists of bare texts', () => {
  const samples = [
    { sample_id: 'S-2201', project: 'Corrosion', material: 'steel', stored_in: 'Cabinet 4', mass_mg: 812.4 },
    { sample_id: 'S-2202', project: 'Corrosion', material: 'zinc', stored_in: 'Cabinet 4', mass_mg: 655 },
    {
      sample_id: 'S-2207',
      project: 'Fatigue',
      material: 'titanium',
      stored_in: 'Cabinet 1',
      mass_mg: 1204.9,
    },
  ];
  const server = {
    tools: {
      find_samples: python(
        'IDs of the samples of a project.',
        ({ project }) =>
          samples
            .filter((one) => project === undefined || one.project === project)
            .map((one) => one.sample_id),
        { project: string },
        [],
      ),
      list_methods: python('The methods of the lab.', () => ['hardness', 'roughness', 'x-ray']),
    },
    settings: { allow: ['*'] },
  };

  test('are told as they are', async () => {
    const accepted = await runOn(server, 12, 5);
    const told = accepted.map(({ response }) => response).join('\n');
    expect(told).toContain('S-2201, S-2202 and S-2207');
    expect(told).not.toMatch(/the (?:hardness|roughness)/);
  });
});

describe('a calculator', () => {
  const number = { type: 'number' };
  const server = {
    tools: {
      multiply: python('Multiply two numbers.', ({ a, b }) => Number(a) * Number(b), {
        a: number,
        b: number,
      }),
      evaluate: texting(
        'Evaluate a math expression.',
        ({ expression }) => String(Function(`return ${expression}`)()),
        { expression: string },
      ),
      average: python(
        'The average of some numbers.',
        ({ numbers }) =>
          (numbers as number[]).reduce((sum, one) => sum + one, 0) / (numbers as number[]).length,
        {
          numbers: { type: 'array', items: number },
        },
      ),
    },
  };

  test('is asked what things come to, each tool of it', async () => {
    const accepted = await runOn(server, 9);
    expect(accepted.length).toBe(9);
    expect(new Set(callsOf(accepted)).size).toBeGreaterThanOrEqual(2);
    for (const { query, response } of accepted) {
      expect(query).toMatch(/\d/);
      expect(response).toMatch(/\d/);
    }
    const product = accepted.find((sample) => callsOf([sample]).includes('multiply'));
    const { a, b } = stepsOf({ chains: product?.chains ?? [] })[0]?.arguments ?? {};
    expect(product?.response.replaceAll(',', '')).toContain(String(Number(a) * Number(b)));
  });
});
