// The flags that say which model answers, how it is asked, and what that may cost.

import type { AskingOptions } from '../../compose/asking-options.ts';
import { defined } from '../../model/defined.ts';
import type { Limits } from '../../model/run.ts';
import type { Flag, Said } from '../command.ts';
import { decimalNumber, wholeNumber } from '../numbers.ts';

const model = 'Model';
const spending = 'Spending';

export const modelFlags = {
  model: {
    kind: 'value',
    group: model,
    default: 'symbolic',
    description: 'What proposes calls and writes texts: symbolic, openai:NAME or replay:FILE',
  },
  'base-url': {
    kind: 'value',
    group: model,
    default: 'OPENAI_BASE_URL, or OpenAI',
    description: 'Endpoint of openai:NAME; the key is read from TOOLGRAD_API_KEY or OPENAI_API_KEY',
  },
  temperature: {
    kind: 'value',
    group: model,
    default: 'the model’s default',
    description: 'Sampling temperature',
  },
  'solve-threshold': {
    kind: 'value',
    group: model,
    default: '0.6',
    description: 'Share of the calls that the solve check must find, 0 to 1',
  },
  'no-feedback': {
    kind: 'switch',
    group: model,
    description: 'Leave out critiques and memory, to measure what they contribute',
  },
  cache: {
    kind: 'value',
    group: model,
    description: 'Folder for cached answers: identical requests are sent only once',
  },
  record: { kind: 'value', group: model, description: 'File to record the answers in, for replay:FILE' },
  'model-concurrency': {
    kind: 'value',
    group: model,
    default: '16; 4 for a local endpoint',
    description: 'Concurrent requests to the model',
  },
  'requests-per-minute': { kind: 'value', group: model, description: 'Maximum requests per minute' },
  'tokens-per-minute': { kind: 'value', group: model, description: 'Maximum tokens per minute' },
  'max-answer-tokens': {
    kind: 'value',
    group: model,
    default: 'the endpoint’s own limit',
    description: 'Tokens that an answer may take, for endpoints that cut answers short',
  },
  'model-timeout': {
    kind: 'value',
    group: model,
    default: '120',
    description: 'Seconds to wait for an answer',
  },
  'model-patience': {
    kind: 'value',
    group: model,
    default: '10',
    description: 'Minutes to wait for an endpoint that has stopped answering',
  },
} as const satisfies Readonly<Record<string, Flag>>;

export const limitFlags = {
  'max-cost': { kind: 'value', group: spending, description: 'Stop at this cost, in USD' },
  'max-tokens': { kind: 'value', group: spending, description: 'Stop at this many tokens, input and output' },
  'max-calls': { kind: 'value', group: spending, description: 'Stop at this many model calls' },
} as const satisfies Readonly<Record<string, Flag>>;

export const spendingFlags = {
  estimate: {
    kind: 'switch',
    group: spending,
    description: 'Show what the run would cost, without calling a tool or a model',
  },
  ...limitFlags,
} as const satisfies Readonly<Record<string, Flag>>;

export interface ModelFlags {
  readonly model?: string;
  readonly asking: AskingOptions;
  readonly solveThreshold?: number;
  readonly limits: Limits;
}

const most = 1e12;

/** What was said of the model and of its cost. Throws `usage` for what is no number, or out of range. */
export function modelOptions({ values }: Said): ModelFlags {
  const whole = (flag: string, max: number) => wholeNumber(values, flag, { min: 1, max });
  const inMilliseconds = (flag: string, unit: number) => {
    const number = decimalNumber(values, flag, { above: 0 });
    return number === undefined ? undefined : Math.max(1, Math.round(number * unit));
  };
  const asking = {
    baseUrl: values['base-url'],
    temperature: decimalNumber(values, 'temperature', { min: 0, max: 2 }),
    cacheDir: values.cache,
    record: values.record,
    concurrency: whole('model-concurrency', 1000),
    requestsPerMinute: whole('requests-per-minute', 1e9),
    tokensPerMinute: whole('tokens-per-minute', most),
    maxAnswerTokens: whole('max-answer-tokens', 1e7),
    timeoutMs: inMilliseconds('model-timeout', 1000),
    patienceMs: inMilliseconds('model-patience', 60_000),
  };
  return {
    ...defined({
      model: values.model,
      solveThreshold: decimalNumber(values, 'solve-threshold', { min: 0, max: 1 }),
    }),
    asking: defined(asking),
    limits: limitOptions({ values }),
  };
}

/** Where spending ends. Throws `usage` for what is no number, or out of range. */
export function limitOptions({ values }: Pick<Said, 'values'>): Limits {
  const whole = (flag: string) => wholeNumber(values, flag, { min: 1, max: most });
  return defined({
    costUsd: decimalNumber(values, 'max-cost', { above: 0 }),
    tokens: whole('max-tokens'),
    calls: whole('max-calls'),
  });
}
