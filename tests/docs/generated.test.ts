// Pages that are written from the code are up to date.
import { expect, test } from 'vitest';
import { fillRegions } from '../../scripts/make-docs/regions.ts';
import { generatedPages } from '../../scripts/make-docs.ts';
import { pageNamed } from './pages.ts';

test.each(generatedPages)('$page is what npm run make-docs writes', ({ page, regions }) => {
  const { text } = pageNamed(page);
  expect(text).toBe(fillRegions(text, regions()));
});

test('only what is between the markers changes', () => {
  const page = '# A\n\n<!-- b: written by npm run make-docs -->\nold\n<!-- b: end -->\n\nC\n';
  const filled = '# A\n\n<!-- b: written by npm run make-docs -->\n\nnew\n\n<!-- b: end -->\n\nC\n';
  expect(fillRegions(page, { b: 'new' })).toBe(filled);
  expect(fillRegions(filled, { b: 'new' })).toBe(filled);
  expect(() => fillRegions(page, { c: 'new' })).toThrow('The page has no region c');
});
