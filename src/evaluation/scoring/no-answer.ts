// Whether a player has answered at all: to call nothing is an answer only where something was said.
import { spokenText } from '../../text/spoken-text.ts';
import type { Played } from '../played.ts';

/**
 * Why there is no answer: `failed` where none came, `cut` at the endpoint's limit of tokens, `filtered` by its content
 * filter, `thoughts` that nothing followed, `turns` where calls were made up to the last turn, else `empty`.
 */
export const noAnswers = ['failed', 'cut', 'filtered', 'thoughts', 'turns', 'empty'] as const;
export type NoAnswer = (typeof noAnswers)[number];

/** Undefined where the player answered: by words, or in `single-turn` mode by calls. */
export function noAnswerOf({ failure, rounds, mode, response }: Played): NoAnswer | undefined {
  if (failure !== undefined) return 'failed';
  const last = rounds.at(-1);
  if (mode === 'single-turn' && last !== undefined && last.calls.length > 0) return undefined;
  if (last?.cut === 'length') return 'cut';
  if (last?.cut === 'filter') return 'filtered';
  if (response === null) return last !== undefined && last.calls.length > 0 ? 'turns' : 'empty';
  if (spokenText(response) !== '') return undefined;
  return response.trim() === '' ? 'empty' : 'thoughts';
}
