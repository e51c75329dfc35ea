// Which samples a model has not seen: those of the test split of the dataset that it was trained on.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ToolGradError } from '../model/errors.ts';
import { isObject, parseJsonText } from '../model/json.ts';
import { readLines } from '../runs/json-lines.ts';

/** The ids of the samples in the test split of an export. Throws `usage` where its rows do not tell. */
export async function testSplitOf(dataset: string): Promise<ReadonlySet<string>> {
  const data = join(dataset, 'data');
  const names = await readdir(data).catch(() => []);
  const ids = new Set<string>();
  for (const name of names.filter((each) => /^test.*\.jsonl$/.test(each)).sort()) {
    for await (const { text } of readLines(join(data, name))) {
      const row = parseJsonText(text);
      // A row is an example of a sample: `7-000003/irrelevant`.
      if (isObject(row) && typeof row.id === 'string') ids.add(row.id.split('/', 1)[0] ?? '');
    }
  }
  if (ids.size > 0) return ids;
  throw new ToolGradError(
    'usage',
    `${dataset} has no test split whose rows name their samples: export the run with --format messages and a --test-ratio above 0.`,
  );
}
