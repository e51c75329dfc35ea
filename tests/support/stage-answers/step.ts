// Answering `step`: the calls that the query's sentences ask for, one after the other; back where one of them fails.
import { canonical, type JsonObject, type JsonValue } from '../../../src/model/json.ts';
import type { Random } from '../../../src/model/random.ts';
import { repairedArguments } from './act.ts';
import { factsOf } from './facts.ts';
import { fill } from './fill.ts';
import { type Knowledge, knowledgeOf } from './knowledge.ts';
import { withMistake } from './mistakes.ts';
import { callsIn, listIn, quotedIn, type Sections, type ShownCall } from './prompt.ts';
import { meantBy, saidArguments } from './solve.ts';
import type { Style } from './style.ts';

/** How often other values are drawn where a call was tried before. */
const tries = 6;

export function answerStep(sections: Sections, random: Random, style: Style): object {
  const steps = callsIn(sections.get('Steps so far'));
  const failed = callsIn(sections.get('Attempts'));
  const tried = listIn(sections.get('Tried here'));
  const knowledge = knowledgeOf(sections, [...steps, ...failed]);
  const tools = [...knowledge.tools.values()];
  const wanted = quotedIn(sections.get('Query'))
    .split(/(?<=[.?!])\s+/)
    .flatMap((sentence) => {
      const tool = meantBy(sentence, tools);
      return tool === undefined ? [] : [{ sentence, tool }];
    });
  const next = wanted.find(({ tool }) => steps.every((step) => step.tool !== tool.name));
  if (wanted.length === 0) return giveUp('No tool is for this.');
  if (next === undefined) return { call: null, finish: 'All of it has been found.', giveUp: null };
  const isNew = (args: JsonObject) =>
    !tried.some((line) => line === `${next.tool.name} ${JSON.stringify(args)}`) &&
    [...steps, ...failed].every(
      (made) => made.tool !== next.tool.name || canonical(made.arguments) !== canonical(args),
    );
  const last = failed.at(-1);
  if (last?.tool === next.tool.name) {
    const better = repairedArguments(last, knowledge);
    if (isNew(better)) return call(next.tool.name, better);
  }
  const asked = saidArguments(next.sentence, next.tool);
  for (let turn = 0; turn < tries; turn++) {
    const args = argumentsOf(next.sentence, asked, steps, knowledge, next.tool.name, random);
    if (args === undefined) return giveUp(`Nothing that was found leads to ${next.tool.name}.`);
    if (!isNew(args)) continue;
    const { critiques } = knowledge;
    return call(next.tool.name, withMistake(next.tool.name, args, style.errorRate, critiques, random));
  }
  return giveUp('Everything that could be tried here was tried.');
}

/** What the sentence says, and for what else is required, values of results: first of the thing that it names. */
function argumentsOf(
  sentence: string,
  asked: JsonObject,
  steps: readonly ShownCall[],
  knowledge: Knowledge,
  name: string,
  random: Random,
): JsonObject | undefined {
  const tool = knowledge.tools.get(name);
  if (tool === undefined) return undefined;
  const open = tool.parameters.filter(
    (parameter) => parameter.required && (asked[parameter.name] ?? null) === null,
  );
  const known = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== null));
  if (open.length === 0) return known;
  const named = / for “([^”]*)”/.exec(sentence)?.[1]?.toLowerCase();
  const facts = steps.toReversed().flatMap(factsOf);
  const own = facts.filter(({ owner }) => named !== undefined && owner?.toLowerCase().includes(named));
  const from = { ...knowledge, facts: own.length > 0 ? own : facts };
  const filled = fill({ ...tool, parameters: open }, from, random);
  // Only results: what the query does not say, nobody may make up.
  if (filled === undefined || filled.bound < open.length) return undefined;
  return { ...known, ...filled.arguments };
}

function call(tool: string, args: Readonly<Record<string, JsonValue | undefined>>): object {
  return { call: { tool, arguments: JSON.stringify(args) }, finish: null, giveUp: null };
}

function giveUp(why: string): object {
  return { call: null, finish: null, giveUp: why };
}
