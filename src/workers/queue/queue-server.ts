// The connection to the server of a queue, and the packages that speak to it: loaded only where a queue is used.
import type * as Bull from 'bullmq';
import type { Redis } from 'ioredis';
import { ToolGradError } from '../../model/errors.ts';
import { loadOptional } from '../../model/optional-package.ts';
import { parseQueueAddress, type QueueAddress } from './queue-address.ts';

const neededFor = '--queue';

/** A server that is there. */
export interface QueueServer extends AsyncDisposable {
  readonly address: QueueAddress;
  readonly bull: typeof Bull;
  readonly redis: Redis;
  /** A name for a key of this queue; the braces keep a queue's keys together in a cluster. */
  key(name: string): string;
  /** For BullMQ. */
  readonly prefix: string;
  /** Another connection, for what blocks its own; closed with the server. */
  connection(): Redis;
}

/** How long the first connection may take, in milliseconds. */
const connectMs = 5_000;

/**
 * Connects to the server. Throws `usage` where the packages are not installed, and `run` where nobody is there. A server
 * that is lost later is waited for, and `onNotice` is told.
 */
export async function openQueueServer(
  text: string,
  onNotice: (message: string) => void,
): Promise<QueueServer> {
  const address = parseQueueAddress(text);
  const bull = await loadOptional({ name: 'bullmq', neededFor }, () => import('bullmq'));
  const { Redis: Client } = await loadOptional({ name: 'ioredis', neededFor }, () => import('ioredis'));
  const open: Redis[] = [];
  const connection = () => {
    const redis = new Client(address.url, {
      connectTimeout: connectMs,
      lazyConnect: true,
      maxRetriesPerRequest: null,
      retryStrategy: (times) => Math.min(100 * times, 2_000),
    });
    // What went wrong is told once, below; without a listener the client would write it to the console.
    redis.on('error', () => {});
    open.push(redis);
    return redis;
  };
  const redis = connection();
  await reached(redis, address);
  let isAway = false;
  redis.on('close', () => {
    if (!isAway && redis.status !== 'end') onNotice(`The queue at ${address.shown} is away: waiting for it.`);
    isAway = true;
  });
  redis.on('ready', () => {
    if (isAway) onNotice(`The queue at ${address.shown} is back.`);
    isAway = false;
  });
  const prefix = `toolgrad:{${address.name}}`;
  return {
    address,
    bull,
    redis,
    prefix,
    key: (name) => `${prefix}:${name}`,
    connection,
    async [Symbol.asyncDispose]() {
      for (const each of open) each.disconnect();
    },
  };
}

async function reached(redis: Redis, { shown }: QueueAddress): Promise<void> {
  let why = 'no answer';
  redis.once('error', (error: NodeJS.ErrnoException) => {
    why = error.message === '' ? (error.code ?? why) : error.message;
  });
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(why)), connectMs).unref();
  });
  try {
    // The client would go on trying.
    const refused = new Promise<never>((_, reject) => redis.once('close', () => reject(new Error(why))));
    await Promise.race([redis.connect().then(() => redis.ping()), late, refused]);
  } catch (error) {
    redis.disconnect();
    const said = why === 'no answer' ? (error as Error).message : why;
    throw new ToolGradError(
      'usage',
      `There is no queue at ${shown} (${said}): start a Redis or Valkey server there, for instance with "docker run -p 6379:6379 redis:7", or correct --queue.`,
    );
  }
}
