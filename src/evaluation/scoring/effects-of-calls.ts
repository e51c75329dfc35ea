// What played calls have changed, against what the sample's calls change.
import type { Example } from '../../model/example.ts';
import { type EffectsScore, scoreEffects } from '../../scoring/effects.ts';
import { type MatchedCall, onlyReads, type PlacedCall } from './match-calls.ts';
import { hasSucceeded } from './outcomes.ts';

export interface PlayedEffects extends EffectsScore<MatchedCall, number> {
  /** How many changes the sample makes. */
  readonly wanted: number;
}

/** The writes that succeeded, by their places, against those of the sample; a write is met by one with the same arguments. */
export function effectsOf(
  calls: readonly PlacedCall[],
  matched: readonly MatchedCall[],
  tools: ReadonlyMap<string, Example['tools'][number]>,
): PlayedEffects {
  const writes = (name: string) => tools.has(name) && !onlyReads(tools.get(name));
  const wanted = matched.filter(({ call }) => writes(call.name) && call.failed !== true);
  const made = calls.flatMap(({ name, outcome }, index) =>
    writes(name) && hasSucceeded(outcome) === true ? [index] : [],
  );
  const score = scoreEffects(
    wanted,
    made,
    ({ match, played }, index) => match === 'exact' && played === index,
  );
  return { ...score, wanted: wanted.length };
}
