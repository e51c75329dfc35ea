// `npm run test:wordings -- --mutants`: accepted responses of generated runs, spoilt in one place each, against the checks
// that read words. A mutant that its original's proofs still bear out says the same and is not counted.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { coverageCheck } from '../../src/checks/coverage.ts';
import { necessaryCheck } from '../../src/checks/necessary.ts';
import { responseCheck } from '../../src/checks/response.ts';
import { renderTable } from '../../src/cli/rendering/table.ts';
import type { Draft, Sample } from '../../src/model/sample.ts';
import type { CheckContext } from '../../src/model/seams.ts';
import type { Catalog, Tool } from '../../src/model/tool.ts';
import { stepsOf } from '../../src/model/workflow.ts';
import { judgeProof } from '../../src/proofs/check-proof.ts';
import { examineAnswer } from '../../src/proofs/search/examine-answer.ts';
import { evidenceOf } from '../../src/proofs/step-evidence.ts';
import { readCatalog, readSamples } from '../../src/runs/read-run.ts';
import { type Mutant, mutantsOf } from './mutants.ts';

const least = 0.98;

interface Count {
  refused: number;
  accepted: number;
  same: number;
  readonly survivors: string[];
}

interface MutantOptions {
  /** What part of the usual number of samples is generated, and with which seed. */
  readonly share: string;
  readonly seed: string;
  /** Runs to take instead of generating any. */
  readonly run: readonly string[];
}

/** Whether at least 98 % of the mutants are refused; prints a table by kind and the survivors. */
export async function testMutants(root: string, options: MutantOptions): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'toolgrad-mutants-'));
  const counts = new Map<string, Count>();
  try {
    const runs =
      options.run.length > 0
        ? options.run.map((run) => ({ name: basename(run), run }))
        : generateRuns(root, folder, options);
    for (const { name, run } of runs) {
      const catalog = await readCatalog(run);
      for await (const sample of readSamples(run)) await countMutants({ name, sample, catalog }, counts);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return report(counts);
}

function generateRuns(root: string, folder: string, { share, seed }: MutantOptions) {
  const sources = [
    ['demo', 200, ['--demo']],
    ['npm', 100, ['--config', join(root, 'fixtures/servers-from-npm.json')]],
  ] as const;
  return sources.map(([name, samples, flags]) => {
    const run = join(folder, name);
    const count = String(Math.ceil(samples * Number(share)));
    const line = ['generate', ...flags, '-n', count, '--seed', seed, '--out', run, '--json'];
    // The exit code is ignored: a run that falls short of its samples is still worth testing.
    spawnSync(process.execPath, [join(root, 'dist/src/bin.js'), ...line], { stdio: 'ignore' });
    return { name, run };
  });
}

interface Original {
  readonly name: string;
  readonly sample: Sample;
  readonly catalog: Catalog;
}

/** The sample's tools as its catalog has them. */
function toolsOf({ sample, catalog }: Original): readonly Tool[] {
  return sample.tools.flatMap(({ name }) => catalog.byName.get(name) ?? []);
}

async function countMutants(original: Original, counts: Map<string, Count>): Promise<void> {
  const { name, sample } = original;
  const exchange = sample.exchanges.at(-1);
  // Only answers without an objection can be spoilt.
  if (exchange === undefined || sample.exchanges.length > 1) return;
  if ((await objectionsTo(draftWith(original, exchange.response), original.catalog)).length > 0) return;
  const { query, today, chains } = sample;
  const tools = toolsOf(original);
  const steps = stepsOf({ chains });
  for (const mutant of mutantsOf({ query, response: exchange.response, today, steps, tools })) {
    const key = `${name}, ${mutant.what}: ${mutant.kind}`;
    const count = counts.get(key) ?? { refused: 0, accepted: 0, same: 0, survivors: [] };
    counts.set(key, count);
    if (saysTheSame(original, mutant)) count.same += 1;
    else if ((await objectionsTo(draftWith(original, mutant.response), original.catalog)).length > 0)
      count.refused += 1;
    else {
      count.accepted += 1;
      count.survivors.push(`${mutant.of} → ${mutant.by}\n    ${query}\n    ${mutant.response}`);
    }
  }
}

/** The sample with another response, whose claims are searched anew. */
function draftWith(original: Original, response: string): Draft {
  const { sample } = original;
  const { chains, query, today, timeZone, setup, ordered, form } = sample;
  const tools = toolsOf(original);
  const steps = stepsOf({ chains }).filter(({ id }) => !setup.includes(id));
  const { claims } = examineAnswer({ query, response, claims: [], today, timeZone, steps, tools });
  const evidence = evidenceOf(steps, tools, { today, ordered });
  const proved = claims.filter(
    (claim) => !('proof' in claim) || judgeProof({ proof: claim.proof, query }, evidence).holds,
  );
  const exchanges = sample.exchanges.map((exchange) => ({ ...exchange, response, claims: proved }));
  const settlement = { status: 'passed', detail: 'stable' } as const;
  const workflow = { chains };
  return { query, response, today, timeZone, tools, setup, ordered, form, exchanges, settlement, workflow };
}

async function objectionsTo(draft: Draft, catalog: Catalog): Promise<readonly string[]> {
  const context: CheckContext = { catalog, seed: 0, secrets: [], signal: new AbortController().signal };
  // The claims only show what is needed: what is said is judged without them.
  const bare = { ...draft, exchanges: draft.exchanges.map((exchange) => ({ ...exchange, claims: [] })) };
  const verdicts = [
    await responseCheck.run(bare, context),
    await coverageCheck.run(bare, context),
    await necessaryCheck.run(draft, context),
  ];
  return verdicts.flatMap(({ check, status, detail }) =>
    status === 'failed' ? [`${check}: ${detail}`] : [],
  );
}

/** Whether the claim of the original at the mutant's place is borne out by its proof with the other words, too. */
function saysTheSame(original: Original, { start, end, by }: Mutant): boolean {
  const { chains, query, today, ordered, exchanges } = original.sample;
  const exchange = exchanges.at(-1);
  const evidence = evidenceOf(stepsOf({ chains }), toolsOf(original), { today, ordered });
  return (exchange?.claims ?? []).some((claim) => {
    if (!('proof' in claim) || claim.span[0] > start || end > claim.span[1]) return false;
    const text = claim.text.slice(0, start - claim.span[0]) + by + claim.text.slice(end - claim.span[0]);
    return judgeProof({ proof: claim.proof, query, text }, evidence).holds;
  });
}

function report(counts: ReadonlyMap<string, Count>): boolean {
  const all = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [kind, { survivors }] of all)
    for (const survivor of survivors) process.stdout.write(`${kind}: ${survivor}\n`);
  const sum = (field: 'refused' | 'accepted' | 'same') =>
    all.reduce((total, [, count]) => total + count[field], 0);
  const share = (refused: number, accepted: number) =>
    refused + accepted === 0 ? '' : `${((100 * refused) / (refused + accepted)).toFixed(1)} %`;
  const rows = [
    ...all.map(([kind, { refused, accepted, same }]) => [
      kind,
      String(refused + accepted),
      String(accepted),
      share(refused, accepted),
      String(same),
    ]),
    [
      'all',
      String(sum('refused') + sum('accepted')),
      String(sum('accepted')),
      share(sum('refused'), sum('accepted')),
      String(sum('same')),
    ],
  ];
  const columns = ['mutants', 'of them', 'accepted', 'refused', 'saying the same'].map((title, at) => ({
    title,
    align: at === 0 ? ('left' as const) : ('right' as const),
  }));
  process.stdout.write(
    `${renderTable(columns, rows, { width: 160, paint: (_: unknown, text: string) => text })}\n`,
  );
  const counted = sum('refused') + sum('accepted');
  return counted > 0 && sum('refused') >= counted * least;
}
