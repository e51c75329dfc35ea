// A Redis server of a test's own, on a free port; its tests are skipped where none is installed.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Redis } from 'ioredis';

const command = ['redis-server', 'valkey-server'].find(
  (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
);

export const hasRedis = command !== undefined;

/** Why tests are skipped. */
export const withoutRedis = hasRedis
  ? ''
  : ' (skipped: there is no redis-server; apt-get install redis-server)';

export interface RedisServer extends AsyncDisposable {
  readonly url: string;
  client(): Redis;
  kill(): Promise<void>;
  /** On the same port, with what its append-only file has. */
  start(): Promise<void>;
}

/** Everything that it is told stands in its append-only file in the folder. */
export async function startRedis(folder: string): Promise<RedisServer> {
  const port = await freePort();
  const clients: Redis[] = [];
  let child: ChildProcess | undefined;
  const client = () => {
    const redis = new Redis({ port, host: '127.0.0.1', maxRetriesPerRequest: null });
    redis.on('error', () => {});
    clients.push(redis);
    return redis;
  };
  const server: RedisServer = {
    url: `redis://127.0.0.1:${port}`,
    client,
    async kill() {
      const dying = child;
      child = undefined;
      if (dying === undefined) return;
      dying.kill('SIGKILL');
      await once(dying, 'close');
    },
    async start() {
      child = spawn(
        command as string,
        ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'yes'],
        { stdio: 'ignore' },
      );
      const first = client();
      // It answers once it has read what it had written down.
      await first.ping();
    },
    async [Symbol.asyncDispose]() {
      for (const each of clients) each.disconnect();
      await server.kill();
    },
  };
  await server.start();
  return server;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
