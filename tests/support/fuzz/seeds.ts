// Good inputs: the samples and tools of a run, and the results of `fixtures/results`.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonValue } from '../../../src/model/json.ts';
import type { Sample } from '../../../src/model/sample.ts';
import { readCatalog, readSamples } from '../../../src/runs/read-run.ts';
import type { Seeds } from './targets.ts';

/** `results` is the folder `fixtures/results`. */
export async function seedsFrom(run: string, results: string): Promise<Seeds> {
  const samples: Sample[] = [];
  for await (const sample of readSamples(run)) samples.push(sample);
  const { tools } = await readCatalog(run);
  const steps = samples.flatMap(({ chains }) => chains.flatMap((chain) => chain.steps));
  const listed = tools.map(({ tool, description, inputSchema, annotations }) => ({
    name: tool,
    description,
    inputSchema,
    ...(annotations === undefined ? {} : { annotations }),
  }));
  return {
    samples: asJson(samples),
    tools: asJson(listed),
    results: [...asJson(steps.map(({ result }) => result)), ...(await resultsIn(results))],
    configurations,
    texts: [
      ...samples.flatMap(({ query, response }) => [query, response]),
      ...steps.map(({ result }) => JSON.stringify(result)),
    ],
  };
}

async function resultsIn(folder: string): Promise<readonly JsonValue[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.json'));
  const read = files.map(async ({ parentPath, name }) => {
    const { result } = JSON.parse(await readFile(join(parentPath, name), 'utf8')) as { result?: JsonValue };
    return result === undefined ? [] : [result];
  });
  return (await Promise.all(read)).flat();
}

const asJson = <T>(values: readonly T[]): readonly JsonValue[] =>
  JSON.parse(JSON.stringify(values)) as readonly JsonValue[];

const configurations: readonly JsonValue[] = [
  {
    mcpServers: {
      files: {
        command: 'npx',
        args: ['-y', '@modelcontextprotocol/server-filesystem', '.'],
        env: { API_KEY: `\${API_KEY}`, MODE: 'plain' },
        cwd: '.',
      },
      remote: { type: 'http', url: 'https://host.example/mcp', headers: { authorization: 'Bearer x' } },
      old: { transport: 'sse', serverUrl: 'https://user:word@host.example/sse', disabled: true },
    },
    toolgrad: {
      servers: {
        files: { allow: ['read_*'], deny: ['*delete*'], sandbox: true, isolation: 'sample', timeout: 5 },
        remote: { rateLimit: { perSecond: 2 }, retries: 1, concurrency: 2 },
      },
      model: { prices: { 'a-model': { input: 1, output: 2 } } },
      today: '2026-03-02',
    },
  },
  { servers: { a: { type: 'stdio', command: 'node', args: ['a.js'], envFile: '.env' } }, inputs: [] },
];
