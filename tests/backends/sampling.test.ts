// The sampling backend with a client that answers, errs, refuses, is slow, and goes away.
import { ErrorCode, McpError } from '@modelcontextprotocol/sdk/types.js';
import { describe, expect, test } from 'vitest';
import { type AskClient, createSamplingBackend } from '../../src/backends/sampling/sampling.ts';
import type { ModelBackend } from '../../src/model/seams.ts';
import { describeModelBackend } from '../contracts/model-backend.ts';
import { symbolicAnswer } from './agent-answers.ts';
import { good, writeRequest } from './openai/asking.ts';

const goodAnswer = { text: JSON.stringify(good), model: 'claude', stopReason: 'endTurn' };

/** A client that answers in turn, the last answer for ever; an error is thrown. */
function client(...answers: (Partial<typeof goodAnswer> | Error)[]) {
  const requests: Parameters<AskClient>[0][] = [];
  const ask: AskClient = async (request) => {
    const answer = answers[Math.min(requests.push(request), answers.length) - 1] ?? {};
    if (answer instanceof Error) throw answer;
    return { ...goodAnswer, ...answer };
  };
  return { ask, requests };
}

/** The client's model knows the request that it is asked about: whatever is asked, the answer is a good one. */
describeModelBackend('sampling', (): ModelBackend => {
  let next: object = {};
  const backend = createSamplingBackend(async () => ({ ...goodAnswer, text: JSON.stringify(next) }));
  return {
    id: backend.id,
    async complete(request) {
      next = await symbolicAnswer(request);
      return await backend.complete(request);
    },
  };
});

describe('a request', () => {
  test('has the rules as its system prompt, and the schema at the end of what the user says', async () => {
    const { ask, requests } = client();
    expect((await createSamplingBackend(ask).complete(writeRequest('Write.'))).output).toEqual(good);
    expect(requests).toHaveLength(1);
    const [{ system, messages, maxTokens }] = requests as [(typeof requests)[0]];
    expect(system).toBe('You write.');
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ role: 'user', text: expect.stringMatching(/^Write\.\n/) });
    expect(messages[0]?.text).toContain('"required":["query","response"]');
    expect(maxTokens).toBe(4096);
  });

  test('is repeated with the objections where the answer does not fit', async () => {
    const { ask, requests } = client({ text: '{"query": 1}' }, {});
    const { output, spent } = await createSamplingBackend(ask).complete(writeRequest());
    expect(output).toEqual(good);
    expect(spent.calls).toBe(2);
    expect(requests[1]?.messages.map(({ role }) => role)).toEqual(['user', 'assistant', 'user']);
    expect(requests[1]?.messages.at(-1)?.text).toMatch(/does not fit:\n- \/query/);
    // Told once: the objections end with it.
    expect(requests[1]?.messages.at(-1)?.text.split('"required"')).toHaveLength(2);
  });

  test('that was cut off is answered more shortly', async () => {
    const { ask, requests } = client({ text: '{"query": "What', stopReason: 'maxTokens' }, {});
    expect((await createSamplingBackend(ask).complete(writeRequest())).output).toEqual(good);
    expect(requests[1]?.messages.at(-1)?.text).toContain('be shorter');
  });

  test('goes out alone unless told otherwise: a person may look at each', async () => {
    let [underWay, most] = [0, 0];
    const ask: AskClient = async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate);
      underWay -= 1;
      return goodAnswer;
    };
    const all = async (backend: ModelBackend) => {
      most = 0;
      await Promise.all(['a', 'b', 'c', 'd'].map((text) => backend.complete(writeRequest(text))));
      return most;
    };
    expect(await all(createSamplingBackend(ask))).toBe(1);
    expect(await all(createSamplingBackend(ask, { concurrency: 3 }))).toBe(3);
  });

  test('is estimated, as no client counts tokens, and has no price', async () => {
    const { ask, requests } = client();
    const { spent } = await createSamplingBackend(ask).complete(writeRequest());
    const asked = `${requests[0]?.system}${requests[0]?.messages[0]?.text}`.length;
    expect(spent).toMatchObject({ calls: 1, costUsd: null });
    expect(spent.usage).toMatchObject({
      inputTokens: Math.ceil(asked / 4),
      outputTokens: Math.ceil(goodAnswer.text.length / 4),
    });
  });

  test('ends at once when the work is stopped, whether it has gone out or waits', async () => {
    const stop = new AbortController();
    const sent: AbortSignal[] = [];
    const backend = createSamplingBackend((_, signal) => {
      sent.push(signal);
      return new Promise(() => {});
    });
    const all = ['a', 'b'].map((text) => backend.complete(writeRequest(text, { signal: stop.signal })));
    while (sent.length === 0) await new Promise(setImmediate);
    stop.abort();
    for (const outcome of await Promise.allSettled(all))
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'interrupted' } });
    expect(sent.map(({ aborted }) => aborted)).toEqual([true]);
  });
});

describe('a client that does not answer', () => {
  test('because its user refuses ends the run, with what to do', async () => {
    const { ask } = client(new McpError(-1, 'User rejected sampling request'));
    await expect(createSamplingBackend(ask).complete(writeRequest())).rejects.toMatchObject({
      code: 'model',
      message: expect.stringMatching(
        /refused to let its model be asked.*User rejected sampling request.*: allow it/,
      ),
    });
  });

  test('because it cannot, or is gone, ends the run too', async () => {
    for (const error of [
      new McpError(ErrorCode.MethodNotFound, 'Method not found'),
      new McpError(ErrorCode.ConnectionClosed, 'Connection closed'),
    ])
      await expect(createSamplingBackend(client(error).ask).complete(writeRequest())).rejects.toMatchObject({
        code: 'model',
      });
  });

  test('for another reason costs one stage, and the next is asked', async () => {
    const { ask } = client(new McpError(ErrorCode.InternalError, 'The model is busy'), {});
    const backend = createSamplingBackend(ask);
    expect(await backend.complete(writeRequest())).toMatchObject({
      failure: expect.stringContaining('The model is busy'),
      spent: { calls: 0 },
    });
    expect((await backend.complete(writeRequest())).output).toEqual(good);
  });

  test('in time costs one stage, and is told to stop', async () => {
    let asked: AbortSignal | undefined;
    const backend = createSamplingBackend(
      (_, signal) => {
        asked = signal;
        return new Promise(() => {});
      },
      { timeoutMs: 20 },
    );
    expect(await backend.complete(writeRequest())).toMatchObject({
      failure: expect.stringContaining("the client's model did not answer within 0.02 s"),
    });
    expect(asked?.aborted).toBe(true);
  });
});
