// A Python environment of its own, with the pinned packages, kept between runs.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the pinned packages need. */
const oldestMinor = 11;

/**
 * The path of its Python with `what` in it, installed where it is not there yet or the requirements have changed. Throws with a sentence where
 * there is no Python, or its packages cannot be installed.
 */
export function pythonEnvironment(
  folder: string,
  requirements: string,
  what: string,
  flags: readonly string[] = [],
  minor: number = oldestMinor,
): string {
  const venv = join(folder, 'venv');
  const python =
    process.platform === 'win32' ? join(venv, 'Scripts', 'python.exe') : join(venv, 'bin', 'python');
  const installed = join(folder, 'installed');
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const isThere = existsSync(python) && existsSync(installed);
  if (isThere && readFileSync(installed, 'utf8') === wanted) return python;

  const system = findPython(minor);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  process.stderr.write(`Installing ${what} into a Python environment of its own…\n`);
  run(system, ['-m', 'venv', venv], 'A Python environment could not be made');
  const install = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    ...flags,
    '-r',
    requirements,
  ];
  run(python, install, `The packages of ${requirements} could not be installed`);
  writeFileSync(installed, wanted);
  return python;
}

function findPython(oldest: number): string {
  for (const name of ['python3', 'python', 'python3.14', 'python3.13', 'python3.12']) {
    const probe = spawnSync(name, ['-c', 'import sys; print(*sys.version_info[:2])'], { encoding: 'utf8' });
    const [major, minor] = (probe.stdout ?? '').trim().split(' ').map(Number);
    if (probe.status === 0 && major === 3 && (minor ?? 0) >= oldest) return name;
  }
  throw new Error(
    `The exports are tried with Python 3.${oldest} or newer, and none is found: install it, or put it on the path.`,
  );
}

function run(program: string, options: readonly string[], otherwise: string): void {
  try {
    execFileSync(program, options, { stdio: ['ignore', process.stderr, process.stderr] });
  } catch (error) {
    throw new Error(`${otherwise}; what ${program} said stands above.`, { cause: error });
  }
}
