// The player that guesses: the score for knowing the tools' schemas and nothing else.
import { createRandom, deriveSeed } from '../../model/random.ts';
import { nothingSpent } from '../../model/sample.ts';
import type { Player } from '../player.ts';
import { randomArguments } from './random-arguments.ts';

/** Maximum calls in one answer. */
const mostCalls = 3;
/** The chance that an answer is the last one. */
const endsWith = 0.4;

/** Calls tools in view at random, with arguments that fit their schemas, and then says something. */
export const randomPlayer: Player = {
  id: 'player:random',
  async reply({ tools, round, seed }) {
    const random = createRandom(deriveSeed(seed, round));
    if (tools.length === 0 || random.real() < endsWith) {
      return { text: random.pick(['Done.', 'I cannot help with that.']), calls: [], spent: nothingSpent };
    }
    const calls = Array.from({ length: random.integer(1, mostCalls) }, (_, at) => {
      const { name, parameters } = random.pick(tools);
      return { id: `call_${round + 1}_${at + 1}`, name, arguments: randomArguments(parameters, random) };
    });
    return { text: null, calls, spent: nothingSpent };
  },
};
