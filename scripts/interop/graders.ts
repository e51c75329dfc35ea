// The graders of exported tasks, run as their consumers run them, and rows of messages by Mistral's own validators.
import { execFile, execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startHttpServer } from '../bench/http-server.ts';
import { pythonEnvironment } from './environment.ts';

export interface GraderCheck {
  readonly name: string;
  readonly passed: boolean;
  readonly detail: string;
}

/** Formats that bring a grader along, or that an environment grades. */
const graded = ['verl', 'verifiers', 'nemo-gym', 'harbor'] as const;

const execute = promisify(execFile);

interface Grading {
  readonly program: string;
  readonly run: string;
  /** Where exports go. */
  readonly folder: string;
  /** Where the Python environment is kept. */
  readonly cache: string;
  /** Where the Python scripts are. */
  readonly scripts: string;
}

/** Exports the run, serves its environments, and has perfect, idle and wrong players graded; `of` says what is in it. */
export async function gradeExports(grading: Grading, of = ''): Promise<readonly GraderCheck[]> {
  const { program, run, cache, scripts } = grading;
  const folder = join(grading.folder, `graded${of.replaceAll(' ', '-')}`);
  const requirements = join(scripts, 'graders-requirements.txt');
  const python = pythonEnvironment(cache, requirements, 'verifiers and mistral-common');
  const exports = Object.fromEntries(graded.map((format) => [format, join(folder, format)]));
  const messages = join(folder, 'messages');
  for (const [format, out] of [...Object.entries(exports), ['messages', messages] as const]) {
    const flags = ['--format', format, '--out', out, '--negatives', '0.2', '--json'];
    execFileSync(process.execPath, [program, 'export', run, ...flags], { stdio: 'ignore' });
  }
  await using server = await startHttpServer(program, [], ['environment', run, '--all']);
  const environment = new URL(server.url).origin;
  const grades = await ask<GraderCheck[]>(python, join(scripts, 'grade_exports.py'), {
    run,
    environment,
    exports,
  });
  const named = grades.map((check) => ({ ...check, name: `${check.name}${of}` }));
  const mistral = await ask<GraderCheck>(python, join(scripts, 'mistral_rows.py'), { folder: messages });
  return [...named, { ...mistral, name: `${mistral.name}${of}` }];
}

/** What a Python script makes of an order that it reads as JSON. */
export async function ask<T>(python: string, script: string, order: object): Promise<T> {
  const env = { ...process.env, PYTHONUTF8: '1', PYTHONDONTWRITEBYTECODE: '1', HF_HUB_OFFLINE: '1' };
  const asking = execute(python, [script], { env, maxBuffer: 1 << 26 });
  asking.child.stdin?.end(JSON.stringify(order));
  return JSON.parse((await asking).stdout) as T;
}
