// Answering `propose`: uses of the pool's tools whose arguments the prompt gives, those that go on from results first.
import { canonical } from '../../../src/model/json.ts';
import type { Random } from '../../../src/model/random.ts';
import { meaningOf, readToolName, toolNoun } from '../../../src/text/naming.ts';
import { ownName } from './facts.ts';
import { type Filled, fill } from './fill.ts';
import { type Knowledge, knowledgeOf } from './knowledge.ts';
import { withMistake } from './mistakes.ts';
import { phraseOf } from './phrase.ts';
import { callsIn, listIn, type Sections } from './prompt.ts';
import type { ToolLine } from './signature.ts';
import type { Style } from './style.ts';

interface Candidate {
  readonly tool: ToolLine;
  readonly filled: Filled;
  readonly weight: number;
}

/** How often arguments are drawn anew where a call was made before. */
const tries = 4;

export function answerPropose(sections: Sections, random: Random, style: Style): object {
  const steps = callsIn(sections.get('Steps so far'));
  const knowledge = knowledgeOf(sections, steps);
  const pool = new Map(
    listIn(sections.get('Pool')).map((line) => [line.split(' ')[0] ?? '', line.includes('(new')] as const),
  );
  const count = Number(/Write (\d+) /.exec(sections.get('Task')?.join('\n') ?? '')?.[1] ?? 3);
  const candidates = [...pool].flatMap(([name, isNew]) => {
    const tool = knowledge.tools.get(name);
    return tool === undefined ? [] : candidateOf(tool, isNew, knowledge, random);
  });
  const chosen = random.sample(candidates, count, ({ weight }) => weight);
  return {
    reason: `${candidates.length} of ${pool.size} tools can be used with what is known.`,
    proposals: chosen.map(({ tool, filled }, index) => ({
      id: `p${index + 1}`,
      instruction: `Somebody wants to ${phraseOf(tool.name)}.`,
      tools: [tool.name, ...followUp(tool, [...pool.keys()], knowledge, random, style)],
      call: {
        tool: tool.name,
        arguments: JSON.stringify(
          withMistake(tool.name, filled.arguments, style.errorRate, knowledge.critiques, random),
        ),
      },
    })),
  };
}

function candidateOf(tool: ToolLine, isNew: boolean, knowledge: Knowledge, random: Random): Candidate[] {
  const { made, critiques } = knowledge;
  const isFirst = made.length === 0;
  // Nothing is changed before there is something that the change could be about.
  if (isFirst && tool.writes) return [];
  if (
    !tellsMore(
      tool,
      made.flatMap((call) => knowledge.tools.get(call.tool) ?? []),
    )
  )
    return [];
  for (let turn = 0; turn < tries; turn++) {
    const filled = fill(tool, knowledge, random);
    if (filled === undefined) return [];
    const key = canonical(filled.arguments);
    if (made.some((call) => call.tool === tool.name && canonical(call.arguments) === key)) continue;
    const weight =
      (filled.bound > 0 ? 8 : isFirst ? beginning(tool) : 0.1) *
      (tool.writes ? 0.1 : 1) *
      (isNew ? 2 : 1) *
      (made.some((call) => call.tool === tool.name) ? 0.2 : 1) *
      (critiques.some((critique) => critique.tool === tool.name) ? 0.5 : 1);
    return [{ tool, filled, weight }];
  }
  return [];
}

/** Whether a tool's result has a field that those of other tools have not. */
function tellsMore({ fields }: ToolLine, others: readonly ToolLine[]): boolean {
  const shown = new Set(others.flatMap((other) => other.fields));
  // One field for everything, such as `content`, says nothing of what is in it.
  return fields.length <= 1 || fields.some((field) => !shown.has(field));
}

/** What finds things leads on; what computes or looks up one thing leads nowhere. */
export function beginning({ name }: ToolLine): number {
  const { kind } = readToolName(ownName(name));
  return kind === 'search' || kind === 'list' ? 4 : 1;
}

/** A second tool that takes what the first one finds; mostly none. */
function followUp(
  first: ToolLine,
  pool: readonly string[],
  { tools }: Knowledge,
  random: Random,
  { planShare }: Style,
): string[] {
  if (random.real() >= planShare || first.writes) return [];
  const found = toolNoun(ownName(first.name));
  const next = pool.filter((name) => {
    const tool = tools.get(name);
    if (tool === undefined || tool.writes || !tellsMore(tool, [first])) return false;
    const required = tool.parameters.filter((parameter) => parameter.required);
    const meanings = required.map((parameter) => meaningOf(parameter.name, toolNoun(ownName(name))));
    return meanings.length === 1 && meanings[0]?.attribute === 'id' && meanings[0].noun === found;
  });
  return next.length === 0 ? [] : [random.pick(next)];
}
