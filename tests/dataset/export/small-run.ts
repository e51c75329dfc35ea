// A small run on disk, made by hand: a folder as `generate` leaves it.
import type { Sample } from '../../../src/model/sample.ts';
import type { Tool } from '../../../src/model/tool.ts';
import type { RunStatus } from '../../../src/runs/manifest.ts';
import { createRun } from '../../../src/runs/run-folder.ts';
import { catalogOf, newRun, sample, step, tool } from '../../runs/drafts.ts';

export const tools: readonly Tool[] = [
  ...Array.from({ length: 12 }, (_, at) => tool(`crm__get_thing_${at}`)),
  ...Array.from({ length: 4 }, (_, at) => tool(`wiki__read_page_${at}`)),
];

const topics =
  'invoices hotels tickets warehouses flights contracts deals meetings customers products orders offices'.split(
    ' ',
  );

/** A sample with a query and a chain of its own. */
export function goodSample(index: number): Sample {
  const [first, second] = [index % 12, (index * 5 + Math.floor(index / 12)) % 12];
  const [a, b] = [
    `crm__get_thing_${first}`,
    index % 7 === 0 ? 'wiki__read_page_1' : `crm__get_thing_${second}`,
  ];
  const steps = [step('step_1', a), step('step_2', b, 'step_1')];
  const made = sample(index, {
    query: `Please find the ${topics[first]} of customer number ${index} cus_1, then look up their ${topics[second]} ${'again and '.repeat(index % 5)}in region${index}.`,
    steps,
    verdicts: newRun.checks.map((check) => ({ check, status: 'passed' as const })),
  });
  const used = tools.filter(({ name }) => name === a || name === b);
  const servers = ['crm', 'wiki'].map((name) => ({
    name,
    version: '1.2.0',
    protocolVersion: '2025-11-25',
    toolsHash: 'sha256:1',
  }));
  return { ...made, tools: used, provenance: { ...made.provenance, servers } };
}

export const goodSamples = (count: number): Sample[] =>
  Array.from({ length: count }, (_, at) => goodSample(at));

/** Writes the run; its samples have the ids that they need. */
export async function writeRun(
  folder: string,
  samples: readonly Sample[],
  { status = 'done', catalog = tools }: { status?: RunStatus; catalog?: readonly Tool[] } = {},
): Promise<string> {
  const clock = () => Date.parse('2026-03-05T00:00:00.000Z');
  await using run = await createRun(folder, newRun, catalogOf(catalog), { replace: false, clock });
  for (const each of samples) await run.commit(each);
  if (status !== 'running') await run.finish(status);
  return folder;
}
