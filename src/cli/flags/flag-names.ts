// What settings are called on the command line, for messages of parts that know nothing of flags.
import type { NameSetting, SettingName } from '../../compose/setting-names.ts';

const flags: Readonly<Record<SettingName, string>> = {
  baseUrl: 'base-url',
  temperature: 'temperature',
  cacheDir: 'cache',
  record: 'record',
  concurrency: 'model-concurrency',
  requestsPerMinute: 'requests-per-minute',
  tokensPerMinute: 'tokens-per-minute',
  maxAnswerTokens: 'max-answer-tokens',
  timeoutMs: 'model-timeout',
  patienceMs: 'model-patience',
  costUsd: 'max-cost',
  tokens: 'max-tokens',
  calls: 'max-calls',
  model: 'model',
  solveThreshold: 'solve-threshold',
  estimate: 'estimate',
  judge: 'judge',
  singleTurn: 'single-turn',
  drafts: 'concurrency',
  workers: 'workers',
  method: 'method',
  iterations: 'iterations',
  proposals: 'proposals',
  select: 'select',
  dfsWidth: 'dfs-width',
  dfsSteps: 'dfs-steps',
  window: 'window',
};

/** `--base-url` for `baseUrl`. */
export const flagOf: NameSetting = (setting) => `--${flags[setting]}`;
