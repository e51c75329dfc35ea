// What went wrong with a server is summed up when it is ended: one sentence, and none where nothing did.
import { describe, expect, test } from 'vitest';
import { readFaults } from '../../src/config/faults.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { Incidents } from '../../src/tools/incidents.ts';
import { openToolSource } from '../../src/tools/source.ts';
import { labInProcess } from './lab-config.ts';
import { callLab } from './servers/lab.mjs';

const never = new AbortController().signal;

/** The lab, whose `strange` keeps its promise. */
const honest: typeof callLab = (state, name, args) =>
  name === 'strange'
    ? { content: [{ type: 'text', text: '{"beams":3}' }], structuredContent: { beams: 3 } }
    : callLab(state, name, args);

/** What is told of so many calls each of these tools. */
async function toldOf(tools: readonly string[], times: number, faults?: JsonObject): Promise<string[]> {
  const notices: string[] = [];
  const lab = labInProcess({ timeoutMs: 100 }, { call: honest });
  const config = faults === undefined ? lab : { ...lab, faults: readFaults(faults, 'lab') };
  {
    await using source = openToolSource([config], {
      restartDelayMs: 1,
      onNotice: (notice) => notices.push(notice),
    });
    await using session = await source.openSession(never);
    for (let count = 0; count < times; count++) {
      for (const tool of tools) {
        await source.catalog(never);
        await session.call({ tool: `lab__${tool}`, arguments: { text: 'hello' } }, never);
      }
    }
  }
  return notices;
}

test.each<[string, JsonObject, string]>([
  ['error pages', { errorPage: {} }, 'of 4 calls, 4 were answered with an error page'],
  ['protocol errors', { protocolError: { count: 1 } }, 'of 4 calls, 1 was answered with a protocol error'],
  ['empty results', { emptyResult: {} }, 'of 4 calls, 4 were answered with nothing'],
  ['bytes', { binary: { count: 2 } }, 'of 4 calls, 2 were answered with garbled text'],
  ['errors without end', { errorResult: {} }, 'of 4 calls, 4 were answered with an error'],
])('of %s', async (_, faults, words) => {
  expect(await toldOf(['echo'], 4, faults)).toEqual([`lab had trouble: ${words}.`]);
});

test('of restarts, with the calls that they cost', async () => {
  const notices = await toldOf(['echo'], 3, { connectionLost: { count: 1 } });
  expect(notices.at(-1)).toBe(
    'lab had trouble: of 3 calls, 1 was cut off because the server was lost; it was restarted once.',
  );
});

test('of tools that change', async () => {
  const notices = await toldOf(['echo', 'list_notes'], 2, { changedTool: { tools: ['echo'] } });
  expect(notices.join('\n')).toMatch(/its tools changed (?:once|twice|\d times)\.$/);
});

test('nothing, where only a few arguments were refused', async () => {
  expect(await toldOf(['echo', 'strange', 'call_counts', 'echo', 'fail'], 2)).toEqual([]);
});

describe('of answers with nothing', () => {
  const nothing = { result: { content: [{ type: 'text', text: '[]' }] } };
  const something = { result: { content: [{ type: 'text', text: '[1]' }] } };
  const told = (calls: Readonly<Record<string, string>>) => {
    const notices: string[] = [];
    const incidents = new Incidents('lab', { onNotice: (notice) => notices.push(notice), secrets: [] });
    for (const [tool, answers] of Object.entries(calls))
      for (const answer of answers) incidents.count({ tool }, answer === '-' ? nothing : something);
    incidents.sumUp();
    return notices;
  };

  test('nothing is told where searches find nothing now and then, however often in all', () => {
    expect(told({ search: '-+-+--+-', find: '+-+-+' })).toEqual([]);
    expect(told({ search: '---' })).toEqual([]);
  });

  test('a tool that never finds anything is named, however few of all calls are its own', () => {
    expect(told({ search: '-----', list: '++++++++++++++++++++++-++++++++' })).toEqual([
      'lab had trouble: of 36 calls, 6 were answered with nothing (mostly those of search).',
    ]);
  });
});
