// The model from its name and from how it is to be asked: what is understood, what is refused, and what is a secret.
import { resolve } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { flagOf } from '../../src/cli/flags/flag-names.ts';
import {
  assertMeaningful,
  composeModel,
  priceFor,
  resumedBaseUrl,
  secretsOf,
  shownBaseUrl,
} from '../../src/compose/compose-model.ts';
import { modelText, parseModel } from '../../src/compose/model-name.ts';

afterEach(() => vi.unstubAllEnvs());

const local = 'http://127.0.0.1:11434/v1';
const fake = parseModel('openai:fake');

describe('a name', () => {
  test.each([
    ['symbolic', 'symbolic'],
    ['openai:gpt-5-mini', 'openai:gpt-5-mini'],
    ['openai:qwen3:8b', 'openai:qwen3:8b'],
    ['openai:meta-llama/Llama-3.3-70B-Instruct', 'openai:meta-llama/Llama-3.3-70B-Instruct'],
    ['replay:runs/answers.jsonl', `replay:${resolve('runs/answers.jsonl')}`],
  ])('%s', (text, again) => {
    expect(modelText(parseModel(text))).toBe(again);
  });

  test.each([
    ['openai', 'openai: needs the name of a model after it, as in openai:gpt-5-mini.'],
    ['openai: ', 'openai: needs the name of a model after it, as in openai:gpt-5-mini.'],
    ['replay:', 'replay: needs the file of a recording after it, as in replay:answers.jsonl.'],
    [
      'opeani:gpt',
      'Unknown model opeani:gpt. Did you mean openai:gpt? The models are symbolic, openai:NAME or replay:FILE.',
    ],
    ['OpenAI:gpt', 'Unknown model OpenAI:gpt. Did you mean openai:gpt?'],
    ['repaly:a.jsonl', 'Did you mean replay:a.jsonl?'],
    ['symbolik', 'Did you mean symbolic?'],
    ['gpt-5-mini', 'Did you mean openai:gpt-5-mini?'],
    ['qwen3:8b', 'Did you mean openai:qwen3:8b?'],
    ['gpt', 'Unknown model gpt. The models are'],
  ])('%s is none', (text, sentence) => {
    expect(() => parseModel(text)).toThrow(sentence);
  });
});

describe('what is said beside it', () => {
  test('means nothing to a model that asks nobody', () => {
    const symbolic = parseModel('symbolic');
    expect(() => assertMeaningful(symbolic, { asking: { baseUrl: local } }, flagOf)).toThrow(
      '--base-url only works with a language model, and symbolic is none: use --model openai:NAME, or remove --base-url.',
    );
    expect(() => assertMeaningful(symbolic, { limits: { tokens: 5 } }, flagOf)).toThrow(
      '--max-tokens only works with',
    );
    expect(() => assertMeaningful(symbolic, { solveThreshold: 0.5 }, flagOf)).toThrow(
      '--solve-threshold only works with',
    );
    expect(() => assertMeaningful(symbolic, {}, flagOf, true)).toThrow('--estimate only works with');
    const replay = parseModel('replay:a.jsonl');
    expect(() => assertMeaningful(replay, { asking: { cacheDir: 'x' } }, flagOf)).toThrow(
      '--cache only works with a language model, and replay asks none: remove it.',
    );
    assertMeaningful(replay, { solveThreshold: 0.5 }, flagOf);
    const said = { asking: { baseUrl: local }, limits: { calls: 1 }, solveThreshold: 1 };
    assertMeaningful(fake, said, flagOf, true);
  });

  test('a limit of cost needs a price', () => {
    const request = { asking: { baseUrl: local }, limits: { costUsd: 1 } };
    const context = { drafts: 1, onNotice: () => {}, nameOf: flagOf };
    expect(() => composeModel(fake, request, { ...context, prices: {} })).toThrow(
      'the price of fake is unknown: add it to "toolgrad.model.prices" in the configuration (USD per million tokens), or use --max-tokens instead.',
    );
    const prices = { fake: { input: 1, output: 2 } };
    expect(composeModel(fake, request, { ...context, prices }).backend.id).toBe('openai:fake');
  });

  test('the configuration’s price comes before the table’s, which is for its vendor’s endpoint', () => {
    vi.stubEnv('OPENAI_BASE_URL', '');
    const mini = parseModel('openai:gpt-5-mini');
    expect(priceFor(mini, undefined, {})).toMatchObject({ listed: true });
    expect(priceFor(mini, local, {})).toBeUndefined();
    expect(priceFor(mini, undefined, { 'gpt-5-mini': { input: 3, output: 4 } })).toEqual({
      price: { input: 3, cachedInput: 3, output: 4 },
      listed: false,
    });
  });
});

describe('what must not be told', () => {
  test('keys and passwords are secrets; placeholders and versions are words like any other', () => {
    vi.stubEnv('TOOLGRAD_API_KEY', 'ollama');
    vi.stubEnv('OPENAI_API_KEY', 'sk-0123456789abcdef');
    const url = 'https://me:a-long-password@host.example/v1?api-version=2024-10-21';
    expect(secretsOf(fake, url)).toEqual(expect.arrayContaining(['sk-0123456789abcdef', 'a-long-password']));
    expect(secretsOf(fake, url)).not.toContain('ollama');
    expect(secretsOf(fake, url)).not.toContain('2024-10-21');
    expect(secretsOf(parseModel('symbolic'), url)).toEqual([]);
    expect(shownBaseUrl(fake, url)).toBe('https://host.example/v1?api-version=•••');
  });

  test('a resumed run goes where it went: with what the environment holds, or with what it keeps, or not at all', () => {
    vi.stubEnv('OPENAI_BASE_URL', 'https://me:a-long-password@host.example/v1');
    expect(resumedBaseUrl(fake, undefined, flagOf)).toBeUndefined();
    expect(resumedBaseUrl(fake, 'https://host.example/v1', flagOf)).toBeUndefined();
    expect(resumedBaseUrl(fake, local, flagOf)).toBe(local);
    expect(() => resumedBaseUrl(fake, 'https://host.example/v1?api-version=•••', flagOf)).toThrow(
      'give --base-url again',
    );
  });
});
