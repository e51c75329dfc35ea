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
          handler: () =>
            structuredResult({
              variables: [
                { name: 'API_TOKEN', value: canary, characters: 24, updated_on: '2026-02-11' },
                { name: 'LOG_LEVEL', value: 'verbose', characters: 7, updated_on: '2026-01-05' },
                { name: 'REGION', value: 'eu-north', characters: 8, updated_on: '2025-12-20' },
              ],
            }),
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
  expect(store.lines[0]?.verdicts).toContainEqual(
    expect.objectContaining({ check: 'secrets', status: 'failed' }),
  );
  expect(JSON.stringify([store.lines, store.memory])).not.toContain(canary);
  // Once is enough: what the check said about the call is remembered, and the call is not made again.
  const executed = store.lines.filter(({ chains }) => chains.length > 0);
  expect(executed).toHaveLength(1);
});
