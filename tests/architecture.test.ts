// Imports point one way: who may import whom, and who may use which package. ARCHITECTURE.md says why.
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Leaf rooms: every part may use them, and each may use those before it. */
const leaves = [
  'model',
  'files',
  'text',
  'schemas',
  'grounding',
  'outcomes',
  'secrets',
  'spending',
  'timing',
  'network',
  'proofs',
  'scoring',
];

/** A folder of src, or a file in src itself, and what it may import besides itself. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(leaves.map((leaf, index) => [leaf, leaves.slice(0, index)])),
  prompts: leaves,
  checks: [...leaves, 'prompts'],
  synthesis: [...leaves, 'prompts'],
  backends: [...leaves, 'prompts'],
  runs: leaves,
  reviews: [...leaves, 'runs'],
  statistics: [...leaves, 'runs', 'reviews'],
  dataset: [...leaves, 'prompts', 'checks', 'runs', 'reviews', 'statistics'],
  evaluation: [...leaves, 'prompts', 'dataset', 'runs', 'reviews'],
  dialogues: [...leaves, 'dataset', 'backends'],
  environments: [...leaves, 'dataset', 'evaluation', 'runs', 'reviews', 'transports'],
  transports: leaves,
  faults: [...leaves, 'transports'],
  cassettes: [...leaves, 'transports'],
  mocks: [...leaves, 'transports', 'cassettes'],
  tools: [...leaves, 'transports', 'faults', 'mocks'],
  version: [],
  config: [...leaves, 'tools', 'transports', 'faults'],
  compose: [
    ...leaves,
    'config',
    'backends',
    'tools',
    'mocks',
    'cassettes',
    'checks',
    'runs',
    'reviews',
    'dataset',
    'dialogues',
    'evaluation',
    'environments',
    'synthesis',
    'version',
    'servers',
  ],
  workers: [
    ...leaves,
    'compose',
    'synthesis',
    'backends',
    'checks',
    'transports',
    'tools',
    'runs',
    'servers',
    'version',
  ],
  viewer: [...leaves, 'transports', 'runs', 'reviews', 'statistics', 'evaluation', 'compose'],
  install: [...leaves, 'config'],
  cli: [
    ...leaves,
    'prompts',
    'compose',
    'workers',
    'synthesis',
    'runs',
    'reviews',
    'dataset',
    'statistics',
    'evaluation',
    'environments',
    'install',
    'viewer',
    'server',
    'version',
  ],
  server: [
    ...leaves,
    'dialogues',
    'transports',
    'reviews',
    'viewer',
    'backends',
    'prompts',
    'compose',
    'workers',
    'synthesis',
    'runs',
    'dataset',
    'statistics',
    'evaluation',
    'checks',
    'version',
    'servers',
  ],
  testing: [...leaves, 'tools'],
  bin: ['cli'],
  index: [
    ...leaves,
    'compose',
    'workers',
    'config',
    'backends',
    'tools',
    'checks',
    'runs',
    'dataset',
    'statistics',
    'evaluation',
    'synthesis',
  ],
  servers: [],
};

/** Packages that belong to some places only: the beginnings of the paths of the files that may import them. */
const packages: Readonly<Record<string, readonly string[]>> = {
  '@modelcontextprotocol/sdk': [
    'src/tools/',
    'src/transports/',
    'src/mocks/',
    'src/cassettes/',
    'src/faults/',
    'src/server/',
    'src/environments/serve/',
    'src/backends/sampling/',
    'servers/',
  ],
  openai: ['src/backends/openai/'],
  '@huggingface/hub': ['src/dataset/export/push-dataset.ts'],
  bullmq: ['src/workers/queue/'],
  ioredis: ['src/workers/queue/'],
  preact: ['src/viewer/page/'],
  '@modelcontextprotocol/ext-apps': ['src/viewer/page/'],
};

interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const files = ['src', 'servers'].flatMap((folder) =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name): SourceFile => {
      const path = `${folder}/${name.replaceAll('\\', '/')}`;
      const text = readFileSync(`${root}${path}`, 'utf8');
      return { path, text, imports: importsIn(text) };
    }),
);

/** What a file imports, statically or not, types included; the formatter ends every such line alike. */
function importsIn(text: string): string[] {
  const specifier = /\bfrom '([^']+)';$|^import '([^']+)';$|\bimport\('([^']+)'\)/gm;
  return [...text.matchAll(specifier)].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? '');
}

const isRelative = (specifier: string) => specifier.startsWith('.');

/** `src/tools/source.ts` is of `tools`, `src/config/config.ts` of `config`, and so is all of src/config. */
function areaOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'src' ? second.replace(/\.ts$/, '') : top;
}

/** One line for each import of a file that the rule forbids. */
function offences(rule: (file: SourceFile, specifier: string) => boolean): string[] {
  return files.flatMap((file) =>
    file.imports
      .filter((specifier) => !rule(file, specifier))
      .map((specifier) => `${file.path} imports ${specifier}`),
  );
}

test('every import is seen', () => {
  expect(
    importsIn("import a, { b } from './a.ts';\nimport './c.ts';\nexport type {\n  D,\n} from 'd';"),
  ).toEqual(['./a.ts', './c.ts', 'd']);
  expect(importsIn("  const { e } = await import('./e.ts');")).toEqual(['./e.ts']);
  expect(files.length).toBeGreaterThan(100);
  // Files that hold a program in Python import nothing by its lines.
  const silent = files.filter(
    ({ path, text, imports }) =>
      /^import\b/m.test(text) && imports.length === 0 && !path.endsWith('-python.ts'),
  );
  expect(silent).toEqual([]);
});

describe('imports', () => {
  test('name files by their whole name', () => {
    expect(offences((_, specifier) => !isRelative(specifier) || /\.(tsx?|css)$/.test(specifier))).toEqual([]);
  });

  test('point one way', () => {
    const allowed = ({ path }: SourceFile, specifier: string) => {
      if (!isRelative(specifier)) return true;
      const [from, to] = [areaOf(path), areaOf(posix.join(posix.dirname(path), specifier))];
      return from === to || mayImport[from]?.includes(to) === true;
    };
    expect(offences(allowed)).toEqual([]);
  });

  test('of the page are its own, and types: what runs in a browser has no Node', () => {
    const plain = ['src/viewer/told.ts', 'src/viewer/json-shape.ts', 'src/text/quantities.ts'];
    const allowed = ({ path, text }: SourceFile, specifier: string) => {
      if (!path.startsWith('src/viewer/page/') || !isRelative(specifier)) return true;
      const to = posix.join(posix.dirname(path), specifier);
      const isType =
        text.includes('import type') && !new RegExp(`import (?!type)[^;]*'${specifier}'`).test(text);
      return to.startsWith('src/viewer/page/') || plain.includes(to) || isType;
    };
    expect(offences(allowed)).toEqual([]);
  });

  test.each(Object.entries(packages))('%s only where it belongs', (name, places) => {
    const allowed = ({ path }: SourceFile, specifier: string) =>
      !(specifier === name || specifier.startsWith(`${name}/`)) ||
      places.some((place) => path.startsWith(place));
    expect(offences(allowed)).toEqual([]);
  });
});

/**
 * Circles that remain, each with its reason: folders of which each imports the other, directly or through others. A
 * folder and those inside it are one part, and may import each other.
 */
const knownCircles: Readonly<Record<string, string>> = {};

describe('circles', () => {
  const pathsFrom = ({ path, imports }: SourceFile) =>
    imports.filter(isRelative).map((specifier) => posix.join(posix.dirname(path), specifier));
  const inSource = files.filter(({ path }) => path.startsWith('src/'));

  test('are found', () => {
    const graph = { a: ['b'], b: ['c', 'd'], c: ['a'], d: ['e'], e: ['d'], f: ['a'] };
    expect(circlesIn(new Map(Object.entries(graph)))).toEqual(['a b c', 'd e']);
    expect(circlesIn(new Map([['a', ['b']]]))).toEqual([]);
  });

  test('join no files, by types or otherwise', () => {
    expect(circlesIn(new Map(inSource.map((file) => [file.path, pathsFrom(file)])))).toEqual([]);
  });

  test('join no folders but those with a reason', () => {
    const isWithin = (a: string, b: string) => `${a}/`.startsWith(`${b}/`);
    const folders = new Map<string, string[]>();
    for (const file of inSource) {
      const folder = posix.dirname(file.path);
      const others = pathsFrom(file)
        .map((path) => posix.dirname(path))
        .filter((other) => !isWithin(folder, other) && !isWithin(other, folder));
      folders.set(folder, [...(folders.get(folder) ?? []), ...others]);
    }
    expect(circlesIn(folders)).toEqual(Object.keys(knownCircles));
  });
});

/** The groups of which each member leads to each other, in alphabetical order, as `a b c`. */
function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const reachable = (from: string) => {
    const seen = new Set<string>();
    const open = [...(graph.get(from) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...(graph.get(next) ?? []));
    }
    return seen;
  };
  const reach = new Map([...graph.keys()].map((name) => [name, reachable(name)]));
  const inCircle = [...graph.keys()].filter((name) => reach.get(name)?.has(name));
  const groups = inCircle.map((name) =>
    inCircle
      .filter((other) => reach.get(name)?.has(other) && reach.get(other)?.has(name))
      .sort()
      .join(' '),
  );
  return [...new Set(groups)].sort();
}

describe('files', () => {
  test('stand in a place that the table above knows', () => {
    const strangers = files.map(({ path }) => path).filter((path) => !(areaOf(path) in mayImport));
    expect(strangers).toEqual([]);
  });

  test('are not kept under a name that says nothing', () => {
    const vague = files
      .map(({ path }) => path)
      .filter((path) => /(^|\/)(utils?|helpers?|common|misc)\b/.test(path));
    expect(vague).toEqual([]);
  });

  test('say first what they are for', () => {
    const silent = files.filter(({ text }) => !/^(#!.*\n)?\/(\/|\*\*) \S/.test(text)).map(({ path }) => path);
    expect(silent).toEqual([]);
  });
});
