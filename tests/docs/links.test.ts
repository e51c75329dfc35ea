// Links lead to pages and headings that exist; files and scripts that are named exist.
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allPages, anchorsOf, codeIn, guides, manifest, pageNamed, root, rowsUnder } from './pages.ts';

describe.each(allPages)('$name', (page) => {
  const { name, text, prose } = page;

  test('links to pages and headings that exist', () => {
    const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] as string);
    const broken = links.filter((link) => {
      if (/^https:\/\//.test(link)) return false;
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? name : posix.join(posix.dirname(name), path);
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchorsOf(pageNamed(target)).has(anchor);
    });
    expect(broken).toEqual([]);
  });

  test('names files that exist', () => {
    const paths = codeIn(prose).filter((code) =>
      /^(src|servers|tests|scripts|fixtures|docs)\/[\w./-]*$/.test(code),
    );
    expect(paths.filter((path) => !existsSync(join(root, posix.normalize(path))))).toEqual([]);
  });

  test('names scripts that package.json has', () => {
    const scripts = [...text.matchAll(/\bnpm (?:run )?(?:--silent )?(test|(?<=run )[\w:-]+)/g)].map(
      (match) => match[1],
    );
    expect(scripts.filter((script) => !(String(script) in manifest.scripts))).toEqual([]);
  });
});

test('the README links to every page, and stays short', () => {
  const readme = pageNamed('README.md');
  const pages = guides.map(({ name }) => name).filter((name) => name.startsWith('docs/'));
  expect(pages).not.toHaveLength(0);
  expect(pages.filter((name) => !readme.text.includes(`](${name})`))).toEqual([]);
  expect(Buffer.byteLength(readme.text)).toBeLessThanOrEqual(12 * 1024);
});

test('pages that users get link to nothing that the package lacks', () => {
  const shipped = ['README.md', ...manifest.files];
  for (const { name, prose } of [...guides, pageNamed('SECURITY.md')]) {
    const targets = [...prose.matchAll(/\]\((?!https:|#)([^)\s#]+)/g)].map((match) =>
      posix.join(posix.dirname(name), match[1] as string),
    );
    expect(
      targets.filter((target) => !shipped.some((part) => target === part || target.startsWith(`${part}/`))),
      name,
    ).toEqual([]);
  }
});

test('ARCHITECTURE.md has a row for every dependency, and no other', () => {
  const described = rowsUnder(pageNamed('ARCHITECTURE.md'), 'Dependencies').flatMap(([cell]) => codeIn(cell));
  const { dependencies, devDependencies } = manifest;
  expect(described.sort()).toEqual([...Object.keys(dependencies), ...Object.keys(devDependencies)].sort());
});
