// What becomes of a server's tools/list: pages, bad entries, changes.
import { expect, test } from 'vitest';
import { catalogOf, listingOf } from '../../src/tools/catalog.ts';
import { defaultSettings } from '../../src/tools/server-config.ts';
import { openToolSource, type ToolSourceOptions } from '../../src/tools/source.ts';
import { labInProcess } from './lab-config.ts';
import { createLab, type LabOptions, labTools } from './servers/lab.mjs';

const never = new AbortController().signal;
const tool = (name: string) => ({ name, inputSchema: { type: 'object' } });

async function catalogOfLab(options: LabOptions, notices: string[] = []) {
  await using source = openToolSource([labInProcess({}, options)], {
    onNotice: (text) => notices.push(text),
  });
  return await source.catalog(never);
}

test('follows the pages of a listing to their end', async () => {
  const pages: Record<string, { tools: unknown[]; nextCursor?: string }> = {
    first: { tools: [tool('b')], nextCursor: 'second' },
    second: { tools: [], nextCursor: 'third' },
    third: { tools: [tool('a'), tool('c')] },
  };
  const catalog = await catalogOfLab({ tools: (cursor = 'first') => pages[cursor] as never });
  expect(catalog.tools.map(({ name }) => name)).toEqual(['lab__a', 'lab__b', 'lab__c']);
});

test.each<[string, (cursor?: string) => unknown, string]>([
  [
    'names the same page as the next one',
    (cursor) => ({ tools: cursor === undefined ? [tool('a')] : [], nextCursor: 'again' }),
    'lab names a page of its tools that came before as the next one; what came until then is used.',
  ],
  [
    'repeats itself under ever new cursors',
    (cursor = '0') => ({ tools: [tool('a')], nextCursor: String(Number(cursor) + 1) }),
    'lab lists the same tools on page after page; what came until then is used.',
  ],
  [
    'goes on with empty pages',
    (cursor) => ({ tools: cursor === undefined ? [tool('a')] : [], nextCursor: `${cursor}x` }),
    'lab lists nothing on 50 pages in a row; what came until then is used.',
  ],
  [
    'has no end',
    (cursor = '0') => ({
      tools: [tool(cursor === '0' ? 'a' : `t${cursor}`)],
      nextCursor: String(Number(cursor) + 1),
    }),
    'lab lists its tools on more than 1000 pages; what came until then is used.',
  ],
  [
    'names pages in words that nobody keeps',
    (cursor = '') => ({ tools: [tool(`a${cursor}`.slice(0, 9))], nextCursor: `${cursor}x`.repeat(300) }),
    'lab names a next page of its tools in more than 64000 characters; what came until then is used.',
  ],
])('keeps what came of a listing that %s, and says so', async (_, tools, notice) => {
  const notices: string[] = [];
  const catalog = await catalogOfLab({ tools: tools as never }, notices);
  expect(catalog.tools.map(({ tool: name }) => name)).toContain('a');
  expect(notices).toEqual([notice]);
});

test.each([
  [
    'has more tools than anybody',
    (cursor = '0') => ({
      tools: Array.from({ length: 2000 }, (_, index) => tool(`t${cursor}_${index}`)),
      nextCursor: String(Number(cursor) + 1),
    }),
    'lists more than 50000 tools',
  ],
  [
    'is larger than any list',
    (cursor = '0') => ({
      tools: [{ ...tool(`t${cursor}`), description: 'x'.repeat(10_000_000) }],
      nextCursor: String(Number(cursor) + 1),
    }),
    'lists more than 100 MB of tools',
  ],
])('leaves out a server whose listing %s', async (_, tools, why) => {
  const going = catalogOfLab({ tools: tools as never });
  await expect(going).rejects.toMatchObject({ code: 'server', message: expect.stringContaining(why) });
});

test('leaves out a tool whose name is longer than any name', async () => {
  const { tools, leftOut } = await catalogOfLab({ tools: [tool('a'), tool('x'.repeat(257))] as never });
  expect(tools.map(({ tool: name }) => name)).toEqual(['a']);
  expect(leftOut[0]?.reason).toBe('its name has more than 256 characters');
});

test('leaves out a bad tool with its reason, and keeps the good ones', async () => {
  const bad = [
    { name: 'no_schema' },
    { name: 'a_text', inputSchema: { type: 'string' } },
    { name: 'a_list', inputSchema: { type: 'array' } },
    { ...tool('bad_output'), outputSchema: { type: 'object', properties: { x: { $ref: '#/$defs/gone' } } } },
    { ...tool('odd_output'), outputSchema: 'yes' },
    { ...tool('bad_input'), inputSchema: { type: 'object', properties: { x: { $ref: '#/$defs/gone' } } } },
    tool('twice'),
    tool(''),
    null,
  ];
  const catalog = await catalogOfLab({ tools: [tool('twice'), ...bad, tool('good')] });
  expect(catalog.tools.map((good) => good.tool)).toEqual(['good', 'twice']);
  const reasons = Object.fromEntries(catalog.leftOut.map((left) => [left.tool, left.reason]));
  expect(catalog.leftOut).toHaveLength(bad.length);
  expect(reasons).toMatchObject({
    no_schema: 'it has no inputSchema',
    a_text: 'its inputSchema does not have the type "object"',
    a_list: 'its inputSchema does not have the type "object"',
    odd_output: 'its outputSchema is not an object',
    twice: 'another tool of its server has the same name',
  });
  expect(reasons.bad_output).toMatch(/^its outputSchema cannot be compiled: /);
  expect(reasons.bad_input).toMatch(/^its inputSchema cannot be compiled: /);
});

test('takes a server that offers no tools for what it is', async () => {
  const notices: string[] = [];
  const catalog = await catalogOfLab({ capabilities: { prompts: {} } }, notices);
  expect(catalog).toMatchObject({ tools: [], servers: [{ name: 'lab' }] });
  expect(notices).toEqual([]);
});

test('leaves out a server that answers something else than tools', async () => {
  await expect(catalogOfLab({ tools: () => ({ tools: 'none' }) as never })).rejects.toThrow(
    'answered tools/list with something other than tools',
  );
});

test('a hash depends on what a model sees and not on the order of a listing', async () => {
  const one = await catalogOfLab({ tools: labTools });
  const other = await catalogOfLab({ tools: labTools.toReversed() });
  const changed = await catalogOfLab({ tools: [...labTools.slice(1), tool('new')] });
  expect(other.hash).toBe(one.hash);
  expect(other.servers).toEqual(one.servers);
  expect(changed.hash).not.toBe(one.hash);
  expect(changed.servers[0]?.toolsHash).not.toBe(one.servers[0]?.toolsHash);
});

test('lists again after a server has announced a change, and asks no more often than that', async () => {
  let listed = 0;
  let tools = [tool('a')];
  const lab = createLab({
    tools: () => {
      listed++;
      return { tools };
    },
  });
  const options: ToolSourceOptions = {};
  const config = {
    ...labInProcess({ allow: ['*'] }),
    transport: { kind: 'in-process' as const, create: () => lab },
  };
  await using source = openToolSource([config], options);
  const before = await source.catalog(never);
  await using session = await source.openSession(never);
  await session.call({ tool: 'lab__a', arguments: {} }, never);
  expect(await source.catalog(never)).toBe(before);
  expect(listed).toBe(1);

  await lab.announce();
  await session.call({ tool: 'lab__a', arguments: {} }, never);
  expect(await source.catalog(never), 'the same tools are the same catalog').toBe(before);
  expect(listed).toBe(2);

  tools = [tool('a'), tool('b')];
  await lab.announce();
  await session.call({ tool: 'lab__a', arguments: {} }, never);
  const after = await source.catalog(never);
  expect(after.tools.map(({ name }) => name)).toEqual(['lab__a', 'lab__b']);
  expect(listed).toBe(3);
});

test('a tool that comes later is not called for being read-only, and is told of once', async () => {
  const reading = (name: string) => ({ ...tool(name), annotations: { readOnlyHint: true } });
  let tools = [reading('a'), reading('c')];
  const lab = createLab({ tools: () => ({ tools }) });
  const notices: string[] = [];
  const config = {
    ...labInProcess({ allow: ['wanted'] }),
    transport: { kind: 'in-process' as const, create: () => lab },
  };
  await using source = openToolSource([config], { onNotice: (notice) => notices.push(notice) });
  await using session = await source.openSession(never);
  const announce = async (listed: typeof tools) => {
    tools = listed;
    await lab.announce();
    await session.call({ tool: 'lab__a', arguments: {} }, never);
    return await source.catalog(never);
  };
  const later = ['b', 'wanted', 'c', 'a'].map(reading);
  await announce([reading('a')]);
  const { tools: known } = await announce(later);
  const callable = known.filter(({ permission }) => permission.callable).map((each) => each.tool);
  expect(callable, 'c was there before').toEqual(['a', 'c', 'wanted']);
  await expect(session.call({ tool: 'lab__b', arguments: {} }, never)).rejects.toMatchObject({
    message: 'lab__b may not be called: listed only after the start. To allow it, add --allow lab:b.',
  });
  await announce([...later, reading('d')]);
  expect(notices).toEqual([
    'lab has listed tools that did not exist at the start: b. They are not called unless you allow them: --allow lab:b',
  ]);
});

test('sessions of a server of their own never list', async () => {
  let listed = 0;
  const tools = () => {
    listed++;
    return { tools: labTools };
  };
  await using source = openToolSource([labInProcess({ isolation: 'sample' }, { tools })]);
  for (let opened = 0; opened < 3; opened++) {
    await using session = await source.openSession(never);
    await session.call({ tool: 'lab__echo', arguments: {} }, never);
  }
  expect(listed).toBe(1);
});

test('a server that is opened again in this process is held to what it listed before', () => {
  const listed = (readOnlyHint: boolean, described?: string) =>
    listingOf(
      { name: 'notes', settings: defaultSettings, ...(described === undefined ? {} : { described }) },
      { version: '1', protocolVersion: 'x' },
      [{ ...tool('wipe'), annotations: { readOnlyHint } }],
    );
  const callable = (listing: ReturnType<typeof listed>) => catalogOf([listing]).callable.length;
  const command = 'node notes-that-change-their-mind.js';
  expect(callable(listed(false, command))).toBe(0);
  expect(callable(listed(true, command)), 'the same server').toBe(0);
  expect(callable(listed(true, 'node another.js')), 'another one').toBe(1);
  expect(callable(listed(false)) + callable(listed(true)), 'without an address').toBe(1);
});
