// Builds the page of `view` and the app of the chat into `dist/page`: `node dist/scripts/build-page.js`.
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = join(root, 'src/viewer/page');
const out = join(root, 'dist/page');

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

/** One script and one style: nothing is loaded later. */
async function bundle(name: string): Promise<void> {
  await build({
    root: page,
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: out,
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: false,
      cssCodeSplit: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: join(page, `${name}.tsx`),
        output: { entryFileNames: `${name}.js`, assetFileNames: `${name}[extname]`, codeSplitting: false },
      },
    },
  });
}

await bundle('page');
cpSync(join(page, 'index.html'), join(out, 'index.html'));
