// A text that tells of several things one after another.
import { expect, test } from 'vitest';
import { sectionsOf } from '../../src/text/sections.ts';

test('what stands behind each name up to the next is its section, in the order of the names', () => {
  const text = '/docs/a.md:\nFirst.\n\n---\n/docs/b.md:\n# Second\nMore.\n';
  expect(sectionsOf(text, ['/docs/b.md', '/docs/a.md'])).toEqual(['Second\nMore.', 'First.']);
});

test.each([
  ['one of them is not in it', ['a.md', 'c.md']],
  ['one is a part of the other', ['a.md', 'a.md']],
  ['one has no name', ['a.md', '']],
])('there are none where %s', (_, items) => {
  expect(sectionsOf('a.md: x b.md: y', items)).toBeUndefined();
});

test('a rule at the end is no content, and a long one that is none takes no time', () => {
  expect(sectionsOf(`a.md: x\n${'-'.repeat(64)}\n== \nb.md: y`, ['a.md', 'b.md'])).toEqual(['x', 'y']);
  const rule = `${'-'.repeat(64)}.`;
  const start = performance.now();
  expect(sectionsOf(`a.md: x ${rule} b.md: y`, ['a.md', 'b.md'])).toEqual([`x ${rule}`, 'y']);
  expect(performance.now() - start).toBeLessThan(1000);
});
