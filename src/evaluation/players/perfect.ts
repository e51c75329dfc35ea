// The player that knows the answer: the ceiling of an evaluation, and a test of the evaluation itself.
import { nothingSpent } from '../../model/sample.ts';
import type { Player } from '../player.ts';

/** Makes the calls of the right answer, turn by turn, and says the right response. */
export const perfectPlayer: Player = {
  id: 'player:perfect',
  async reply({ example, round }) {
    const moves = (example.exchanges ?? [example]).flatMap(({ turns, response }) => [
      ...turns.map((calls) => ({ calls, text: null })),
      { calls: [], text: response },
    ]);
    const { calls, text } = moves[round] ?? { calls: [], text: example.response };
    return {
      text,
      calls: calls.map(({ id, name, arguments: args }) => ({ id, name, arguments: args })),
      spent: nothingSpent,
    };
  },
};
