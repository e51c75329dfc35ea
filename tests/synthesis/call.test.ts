// What a call's time is made of: a server that answers late, and a thread that had something else to do.
import { expect, test } from 'vitest';
import type { ToolSession } from '../../src/model/seams.ts';
import { callTool } from '../../src/synthesis/call.ts';
import { createFakeToolSource, structuredResult } from '../../src/testing/fake-tool-source.ts';
import { draftDeps, reads } from './draft-deps.ts';

const workedMs = 60;

test.each([3_000, 500])('of a call of %i ms, what this thread did meanwhile', async (latencyMs) => {
  const deps = await draftDeps(createFakeToolSource({ x: { tools: { y: reads(() => ({})) } } }));
  let now = 0;
  const session: ToolSession = {
    async call() {
      const start = performance.now();
      while (performance.now() - start < workedMs);
      now = latencyMs;
      return { result: structuredResult({}) };
    },
    async [Symbol.asyncDispose]() {},
  };
  const attempt = await callTool({ ...deps, clock: () => now }, session, { tool: 'x__y', arguments: {} });
  expect(attempt.latencyMs).toBe(latencyMs);
  // Short calls are fast whatever the thread did.
  if (latencyMs < 1_000) expect(attempt).not.toHaveProperty('busyMs');
  else expect(attempt.busyMs).toBeGreaterThanOrEqual(workedMs - 1);
});
