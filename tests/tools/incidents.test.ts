// What went wrong with a server is summed up when it is ended: one sentence, and none where nothing did.
import { expect, test } from 'vitest';
import { readFaults } from '../../src/config/faults.ts';
import type { JsonObject } from '../../src/model/json.ts';
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
