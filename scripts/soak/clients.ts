// Clients that use a server as agents do, again and again, some of them leaving without a goodbye.
import { setTimeout } from 'node:timers/promises';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';

export interface SoakCounts {
  calls: number;
  /** Answers with `isError`, by the first words of what they say: a server under load may refuse a run or a chain too many. */
  readonly refusals: Map<string, number>;
  /** Calls that got no answer. */
  readonly failures: string[];
}

export interface Soaking {
  /** Where one client connects. */
  readonly connect: () => Transport;
  readonly clients: number;
  /** Rounds of work in one session; then the client leaves, and comes back as another. */
  readonly rounds: number;
  /** Milliseconds of `performance.now()`. */
  readonly until: number;
  readonly counts: SoakCounts;
}

/** A client that has been refused waits before it goes on, as agents do. Milliseconds. */
const refusedPauseMs = 250;

/** Has all clients work until the time is up. */
export async function soak({ connect, clients, rounds, until, counts }: Soaking): Promise<void> {
  await Promise.all(
    Array.from({ length: clients }, async (_, number) => {
      for (let round = 0; performance.now() < until; round++) {
        const client = new Client({ name: `soak-${number}`, version: '0' });
        try {
          await client.connect(connect());
          await visit(client, { seed: number * 100_003 + round * 101, rounds, until, counts });
        } catch (error) {
          counts.failures.push(String(error));
        }
        await client.close();
      }
    }),
  );
}

interface Visit extends Pick<Soaking, 'rounds' | 'until' | 'counts'> {
  readonly seed: number;
}

/** One session. */
async function visit(client: Client, { seed, rounds, until, counts }: Visit): Promise<void> {
  const call = async (name: string, args: Record<string, unknown>) => {
    counts.calls += 1;
    const result = await client.callTool({ name, arguments: args }, undefined, { timeout: 120_000 });
    if (result.isError === true) {
      const said = textOf(result.content).slice(0, 80);
      counts.refusals.set(said, (counts.refusals.get(said) ?? 0) + 1);
      await setTimeout(refusedPauseMs);
    }
    return (result.structuredContent ?? {}) as Record<string, unknown>;
  };
  for (let round = 0; round < rounds && performance.now() < until; round++) {
    await client.listTools();
    await call('inspect_tools', { query: 'ticket' });
    const { run } = await call('generate_samples', {
      samples: 3,
      seed: seed + round,
      servers: ['crm', 'shop'],
    });
    if (typeof run === 'string') {
      await call('get_run', { run });
      await call('search_samples', { run, limit: 3 });
    }
    const { handle } = await call('start_chain', { seed: seed + round, servers: ['crm'] });
    // Every other client forgets its chain.
    if (typeof handle === 'string' && round % 2 === 0)
      await call('continue_chain', { handle, abandon: true });
  }
}

function textOf(content: unknown): string {
  const [first] = content as readonly { readonly text?: string }[];
  return first?.text ?? '';
}
