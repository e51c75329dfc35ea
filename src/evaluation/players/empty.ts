// The player that does nothing: the floor of an evaluation.
import { nothingSpent } from '../../model/sample.ts';
import type { Player } from '../player.ts';

/** Answers every question with an empty text. */
export const emptyPlayer: Player = {
  id: 'player:empty',
  reply: async () => ({ text: '', calls: [], spent: nothingSpent }),
};
