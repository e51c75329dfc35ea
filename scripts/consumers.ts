// `npm run test:consumers`: exports in the hands of those who use them, with torch and all. Not in CI: it installs gigabytes.
// TRL renders and trains on rows by real templates, and learns in an environment; the Berkeley leaderboard's checker scores;
// Axolotl and LLaMA-Factory encode conversations; verl, NeMo Gym and Harbor read tasks, and pay or do not. Single questions, and dialogues.
import { type ExecFileSyncOptions, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startHttpServer } from './bench/http-server.ts';
import { pythonEnvironment } from './interop/environment.ts';
import { ask as askPython, type GraderCheck } from './interop/graders.ts';
import { renderTemplates } from './interop/templates.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const scripts = join(root, 'scripts/consumers');
const interop = join(root, 'scripts/interop');
const program = join(root, 'dist/src/bin.js');
const cache = join(root, 'node_modules/.cache/toolgrad-consumers');
/** The version of llama-cpp-python whose templates are tried. */
const llamaCpp = '0.3.36';
const work = mkdtempSync(join(tmpdir(), 'toolgrad-consumers-'));

let failed = 0;
try {
  const run = join(work, 'run');
  const dialogues = join(work, 'dialogues');
  toolgrad(['generate', '--demo', '-n', '100', '--out', run, '--json']);
  toolgrad(['generate', '--demo', '-n', '100', '--exchanges', '4', '--out', dialogues, '--json']);
  const trl = pythonEnvironment(
    join(cache, 'trl'),
    join(scripts, 'trl-requirements.txt'),
    'TRL and Axolotl',
    ['--no-deps'],
  );
  // Its own requirements are the clients of every provider, of which the checker needs none.
  const bfcl = pythonEnvironment(
    join(cache, 'bfcl'),
    join(scripts, 'bfcl-requirements.txt'),
    "the Berkeley leaderboard's checker",
    ['--no-deps'],
  );
  const serial = exported(run, 'serial', '--serial-calls');
  const checks = [
    ...(await ask<GraderCheck[]>(trl, 'trl_rows.py', { folder: serial })),
    await inEnvironment(run, (environment) =>
      ask<GraderCheck>(trl, 'trl_grpo.py', { run, environment, folder: serial }),
    ),
    await ask<GraderCheck>(bfcl, 'bfcl_rows.py', { folder: exported(run, 'bfcl', '--format', 'bfcl') }),
    await ask<GraderCheck>(trl, 'axolotl_rows.py', {
      name: 'Axolotl',
      folder: exported(run, 'messages'),
      serial,
    }),
    await ask<GraderCheck>(trl, 'axolotl_rows.py', {
      name: 'Axolotl of dialogues',
      folder: exported(dialogues, 'messages'),
      serial: exported(dialogues, 'serial', '--serial-calls'),
    }),
    await llamaFactoryCheck(run, ''),
    await llamaFactoryCheck(dialogues, ' of dialogues'),
    await templateCheck(run, ''),
    await templateCheck(dialogues, ' of dialogues'),
    ...(await taskChecks([run, ''], [dialogues, ' of dialogues'])),
  ];
  failed = checks.filter(({ passed }) => !passed).length;
  process.stdout.write(`${new Date().toISOString().slice(0, 10)}\n`);
  for (const { name, passed, detail } of checks)
    process.stdout.write(`${passed ? '✓' : '✗'} ${name}: ${detail}\n`);
} catch (error) {
  failed += 1;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exitCode = failed === 0 ? 0 : 1;

/** Where an export of the run went. */
function exported(run: string, name: string, ...flags: readonly string[]): string {
  const out = `${run}-${name}`;
  toolgrad(['export', run, '--out', out, '--negatives', '0.2', '--json', ...flags]);
  return out;
}

/** LLaMA-Factory's loader on conversations. */
async function llamaFactoryCheck(run: string, of: string): Promise<GraderCheck> {
  const requirements = join(scripts, 'llamafactory-requirements.txt');
  const python = pythonEnvironment(join(cache, 'llamafactory'), requirements, 'LLaMA-Factory');
  const folder = exported(run, 'sharegpt', '--format', 'sharegpt');
  const serial = exported(run, 'sharegpt-serial', '--format', 'sharegpt', '--serial-calls');
  return await ask(python, 'llamafactory_rows.py', { name: `LLaMA-Factory${of}`, folder, serial });
}

/** Rows in the templates of Axolotl and in those that llama.cpp keeps of many models. */
async function templateCheck(run: string, of: string): Promise<GraderCheck> {
  const folders = [llamaCppTemplates()];
  const rendering = { program, run, work, cache: join(cache, 'templates'), scripts: interop, folders };
  return await renderTemplates(rendering, of);
}

/** The folder of llama.cpp's templates, which the source of its Python package has in it; fetched once. */
function llamaCppTemplates(): string {
  const folder = join(cache, `llama-cpp-templates-${llamaCpp}`);
  const templates = join(folder, `llama_cpp_python-${llamaCpp}`, 'vendor/llama.cpp/models/templates');
  if (existsSync(templates)) return templates;
  mkdirSync(folder, { recursive: true });
  const wanted = ['--no-deps', '--no-binary', 'llama-cpp-python', `llama-cpp-python==${llamaCpp}`];
  const quiet: ExecFileSyncOptions = { stdio: ['ignore', process.stderr, process.stderr], cwd: folder };
  execFileSync('python3', ['-m', 'pip', 'download', '--quiet', ...wanted], quiet);
  const source = `llama_cpp_python-${llamaCpp}`;
  execFileSync('tar', ['xzf', `${source}.tar.gz`, `${source}/vendor/llama.cpp/models/templates`], quiet);
  rmSync(join(folder, `${source}.tar.gz`));
  return templates;
}

/** Tasks in the hands of those who train and test with them, of runs and what is in them. */
async function taskChecks(
  ...runs: readonly (readonly [run: string, of: string])[]
): Promise<readonly GraderCheck[]> {
  const verl = pythonEnvironment(join(cache, 'verl'), join(scripts, 'verl-requirements.txt'), 'verl', [
    '--no-deps',
  ]);
  const nemoGym = pythonEnvironment(
    join(cache, 'nemo-gym'),
    join(scripts, 'nemo-gym-requirements.txt'),
    'NeMo Gym',
    [],
    12,
  );
  const harbor = pythonEnvironment(
    join(cache, 'harbor'),
    join(scripts, 'harbor-requirements.txt'),
    'Harbor',
    [],
    12,
  );
  const checks: GraderCheck[] = [];
  for (const [run, of] of runs) {
    const formatted = (name: string) => exported(run, name, '--format', name);
    const whole = formatted('nemo-gym');
    const step = formatted('nemo-gym-step');
    checks.push(
      await ask(verl, 'verl_rows.py', { name: `verl${of}`, run, folder: formatted('verl') }),
      await ask(nemoGym, 'nemo_gym_rows.py', { name: `NeMo Gym${of}`, whole, step }),
      await ask(harbor, 'harbor_tasks.py', { name: `Harbor${of}`, folder: formatted('harbor') }),
    );
  }
  return checks;
}

function toolgrad(line: readonly string[]): void {
  execFileSync(process.execPath, [program, ...line], { stdio: ['ignore', 'ignore', 'inherit'] });
}

async function inEnvironment<T>(run: string, work: (environment: string) => Promise<T>): Promise<T> {
  await using server = await startHttpServer(program, [], ['environment', run, '--all']);
  return await work(new URL(server.url).origin);
}

function ask<T>(python: string, script: string, order: object): Promise<T> {
  return askPython<T>(python, join(scripts, script), order);
}
