// `export_run`: writes the samples of a run as a dataset, into the run's own folder.
import { join } from 'node:path';
import { z } from 'zod';
import type { ExportOptions } from '../../dataset/export/export-options.ts';
import type { ExportReport } from '../../dataset/export/export-report.ts';
import { splitUnits } from '../../dataset/splits/split-options.ts';
import { negativeKinds } from '../../model/example.ts';
import { inAgentWords } from '../agent-words.ts';
import { runUri } from '../resources/uris.ts';
import { serverTool } from '../server-tool.ts';
import { runName } from './run-fields.ts';

const input = z.object({
  run: runName,
  format: z
    .string()
    .max(40)
    .default('messages')
    .describe(
      'messages (most trainers), openai, sharegpt, hermes, xlam, bfcl, toolgrad, native (samples as they are), parquet, or parquet:<format>',
    ),
  negatives: z
    .number()
    .min(0)
    .lt(1)
    .describe('Share of rows whose right answer is to call nothing, made from samples (0)')
    .optional(),
  negative_kinds: z.array(z.enum(negativeKinds)).min(1).describe('Which negatives (all)').optional(),
  test_ratio: z.number().min(0).max(1).describe('Share of samples in the test split (0.1)').optional(),
  split_by: z
    .enum(splitUnits)
    .describe(
      'What only the test split calls: nothing in particular (sample), some of the tools (tools), some of the servers (server) (sample)',
    )
    .optional(),
  tools_per_sample: z
    .int()
    .min(1)
    .max(1000)
    .describe('Tools in view of each row: its own and others (10)')
    .optional(),
  max_result_chars: z
    .int()
    .min(1)
    .max(1_000_000)
    .describe('Length at which results are shortened, in characters (4000)')
    .optional(),
  mask_names: z.boolean().describe('Name tools func_1, func_2, …').optional(),
  json_strings: z
    .boolean()
    .describe('messages and parquet: tools and arguments as JSON strings, for older loaders')
    .optional(),
  seed: z
    .int()
    .min(0)
    .max(2 ** 32 - 1)
    .describe('The same seed exports the same rows (0)')
    .optional(),
  license: z.string().max(60).describe('License for the card, such as cc-by-4.0').optional(),
  redact: z.boolean().describe('Replace secrets; without this, a secret ends the export').optional(),
  unverified: z.boolean().describe('Also export samples that do not verify').optional(),
  force: z.boolean().describe('Replace an earlier export of this run in this format').optional(),
});

const reason = z.object({ reason: z.string(), examples: z.int() });

export const exportRunTool = serverTool({
  name: 'export_run',
  title: 'Export a run as a dataset',
  description:
    'Writes the accepted samples of a run as a dataset to train on and to test with: files of rows in the format that a trainer reads, split so that no chain and no near-duplicate question is in both splits, and a dataset card. It is written into the folder of the run; no server is called. Use it when the run is done.',
  input,
  output: z.object({
    run: z.string(),
    format: z.string(),
    folder: z.string().describe("The dataset: a path on the client's machine, or in the folder of runs"),
    splits: z.array(
      z.object({
        name: z.enum(['train', 'test']),
        samples: z.int(),
        rows: z.int(),
        negatives: z.int().describe('Of the rows'),
        files: z.array(z.string()),
      }),
    ),
    files: z.array(z.object({ path: z.string(), bytes: z.int() })).describe('Everything in the folder'),
    leftOut: z.array(reason).describe('Examples that the format cannot represent'),
    partial: z.array(reason).describe('Examples that the rows represent in part'),
    notices: z.array(z.string()).describe('Notices for users of the data'),
  }),
  // With "force" an earlier export is replaced.
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: false },
  async run({ run, ...given }, { state, signal, progress }) {
    const { runs, options } = state;
    // The error for an unknown run names the existing ones.
    await runs.manifest(run);
    const [{ exportRun, defaultExportFolder }, { formatNamed }] = await Promise.all([
      import('../../dataset/export/export-run.ts'),
      import('../../dataset/formats/formats.ts'),
    ]);
    const { name } = formatNamed(given.format);
    const report = await runs.exclusively(run, (folder) =>
      exportRun(folder, optionsOf(given), signal, ({ stage, done, total }) => {
        const stages = { reading: 0, comparing: 1, writing: 2 };
        progress(stages[stage] + Math.min(1, done / Math.max(1, total)), 3, `${stage} ${run}`);
      }),
    );
    // A remote client has no use for a local path.
    const folder = options.local ? report.folder : defaultExportFolder(run, name);
    const structured = {
      run,
      format: report.format,
      folder,
      splits: report.splits.map((split) => ({
        name: split.name,
        samples: split.samples,
        rows: split.rows,
        negatives: Object.values(split.negatives).reduce((sum, rows) => sum + rows, 0),
        files: [...split.files],
      })),
      files: report.files.map(({ path, bytes }) => ({ path, bytes })),
      leftOut: [...report.leftOut],
      partial: [...report.partial],
      notices: report.notices.map((notice) => inAgentWords(state.redact(notice))),
    };
    return {
      structured,
      text: tell({ ...report, notices: structured.notices }, folder),
      links: [{ uri: runUri(run), name: run }],
    };
  },
});

function optionsOf(given: Omit<z.output<typeof input>, 'run'>): Partial<ExportOptions> {
  const named = {
    format: given.format,
    negatives: given.negatives,
    negativeKinds: given.negative_kinds,
    testRatio: given.test_ratio,
    splitBy: given.split_by,
    toolsPerSample: given.tools_per_sample,
    maxResultChars: given.max_result_chars,
    maskNames: given.mask_names,
    jsonStrings: given.json_strings,
    seed: given.seed,
    license: given.license,
    redact: given.redact,
    unverified: given.unverified,
    force: given.force,
  };
  return Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
}

function tell({ format, splits, leftOut, partial, notices }: ExportReport, folder: string): string {
  return [
    ...splits
      .filter(({ rows }) => rows > 0)
      .map(
        ({ name, rows, files }) =>
          `${name}: ${rows} rows in ${files.map((path) => join(folder, path)).join(', ')}`,
      ),
    ...leftOut.map(({ reason: why, examples }) => `${examples} examples are left out: ${why}.`),
    ...partial.map(({ reason: why, examples }) => `${examples} examples are partly included: ${why}.`),
    ...notices,
    `The dataset is in ${folder}, in the format ${format}; its README.md describes it.`,
  ].join('\n');
}
