// One lane: every test of tests/, against the sources and, end to end, against the build.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // The longest files mostly wait for programs that they have started.
    maxWorkers: '100%',
    // Many tests start servers and programs, on machines that may be busy.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: process.env.CI ? ['default', ['json', { outputFile: 'dist/test-results.json' }]] : ['default'],
  },
});
