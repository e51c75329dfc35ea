// Each fault in turn in the demo's traffic, and the program with servers that misbehave as processes.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { faultCases } from '../../scripts/faults/cases.ts';
import { demoUnderFaults } from '../../scripts/faults/demo-under-faults.ts';
import { runProgram } from '../cli/built-program.ts';
import { workplace } from '../cli/workplace.ts';

const work = workplace();
const faulty = fileURLToPath(new URL('../../dist/servers/faulty/stdio.js', import.meta.url));
const server = (...flags: string[]) => ({ command: process.execPath, args: [faulty, ...flags] });

test.each(faultCases)('the demo with $name', async (faultCase) => {
  const folder = work.path(faultCase.name);
  const aftermath = await demoUnderFaults(faultCase, { samples: 10, folder });
  expect(aftermath.wrong).toEqual([]);
  expect(aftermath).toMatchObject({ ended: 'done', accepted: 10 });
  expect([...aftermath.injected.keys()].length).toBeGreaterThan(0);
});

describe('the program', () => {
  const notices = (run: string): string[] =>
    JSON.parse(readFileSync(work.path(`${run}/run.json`), 'utf8')).notices;

  test('goes on without a server that cannot start, one that floods its stderr, and one that dies', async () => {
    work.config('processes.json', {
      crm: server('--stderr-flood', '1000000', '--malformed-lines'),
      shop: server('--server', 'shop', '--crash-after', '8'),
      support: server('--server', 'support', '--crash-at-start'),
    });
    const args = ['generate', '--config', 'processes.json', '-n', '6', '--out', 'processes'];
    const { code, stderr } = await runProgram(args, { cwd: work.folder });
    // What is left of the servers need not be enough for all samples.
    expect([0, 3], stderr).toContain(code);
    expect(work.lines('processes/samples.jsonl')).not.toHaveLength(0);
    const told = notices('processes').join('\n');
    expect(told).toContain('support is left out: ');
    expect(told).toContain('Fatal: cannot read its settings');
    expect(told).toContain('shop failed and is being restarted');
    expect(told).toContain('Fatal: crashed after 8 calls');
    expect(stderr).toContain('support is left out: ');
  });

  test('takes a configuration with faults and limits, tells of them, and goes on with it', async () => {
    const mcpServers = {
      crm: {
        faults: { seed: 2, rateLimited: { share: 0.1, retryAfterMs: 20 }, hang: { count: 1 } },
        server: server(),
      },
      travel: { faults: { hugeResult: 0.05, errorPage: 0.1 }, server: server('--server', 'travel') },
    };
    const crm = { sandbox: true, timeoutMs: 500, rateLimit: { perSecond: 200 } };
    writeFileSync(work.path('faults.json'), JSON.stringify({ mcpServers, toolgrad: { servers: { crm } } }));
    const args = ['generate', '--config', 'faults.json', '-n', '8', '--out', 'faults'];
    const first = await runProgram(args, { cwd: work.folder });
    expect(first.code, first.stderr).toBe(0);
    const told = notices('faults').join('\n');
    expect(told).toMatch(/A call of \w+ \(crm\) failed: crm did not answer within 0\.5 s\./);
    expect(told).toMatch(/A call of \w+ \(travel\) failed: travel answered with more than 5 MB/);
    const more = await runProgram(['generate', '--out', 'faults', '--resume', '-n', '9'], {
      cwd: work.folder,
    });
    expect(more.code, more.stderr).toBe(0);
    expect(work.lines('faults/samples.jsonl')).toHaveLength(9);
  });
});
