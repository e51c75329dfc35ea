// Ending the servers: silent where it is quick, announced where it is not.
import { PassThrough } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { closeServers } from '../../src/cli/progress/close-servers.ts';
import { createScreen } from '../../src/cli/terminal/terminal.ts';

async function said(ms: number): Promise<string> {
  const stream = new PassThrough();
  await closeServers({ [Symbol.asyncDispose]: () => delay(ms) }, { err: createScreen(stream) });
  return String(stream.read() ?? '');
}

test('servers that end at once are not spoken of; of slow ones it is said that they are waited for', async () => {
  expect(await Promise.all([said(0), said(700)])).toEqual(['', 'Closing the servers …\n']);
  await closeServers(undefined, { err: createScreen(new PassThrough()) });
});
