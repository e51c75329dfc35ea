// The tests that mutants are tried against (stryker.config.mjs): those of the folders that are mutated. The others would
// run for each mutant that they touch, and starting servers and programs takes them seconds.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['grounding', 'text', 'proofs', 'checks', 'evaluation/scoring', 'mocks'].map(
      (folder) => `tests/${folder}/**/*.test.ts`,
    ),
    // Code that counts where it has been is several times slower; what never ends is ended by Stryker.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    unstubEnvs: true,
    // Each file loads its modules anew: one mutant must not be met with what another has left in memory.
    isolate: true,
  },
});
