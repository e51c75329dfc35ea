// No secret reaches a line of a run, whatever a tool answers: not even a rejected draft's.
import { expect, test } from 'vitest';
import { createSymbolicBackend } from '../../src/backends/symbolic/backend.ts';
import { selectChecks } from '../../src/checks/checks.ts';
import { generate } from '../../src/synthesis/generate.ts';
import { createFakeToolSource, structuredResult } from '../../src/testing/fake-tool-source.ts';
import { never } from './draft-deps.ts';
import { KeptLines, runParts, smallSpec } from './run-parts.ts';

const canary = 'canary-7f3a9b21c4d8e6f0';

test('a tool that answers with a configured secret is rejected, and the secret stands nowhere', async () => {
  const source = createFakeToolSource({
    shell: {
      tools: {
        list_variables: {
          description: 'List the environment variables.',
          annotations: { readOnlyHint: true },
          handler: () => structuredResult({ variables: [{ name: 'API_TOKEN', value: canary }] }),
        },
      },
    },
  });
  const store = new KeptLines();
  const figures = await generate(
    runParts(source, createSymbolicBackend(), store, { checks: selectChecks(), secrets: [canary] }),
    { ...smallSpec, seed: 0, samples: 4, iterations: 2, pool: 5, window: 1, concurrency: 1 },
    never,
  );
  expect(figures.accepted).toBe(0);
  expect(store.lines).not.toHaveLength(0);
  expect(JSON.stringify([store.lines, store.memory])).not.toContain(canary);
});
