// Finding out what an endpoint understands: once a run, in whatever words it refuses.
import { describe, expect, test } from 'vitest';
import { fakeDialects } from '../../../src/testing/fake-openai/dialects.ts';
import { faults } from '../../../src/testing/fake-openai/faults.ts';
import { startFakeOpenAi } from '../../../src/testing/fake-openai/server.ts';
import { good, openBackend, writeRequest } from './asking.ts';

const ask = (baseUrl: string, count: number, options = {}) => {
  const { backend } = openBackend(baseUrl, { concurrency: 64, ...options });
  return Promise.all(Array.from({ length: count }, (_, n) => backend.complete(writeRequest(`Write ${n}.`))));
};

describe.each(fakeDialects)('an endpoint that speaks as %s', (dialect) => {
  test('and knows JSON mode alone gets the schema in the prompt', async () => {
    await using endpoint = await startFakeOpenAi({ dialect, supports: { jsonSchema: false }, answer: good });
    const completions = await ask(endpoint.baseUrl, 64);
    expect(completions.every(({ output }) => output !== undefined)).toBe(true);
    // One is refused and finds out; nobody else runs into it.
    expect(endpoint.stats().requests).toBe(65);
    const last = endpoint.requests.at(-1);
    expect(last?.format).toBe('json_object');
    expect(last?.messages[0]?.content).toContain('"additionalProperties":false');
    expect(last?.seed).toBe(7);
  });

  test('and knows neither gets plain text', async () => {
    const supports = { jsonSchema: false, jsonObject: false };
    await using endpoint = await startFakeOpenAi({ dialect, supports, answer: good });
    const completions = await ask(endpoint.baseUrl, 10);
    expect(completions.every(({ output }) => output !== undefined)).toBe(true);
    expect(endpoint.stats().requests).toBe(12);
    expect(endpoint.requests.at(-1)?.body).not.toHaveProperty('response_format');
  });

  test('and knows no seed and no temperature gets neither, and keeps its structured output', async () => {
    const supports = { seed: false, temperature: false };
    await using endpoint = await startFakeOpenAi({ dialect, supports, answer: good });
    const completions = await ask(endpoint.baseUrl, 10, { temperature: 0.3 });
    expect(completions.every(({ output }) => output !== undefined)).toBe(true);
    expect(endpoint.stats().requests).toBe(12);
    const last = endpoint.requests.at(-1);
    expect(last?.body).not.toHaveProperty('seed');
    expect(last?.body).not.toHaveProperty('temperature');
    expect(last?.format).toBe('json_schema');
  });
});

test('an endpoint that refuses without a word why is asked ever more plainly', async () => {
  const refuse = (request: { readonly body: object }) =>
    'seed' in request.body ? faults.status(400, 'Bad request') : undefined;
  await using endpoint = await startFakeOpenAi({ faults: [refuse], answer: good });
  const completions = await ask(endpoint.baseUrl, 10);
  expect(completions.every(({ output }) => output !== undefined)).toBe(true);
  expect(endpoint.stats().requests).toBe(13);
  expect(endpoint.requests.at(-1)?.format).toBe('json_schema');
});

test('an endpoint that takes the schema and ignores it gets it in the prompt from then on', async () => {
  await using endpoint = await startFakeOpenAi({ script: ['Sure! What do you mean?', good, good] });
  const { backend } = openBackend(endpoint.baseUrl);
  await backend.complete(writeRequest());
  expect((await backend.complete(writeRequest())).output).toEqual(good);
  expect(endpoint.requests.at(-1)?.messages[0]?.content).toContain('JSON Schema');
});

test('a refusal in mid-run belongs to that request alone', async () => {
  const refuse = (request: { readonly text: string }) =>
    request.text.includes('Write 3.') ? faults.status(400, 'Filtered') : undefined;
  await using endpoint = await startFakeOpenAi({ faults: [refuse], answer: good });
  const { backend } = openBackend(endpoint.baseUrl);
  const completions = [];
  for (let n = 0; n < 5; n++) completions.push(await backend.complete(writeRequest(`Write ${n}.`)));
  expect(completions.map(({ output }) => output !== undefined)).toEqual([true, true, true, false, true]);
  expect(completions[3]).toMatchObject({ failure: expect.stringMatching(/HTTP 400 \(Filtered\)\.$/) });
  expect(endpoint.stats().requests).toBe(5);
});

test('an endpoint that refuses everything ends the run', async () => {
  await using endpoint = await startFakeOpenAi({ faults: [() => faults.status(422, 'Nope')] });
  const { backend } = openBackend(endpoint.baseUrl);
  const asked = async () => {
    for (let n = 0; n < 20; n++) await backend.complete(writeRequest());
  };
  await expect(asked()).rejects.toMatchObject({ code: 'model', message: expect.stringContaining('Nope') });
  expect(endpoint.stats().requests).toBeLessThan(50);
});
