// Builds the page of `view` and the app of the chat into `dist/page`: `node dist/scripts/build-page.js`.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { inScript } from '../src/viewer/report-file.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const page = join(root, 'src/viewer/page');
const out = join(root, 'dist/page');

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

/** zod's messages in fifty languages, which nobody sees, would be half of the app. */
const withoutLocales: Plugin = {
  name: 'without-locales',
  enforce: 'pre',
  resolveId: (source) => (/\/locales\/index\.js$/.test(source) ? '\0locales' : undefined),
  load: (id) => (id === '\0locales' ? 'export {};' : undefined),
};

/** One script and one style: nothing is loaded later. */
async function bundle(name: string): Promise<void> {
  await build({
    root: page,
    configFile: false,
    logLevel: 'warn',
    plugins: [withoutLocales],
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

// A host gives the app a document and nothing else.
await bundle('chat');
const taken = (name: string) => {
  const text = readFileSync(join(out, name), 'utf8');
  rmSync(join(out, name));
  return text;
};
const [script, style] = [taken('chat.js'), taken('chat.css')];
writeFileSync(
  join(out, 'app.html'),
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>ToolGrad</title>
<style>${style}</style>
</head>
<body>
<div id="app"></div>
<script type="module">${inScript(script)}</script>
</body>
</html>
`,
);
