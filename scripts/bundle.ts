// `npm run bundle`: this program, with what it needs, as an MCP bundle that desktop clients install with a click.
import { cpSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packExtension } from '@anthropic-ai/mcpb';
import yargs from 'yargs';
import { hideBin } from 'yargs/helpers';
import { bundleManifest, startFile } from './bundle/manifest.ts';
import { productionPackages } from './bundle/production-packages.ts';
import { readTools } from './bundle/read-tools.ts';

const { out } = await yargs(hideBin(process.argv))
  .scriptName('npm run bundle --')
  .usage('$0\n\nPacks this program as an MCP bundle, starts it once, and validates it.')
  .option('out', { type: 'string', default: 'toolgrad-mcp.mcpb', describe: 'The file to write' })
  .strict()
  .version(false)
  .parseAsync();

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'toolgrad-bundle-'));
try {
  const parts = [
    'package.json',
    'LICENSE',
    'README.md',
    'dist/src',
    'dist/page',
    'dist/servers',
    startFile,
    'fixtures/worlds',
  ];
  for (const path of [...parts, ...productionPackages(root)]) {
    cpSync(join(root, path), join(folder, path), { recursive: true, filter: (from) => isNeeded(from) });
  }
  // What it offers is asked of the copy itself, which so has shown that nothing is missing in it.
  const tools = await readTools(join(folder, startFile));
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(bundleManifest(tools), null, 2)}\n`);
  const outputPath = resolve(out);
  if (!(await packExtension({ extensionPath: folder, outputPath, silent: true }))) {
    // It tells what is wrong with a manifest where it is not silent.
    await packExtension({ extensionPath: folder, outputPath });
    process.exitCode = 1;
  } else {
    const megabytes = statSync(outputPath).size / 1e6;
    process.stdout.write(`${outputPath}: ${tools.length} tools, ${megabytes.toFixed(1)} MB\n`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Types, maps and sources are for those who write code. */
function isNeeded(path: string): boolean {
  return !/\.([cm]?ts|map)$|[\\/]node_modules[\\/]\.bin$/.test(path);
}
