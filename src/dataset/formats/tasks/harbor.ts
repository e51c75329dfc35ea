// The format `harbor`: a task folder for each sample, with its environment, its grader and its solution.
import { callsOf, type Example } from '../../../model/example.ts';
import { isObject, type JsonObject, type JsonValue } from '../../../model/json.ts';
import type { Sample } from '../../../model/sample.ts';
import type { Format, RowPlace } from '../../../model/seams.ts';
import { toldCalls } from '../../examples/told-calls.ts';
import { tasksIn } from './exchange-rows.ts';
import { composeYaml, dockerfile, gradeScript, solveScript, taskToml, testScript } from './harbor-files.ts';
import { daySentence } from './verifier-metadata.ts';

/**
 * `tasks/ID/` with `instruction.md`, `task.toml`, `environment/` (this program, serving the sample from a run of one),
 * `tests/test.sh`, which asks that environment for the grade and writes the reward, and `solution/solve.sh`, which makes the
 * sample's calls. A dialogue has a folder for each exchange. The rows of the data list the folders.
 * Source: harborframework.com/docs, "Task structure" and "MCP servers".
 */
export const harbor: Format = {
  name: 'harbor',
  description: 'Harbor task folders, which TRL, verifiers, NeMo Gym and rLLM read',
  files: [''],
  columns: [{ id: 'string', query: 'string', folder: 'string' }],
  encode(example, { place }, sample) {
    if (example.kind !== 'positive') return { leftOut: 'a negative has no environment to act in' };
    const all = tasksIn(example, sample);
    if ('leftOut' in all) return all;
    const folders = all.tasks.map((task) => ({ task, folder: `tasks/${task.id.replace('#', '-turn-')}` }));
    const files = folders.flatMap(({ task, folder }) =>
      Object.entries(filesOf(task, sample, place)).map(([path, text]) => [`${folder}/${path}`, text]),
    );
    return {
      rows: [folders.map(({ task, folder }) => ({ id: task.id, query: task.query, folder }))],
      files: Object.fromEntries(files),
    };
  },
};

function filesOf(example: Example, sample: Sample, { run, version }: RowPlace): Record<string, string> {
  const { manifest, catalog } = run;
  const inView = new Set(example.tools.map(({ server, tool }) => JSON.stringify([server, tool])));
  const listed = listOf(catalog.tools).filter(
    (tool) => isObject(tool) && inView.has(JSON.stringify([tool.server, tool.tool])),
  );
  return {
    'instruction.md': instructionOf(example, sample),
    'task.toml': taskToml(example.id, example.query),
    'environment/Dockerfile': dockerfile,
    'environment/docker-compose.yaml': composeYaml(example.id, version),
    'environment/run/run.json': json({ ...manifest, counts: onlyOne(manifest.counts) }),
    'environment/run/catalog.json': json({ ...catalog, tools: listed }),
    'environment/run/samples.jsonl': `${JSON.stringify(sample)}\n`,
    'tests/test.sh': testScript,
    'tests/grade.mjs': gradeScript(example.id),
    'solution/solve.sh': '#!/bin/sh\nexec node "$(dirname "$0")/solve.mjs"\n',
    'solution/solve.mjs': solveScript(
      example.id,
      callsOf(example).map(({ name, arguments: given }) => ({ name, arguments: given })),
      example.response,
    ),
  };
}

function instructionOf(example: Example, sample: Sample): string {
  const { history = [], query } = example;
  const said = history.flatMap((each) => [`User: ${each.query}`, `Assistant: ${each.response}`]);
  const before = toldCalls(example);
  const parts = [
    daySentence(sample),
    ...(said.length === 0 ? [] : ['The conversation so far:', ...said]),
    ...(before === '' ? [] : [before]),
    said.length === 0 ? query : `User: ${query}`,
    `The tools of the MCP server \`toolgrad\` know what you need. Write your ${said.length === 0 ? 'final answer' : 'next answer'} to \`/app/answer.txt\`.`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function json(value: JsonObject): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

function onlyOne(counts: JsonValue | undefined): JsonObject {
  return { ...(isObject(counts) ? counts : {}), accepted: 1, rejected: 0 };
}
