// Runs of a model that errs, with `read_multiple_files` among its tools: what a sample takes at each rate of mistakes.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure } from './figures.ts';
import { type ModelRun, runModel } from './model-run.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The shares of first arguments that are wrong. */
const errorRates = [0.2, 0.5];
const samples = 60;

/** A configuration of the file server from npm, and of three bundled servers. */
function configIn(folder: string): string {
  const bundled = ['crm', 'shop', 'support'].map((name) => [
    name,
    { command: process.execPath, args: [join(root, `dist/servers/${name}/stdio.js`)] },
  ]);
  const files = {
    command: process.execPath,
    args: [
      join(root, 'node_modules/@modelcontextprotocol/server-filesystem/dist/index.js'),
      join(root, 'fixtures/filesystem/documents'),
    ],
  };
  const path = `${folder}.config.json`;
  writeFileSync(path, JSON.stringify({ mcpServers: { files, ...Object.fromEntries(bundled) } }));
  return path;
}

/** What an accepted sample takes at each rate, as figures of the benchmark. */
export async function erringFigures(path: (name: string) => string): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const errorRate of errorRates) {
    const folder = path(`erring-${errorRate}`);
    const servers = ['--config', configIn(folder), '--today', '2026-03-02', '--iterations', '5'];
    const run = await runModel(folder, { samples, latencyMs: 0, errorRate, servers });
    const each = (name: string, value: number) => ({
      name: `first arguments wrong in ${errorRate * 100} %: ${name}`,
      value,
      unit: '',
    });
    figures.push(
      each('model calls a sample', modelCalls(run) / run.accepted),
      each('input tokens a sample', inputTokens(run) / run.accepted),
      each('tool calls a sample', sum(run.drafts.map(({ toolCalls }) => toolCalls)) / run.accepted),
      each(
        'tool calls over steps',
        sum(run.drafts.map(({ toolCalls }) => toolCalls)) / sum(run.drafts.map(({ steps }) => steps)),
      ),
      each('share of drafts accepted', run.accepted / run.drafts.length),
    );
  }
  return figures;
}

function modelCalls({ drafts }: ModelRun): number {
  return sum(drafts.flatMap(({ calls }) => Object.values(calls)));
}

function inputTokens({ statistics }: ModelRun): number {
  return sum(Object.values(statistics.byName).map((stage) => stage.inputTokens));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
