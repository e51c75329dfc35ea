// The library: what the command line is made of, for programs that make, verify or read samples themselves.

// Making and verifying a run: compose its parts, then work.

export {
  type ComposedRun,
  type ComposedVerification,
  composeRun,
  composeVerification,
} from './compose.ts';
export type { AskingOptions } from './compose-model.ts';
export { defaultSpec, type RunRequest } from './compose-plan.ts';
export type { ConfirmReading, ToolsRequest } from './compose-tools.ts';
export { type Ended, generate } from './synthesis/generate.ts';
export { type VerifyParts, verifySample } from './synthesis/verify.ts';

// The parts, for whoever composes them in another way.

export type { Price, Prices } from './backends/language/prices.ts';
export { createOpenAiBackend, type OpenAiOptions } from './backends/openai.ts';
export { recordBackend } from './backends/record.ts';
export { createReplayBackend } from './backends/replay.ts';
export { createSymbolicBackend } from './backends/symbolic/backend.ts';
export { type Config, type ConfigOptions, readConfig } from './config.ts';
export { inProcessServer, type ServerConfig, type ServerSettings } from './tools/server-config.ts';
export { openToolSource, type ToolSourceOptions } from './tools/source.ts';
export { checkNames, selectChecks } from './verification/checks.ts';
export { createNovelty } from './verification/novel.ts';

// Datasets and scores.

export type { ExportOptions } from './dataset/export/export-options.ts';
export type { ExportReport } from './dataset/export/export-report.ts';
export { exportRun } from './dataset/export/export-run.ts';
export { type BenchmarkFile, readBenchmark } from './dataset/statistics/benchmark-questions.ts';
export type { Played } from './evaluation/played.ts';
export { scorePlayed } from './evaluation/scoring/score.ts';
export { compareEvaluations } from './evaluation/summary/compare.ts';
export { summarise } from './evaluation/summary/summarise.ts';

// Reading a run.

export { type RunManifest, readManifest } from './dataset/manifest.ts';
export { type Committed, readCatalog, readCommitted, readSamples } from './dataset/read-run.ts';
export type { RunFolder } from './dataset/run-folder.ts';
export { statisticsOfRun } from './dataset/run-statistics.ts';
export type { RunStatistics } from './dataset/statistics.ts';

// The vocabulary.

export { type ErrorCode, ToolGradError } from './core/errors.ts';
export type { OnEvent, RunEvent } from './core/events.ts';
export type { Critique, Gradient, Proposal, Report } from './core/feedback.ts';
export type { JsonObject, JsonValue } from './core/json.ts';
export type { Limits, RunFigures, RunParts, RunSpec, RunStore } from './core/run.ts';
export type {
  Draft,
  Provenance,
  RejectedDraft,
  Sample,
  SampleTool,
  Spent,
  StageSpending,
  Trace,
  Usage,
  Verdict,
} from './core/sample.ts';
export type {
  Answered,
  Check,
  CheckContext,
  Completion,
  Message,
  ModelBackend,
  ModelRequest,
  Novelty,
  PlannedCall,
  Stage,
  StageIO,
  ToolSession,
  ToolSource,
} from './core/seams.ts';
export type {
  Attempt,
  Catalog,
  Outcome,
  Tool,
  ToolAnnotations,
  ToolCall,
  ToolResult,
} from './core/tool.ts';
export { type Binding, type Chain, type Step, stepsOf, type Workflow } from './core/workflow.ts';
