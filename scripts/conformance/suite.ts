// The official conformance suite: in a folder of its own, as it needs a newer Node than this program does.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const suite = '@modelcontextprotocol/conformance';
const version = '0.1.16';
const expectedFailures = fileURLToPath(
  new URL('../../../scripts/conformance/expected-failures.yml', import.meta.url),
);

export interface Suite {
  /** Runs one scenario, or the whole suite, on a server. Its report goes to stderr; answers whether all is well. */
  run(url: string, scenario?: string): Promise<boolean>;
}

/** Installs it where it is not installed yet, with a Node that it runs on. Throws where npm cannot. */
export function installSuite(root: string): Suite {
  const folder = join(root, 'node_modules/.cache/toolgrad-conformance');
  const program = join(folder, 'node_modules', suite, 'dist/index.js');
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const newer = `node-${platform}-${process.arch}`;
  const isNew = Number(process.versions.node.split('.')[0]) >= 22;
  const node = isNew
    ? process.execPath
    : join(folder, 'node_modules', newer, 'bin', platform === 'win' ? 'node.exe' : 'node');
  if (!existsSync(program) || !existsSync(node)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    const packages = [`${suite}@${version}`, ...(isNew ? [] : [`${newer}@22`])];
    const line = ['npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', ...packages].join(' ');
    execFileSync(line, { cwd: folder, shell: true, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  return {
    run: async (url, scenario) => {
      const which =
        scenario === undefined
          ? ['--suite', 'all', '--expected-failures', expectedFailures]
          : ['--scenario', scenario];
      const results = ['--output-dir', join(tmpdir(), 'toolgrad-conformance')];
      const child = spawn(node, [program, 'server', '--url', url, ...which, ...results], {
        stdio: ['ignore', process.stderr, process.stderr],
      });
      return await new Promise((resolve, reject) => {
        child.once('error', reject).once('close', (code) => resolve(code === 0));
      });
    },
  };
}
