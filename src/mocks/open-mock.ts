// From a mock's file to a server in this process; the file is read once, however many sessions play it.
import { stat } from 'node:fs/promises';
import { ToolGradError } from '../model/errors.ts';
import type { InProcessServer, MockAddress } from '../transports/server-address.ts';
import type { Mock } from './mock.ts';
import { mockServer } from './mock-server.ts';
import { readMock } from './read-mock.ts';

/** What is made up in a configured mock is the same in every run; `mock --seed` makes other worlds. */
const seed = 0;

/** Mocks by their address, each with the time at which its file was last changed. */
const open = new Map<string, { readonly changed: number; readonly mock: Promise<Mock> }>();

/**
 * A server that plays the file for the session of that label; what a user should know of the file is told when it is read.
 * Throws `usage` if the file is none that can be played.
 */
export async function openMock(
  address: MockAddress,
  label: string,
  onNotice: (message: string) => void,
): Promise<InProcessServer> {
  try {
    return mockServer(await mockOf(address, onNotice), label);
  } catch (error) {
    // What connecting reports is the rest of a sentence about the server.
    const { message } = error as Error;
    throw new ToolGradError('usage', `cannot be played: ${message.replace(/^There/, 'there')}`, {
      cause: error,
    });
  }
}

async function mockOf({ file, synthesize }: MockAddress, onNotice: (message: string) => void): Promise<Mock> {
  const key = `${synthesize} ${file}`;
  const changed = (await stat(file).catch(() => undefined))?.mtimeMs ?? 0;
  const known = open.get(key);
  if (known?.changed === changed) return await known.mock;
  const mock = readMock(file, { synthesize, seed });
  open.set(key, { changed, mock });
  // A file that is mended is read again.
  mock.catch(() => open.delete(key));
  const read = await mock;
  for (const notice of read.notices?.() ?? []) onNotice(`${file}: ${notice}`);
  return read;
}
