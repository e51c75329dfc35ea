// Every regular expression of the build is known to be linear, or listed with what limits its input.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const script = fileURLToPath(new URL('../../dist/scripts/check-regexps.js', import.meta.url));

test('no expression has been added that can take more than linear time', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [script]);
  expect(stdout).toMatch(/^[\d,]+ expressions, \d+ exceptions, 0 faults\.$/m);
}, 600_000);
