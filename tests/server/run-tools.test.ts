// Runs as an agent makes, follows, stops and resumes them, on the bundled servers.
import { readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { CreateMessageRequestSchema, McpError } from '@modelcontextprotocol/sdk/types.js';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { call, connect, openPlace, type Place } from './connected.ts';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(async () => await place[Symbol.asyncDispose]());

test('a run that another process is at work on is running, and one whose process is gone was interrupted', async () => {
  const client = await connect(place.state);
  await call(client, 'generate_samples', { samples: 1, run: 'elsewhere', servers: ['crm'] });
  const folder = join(place.state.runs.folder, 'elsewhere');
  const manifest = JSON.parse(await readFile(join(folder, 'run.json'), 'utf8')) as object;
  await writeFile(join(folder, 'run.json'), JSON.stringify({ ...manifest, status: 'running' }));
  const statusOf = async () => {
    const { data } = await call(client, 'get_run', { run: 'elsewhere' });
    return (data.runs as { status: string }[])[0]?.status;
  };
  expect(await statusOf()).toBe('interrupted');
  await writeFile(join(folder, 'run.lock'), JSON.stringify({ pid: process.ppid, host: hostname() }));
  expect(await statusOf()).toBe('running');
  expect(await call(client, 'cancel_run', { run: 'elsewhere' })).toMatchObject({
    isError: true,
    text: 'The run elsewhere is not in progress here: another process is writing it.',
  });
});

const long = { samples: 2000, wait_seconds: 0, servers: ['crm'] };

/** Until the run that goes on has accepted this many. */
async function accepted(client: Awaited<ReturnType<typeof connect>>, run: string, least: number) {
  return await vi.waitFor(
    async () => {
      const { data } = await call(client, 'get_run', { run });
      const [report] = data.runs as { accepted: number; status: string }[];
      expect(report?.accepted).toBeGreaterThanOrEqual(least);
      return report;
    },
    { timeout: 20_000, interval: 50 },
  );
}

test('a run: made, seen, and searched', async () => {
  const client = await connect(place.state);
  const progress: (string | undefined)[] = [];
  const made = await client.callTool(
    { name: 'generate_samples', arguments: { samples: 3, seed: 7, run: 'first', servers: ['crm', 'shop'] } },
    undefined,
    { onprogress: ({ progress: done, total }) => progress.push(`${done}/${total}`) },
  );
  expect(made.structuredContent).toMatchObject({ run: 'first', status: 'done', accepted: 3, requested: 3 });
  expect(progress).toEqual(expect.arrayContaining(['0/3', '1/3', '2/3', '3/3']));
  expect(made.content).toContainEqual(
    expect.objectContaining({ type: 'resource_link', uri: 'toolgrad://runs/first' }),
  );

  const { data } = await call(client, 'get_run', { run: 'first' });
  expect(data).toMatchObject({
    runs: [{ run: 'first', status: 'done' }],
    figures: { passRate: expect.any(Number), toolCalls: expect.any(Number) },
    folder: join(place.state.runs.folder, 'first'),
  });
  const found = await call(client, 'search_samples', { run: 'first', limit: 2 });
  const samples = found.data.samples as { id: string; query: string; tools: string[]; uri: string }[];
  expect(samples).toHaveLength(2);
  const rest = await call(client, 'search_samples', { run: 'first', cursor: found.data.next_cursor });
  expect((rest.data.samples as unknown[]).length).toBe(1);
  expect(rest.data.next_cursor).toBeUndefined();

  const [{ id, query, tools, uri } = { id: '', query: '', tools: [], uri: '' }] = samples;
  const word = query.split(/\W+/).sort((a, b) => b.length - a.length)[0];
  const byText = await call(client, 'search_samples', { text: word?.toUpperCase(), tool: tools[0] });
  expect(byText.data.samples).toContainEqual(expect.objectContaining({ run: 'first', id }));
  expect((await call(client, 'search_samples', { tool: 'no_such_tool' })).data.samples).toEqual([]);

  const { contents } = await client.readResource({ uri });
  const [content] = contents;
  const stored = (await readFile(join(place.state.runs.folder, 'first', 'samples.jsonl'), 'utf8')).split(
    '\n',
  );
  expect(content && 'text' in content && JSON.parse(content.text)).toEqual(JSON.parse(stored[0] ?? ''));
});

test('a run goes on after the answer; cancelled, it keeps what it has, and goes on from there', async () => {
  const client = await connect(place.state);
  const begun = await call(client, 'generate_samples', { ...long, run: 'long' });
  expect(begun.data).toMatchObject({ run: 'long', status: expect.stringMatching(/starting|running/) });
  expect(begun.data.next).toContain('get_run with "run": "long"');
  await accepted(client, 'long', 2);
  expect(await call(client, 'generate_samples', { ...long, run: 'long' })).toMatchObject({
    isError: true,
    text: expect.stringContaining('already in progress'),
  });

  const stopped = await call(client, 'cancel_run', { run: 'long' });
  expect(stopped.data).toMatchObject({ run: 'long', status: 'interrupted' });
  expect(await call(client, 'cancel_run', { run: 'long' })).toMatchObject({ isError: true });
  const kept = stopped.data.accepted as number;
  expect(kept).toBeGreaterThanOrEqual(2);
  // It was begun for so many, and goes on to them where nobody says otherwise.
  const again = await call(client, 'generate_samples', { run: 'long', wait_seconds: 0 });
  expect(again.data).toMatchObject({ requested: long.samples });
  expect((await call(client, 'cancel_run', { run: 'long' })).data).toMatchObject({ requested: long.samples });
  const resumed = await call(client, 'generate_samples', { run: 'long', samples: 1 });
  expect(resumed.data).toMatchObject({ status: 'done' });
  expect(resumed.data.accepted).toBeGreaterThanOrEqual(kept);
});

test('a cancelled call stops its run; one whose client is gone lets it go on', async () => {
  const watching = await connect(place.state);
  const calling = async (run: string) => {
    const client = await connect(place.state);
    const cancel = new AbortController();
    const args = { ...long, run, wait_seconds: 600 };
    const called = client.callTool({ name: 'generate_samples', arguments: args }, undefined, {
      signal: cancel.signal,
    });
    called.catch(() => {});
    await expect.poll(() => place.state.runs.inProgress(run)).toBeDefined();
    // A run that is stopped before it has a folder leaves nothing to tell of.
    await expect.poll(() => place.state.runs.report(run).catch(() => undefined)).toBeDefined();
    return { client, cancel };
  };
  const { cancel } = await calling('called-off');
  cancel.abort();
  await expect
    .poll(async () => await place.state.runs.report('called-off').catch(() => undefined))
    .toMatchObject({ status: 'interrupted' });

  const { client } = await calling('left-alone');
  await client.close();
  await accepted(watching, 'left-alone', 1);
  expect(place.state.runs.inProgress('left-alone')?.ended).toBe(false);
  await call(watching, 'cancel_run', { run: 'left-alone' });
});

test('mistakes get a sentence each', async () => {
  const client = await connect(place.state);
  const expectSentence = async (name: string, args: Record<string, unknown>, sentence: RegExp) => {
    const { isError, text } = await call(client, name, args);
    expect([isError, text]).toEqual([true, expect.stringMatching(sentence)]);
  };
  await expectSentence('get_run', { run: '../../etc' }, /^The name of a run may have/);
  await expectSentence('get_run', { run: 'nothing' }, /^There is no run nothing\. The latest are/);
  await expectSentence('cancel_run', { run: 'nothing' }, /^There is no run nothing/);
  await expectSentence('search_samples', { cursor: 'zzz' }, /omit it to start over/);
  await expectSentence('generate_samples', { servers: ['crmm'] }, /There is no server "crmm"/);
  await expectSentence('generate_samples', { model: 'gpt-5' }, /Did you mean openai:gpt-5\?/);
  await expectSentence('generate_samples', { allow: ['zzz:*'] }, /matches no available tool/);
});

test('the model of a client is asked where it offers it, and only there', async () => {
  const plain = await connect(place.state);
  const wanted = { samples: 1, iterations: 1, model: 'sampling', servers: ['crm'] };
  expect(await call(plain, 'generate_samples', wanted)).toMatchObject({
    isError: true,
    text: expect.stringContaining('This client does not offer its model: use symbolic or openai:NAME'),
  });
  expect(await call(plain, 'generate_samples', { ...wanted, model: 'replay:/etc/passwd' })).toMatchObject({
    isError: true,
    text: expect.stringContaining('only be replayed on the command line'),
  });
  const asked: string[] = [];
  const offering = await connect(place.state, {
    capabilities: { sampling: {} },
    prepare: (client) =>
      client.setRequestHandler(CreateMessageRequestSchema, ({ params }) => {
        asked.push(params.systemPrompt ?? '');
        throw new McpError(-1, 'User rejected sampling request');
      }),
  });
  const { data } = await call(offering, 'generate_samples', { ...wanted, run: 'sampled' });
  expect(asked.length).toBeGreaterThan(0);
  expect(data).toMatchObject({ model: 'sampling', status: 'failed', error: expect.any(String) });
});
