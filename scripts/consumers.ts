// `npm run test:consumers -- [CONSUMER …]`: exports in the hands of those who use them, with torch and all. Not in CI: it installs gigabytes.
// TRL renders and trains on rows by real templates, and learns in an environment; the Berkeley leaderboard's checker scores;
// Axolotl and LLaMA-Factory encode conversations; verl, NeMo Gym and Harbor read tasks, and pay or do not. Single questions, and dialogues.
import { type ExecFileSyncOptions, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
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

/** A run of single questions or of dialogues, and what is said behind the names of its checks. */
interface Tried {
  readonly run: string;
  readonly of: string;
}

/** Who takes exports, and what comes of them in their hands. */
const consumers: Readonly<Record<string, (tried: Tried) => Promise<readonly GraderCheck[]>>> = {
  trl: trlChecks,
  bfcl: bfclChecks,
  axolotl: axolotlChecks,
  'llama-factory': llamaFactoryChecks,
  templates: templateChecks,
  verl: verlChecks,
  'nemo-gym': nemoGymChecks,
  harbor: harborChecks,
};
/** These know single questions only. */
const ofQuestions = new Set(['trl', 'bfcl']);

const { positionals } = parseArgs({ allowPositionals: true });
const wanted = positionals.length === 0 ? Object.keys(consumers) : positionals;
let failed = 0;
try {
  const unknown = wanted.find((name) => consumers[name] === undefined);
  if (unknown !== undefined)
    throw new Error(`There is no consumer ${unknown}: name some of ${Object.keys(consumers).join(', ')}.`);
  const questions = { run: join(work, 'run'), of: '' };
  const dialogues = { run: join(work, 'dialogues'), of: ' of dialogues' };
  toolgrad(['generate', '--demo', '-n', '100', '--out', questions.run, '--json']);
  toolgrad(['generate', '--demo', '-n', '100', '--exchanges', '4', '--out', dialogues.run, '--json']);
  process.stdout.write(`${new Date().toISOString().slice(0, 10)}\n`);
  for (const tried of [questions, dialogues])
    for (const name of wanted)
      if (tried === questions || !ofQuestions.has(name))
        for (const check of await outcomes(name, tried)) {
          failed += check.passed ? 0 : 1;
          process.stdout.write(`${check.passed ? '✓' : '✗'} ${check.name}: ${check.detail}\n`);
        }
} catch (error) {
  failed += 1;
  process.stderr.write(`${sentenceOf(error)}\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.exitCode = failed === 0 ? 0 : 1;

/** What a consumer says; one that cannot be installed or asked has failed, and costs the others nothing. */
async function outcomes(name: string, tried: Tried): Promise<readonly GraderCheck[]> {
  try {
    return (await consumers[name]?.(tried)) ?? [];
  } catch (error) {
    return [{ name: `${name}${tried.of}`, passed: false, detail: sentenceOf(error) }];
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function environmentOf(name: string, what: string, flags: readonly string[] = [], minor?: number): string {
  return pythonEnvironment(join(cache, name), join(scripts, `${name}-requirements.txt`), what, flags, minor);
}

/** Templates and training, and learning in an environment. */
async function trlChecks({ run }: Tried): Promise<readonly GraderCheck[]> {
  const trl = environmentOf('trl', 'TRL and Axolotl', ['--no-deps']);
  const folder = exported(run, 'serial', '--serial-calls');
  return [
    ...(await ask<GraderCheck[]>(trl, 'trl_rows.py', { folder })),
    await inEnvironment(run, (environment) =>
      ask<GraderCheck>(trl, 'trl_grpo.py', { run, environment, folder }),
    ),
  ];
}

async function bfclChecks({ run }: Tried): Promise<readonly GraderCheck[]> {
  // Its own requirements are the clients of every provider, of which the checker needs none.
  const bfcl = environmentOf('bfcl', "the Berkeley leaderboard's checker", ['--no-deps']);
  return [await ask(bfcl, 'bfcl_rows.py', { folder: exported(run, 'bfcl', '--format', 'bfcl') })];
}

async function axolotlChecks({ run, of }: Tried): Promise<readonly GraderCheck[]> {
  const trl = environmentOf('trl', 'TRL and Axolotl', ['--no-deps']);
  const folders = { folder: exported(run, 'messages'), serial: exported(run, 'serial', '--serial-calls') };
  return [await ask(trl, 'axolotl_rows.py', { name: `Axolotl${of}`, ...folders })];
}

/** Its loader and its templates, on conversations. */
async function llamaFactoryChecks({ run, of }: Tried): Promise<readonly GraderCheck[]> {
  const python = environmentOf('llamafactory', 'LLaMA-Factory');
  const folder = exported(run, 'sharegpt', '--format', 'sharegpt');
  const serial = exported(run, 'sharegpt-serial', '--format', 'sharegpt', '--serial-calls');
  return [await ask(python, 'llamafactory_rows.py', { name: `LLaMA-Factory${of}`, folder, serial })];
}

/** Rows in the templates of Axolotl and in those that llama.cpp keeps of many models. */
async function templateChecks({ run, of }: Tried): Promise<readonly GraderCheck[]> {
  const folders = [llamaCppTemplates()];
  const rendering = { program, run, work, cache: join(cache, 'templates'), scripts: interop, folders };
  return [await renderTemplates(rendering, of)];
}

async function verlChecks({ run, of }: Tried): Promise<readonly GraderCheck[]> {
  const verl = environmentOf('verl', 'verl', ['--no-deps']);
  const folder = exported(run, 'verl', '--format', 'verl');
  return [await ask(verl, 'verl_rows.py', { name: `verl${of}`, run, folder })];
}

async function nemoGymChecks({ run, of }: Tried): Promise<readonly GraderCheck[]> {
  const nemoGym = environmentOf('nemo-gym', 'NeMo Gym', [], 12);
  const whole = exported(run, 'nemo-gym', '--format', 'nemo-gym');
  const step = exported(run, 'nemo-gym-step', '--format', 'nemo-gym-step');
  return [await ask(nemoGym, 'nemo_gym_rows.py', { name: `NeMo Gym${of}`, whole, step })];
}

async function harborChecks({ run, of }: Tried): Promise<readonly GraderCheck[]> {
  const harbor = environmentOf('harbor', 'Harbor', [], 12);
  const folder = exported(run, 'harbor', '--format', 'harbor');
  return [await ask(harbor, 'harbor_tasks.py', { name: `Harbor${of}`, folder })];
}

/** Where an export of the run is; it is made once. */
function exported(run: string, name: string, ...flags: readonly string[]): string {
  const out = `${run}-${name}`;
  if (existsSync(out)) return out;
  toolgrad(['export', run, '--out', out, '--negatives', '0.2', '--json', ...flags]);
  return out;
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
