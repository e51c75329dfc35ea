// The player that knows the answer: the ceiling of an evaluation, and a test of the evaluation itself.
import { nothingSpent } from '../../model/sample.ts';
import type { Player } from '../player.ts';

/** Makes the calls of the right answer, turn by turn, and says the right response. */
export const perfectPlayer: Player = {
  id: 'player:perfect',
  async reply({ example, round }) {
    const calls = (example.turns[round] ?? []).map(({ id, name, arguments: args }) => ({
      id,
      name,
      arguments: args,
    }));
    return { text: calls.length > 0 ? null : example.response, calls, spent: nothingSpent };
  },
};
