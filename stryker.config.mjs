// `npm run test:mutation`: breaks the code in many small ways and counts how many of them a test notices. Outside CI, as
// it takes hours; `npm run test:mutation -- --mutate 'src/text/**/*.ts'` takes one folder.
// What is broken are the folders where a small mistake makes a wrong sample or a wrong score and nothing else shows it.

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [
    'src/grounding/**/*.ts',
    'src/text/**/*.ts',
    'src/proofs/**/*.ts',
    'src/checks/**/*.ts',
    'src/evaluation/scoring/**/*.ts',
    'src/mocks/**/*.ts',
  ],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'vitest.mutation.config.ts' },
  // It would read the tsconfig with TypeScript's API, which version 7 has no more; ours needs no rewriting in its copy.
  tsconfigFile: 'none',
  coverageAnalysis: 'perTest',
  // What runs when a module is loaded (tables of words, regular expressions) would need a new process for each change.
  ignoreStatic: true,
  ignorePatterns: ['/dist', '/runs', '/coverage', '*.tgz', '*.mcpb'],
  // A second run tries only what has changed since.
  incremental: true,
  incrementalFile: 'node_modules/.cache/stryker-incremental.json',
  reporters: ['clear-text', 'progress', 'html'],
  clearTextReporter: { reportTests: false, reportScoreTable: true },
  htmlReporter: { fileName: 'dist/mutation/index.html' },
  thresholds: { high: 80, low: 60, break: null },
};
