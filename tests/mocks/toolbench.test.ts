// A folder of ToolBench tool files as a server.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeLibrary } from '../../scripts/toolbench/make-library.ts';
import { readMock } from '../../src/mocks/read-mock.ts';
import { openToolSource } from '../../src/tools/source.ts';
import { folderOfFiles, held, mockConfig, never, outcomes } from './play.ts';

const files = folderOfFiles();
const folder = files.path('library');

function writeTool(category: string, name: string, apis: readonly object[], within = folder): void {
  mkdirSync(join(within, category), { recursive: true });
  const tool = { tool_name: name, tool_description: `What ${name} is for.`, api_list: apis };
  writeFileSync(join(within, category, `${name}.json`), JSON.stringify(tool));
}

const parameter = (name: string, type: string, example: unknown) => ({
  name,
  type,
  description: `The ${name}.`,
  default: example,
});
writeTool('Movies', 'film_base', [
  {
    name: 'Search Films!',
    description: 'Search films. Returns the title and release year of each.',
    method: 'GET',
    required_parameters: [parameter('query', 'STRING', 'alien')],
    optional_parameters: [
      parameter('limit', 'NUMBER', '5'),
      parameter('adult', 'BOOLEAN', ''),
      parameter('since', 'DATE (YYYY-MM-DD)', ''),
    ],
  },
  { name: '3D films', description: '', method: 'POST', required_parameters: [], optional_parameters: [] },
  {
    name: 'List actors',
    method: 'GET',
    required_parameters: [],
    optional_parameters: [],
    body: { page: 1, actors: [{ id: 7, name: 'A', known_for: ['x'] }] },
  },
]);
writeTool('Music', 'film_base', [
  { name: 'search films', method: 'GET', required_parameters: [], optional_parameters: [] },
]);

test('one tool an API, called as ToolBench calls it, its name free', async () => {
  await using source = openToolSource([mockConfig(folder)]);
  const { tools } = await source.catalog(never);
  expect(tools.map(({ tool }) => tool)).toEqual([
    'get_3d_films_for_film_base',
    'list_actors_for_film_base',
    'search_films_for_film_base',
    'search_films_for_film_base_2',
  ]);
  expect(tools[2]).toMatchObject({
    title: 'Search Films!',
    description: 'Search films. Returns the title and release year of each.',
    annotations: { readOnlyHint: true },
    inputSchema: {
      type: 'object',
      properties: {
        query: { type: 'string', description: 'The query.', examples: ['alien'] },
        limit: { type: 'number', examples: [5] },
        adult: { type: 'boolean' },
        since: { type: 'string', format: 'date' },
      },
      required: ['query'],
    },
  });
  expect(tools[0]).toMatchObject({
    description: '3D films: What film_base is for.',
    annotations: { readOnlyHint: false },
  });
});

test('answers have the shape of the example, or what the description tells', async () => {
  const [actors, films] = await outcomes(folder, 'a', [
    ['list_actors_for_film_base', {}],
    ['search_films_for_film_base', { query: 'alien' }],
  ]);
  const first = (held(actors as never) as { actors: object[] }).actors[0];
  expect(first).toMatchObject({
    id: expect.any(Number),
    name: expect.any(String),
    known_for: expect.arrayContaining([expect.any(String)]),
  });
  const found = (held(films as never) as { films: { name: string }[] }).films;
  for (const film of found)
    expect(film).toMatchObject({ name: expect.stringMatching(/alien/i), release_year: expect.any(Number) });
});

test('thousands are listed page by page', async () => {
  const many = files.path('many');
  expect(makeLibrary(many, 1200)).toBe(240);
  const mock = await readMock(many, { synthesize: false, seed: 0 });
  expect(mock.size).toBe(1200);
  await using source = openToolSource([mockConfig(many)]);
  const { tools, leftOut } = await source.catalog(never);
  expect({ tools: tools.length, leftOut }).toEqual({ tools: 1200, leftOut: [] });
  expect(new Set(tools.map(({ name }) => name)).size).toBe(1200);
});

test('a folder without tool files, and a file of another kind among them, are told', async () => {
  const empty = files.path('empty');
  mkdirSync(empty);
  await expect(readMock(empty, { synthesize: false, seed: 0 })).rejects.toThrow(
    /is a folder without tool files/,
  );
  writeFileSync(join(empty, 'other.json'), '{"name":"x"}');
  await expect(readMock(empty, { synthesize: false, seed: 0 })).rejects.toThrow(
    /other\.json is not a ToolBench tool file/,
  );
});

test('a broken file among others is left out, and it is said which', async () => {
  const some = files.path('some');
  expect(makeLibrary(some, 10)).toBe(2);
  writeFileSync(join(some, 'Movies', 'cut.json'), '{"api_list": [');
  const mock = await readMock(some, { synthesize: false, seed: 0 });
  expect(mock.size).toBe(10);
  expect(mock.notices?.()).toEqual([
    expect.stringMatching(/^1 tool file is left out: .*cut\.json cannot be mocked: [^\n]*[^.]\.$/),
  ]);
});

test('what one API shows, another does not know', async () => {
  const apis = (name: string) => [
    { name: 'List songs', description: `The songs of ${name}.`, method: 'GET' },
    { name: 'Get song', method: 'GET', required_parameters: [parameter('song_id', 'STRING', '')] },
  ];
  const apart = files.path('apart');
  writeTool('Music', 'one', apis('one'), apart);
  writeTool('Music', 'two', apis('two'), apart);
  const [listed, other] = await outcomes(apart, 'a', [
    ['list_songs_for_one', {}],
    ['list_songs_for_two', {}],
  ]);
  const firstOf = (outcome: unknown) => (held(outcome as never) as { songs: { id: string }[] }).songs[0];
  const song_id = firstOf(listed)?.id as string;
  expect(firstOf(other)?.id).not.toBe(song_id);
  const [own, foreign] = await outcomes(apart, 'a', [
    ['get_song_for_one', { song_id }],
    ['get_song_for_two', { song_id }],
  ]);
  expect(held(own as never)).toEqual(firstOf(listed));
  expect(held(foreign as never)).toBe(`There is no song ${song_id}.`);
});
