// Writes outside a sandbox: not executed, counted, and told of wherever the scores are shown.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { conclude, reportFileName } from '../../src/evaluation/conclude.ts';
import { evaluate } from '../../src/evaluation/evaluate.ts';
import { createEvaluation } from '../../src/evaluation/evaluation-folder.ts';
import type { EvaluationSettings } from '../../src/evaluation/evaluation-manifest.ts';
import { Budget } from '../../src/spending/budget.ts';
import { createFakeToolSource } from '../../src/testing/fake-tool-source.ts';
import { exampleOver, toldPlayer } from './game.ts';

const settings: EvaluationSettings = {
  model: 'player:told',
  mode: 'real',
  turns: 3,
  timeoutMs: 10_000,
  seed: 0,
  negatives: 0,
  toolsPerSample: 10,
  maskNames: false,
};

test('a write that was held back is in the counts, in the notices and in the report', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'toolgrad-writes-'));
  const source = createFakeToolSource({
    crm: {
      settings: { allow: ['*'] },
      tools: { delete_customer: { handler: () => 'Deleted.' } },
    },
  });
  const { signal } = new AbortController();
  const example = exampleOver(await source.catalog(signal));
  const about = { toolgrad: '0', run: parent, catalogHash: 'sha256:0', settings, notices: [] };
  try {
    await using folder = await createEvaluation(join(parent, 'evaluation'), about, Date.now);
    const ended = await evaluate(
      {
        player: toldPlayer([[['crm__delete_customer', {}]], 'Deleted.']),
        judge: undefined,
        source,
        folder,
        budget: new Budget({}),
        secrets: ['Deleted.'],
        examples: async function* () {
          yield { index: 0, example };
        },
        clock: () => performance.now(),
        onEvent: () => {},
      },
      settings,
      { concurrency: 2, signal },
    );
    const report = await conclude(folder, ended);
    expect([ended, source.calls.length, folder.counts.refusedWrites]).toEqual(['done', 0, 1]);
    expect(report.notices).toEqual([
      '1 call was not executed, because it may change something and its server is not a sandbox.',
    ]);
    const html = await readFile(join(folder.path, reportFileName), 'utf8');
    expect(html).toContain('1 call was not executed');
    // What must not be kept is not kept, wherever it was said.
    expect(await readFile(join(folder.path, 'played.jsonl'), 'utf8')).not.toContain('Deleted.');
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
});
