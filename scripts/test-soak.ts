// `npm run test:soak -- [MINUTES [CLIENTS [SAMPLES]]]`: servers under load over HTTP and stdio, and one long run; tells how their memory grows.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { type Figure, printFigures } from './bench/figures.ts';
import { startHttpServer } from './bench/http-server.ts';
import { inTemporaryFolder } from './bench/measure.ts';
import { type SoakCounts, type Soaking, soak } from './soak/clients.ts';
import { medianBetween, watchMemory } from './soak/memory.ts';

const { positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });
const [minutes = 10, clients = 50, samples = 20_000] = positionals.map(Number);
const soakMs = minutes * 60_000;
const program = fileURLToPath(new URL('../src/bin.js', import.meta.url));

/** Megabytes; and how much more the last fifth of the time may hold than the second. */
const limits = { peak: 600, growth: 1.25 };

const figures: Figure[] = [];
await inTemporaryFolder(async (path) => {
  if (soakMs > 0) {
    await overHttp(path('http-runs'));
    await overStdio(path('stdio-runs'));
  }
  if (samples > 0) await longRun(path('long'));
});
printFigures(figures);

async function overHttp(runs: string): Promise<void> {
  await using server = await startHttpServer(program, ['--demo', '--runs', runs]);
  // The SDK's own transports do not fit its own interface where optional properties are exact.
  const connect = () => new StreamableHTTPClientTransport(new URL(server.url)) as Transport;
  await underLoad(`serve --http, ${clients} clients`, server.pid, { connect, clients, rounds: 10 });
}

async function overStdio(runs: string): Promise<void> {
  const args = [program, 'serve', '--demo', '--runs', runs];
  const transport = new StdioClientTransport({ command: process.execPath, args, stderr: 'ignore' });
  const start = transport.start.bind(transport);
  // Its process is known once it has been started; the one client starts it.
  await start();
  transport.start = async () => {};
  const connect = () => transport;
  await underLoad('serve over stdio', transport.pid as number, { connect, clients: 1, rounds: Infinity });
}

async function underLoad(
  name: string,
  pid: number,
  load: Pick<Soaking, 'connect' | 'clients' | 'rounds'>,
): Promise<void> {
  const counts: SoakCounts = { calls: 0, refusals: new Map(), failures: [] };
  using memory = watchMemory(pid);
  await soak({ ...load, until: performance.now() + soakMs, counts });
  figures.push(
    { name: `${name}: calls`, value: counts.calls, unit: '' },
    {
      name: `${name}: refused`,
      value: [...counts.refusals.values()].reduce((sum, times) => sum + times, 0),
      unit: '',
    },
    { name: `${name}: without an answer`, value: counts.failures.length, unit: '', limit: 0 },
  );
  for (const [said, times] of counts.refusals) console.error(`Refused ${times} times: ${said}`);
  for (const failure of new Set(counts.failures)) console.error(failure);
  tell(name, memory.megabytes);
}

async function longRun(out: string): Promise<void> {
  const args = [program, 'generate', '--demo', '-n', String(samples), '--out', out, '--json'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  using memory = watchMemory(child.pid as number);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`generate ended with exit code ${code}.`);
  tell(`generate -n ${samples}`, memory.megabytes);
}

function tell(name: string, megabytes: readonly number[]): void {
  const early = medianBetween(megabytes, 0.2, 0.4);
  const late = medianBetween(megabytes, 0.8, 1);
  figures.push(
    { name: `${name}: peak memory`, value: Math.max(...megabytes), unit: 'MB', limit: limits.peak },
    { name: `${name}: memory, last fifth`, value: late, unit: 'MB' },
    { name: `${name}: last fifth over second`, value: late / early, unit: '×', limit: limits.growth },
  );
}
