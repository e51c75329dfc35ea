// Judging a report: what speaks against taking it in, and what it would add.
import { isDeepStrictEqual } from 'node:util';
import { resultValues } from '../../grounding/bindings.ts';
import { entitiesIn } from '../../grounding/entities.ts';
import { isReferenceName } from '../../grounding/reference.ts';
import type { Report } from '../../model/feedback.ts';
import { scalarsIn } from '../../model/pointer.ts';
import { type Attempt, mayWrite, type Tool, type ToolResult } from '../../model/tool.ts';
import { parameterOf } from '../../schemas/schema-source.ts';
import { type Known, lower } from './known.ts';
import { type Telling, tell } from './write/tell.ts';

export interface Judgement {
  readonly report: Report;
  readonly score: number;
  /** What it adds. */
  readonly reason: string;
}

export interface Objection {
  readonly report: Report;
  readonly tool: string;
  readonly message: string;
}

/** What a report adds, or why it adds nothing; undefined for one that failed, whose critiques say why. */
export function judge(
  report: Report,
  known: Known,
  tools: ReadonlyMap<string, Tool>,
): Judgement | Objection | undefined {
  if (!report.succeeded) return undefined;
  const names = new Set(known.done.map(({ name }) => name));
  const servers = new Set(known.done.map(({ server }) => server));
  const shown = new Set(
    known.done.flatMap(({ result }) => resultValues(result).map(({ value }) => lower(value))),
  );
  let score = 0;
  const reasons: string[] = [];
  for (const attempt of report.kept) {
    const tool = tools.get(attempt.call.tool);
    const { result } = attempt.outcome;
    if (tool === undefined || result === undefined) return undefined;
    const message = objectionTo(attempt, result, tool, known, shown);
    if (message !== undefined) return { report, tool: tool.name, message };
    if (!names.has(tool.name)) {
      score += 3;
      reasons.push(`${tool.name} is new`);
    }
    if (!servers.has(tool.server) && known.done.length > 0) {
      score += 2;
      reasons.push(`it brings in ${tool.server}`);
    }
    if (carries(attempt, shown)) {
      score += 2;
      reasons.push('it uses what an earlier step found');
    }
    names.add(tool.name);
    servers.add(tool.server);
    for (const { value } of resultValues(result)) shown.add(lower(value));
  }
  return { report, score, reason: reasons.length === 0 ? 'It adds information.' : `${reasons.join('; ')}.` };
}

function carries(attempt: Attempt, shown: ReadonlySet<string>): boolean {
  for (const { pointer, value } of scalarsIn(attempt.call.arguments)) {
    const mayRefer = typeof value === 'string' || isReferenceName(parameterOf(pointer));
    if (mayRefer && shown.has(lower(value))) return true;
  }
  return false;
}

/** What speaks against a call's result: a change is told by what was asked, anything else needs news to tell. */
function objectionTo(
  attempt: Attempt,
  result: ToolResult,
  tool: Tool,
  known: Known,
  shown: ReadonlySet<string>,
): string | undefined {
  if (known.done.some((call) => isDeepStrictEqual(call.result, result)))
    return 'Its result is one that an earlier step has had.';
  if (mayWrite(tool)) return undefined;
  if (listsWhatIsThere(result, tool, known)) return 'It lists again what an earlier step has shown.';
  const telling = tell({ tool: tool.tool, arguments: attempt.call.arguments, result });
  if (telling === undefined) return 'Its result holds nothing that an answer could tell.';
  return repeats(telling, shown) ? 'Its result only repeats what earlier steps have shown.' : undefined;
}

/** Whether a result lists again what an earlier one has shown: the tickets of a search, the city that one started from. */
function listsWhatIsThere(result: ToolResult, tool: Tool, known: Known): boolean {
  const items = entitiesIn(result, tool.tool).filter(
    ({ place, parent }) => place !== undefined && parent === undefined,
  );
  const others = known.done.flatMap(({ entities }) => entities);
  return items.some((item) =>
    others.some(
      (other) =>
        // Numbers identify things of one kind only.
        (item.id !== undefined &&
          item.id.value === other.id?.value &&
          (typeof item.id.value === 'string' || item.noun === other.noun)) ||
        (item.name !== undefined && other.facts.some(({ value }) => value === item.name?.value)),
    ),
  );
}

function repeats(telling: Telling, shown: ReadonlySet<string>): boolean {
  switch (telling.kind) {
    case 'record':
      return telling.facts.every(({ value }) => shown.has(lower(value)));
    case 'list':
      return telling.items.every(({ facts }) => facts.every(({ value }) => shown.has(lower(value))));
    case 'parts':
      return false;
    case 'text': {
      const text = lower(telling.text);
      return [...shown].some((value) => value.length >= text.length && value.includes(text));
    }
  }
}
