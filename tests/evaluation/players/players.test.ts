// Every player keeps what players promise: those that are built in, and a model over HTTP.
import { afterAll, beforeAll } from 'vitest';
import { createOpenAiPlayer } from '../../../src/backends/openai/create-openai.ts';
import type { Player } from '../../../src/evaluation/player.ts';
import { emptyPlayer } from '../../../src/evaluation/players/empty.ts';
import { perfectPlayer } from '../../../src/evaluation/players/perfect.ts';
import { randomPlayer } from '../../../src/evaluation/players/random.ts';
import { type FakeOpenAi, startFakeOpenAi, toolCalls } from '../../../src/testing/index.ts';
import { describePlayer } from '../../contracts/player.ts';

for (const player of [perfectPlayer, randomPlayer, emptyPlayer]) describePlayer(player.id, () => player);

let endpoint: FakeOpenAi;
beforeAll(async () => {
  // Ids that come again in each answer, and arguments that are no JSON: endpoints do such things.
  endpoint = await startFakeOpenAi({
    answer: ({ messages, tools }) =>
      messages.length > 6
        ? 'Done.'
        : toolCalls([
            { id: 'call_0', name: tools[0]?.name ?? '', arguments: '{' },
            { id: 'call_0', name: 'nothing_of_the_kind', arguments: {} },
          ]),
  });
});
afterAll(() => endpoint.close());

describePlayer(
  'a model over HTTP',
  (): Player =>
    createOpenAiPlayer({ model: 'fake-model', baseUrl: endpoint.baseUrl, env: {}, onNotice: () => {} }),
);
