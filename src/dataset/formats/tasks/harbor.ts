// The format `harbor`: a task folder for each sample, with its environment, its grader and its solution.
import { callsOf } from '../../../model/example.ts';
import { isObject, type JsonObject, type JsonValue } from '../../../model/json.ts';
import type { Format } from '../../../model/seams.ts';
import { composeYaml, dockerfile, gradeScript, solveScript, taskToml, testScript } from './harbor-files.ts';
import { daySentence } from './verifier-metadata.ts';

/**
 * `tasks/ID/` with `instruction.md`, `task.toml`, `environment/` (this program, serving the sample from a run of one),
 * `tests/test.sh`, which asks that environment for the grade and writes the reward, and `solution/solve.sh`, which makes the
 * sample's calls. The rows of the data list the folders.
 * Source: harborframework.com/docs, "Task structure" and "MCP servers".
 */
export const harbor: Format = {
  name: 'harbor',
  description: 'Harbor task folders, which TRL, verifiers, NeMo Gym and rLLM read',
  files: [''],
  columns: [{ id: 'string', query: 'string', folder: 'string' }],
  encode(example, { place }, sample) {
    if (example.kind !== 'positive') return { leftOut: 'a negative has no environment to act in' };
    if (example.exchanges !== undefined) return { leftOut: 'a dialogue needs a person who answers' };
    const folder = `tasks/${sample.id}`;
    const { manifest, catalog } = place.run;
    const inView = new Set(example.tools.map(({ server, tool }) => JSON.stringify([server, tool])));
    const listed = listOf(catalog.tools).filter(
      (tool) => isObject(tool) && inView.has(JSON.stringify([tool.server, tool.tool])),
    );
    const { version } = place;
    const files: Record<string, string> = {
      'instruction.md': `${daySentence(sample)}\n\n${example.query}\n\nThe tools of the MCP server \`toolgrad\` know what you need. Write your final answer to \`/app/answer.txt\`.\n`,
      'task.toml': taskToml(sample.id, example.query),
      'environment/Dockerfile': dockerfile,
      'environment/docker-compose.yaml': composeYaml(sample.id, version),
      'environment/run/run.json': json({ ...manifest, counts: onlyOne(manifest.counts) }),
      'environment/run/catalog.json': json({ ...catalog, tools: listed }),
      'environment/run/samples.jsonl': `${JSON.stringify(sample)}\n`,
      'tests/test.sh': testScript,
      'tests/grade.mjs': gradeScript(sample.id),
      'solution/solve.sh': '#!/bin/sh\nexec node "$(dirname "$0")/solve.mjs"\n',
      'solution/solve.mjs': solveScript(
        sample.id,
        callsOf(example).map(({ name, arguments: given }) => ({ name, arguments: given })),
        example.response,
      ),
    };
    return {
      rows: [[{ id: sample.id, query: example.query, folder }]],
      files: Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text])),
    };
  },
};

function json(value: JsonObject): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

function onlyOne(counts: JsonValue | undefined): JsonObject {
  return { ...(isObject(counts) ? counts : {}), accepted: 1, rejected: 0 };
}
