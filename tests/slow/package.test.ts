// The package as its users get it: packed, installed in an empty folder, run, and imported.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'toolgrad-package-'));
const minutes = 60_000;

/** Runs a program to its end. Throws, with what it printed, where it fails. */
async function run(command: string, args: readonly string[], cwd = folder): Promise<string> {
  // On Windows the programs of npm are scripts.
  const shell = process.platform === 'win32' && command !== process.execPath;
  try {
    return (await promisify(execFile)(command, args, { cwd, shell, maxBuffer: 2 ** 24 })).stdout;
  } catch (error) {
    const { message, stdout } = error as Error & { stdout?: string };
    throw new Error(`${message}\n${stdout ?? ''}`, { cause: error });
  }
}

let packed: { readonly filename: string; readonly files: readonly { readonly path: string }[] };

beforeAll(async () => {
  // As it was built: other tests are using the build.
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  packed = JSON.parse(await run('npm', args, root))[0];
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  await run('npm', ['install', `./${packed.filename}`, '--no-audit', '--no-fund', '--prefer-offline']);
}, 5 * minutes);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('it holds what users need, and nothing else', () => {
  const sources = ['src', 'servers'].flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
      // The page is built into a few files of its own.
      .filter((name) => /(?<!\.d)\.ts$/.test(name) && !name.startsWith(join('viewer', 'page', '/')))
      .map((name) => `dist/${top}/${name.replaceAll('\\', '/').slice(0, -'.ts'.length)}`),
  );
  const docs = readdirSync(join(root, 'docs')).map((name) => `docs/${name}`);
  const worlds = readdirSync(join(root, 'fixtures/worlds')).map((name) => `fixtures/worlds/${name}`);
  expect(packed.files.map(({ path }) => path).toSorted()).toEqual(
    [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'package.json',
      ...docs,
      ...['app.html', 'index.html', 'page.css', 'page.js'].map((name) => `dist/page/${name}`),
      ...worlds,
      ...sources.flatMap((source) => [`${source}.js`, `${source}.d.ts`]),
    ].toSorted(),
  );
});

test('npx toolgrad-mcp generate --demo', { timeout: 2 * minutes }, async () => {
  const summary = await run('npx', ['toolgrad-mcp', 'generate', '--demo', '-n', '3', '--json']);
  expect(JSON.parse(summary)).toMatchObject({ requested: 3, accepted: 3 });
});

const program = `
import { composeRun, generate, readSamples, type Sample } from 'toolgrad-mcp';
import { createFakeToolSource } from 'toolgrad-mcp/testing';

const { signal } = new AbortController();
await using source = createFakeToolSource({ notes: { tools: { list_notes: { handler: () => 'none' } } } });
const { tools } = await source.catalog(signal);
await using run = await composeRun(
  { tools: { demo: true }, out: 'runs/library', mode: 'new', spec: { samples: 2 } },
  () => {},
  signal,
);
const { ended } = await generate(run.parts, run.spec, signal);
await run.folder.finish(ended);
const samples: Sample[] = [];
for await (const sample of readSamples('runs/library')) samples.push(sample);
console.log(JSON.stringify({ ended, samples: samples.length, tools: tools.map(({ name }) => name) }));
`;

test('as a library, with its types', { timeout: 2 * minutes }, async () => {
  writeFileSync(join(folder, 'program.ts'), program);
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2022',
    // The SDK's types want those of a browser.
    lib: ['es2023', 'esnext.disposable', 'dom'],
    strict: true,
    types: ['node'],
    typeRoots: [join(root, 'node_modules/@types')],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }));
  await run(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', '.']);
  expect(JSON.parse(await run(process.execPath, ['program.js']))).toEqual({
    ended: 'done',
    samples: 2,
    tools: ['notes__list_notes'],
  });
});
