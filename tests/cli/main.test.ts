// From a command line to an exit code, and what is said on the way.
import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/cli/command.ts';
import { runCommandLine } from '../../src/cli/main.ts';
import { createScreen } from '../../src/cli/terminal.ts';
import { ToolGradError } from '../../src/core/errors.ts';

/** A command that does what the test says. */
function commandThat(run: Command['run']): Command {
  return { name: 'work', description: 'Works', flags: {}, options: () => ({}), run };
}

async function runs(
  argv: readonly string[],
  run: Command['run'],
  { interactive = false, interrupted }: { interactive?: boolean; interrupted?: string } = {},
) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const controller = new AbortController();
  if (interrupted !== undefined) controller.abort(interrupted);
  const code = await runCommandLine(argv, [commandThat(run)], {
    out: createScreen(Object.assign(stdout, { isTTY: interactive, columns: 80 })),
    err: createScreen(stderr),
    signal: controller.signal,
    program: 'toolgrad-mcp',
  });
  const text = (stream: PassThrough) => String(stream.read() ?? '');
  return { code, out: text(stdout), err: text(stderr) };
}

const fails = (error: unknown) => async () => {
  throw error;
};

describe('exit codes', () => {
  test('a command says its own', async () => {
    expect(await runs(['work'], async () => 3)).toEqual({ code: 3, out: '', err: '' });
  });

  test.each([
    ['usage', 2],
    ['server', 1],
    ['run', 1],
    ['forbidden', 1],
  ] as const)('an error of the kind %s is one sentence and %d', async (kind, code) => {
    const outcome = await runs(['work'], fails(new ToolGradError(kind, 'It is so.')));
    expect(outcome).toEqual({ code, out: '', err: 'Error: It is so.\n' });
  });

  test('what is unexpected is told with its trace', async () => {
    const { code, err } = await runs(['work'], fails(new TypeError('x is not a function')));
    expect(code).toBe(1);
    expect(err).toMatch(/please report it[\s\S]*TypeError: x is not a function[\s\S]*main\.test\.ts/);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s is %d', async (interrupted, code) => {
    const outcome = await runs(['work'], fails(new Error('aborted')), { interrupted });
    expect(outcome).toEqual({ code, out: '', err: 'Interrupted.\n' });
  });
});

describe('no command', () => {
  test('prints the help on a terminal', async () => {
    const { code, out, err } = await runs([], async () => 0, { interactive: true });
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('toolgrad-mcp <command> [flags]');
  });

  test('says nothing into a pipe', async () => {
    const { code, out, err } = await runs([], async () => 0);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('toolgrad-mcp <command> [flags]');
  });
});
