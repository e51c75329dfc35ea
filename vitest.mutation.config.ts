// The tests that mutants are tried against (stryker.config.mjs): those of the folders that are mutated. The others would
// run for each mutant that they touch, and starting servers and programs takes them seconds.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['grounding', 'text', 'proofs', 'checks', 'evaluation/scoring', 'mocks'].map(
      (folder) => `tests/${folder}/**/*.test.ts`,
    ),
    testTimeout: 30_000,
    hookTimeout: 30_000,
    unstubEnvs: true,
    // Each file loads its modules anew: one mutant must not be met with what another has left in memory.
    isolate: true,
  },
});
