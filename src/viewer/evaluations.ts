// The evaluations of a run as the page shows them: a column for each model, and what it did on each example.
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  type EvaluationManifest,
  evaluationFileName,
  readEvaluation,
} from '../evaluation/evaluation-manifest.ts';
import { type PlayedLine, readPlayed } from '../evaluation/played-lines.ts';
import { measures } from '../evaluation/summary/measures.ts';
import { cutAt } from '../text/clip.ts';
import type { ToldEvaluation, ToldMeasure, ToldResult } from './told.ts';

const longestShown = 2000;

/** Where evaluations may be: in the run's folder, and where they were named. */
async function foldersOf(run: string, named: readonly string[]): Promise<readonly string[]> {
  const parent = join(run, 'evaluations');
  const entries = await readdir(parent, { withFileTypes: true }).catch(() => []);
  const own = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(parent, name));
  return [...new Set([...own.sort(), ...named.map((folder) => resolve(folder))])];
}

/** The same as long as there is nothing new in any of them. */
export async function stateOfEvaluations(run: string, named: readonly string[]): Promise<string> {
  const states: string[] = [];
  for (const folder of await foldersOf(run, named)) {
    const stats = await stat(join(folder, evaluationFileName)).catch(() => undefined);
    states.push(`${folder} ${stats?.ino} ${stats?.mtimeMs} ${stats?.size}`);
  }
  return states.join('\n');
}

/** Those that can be read, in the order of their names; a damaged one hides no other. */
export async function readEvaluations(
  run: string,
  named: readonly string[],
): Promise<readonly ToldEvaluation[]> {
  const told: ToldEvaluation[] = [];
  for (const folder of await foldersOf(run, named)) {
    const evaluation = await tell(folder).catch(() => undefined);
    if (evaluation !== undefined) told.push(evaluation);
  }
  return told;
}

async function tell(folder: string): Promise<ToldEvaluation> {
  const { settings, status, counts, summary } = await readEvaluation(folder);
  const results: Record<string, ToldResult> = {};
  for await (const { entry } of readPlayed(folder, 'forgiven'))
    results[entry.scores.example] = tellResult(entry);
  return {
    name: folder.split(/[\\/]/).at(-1) ?? folder,
    model: settings.model,
    mode: settings.mode,
    status,
    examples: counts.played,
    measures: summary === null ? [] : tellMeasures(summary),
    results,
  };
}

function tellMeasures(summary: NonNullable<EvaluationManifest['summary']>): readonly ToldMeasure[] {
  return measures.flatMap(({ name, title, meaning, unit, better }) => {
    const estimate = summary.measures[name];
    if (estimate === undefined || estimate === null) return [];
    const { mean, low, high } = estimate;
    return [{ name, title, meaning, unit, better, mean, low, high }];
  });
}

function tellResult({ scores }: PlayedLine): ToldResult {
  return {
    passed: scores.measures.passed === 1,
    kind: scores.kind,
    query: cutAt(scores.query, longestShown),
    response: scores.response === null ? null : cutAt(scores.response, longestShown),
    expected: cutAt(scores.expectedResponse, longestShown),
    calls: scores.played.map(({ name, arguments: given, fault, detail }) => ({
      name,
      arguments: given,
      ...(fault !== null && { fault: detail === undefined ? fault : `${fault}: ${detail}` }),
    })),
    facts: scores.facts.map(({ text, status }) => ({ text, status })),
    factsSaid: scores.measures.factsSaid,
    ...(scores.failure !== undefined && { failure: scores.failure }),
  };
}
