// Variables in a configuration's strings.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExpansionError, expand } from '../../src/config/expand.ts';

const v = (inside: string) => `\${${inside}}`;
const environment = { NAME: 'value', EMPTY: '', TRICKY: v('NAME') };
const surroundings = { environment, workspaceFolder: '/work', userHome: '/home/me' };
const expanded = (text: string) => expand(text, surroundings).text;

test.each([
  [v('NAME'), 'value'],
  [v('env:NAME'), 'value'],
  [`a ${v('NAME')} and ${v('NAME')}`, 'a value and value'],
  [v('NOT_SET:-default'), 'default'],
  [v('NOT_SET:-'), ''],
  [v('env:NOT_SET:-http://x:80/'), 'http://x:80/'],
  [v('NAME:-default'), 'value'],
  [v('EMPTY:-default'), 'default'],
  [v('EMPTY'), ''],
  [v('TRICKY'), v('NAME')],
  [`${v('workspaceFolder')}/a`, '/work/a'],
  [`${v('userHome')}/a`, '/home/me/a'],
  [v('TOOLGRAD_SANDBOX'), v('TOOLGRAD_SANDBOX')],
  ['$NAME %NAME% $(NAME) {NAME}', '$NAME %NAME% $(NAME) {NAME}'],
])('%s becomes %s', (text, result) => {
  expect(expanded(text)).toBe(result);
});

test.each([
  v('NOT_SET'),
  v('env:NOT_SET'),
  v('input:x'),
  v('command:x'),
  v(''),
  v('1A'),
  v(`NOT_SET:-${v('NAME')}`),
])('%s cannot be expanded', (text) => {
  expect(() => expanded(text)).toThrow(ExpansionError);
});

describe('properties', () => {
  const plain = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('${'));
  const name = fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,10}$/).filter((word) => word !== 'TOOLGRAD_SANDBOX');

  test('a text without a variable stays as it is', () => {
    fc.assert(
      fc.property(plain, (text) => {
        expect(expanded(text)).toBe(text);
      }),
    );
  });

  test('every variable is replaced by just its value, whatever that holds, and is reported', () => {
    const piece = fc.record({
      before: plain.map((text) => text.replaceAll('$', '')),
      name,
      value: fc.string(),
    });
    fc.assert(
      fc.property(fc.uniqueArray(piece, { selector: ({ name }) => name }), (pieces) => {
        const text = pieces.map((one) => one.before + v(one.name)).join('');
        const own = Object.fromEntries(pieces.map((one) => [one.name, one.value]));
        const result = expand(text, { ...surroundings, environment: own });
        expect(result.text).toBe(pieces.map((one) => one.before + one.value).join(''));
        expect(result.fromEnvironment).toEqual(pieces.map((one) => ({ name: one.name, value: one.value })));
      }),
    );
  });

  test('a default stands in for a variable that is not set, and only then', () => {
    const fallback = fc.string().filter((text) => !/[{}]/.test(text));
    fc.assert(
      fc.property(name, fallback, fc.option(fc.string({ minLength: 1 })), (variable, given, value) => {
        const own = value === null ? {} : { [variable]: value };
        const result = expand(v(`${variable}:-${given}`), { ...surroundings, environment: own });
        expect(result.text).toBe(value ?? given);
      }),
    );
  });
});
