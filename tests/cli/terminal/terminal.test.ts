// The terminal: a question, and sentences that fit.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { confirmOn, createScreen } from '../../../src/cli/terminal/terminal.ts';

describe('a question', () => {
  const ask = (signal = new AbortController().signal) => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    return { input, output, answer: confirmOn(input, output, 'Shall it?', signal) };
  };

  test.each([
    ['y', true],
    ['Yes', true],
    ['n', false],
    ['', false],
    ['yesterday', false],
  ])('"%s" is %s', async (typed, meant) => {
    const { input, output, answer } = ask();
    input.write(`${typed}\n`);
    expect(await answer).toBe(meant);
    expect(String(output.read())).toBe('Shall it? [y/N] ');
  });

  test('no answer is a no', async () => {
    const { input, answer } = ask();
    input.end();
    expect(await answer).toBe(false);
  });

  test('ends with the work', async () => {
    const controller = new AbortController();
    const { answer } = ask(controller.signal);
    await setImmediate();
    controller.abort('SIGINT');
    await expect(answer).rejects.toThrow();
  });
});

describe('a sentence', () => {
  const said = (text: string, isTTY: boolean) => {
    const stream = new PassThrough();
    createScreen(Object.assign(stream, { isTTY, columns: 20 })).say(text);
    return String(stream.read());
  };
  const text = 'It was interrupted. Continue with:\n  toolgrad-mcp generate --resume';

  test('is wrapped on a terminal, a command is not', () => {
    expect(said(text, true)).toBe('It was interrupted.\nContinue with:\n  toolgrad-mcp generate --resume\n');
  });

  test('is left alone elsewhere', () => {
    expect(said(text, false)).toBe(`${text}\n`);
  });
});

test.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT'] as const)(
  '%s asks the work to end, and the process is not ended by it',
  async (name) => {
    const signals = new URL('../../../dist/src/cli/terminal/signals.js', import.meta.url).href;
    const program = `
      const { abortOnSignals, interruptedCode } = await import(${JSON.stringify(signals)});
      const signal = abortOnSignals();
      signal.addEventListener('abort', () => { console.log('cleaned up'); process.exit(interruptedCode(signal)); });
      setInterval(() => {}, 1000);
      console.log('ready');
    `;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program]);
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (text.includes('ready')) child.kill(name);
    });
    const [code, by] = (await once(child, 'close')) as [number | null, string | null];
    expect([said, by]).toEqual(['ready\ncleaned up\n', null]);
    expect(code).toBe(128 + constants.signals[name]);
  },
);
