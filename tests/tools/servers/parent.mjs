// A program of its own that opens a stubborn and a well-behaved server, tells their pids, and crashes when it is told to.
import { fileURLToPath } from 'node:url';
import { createViteServer } from 'vitest/node';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const vite = await createViteServer({
  root: at('../../..'),
  configFile: false,
  logLevel: 'silent',
  server: { middlewareMode: true, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true },
});
const { openToolSource } = await vite.ssrLoadModule('/src/tools/source.ts');
const { stdioServer } = await vite.ssrLoadModule('/tests/tools/lab-config.ts');
await vite.close();

const never = new AbortController().signal;
const source = openToolSource([
  stdioServer('stubborn', [at('stubborn-stdio.mjs')]),
  stdioServer('folder', [at('folder-stdio.mjs')], { allow: ['*'] }),
]);
const session = await source.openSession(never);
const stubborn = await session.call({ tool: 'stubborn__pids', arguments: {} }, never);
const about = await session.call({ tool: 'folder__about', arguments: {} }, never);
const wellBehaved = JSON.parse(about.result.content[0].text).pid;
console.log(JSON.stringify({ stubborn: stubborn.result.structuredContent.pids, wellBehaved }));

process.stdin.once('data', () => {
  throw new Error('a bug');
});
