// A hundred samples of servers that nobody here wrote, made again without them.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { parseFile } from '../../src/config/parse-file.ts';
import { playAgain, recordLive } from '../cli/recorded-run.ts';
import { workplace } from '../cli/workplace.ts';

const work = workplace();
const fixtures = fileURLToPath(new URL('../../fixtures', import.meta.url));
const crm = fileURLToPath(new URL('../../dist/servers/crm/stdio.js', import.meta.url));
const minutes = 60_000;
const samples = 100;

interface Configuration {
  readonly mcpServers: Readonly<Record<string, object>>;
  readonly toolgrad: { readonly servers: Readonly<Record<string, { readonly sandboxFrom?: string }>> };
}

/** The servers as users configure them, each session with a process and a folder of its own, and one of ours. */
async function configuration(): Promise<Configuration> {
  const written = (await parseFile(join(fixtures, 'servers-from-npm.json'))) as Configuration;
  const names = ['filesystem', 'memory'];
  const settings = Object.fromEntries(
    names.map((name) => {
      const { sandboxFrom = '', ...others } = written.toolgrad.servers[name] ?? {};
      // Its graph is small: a hundred samples would delete the same few things again and again.
      const deny = name === 'memory' ? { deny: ['delete_*'] } : {};
      return [name, { ...others, ...deny, sandboxFrom: join(fixtures, sandboxFrom) }];
    }),
  );
  const entries = names.map((name) => [name, { ...written.mcpServers[name], cwd: fixtures }]);
  return {
    mcpServers: { ...Object.fromEntries(entries), crm: { command: process.execPath, args: [crm] } },
    toolgrad: { servers: { ...settings, crm: { sandbox: true, isolation: 'sample' } as object } },
  };
}

test('the same samples from cassettes, at any concurrency', { timeout: 20 * minutes }, async ({
  annotate,
}) => {
  writeFileSync(work.path('mcp.json'), JSON.stringify(await configuration()));
  expect(await recordLive(work, samples)).toMatchObject({ accepted: 100 });
  // Unplugged: nothing that is played from names a command.
  expect(readFileSync(work.path('tapes/mcp.json'), 'utf8')).not.toContain('command');
  for (const concurrency of [1, 3, 8]) {
    const { passRate } = await playAgain(work, samples, `played-${concurrency}`, concurrency);
    await annotate(
      `Of the drafts at concurrency ${concurrency}, ${(100 * passRate).toFixed(1)} % were accepted.`,
    );
    // Of small worlds, drafts that are made side by side find the same: most of the others repeat an accepted sample.
    expect(passRate).toBeGreaterThanOrEqual(0.5);
  }
});
