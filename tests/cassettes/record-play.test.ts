// Recording through a source, and playing the cassette in its place.
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Cassette } from '../../src/cassettes/cassette.ts';
import { recordSource } from '../../src/cassettes/record-source.ts';
import { Recorder } from '../../src/cassettes/recorder.ts';
import { writeCassette } from '../../src/cassettes/write-cassette.ts';
import type { Outcome } from '../../src/model/tool.ts';
import { openToolSource } from '../../src/tools/source.ts';
import { type Call, folderOfFiles, mockConfig, never, outcomes, outcomesOf } from '../mocks/play.ts';
import { labInProcess } from '../tools/lab-config.ts';

const files = folderOfFiles();
const header = { recordedAt: '2026-01-01T00:00:00.000Z', toolgrad: '0.1.0' };

/** Records sessions of the lab, called `m`, and writes its cassette; answers with what the live sessions got. */
async function record(
  file: string,
  sessions: Readonly<Record<string, readonly Call[]>>,
  { secrets = [] as readonly string[], wanted = (_: string): boolean => true } = {},
): Promise<Record<string, Outcome[]>> {
  const folder = mkdtempSync(files.path('.recording-'));
  await using recorder = await Recorder.open(folder, secrets);
  const lab = labInProcess({ sandbox: true, isolation: 'sample' });
  await using source = recordSource(openToolSource([{ ...lab, name: 'm' }]), recorder);
  const live: Record<string, Outcome[]> = {};
  for (const [label, calls] of Object.entries(sessions)) live[label] = await outcomesOf(source, label, calls);
  const [server] = recorder.servers;
  await writeCassette(files.path(file), recorder, server as never, header, wanted);
  expect(readdirSync(folder)).toEqual(['traffic.jsonl']);
  return live;
}

const read = (file: string) => JSON.parse(readFileSync(files.path(file), 'utf8')) as Cassette;

describe('a recording', () => {
  const sessions = {
    'draft 10/settling': [['echo', { b: 1, a: [{ d: 1, c: 2 }] }]],
    'draft 2/exploring/1': [
      ['list_notes', {}],
      ['add_note', { text: 'milk' }],
      ['list_notes', {}],
      ['strange', {}],
      ['fail', {}],
      ['explode', {}],
    ],
    'draft 2/exploring/2': [['list_notes', {}]],
  } as const satisfies Record<string, readonly Call[]>;

  test('plays the same outcomes, whole and in order, errors and unheard-of content included', async () => {
    const live = await record('whole.json', sessions);
    for (const [label, calls] of Object.entries(sessions)) {
      expect(await outcomes(files.path('whole.json'), label, calls), label).toEqual(live[label]);
    }
    expect(live['draft 2/exploring/1']?.[0]).not.toEqual(live['draft 2/exploring/1']?.[2]);
  });

  test('is a readable file: tools as listed, drafts in their order, arguments canonical, a call a line', async () => {
    await record('readable.json', sessions);
    const cassette = read('readable.json');
    expect(cassette).toMatchObject({
      schema: 'toolgrad.cassette/1',
      ...header,
      server: { name: 'm', version: '1.2.3', protocolVersion: expect.stringMatching(/^\d{4}-/) },
    });
    expect(cassette.tools.find(({ name }) => name === 'strange')).toEqual({
      name: 'strange',
      description: 'Answers unheard-of content.',
      inputSchema: { type: 'object', properties: {} },
      outputSchema: { type: 'object', properties: {} },
      annotations: { readOnlyHint: true },
      icons: [{ src: 'data:image/png;base64,AA==' }],
      _meta: { 'vendor.example/beams': 3 },
    });
    expect(Object.keys(cassette.sessions)).toEqual([
      'draft 2/exploring/1',
      'draft 2/exploring/2',
      'draft 10/settling',
    ]);
    const lines = readFileSync(files.path('readable.json'), 'utf8').split('\n');
    expect(lines.filter((line) => line.includes('"arguments": '))).toHaveLength(8);
    expect(lines.find((line) => line.includes('"tool": "echo"'))).toContain(
      '"arguments": {"a":[{"c":2,"d":1}],"b":1}',
    );
  });

  test('is the same catalog, so that runs of both know the same tools', async () => {
    await record('catalog.json', sessions);
    await using live = openToolSource([
      { ...labInProcess({ sandbox: true, isolation: 'sample' }), name: 'm' },
    ]);
    await using played = openToolSource([mockConfig(files.path('catalog.json'))]);
    const [before, after] = [await live.catalog(never), await played.catalog(never)];
    expect(after.hash).toBe(before.hash);
    expect(after.tools).toEqual(before.tools);
    expect(after.servers).toEqual(before.servers);
  });

  test('holds no secret, whatever it stood in', async () => {
    const secret = 'hunter2-hunter2';
    const key = `ghp_${'a1'.repeat(18)}`;
    await record(
      'secret.json',
      { s: [['echo', { password: secret, list: [`Bearer ${key}`] }]] },
      { secrets: [secret] },
    );
    const text = readFileSync(files.path('secret.json'), 'utf8');
    expect(text).not.toContain(secret);
    expect(text).not.toContain(key);
    expect(read('secret.json').sessions.s).toHaveLength(1);
  });

  test('leaves out the sessions that are not wanted, and nothing behind', async () => {
    await record('some.json', sessions, { wanted: (label) => label.startsWith('draft 2/') });
    expect(Object.keys(read('some.json').sessions)).toEqual(['draft 2/exploring/1', 'draft 2/exploring/2']);
    expect(readdirSync(files.folder).filter((name) => /partial/.test(name))).toEqual([]);
  });

  test('whose process was killed is written from its file, but for the line that was not whole', async () => {
    const folder = mkdtempSync(files.path('.recording-'));
    const killed = `${folder}-killed`;
    await using recorder = await Recorder.open(folder, ['hush'], { run: 'live' });
    await using source = recordSource(
      openToolSource([{ ...labInProcess({ sandbox: true }), name: 'm' }]),
      recorder,
    );
    const live = await outcomesOf(source, 'draft 1/settling', [
      ['add_note', { text: 'é "call": hush' }],
      ['list_notes', {}],
    ]);
    await recorder.written();
    cpSync(folder, killed, { recursive: true });
    appendFileSync(`${killed}/traffic.jsonl`, '{"server":"m","session":"draft 1/settling","order":2,"fai');
    await using left = await Recorder.reopen(killed);
    expect([left.about, left.empty]).toEqual([{ run: 'live' }, false]);
    const [before, after] = [files.path('before.json'), files.path('after.json')];
    await writeCassette(before, recorder, recorder.servers[0] as never, header);
    await writeCassette(after, left, left.servers[0] as never, header);
    expect(readFileSync(after, 'utf8')).toBe(readFileSync(before, 'utf8'));
    expect(read('after.json').sessions['draft 1/settling']).toHaveLength(live.length);
  });

  test('that cannot be written is told in a sentence, and is not there in part', async () => {
    await using recorder = await Recorder.open(mkdtempSync(files.path('.recording-')), []);
    await using source = recordSource(openToolSource([labInProcess()]), recorder);
    await source.catalog(never);
    const path = files.path('no-folder/x.json');
    await expect(writeCassette(path, recorder, recorder.servers[0] as never, header)).rejects.toMatchObject({
      code: 'run',
      message: `Cannot record into ${path}: the folder does not exist.`,
    });
    await expect(Recorder.open('/no/such/folder', [])).rejects.toThrow(
      'Cannot record into /no/such/folder: ',
    );
  });
});

describe('what was not recorded', () => {
  const two = {
    a: [
      ['echo', { x: 1 }],
      ['add_note', { text: 'milk' }],
      ['list_notes', {}],
    ],
    b: [
      ['echo', { x: 2 }],
      ['list_notes', {}],
    ],
  } as const satisfies Record<string, readonly Call[]>;
  const file = 'two.json';

  test('gets what it got in other sessions, if that was always the same', async () => {
    const live = await record(file, two);
    expect(await outcomes(files.path(file), 'c', [['echo', { x: 2 }]])).toEqual([live.b?.[0]]);
    const [differs] = await outcomes(files.path(file), 'c', [['list_notes', {}]]);
    expect(differs?.result?.content).toEqual([
      {
        type: 'text',
        text: 'This call of list_notes was not recorded in this session, and other sessions have different answers to it.',
      },
    ]);
  });

  test('is an error that names the nearest recorded calls', async () => {
    await record('near.json', { s: [1, 22, 333, 4444].map((x): Call => ['echo', { x }]) });
    const [near, none] = await outcomes(files.path('near.json'), 's', [
      ['echo', { x: 334 }],
      ['fail', {}],
    ]);
    expect(near?.result).toEqual({
      isError: true,
      content: [
        {
          type: 'text',
          text: 'This call of echo was not recorded. The nearest recorded calls are echo {"x":333}, echo {"x":1}, echo {"x":22}.',
        },
      ],
    });
    expect(none?.result?.content).toEqual([
      { type: 'text', text: 'This call of fail was not recorded. No call of fail was recorded.' },
    ]);
  });

  test('is answered by rule where that is asked for', async () => {
    const live = await record('rule.json', two);
    const [recorded, ruled] = await outcomes(
      files.path('rule.json'),
      'a',
      [
        ['echo', { x: 1 }],
        ['fail', {}],
      ],
      true,
    );
    expect(recorded).toEqual(live.a?.[0]);
    expect(ruled?.result).toMatchObject({ content: [{ type: 'text' }] });
    expect(ruled?.result?.isError).toBeUndefined();
  });

  test('goes on with the last recorded outcome where a session asks once more', async () => {
    const live = await record('more.json', {
      s: [
        ['list_notes', {}],
        ['add_note', { text: 'x' }],
        ['list_notes', {}],
      ],
    });
    const again = await outcomes(files.path('more.json'), 's', [
      ['list_notes', {}],
      ['list_notes', {}],
      ['list_notes', {}],
    ]);
    expect(again).toEqual([live.s?.[0], live.s?.[2], live.s?.[2]]);
  });

  test('is looked for in the one session there is, whatever the label', async () => {
    const live = await record('one.json', {
      s: [
        ['list_notes', {}],
        ['add_note', { text: 'x' }],
        ['list_notes', {}],
      ],
    });
    const other = await outcomes(files.path('one.json'), 'else', [
      ['list_notes', {}],
      ['list_notes', {}],
    ]);
    expect(other).toEqual([live.s?.[0], live.s?.[2]]);
  });
});

test('sessions are played side by side, each as if it were alone', async () => {
  const sessions: Record<string, Call[]> = {};
  for (let draft = 0; draft < 12; draft++) {
    sessions[`draft ${draft}/exploring/1`] = [
      ['add_note', { text: `note ${draft}` }],
      ['list_notes', {}],
    ];
  }
  const live = await record('many.json', sessions);
  await using source = openToolSource([mockConfig(files.path('many.json'))]);
  const labels = Object.keys(sessions).toReversed();
  const played = await Promise.all(labels.map((label) => outcomesOf(source, label, sessions[label] ?? [])));
  expect(played).toEqual(labels.map((label) => live[label]));
});
