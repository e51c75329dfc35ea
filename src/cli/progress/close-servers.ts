// Servers may take seconds to end: whoever waits is told so.
import type { Terminal } from '../terminal/terminal.ts';

/** Waiting this long is worth a word, in milliseconds. */
const patienceMs = 500;

/** Ends what holds servers, and says so where it takes a while; nothing if there is nothing to end. */
export async function closeServers(
  servers: AsyncDisposable | undefined,
  { err }: Pick<Terminal, 'err'>,
): Promise<void> {
  const timer = setTimeout(() => err.say('Closing the servers …'), patienceMs);
  try {
    await servers?.[Symbol.asyncDispose]();
  } finally {
    clearTimeout(timer);
  }
}
