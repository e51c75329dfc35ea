// From a command line to an exit code, and what is said on the way.
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/cli/command.ts';
import { ToolGradError } from '../../src/model/errors.ts';
import { runInProcess } from './in-process.ts';

/** A command that does what the test says. */
function commandThat(run: Command['run']): Command {
  return { name: 'work', description: 'Works', flags: {}, options: () => ({}), run };
}

async function runs(
  argv: readonly string[],
  run: Command['run'],
  { interactive = false, interrupted }: { interactive?: boolean; interrupted?: string } = {},
) {
  const controller = new AbortController();
  if (interrupted !== undefined) controller.abort(interrupted);
  const { signal } = controller;
  return await runInProcess(argv, [commandThat(run)], { interactive, columns: 80, signal });
}

const fails = (error: unknown) => async () => {
  throw error;
};

describe('exit codes', () => {
  test('a command says its own', async () => {
    expect(await runs(['work'], async () => 3)).toEqual({ code: 3, stdout: '', stderr: '' });
  });

  test.each([
    ['usage', 2],
    ['server', 1],
    ['run', 1],
    ['forbidden', 1],
  ] as const)('an error of the kind %s is one sentence and %d', async (kind, code) => {
    const outcome = await runs(['work'], fails(new ToolGradError(kind, 'It is so.')));
    expect(outcome).toEqual({ code, stdout: '', stderr: 'Error: It is so.\n' });
  });

  test('what is unexpected is told with its trace', async () => {
    const { code, stderr } = await runs(['work'], fails(new TypeError('x is not a function')));
    expect(code).toBe(1);
    expect(stderr).toMatch(/please report it[\s\S]*TypeError: x is not a function[\s\S]*main\.test\.ts/);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGQUIT', 131],
  ] as const)('%s is %d', async (interrupted, code) => {
    const outcome = await runs(['work'], fails(new Error('aborted')), { interrupted });
    expect(outcome).toEqual({ code, stdout: '', stderr: 'Interrupted.\n' });
  });
});

describe('no command', () => {
  test('prints the help on a terminal', async () => {
    const { code, stdout, stderr } = await runs([], async () => 0, { interactive: true });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('toolgrad-mcp <command> [flags]');
  });

  test('says nothing into a pipe', async () => {
    const { code, stdout, stderr } = await runs([], async () => 0);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('toolgrad-mcp <command> [flags]');
  });
});
