// The demo with faults in its traffic, in short: `npm run test:faults` has each by itself, and more samples.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { faultCases } from '../../scripts/faults/cases.ts';
import { demoUnderFaults } from '../../scripts/faults/demo-under-faults.ts';

const folder = mkdtempSync(join(tmpdir(), 'toolgrad-faulty-demo-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const total = (counts: ReadonlyMap<string, number>) =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

test.each(faultCases.filter(({ name }) => ['all of them', 'errorPage'].includes(name)))(
  'with $name the run is finished, and no accepted sample holds what was spoilt',
  async (faultCase) => {
    const aftermath = await demoUnderFaults(faultCase, { samples: 6, folder: join(folder, faultCase.name) });
    expect(aftermath.wrong).toEqual([]);
    expect(aftermath).toMatchObject({ ended: 'done', accepted: 6 });
    expect(total(aftermath.injected)).toBeGreaterThan(5);
    expect(aftermath.servers.size).toBeGreaterThan(2);
    expect(total(aftermath.critiques)).toBeGreaterThan(3);
    if (faultCase.name === 'all of them') {
      expect(aftermath.injected.size).toBeGreaterThan(4);
      expect(aftermath.notices.join('\n')).toMatch(
        /A call of \w+ \((?:crm|shop|support|calendar|travel)\) failed: /,
      );
    }
  },
  120_000,
);
