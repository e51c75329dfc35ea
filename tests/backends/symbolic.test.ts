// The contract of backends, for the symbolic one.
import { expect, test } from 'vitest';
import { createSymbolicBackend } from '../../src/backends/symbolic/backend.ts';
import type { StageIO } from '../../src/model/seams.ts';
import { emptyWorkflow } from '../../src/model/workflow.ts';
import { describeModelBackend, requestOf } from '../contracts/model-backend.ts';

describeModelBackend('symbolic', createSymbolicBackend);

test.each<['judge' | 'solve', StageIO['judge']['in'] | StageIO['solve']['in']]>([
  [
    'judge',
    { draft: { query: 'Who?', response: 'Ann.', workflow: emptyWorkflow }, tools: [], today: '2026-03-02' },
  ],
  ['solve', { query: 'Who?', tools: [], today: '2026-03-02' }],
])('what no rule can answer is a failure that says so: %s', async (stage, input) => {
  const { signal } = new AbortController();
  const answered = await createSymbolicBackend().complete(requestOf(stage, input as never, 1, signal));
  expect(answered).toMatchObject({ failure: expect.stringContaining(stage) });
  expect(answered.output).toBeUndefined();
});
