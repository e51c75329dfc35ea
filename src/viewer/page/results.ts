// What models did on a sample: once, or turn by turn where its dialogue was played so.
import type { ToldEvaluation, ToldResult } from '../told.ts';

/** What a model did on one turn; `turn` is undefined where the sample was played as a whole. */
export interface TurnResult {
  readonly turn: number | undefined;
  readonly result: ToldResult;
}

/** The sample that an example is of: `7-000003#2` is its second turn, `7-000003/missing-step` a negative. */
export function sampleOf(example: string): string {
  return example.replace(/[/#].*$/, '');
}

/** Which turn of its dialogue an example is, from 1; undefined where it is the whole. */
export function turnOf(example: string): number | undefined {
  const turn = /#(\d+)$/.exec(example)?.[1];
  return turn === undefined ? undefined : Number(turn);
}

const known = new WeakMap<ToldEvaluation, ReadonlyMap<string, readonly TurnResult[]>>();

/** What a model did on a sample, in the order of its turns; nothing where it has not played it. Negatives are samples of their own. */
export function resultsOn(evaluation: ToldEvaluation, sample: string): readonly TurnResult[] {
  let bySample = known.get(evaluation);
  if (bySample === undefined) {
    const found = new Map<string, TurnResult[]>();
    for (const [example, result] of Object.entries(evaluation.results)) {
      if (example.includes('/')) continue;
      const id = sampleOf(example);
      found.set(id, [...(found.get(id) ?? []), { turn: turnOf(example), result }]);
    }
    for (const turns of found.values()) turns.sort((a, b) => (a.turn ?? 0) - (b.turn ?? 0));
    bySample = found;
    known.set(evaluation, bySample);
  }
  return bySample.get(sample) ?? [];
}
