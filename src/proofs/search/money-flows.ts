// Amounts of both signs in one list, as statements have them: what went out, what came in, and what was left.
import type { Mention } from '../../text/sayings/mention.ts';
import type { Candidate } from './candidate.ts';
import { saysComputed } from './computed.ts';
import type { Fact } from './facts.ts';
import { columnPath, listOfColumn, numericColumns } from './figure-columns.ts';
import { sideOfFlow } from './flow-words.ts';
import { type AnswerReading, isWithin, type Sentence } from './reading.ts';
import { nameInPath } from './write-path.ts';

const netWords =
  /\b(?:left|net|up|down|ahead|behind|saved|surplus|deficit|gr[eo]wn?|rose|risen|fell|fallen|increased?|decreased?|remain(?:s|ed|ing)?)\b/i;

/** Whether some of the figures are below zero and others above it. */
const isSigned = (facts: readonly Fact[]): boolean =>
  facts.some(({ value }) => Number(value) < 0) && facts.some(({ value }) => Number(value) > 0);

/** The figures of one side, and the path of a proof to them. */
export function flowOf(
  facts: readonly Fact[],
  side: 'out' | 'in',
): { readonly path: string; readonly facts: readonly Fact[] } | undefined {
  const [first] = facts;
  if (first === undefined || first.members.at(-1)?.group.pointer === undefined || !isSigned(facts))
    return undefined;
  const list = listOfColumn(first);
  const name = nameInPath(first.key);
  return {
    path: `${list}[${name} ${side === 'out' ? '<' : '>'} 0].${name}`,
    facts: facts.filter(({ value }) => (side === 'out' ? Number(value) < 0 : Number(value) > 0)),
  };
}

/** "€1,310.30 went out", "€1,329.70 was left": sums over one side, or over both. */
export function flowSums(reading: AnswerReading, mention: Mention, sentence: Sentence): readonly Candidate[] {
  if (mention.kind !== 'money' && mention.kind !== 'number') return [];
  const near = clauseOf(reading, mention, sentence);
  const side = sideOfFlow(near);
  return numericColumns(reading.scene).flatMap(({ facts }): readonly Candidate[] => {
    if (!isSigned(facts)) return [];
    const flow = side === undefined ? undefined : flowOf(facts, side);
    const sum = (of: readonly Fact[]) => of.reduce((total, { value }) => total + Number(value), 0);
    if (flow !== undefined && saysComputed(reading, mention, flow.facts[0], Math.abs(sum(flow.facts))))
      return [{ proof: `$abs($sum(${flow.path}))`, kind: 'sum', facts: flow.facts, members: [] }];
    const isNet = netWords.test(near) || netWords.test(reading.answered.query);
    return isNet && saysComputed(reading, mention, facts[0], Math.abs(sum(facts)))
      ? [{ proof: `$abs($sum(${columnPath(facts[0])}))`, kind: 'difference', facts, members: [] }]
      : [];
  });
}

/** "€2,640.00 came in": the only figure on the side that its words speak of. */
export function isOnlyOfSide(
  reading: AnswerReading,
  mention: Mention,
  fact: Fact,
  alike: readonly Fact[],
  sentence: Sentence,
): boolean {
  const side = isSigned(alike) ? sideOfFlow(clauseOf(reading, mention, sentence)) : undefined;
  const flow = side === undefined ? undefined : flowOf(alike, side);
  return flow?.facts.length === 1 && flow.facts[0] === fact;
}

/** The words around a figure, up to the next one on either side. */
function clauseOf({ answered, mentions }: AnswerReading, mention: Mention, sentence: Sentence): string {
  const figures = mentions.filter(
    (other) => other !== mention && other.kind === mention.kind && isWithin(other, sentence),
  );
  const from = figures.findLast(({ end }) => end <= mention.start)?.end ?? sentence.start;
  const to = figures.find(({ start }) => start >= mention.end)?.start ?? sentence.end;
  const behind = /^[^,;:.]*?(?=[,;:.]|\s(?:and|but|so)\s|$)/.exec(
    answered.response.slice(mention.end, to),
  )?.[0];
  const before = answered.response
    .slice(from, mention.start)
    .split(/[,;:.]/)
    .at(-1)
    ?.split(/\s(?:and|but|so|while)\s/)
    .at(-1);
  return `${before ?? ''} ${behind ?? ''}`;
}
