// The terminal: a question, and sentences that fit.
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
