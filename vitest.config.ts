// Three lanes against the sources and, end to end, against the build: `npm test` has all but the slow one and the browser's.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const lane = process.env.npm_lifecycle_event?.replace(/\W+/g, '-') ?? 'vitest';
const slow = 'tests/slow/**/*.test.ts';
const browser = 'tests/browser/**/*.test.ts';

const common = {
  // Many tests start servers and programs, on machines that may be busy.
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: {
    // A loop over nothing and an `if` that is never true check nothing: such a test has to fail.
    requireAssertions: true,
    poll: { timeout: 20_000 },
  },
  // Files of a worker share its modules: loading them anew for each file takes longer than most tests.
  isolate: false,
  unstubEnvs: true,
  // Which runs are one's own is remembered outside of them: not in the home of whoever tests.
  env: { XDG_STATE_HOME: join(tmpdir(), 'toolgrad-mcp-tests') },
};

export default defineConfig({
  test: {
    projects: [
      { test: { ...common, name: 'default', include: ['tests/**/*.test.ts'], exclude: [slow, browser] } },
      { test: { ...common, name: 'slow', include: [slow] } },
      // A browser beside everything else takes its time.
      {
        test: { ...common, name: 'browser', include: [browser], testTimeout: 240_000, hookTimeout: 240_000 },
      },
    ],
    // The longest files mostly wait for programs that they have started.
    maxWorkers: '100%',
    reporters: process.env.CI
      ? ['default', ['json', { outputFile: `dist/test-results/${lane}.json` }]]
      : ['default'],
  },
});
