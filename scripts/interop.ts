// `npm run test:interop`: every format of a run of 200 samples, loaded by Hugging Face `datasets` in Python, the old and the new; its proofs,
// evaluated by `jsonata-python`; the graders of exported tasks and dialogues, run by perfect, idle and wrong players; rows in the chat templates of real models; and the results of servers written in Python, read completely.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { renderTable } from '../src/cli/rendering/table.ts';
import { pythonEnvironment } from './interop/environment.ts';
import { type Exported, exportAll } from './interop/exports.ts';
import { type GraderCheck, gradeExports } from './interop/graders.ts';
import { loadInOldDatasets } from './interop/old-datasets.ts';
import { readingText, readPythonServers } from './interop/read-servers.ts';
import { renderTemplates } from './interop/templates.ts';

/** What came of one export. */
interface Outcome {
  readonly name: string;
  readonly rows: Readonly<Record<string, number>>;
  readonly checks: readonly { readonly name: string; readonly passed: boolean; readonly detail: string }[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const ours = join(root, 'scripts/interop');
const program = join(root, 'dist/src/bin.js');
const work = mkdtempSync(join(tmpdir(), 'toolgrad-interop-'));
let passed = 0;
let failed = 0;
try {
  const cache = join(root, 'node_modules/.cache/toolgrad-interop');
  const python = pythonEnvironment(cache, join(ours, 'requirements.txt'), 'Hugging Face datasets');
  const run = join(work, 'run');
  const dialogues = join(work, 'dialogues');
  generate(run, '--samples', '200');
  generate(dialogues, '--samples', '40', '--exchanges', '4');
  const outcomes = load(python, run, await exportAll(program, run, work));
  const reading = await readPythonServers(join(root, 'fixtures/python-servers'), `${cache}-servers`, ours);
  const proofs = evaluateInPython(python, run);
  const grading = { program, folder: work, cache: `${cache}-graders`, scripts: ours };
  const grades = [
    ...(await gradeExports({ ...grading, run })),
    ...(await gradeExports({ ...grading, run: dialogues }, ' of dialogues')),
  ];
  const rendering = { program, work, cache: `${cache}-templates`, scripts: ours };
  const templates = [
    await renderTemplates({ ...rendering, run }),
    await renderTemplates({ ...rendering, run: dialogues }, ' of dialogues'),
  ];
  const old = await loadInOldDatasets({ program, run, work, cache: `${cache}-old-datasets`, scripts: ours });
  const told = [...grades, ...templates, old];
  const checks = [...outcomes.flatMap((outcome) => outcome.checks), proofs, ...told, ...reading];
  passed = checks.filter((check) => check.passed).length;
  failed = checks.length - passed;
  process.stdout.write(
    `${tableOf(outcomes)}\n${failuresOf(outcomes)}${proofs.detail}\n${gradesText(told)}${readingText(reading)}`,
  );
} catch (error) {
  failed += 1;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
countForCi();
process.exitCode = failed === 0 ? 0 : 1;

function generate(out: string, ...flags: readonly string[]): void {
  const line = ['generate', '--demo', ...flags, '--out', out, '--json'];
  execFileSync(process.execPath, [program, ...line], { stdio: ['ignore', 'ignore', 'inherit'] });
}

function load(python: string, run: string, exports: readonly Exported[]): readonly Outcome[] {
  const environment = { ...process.env, HF_HOME: join(work, 'huggingface'), PYTHONUTF8: '1' };
  const output = execFileSync(python, [join(ours, 'load_exports.py')], {
    input: JSON.stringify({ run, exports }),
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...environment, PYTHONDONTWRITEBYTECODE: '1' },
    maxBuffer: 1 << 24,
    encoding: 'utf8',
  });
  return JSON.parse(output) as readonly Outcome[];
}

/** Every proof of the run has the same value in Python as in JSONata itself. */
function evaluateInPython(python: string, run: string) {
  const dump = join(work, 'proofs.json');
  const checked = spawnSync(process.execPath, [join(root, 'dist/scripts/check-proofs.js'), run, dump], {
    encoding: 'utf8',
  });
  const output = execFileSync(python, [join(ours, 'evaluate_proofs.py'), dump], { encoding: 'utf8' });
  const {
    proofs,
    count,
    failed: different,
  } = JSON.parse(output) as {
    readonly proofs: number;
    readonly count: number;
    readonly failed: readonly string[];
  };
  const passed = checked.status === 0 && proofs > 0 && count === 0;
  const detail = [
    ...different.map((line) => `✗ ${line}`),
    checked.stdout.trimEnd(),
    `${proofs - count} of ${proofs} proofs have the same value in Python`,
  ];
  return { name: 'proofs in Python', passed, detail: detail.join('\n') };
}

function tableOf(outcomes: readonly Outcome[]): string {
  const columns = ['files', 'folder', 'same rows', 'content'];
  const rows = outcomes.map(({ name, rows, checks }) => [
    name,
    ...['train', 'test'].map((split) => String(rows[split] ?? 0)),
    ...columns.map((column) => {
      const check = checks.find((each) => each.name === column);
      return check === undefined ? '' : check.passed ? check.detail : 'FAILED';
    }),
  ]);
  const head = [
    { title: 'export' },
    { title: 'train', align: 'right' },
    { title: 'test', align: 'right' },
  ] as const;
  const plain = { width: 160, paint: (_: unknown, text: string) => text };
  return renderTable([...head, ...columns.map((title) => ({ title }))], rows, plain);
}

function gradesText(grades: readonly GraderCheck[]): string {
  return grades.map(({ name, passed, detail }) => `${passed ? '✓' : '✗'} ${name}: ${detail}\n`).join('');
}

function failuresOf(outcomes: readonly Outcome[]): string {
  return outcomes
    .flatMap(({ name, checks }) =>
      checks.filter((check) => !check.passed).map((check) => `✗ ${name}, ${check.name}: ${check.detail}\n`),
    )
    .join('');
}

/** As vitest writes it, for the sum at the end of CI. */
function countForCi(): void {
  const folder = join(root, 'dist/test-results');
  mkdirSync(folder, { recursive: true });
  const count = { numPassedTests: passed, numFailedTests: failed, testResults: [] };
  writeFileSync(join(folder, 'test-interop.json'), `${JSON.stringify(count)}\n`);
}
