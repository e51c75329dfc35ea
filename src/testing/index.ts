// What users' own tests need of this package: `toolgrad-mcp/testing`.

export type { AnswerRule, ModelAnswer, ModelAnswerer } from './fake-openai/answer.ts';
export type { FakeFunction, SentToolCall } from './fake-openai/conversation.ts';
export { type FakeDialect, fakeDialects } from './fake-openai/dialects.ts';
export { type Fault, type FaultPlan, faults, type RetryAfter } from './fake-openai/faults.ts';
export type { FakeOpenAiOptions, FakeSupport } from './fake-openai/options.ts';
export type { FakeMessage, FakeRequest } from './fake-openai/request.ts';
export { type FakeOpenAi, startFakeOpenAi } from './fake-openai/server.ts';
export type { FakeNameStatistics, FakeStatistics } from './fake-openai/statistics.ts';
export type { PrefixCacheOptions } from './fake-openai/tokens.ts';
export { type FakeToolCall, type ToolCallsAnswer, toolCalls } from './fake-openai/tool-calls.ts';
export {
  createFakeToolSource,
  errorResult,
  type FakeAnswer,
  type FakeServer,
  type FakeTool,
  type FakeToolSource,
  structuredResult,
} from './fake-tool-source.ts';
export {
  createScriptedBackend,
  type Script,
  type ScriptedAnswer,
  type ScriptedBackend,
} from './scripted-backend.ts';
