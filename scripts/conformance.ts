// `npm run test:conformance`: the official conformance suite, on this program and on a server of its modules.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openServerState } from '../src/server/server-state.ts';
import { serveHttp } from '../src/server/transports/http.ts';
import { startHttpServer } from './bench/http-server.ts';
import { createFixtureServer } from './conformance/fixture.ts';
import { installSuite } from './conformance/suite.ts';

/** What makes sense for any server; the other scenarios want tools, resources and prompts of certain names. */
const forAnyServer = [
  'server-initialize',
  'ping',
  'logging-set-level',
  'tools-list',
  'resources-list',
  'prompts-list',
  'completion-complete',
  'server-sse-multiple-streams',
  'dns-rebinding-protection',
];

const program = fileURLToPath(new URL('../src/bin.js', import.meta.url));
const suite = installSuite(fileURLToPath(new URL('../..', import.meta.url)));
const runs = mkdtempSync(join(tmpdir(), 'toolgrad-conformance-'));
const failed: string[] = [];
try {
  await testProgram();
  await testFixture();
} finally {
  rmSync(runs, { recursive: true, force: true });
}
const passed = forAnyServer.length + 1 - failed.length;
process.stdout.write(
  `${passed} passed, ${failed.length} failed${failed.map((name) => `\n✗ ${name}`).join('')}\n`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

async function testProgram(): Promise<void> {
  await using server = await startHttpServer(program, ['--demo', '--runs', runs]);
  for (const scenario of forAnyServer) {
    if (!(await suite.run(server.url, scenario))) failed.push(`serve --http --demo: ${scenario}`);
  }
}

async function testFixture(): Promise<void> {
  await using state = openServerState({ tools: { demo: true }, runsFolder: runs, local: false });
  const create = () => createFixtureServer(state);
  await using serving = await serveHttp(create, { host: '127.0.0.1', port: 0 });
  if (!(await suite.run(serving.url))) failed.push('the fixture server: all server scenarios');
}
