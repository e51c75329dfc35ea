// Dialogues of the bundled servers, made by rule, and the catalog that they were made with.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeRun } from '../../src/compose/compose-run.ts';
import type { Sample } from '../../src/model/sample.ts';
import type { Catalog } from '../../src/model/tool.ts';
import { readCatalog, readSamples } from '../../src/runs/read-run.ts';
import { generate } from '../../src/synthesis/generate.ts';

export interface DemoDialogues {
  readonly catalog: Catalog;
  /** Those of several exchanges. */
  readonly dialogues: readonly Sample[];
}

export async function demoDialogues(samples: number): Promise<DemoDialogues> {
  const folder = mkdtempSync(join(tmpdir(), 'toolgrad-dialogues-'));
  const out = join(folder, 'run');
  const { signal } = new AbortController();
  try {
    {
      const request = {
        tools: { demo: true },
        out,
        mode: 'new',
        spec: { samples, seed: 12, exchanges: 4 },
      } as const;
      await using composed = await composeRun(request, () => {}, signal);
      await composed.folder.finish((await generate(composed.parts, composed.spec, signal)).ended);
    }
    const dialogues: Sample[] = [];
    for await (const sample of readSamples(out)) if (sample.exchanges.length > 1) dialogues.push(sample);
    return { catalog: await readCatalog(out), dialogues };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The first of them with an exchange of that kind in its dialogue. */
export function withMove(
  { dialogues }: DemoDialogues,
  move: string,
  fits: (exchange: Sample['exchanges'][number]) => boolean = () => true,
): Sample {
  const found = dialogues.find(({ exchanges }) => exchanges.some((each) => each.move === move && fits(each)));
  if (found === undefined) throw new Error(`No dialogue has ${move}: another number of samples is needed.`);
  return found;
}

export function wordsOf({ exchanges }: Sample) {
  return exchanges.map(({ query, response }) => ({ query, response }));
}
