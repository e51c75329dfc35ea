// What servers say, on a terminal.
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { createScreen } from '../../src/cli/terminal/terminal.ts';
import { terminalLine, terminalText } from '../../src/text/terminal-text.ts';

test.each([
  ['a cleared screen', '\u001b[2J\u001b[Hgone', '\\u001b[2J\\u001b[Hgone'],
  ['a link', '\u001b]8;;https://evil.example\u0007here', '\\u001b]8;;https://evil.example\\u0007here'],
  ['hidden text', '\u001b[8mhidden', '\\u001b[8mhidden'],
  ['an eight-bit sequence', '\u009b2J', '\\u009b2J'],
  ['a backspace', 'rm\b\bls', 'rm\\u0008\\u0008ls'],
  ['text turned round', 'evil\u202egnp.exe', 'evil\\u202egnp.exe'],
  ['text isolated', '\u2066x\u2069', '\\u2066x\\u2069'],
  ['letters that nobody sees', 'get\u200b_all\ufeff', 'get\\u200b_all\\ufeff'],
  ['tags', '\u{e0041}', '\\udb40\\udc41'],
  ['half a character', '\ud800', '\\ud800'],
  ['a returned carriage', 'safe\rEVIL', 'safe\nEVIL'],
])('%s is shown as characters', (_, text, shown) => {
  expect(terminalText(text)).toBe(shown);
  const safe = JSON.stringify({ text });
  // What was printed as JSON is read as the same text.
  expect(JSON.parse(terminalText(safe))).toEqual({ text });
});

test('letters, emoji, line breaks and our own colours stay', () => {
  const text = 'größe 日本 👩‍👩‍👧 العربية\tx\n\u001b[31mred\u001b[39m \u001b[1mbold\u001b[22m';
  expect(terminalText(text)).toBe(text);
});

test('on one line nothing begins a line', () => {
  expect(terminalLine('one\r\nError: two\u2028three\u0085four')).toBe('one Error: two three four');
});

test("somebody else's words have no style: a green tick is this program's alone", () => {
  expect(terminalLine('\u001b[32m✓\u001b[39m passed')).toBe('\\u001b[32m✓\\u001b[39m passed');
});

test('where nothing is painted, no style is our own', () => {
  const stream = new PassThrough();
  createScreen(stream).print('\u001b[32m✓\u001b[39m');
  expect(String(stream.read())).toBe('\\u001b[32m✓\\u001b[39m\n');
});

test.each(['print', 'say'] as const)('whoever uses a screen to %s something', (how) => {
  const stream = new PassThrough();
  createScreen(stream)[how]('\u001b]0;title\u0007\u202ex');
  expect(String(stream.read())).toBe('\\u001b]0;title\\u0007\\u202ex\n');
});
