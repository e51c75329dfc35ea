// What servers say in the card of a dataset is text.
import { expect, test } from 'vitest';
import { code, escaped } from '../../../src/dataset/export/card/markdown.ts';

test.each([
  ['<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)\\>'],
  ['[free](https://evil.example)', '\\[free\\](https://evil.example)'],
  ['two\n# lines', 'two \\# lines'],
  ['**bold** `code` a|b', '\\*\\*bold\\*\\* \\`code\\` a\\|b'],
])('%j is no markup', (text, shown) => {
  expect(escaped(text)).toBe(shown);
});

test('a name is code, whatever is in it', () => {
  expect(code('a`b\n<c>')).toBe("`a'b <c>`");
  expect(code(' ')).toBe('');
});
