// The library: what the command line is made of, for programs that make, verify or read samples themselves.

// Making and verifying a run: compose its parts, then work.

export type { AskingOptions } from './compose/asking-options.ts';
export {
  type ComposedRun,
  composeRun,
} from './compose/compose-run.ts';
export type { ConfirmReading, ToolsRequest } from './compose/compose-tools.ts';
export {
  type ComposedVerification,
  composeVerification,
  type ReaderRequest,
} from './compose/compose-verification.ts';
export { defaultSpec, type RunRequest } from './compose/plan-run.ts';
export { type RunOutcome, type RunSteps, runToEnd } from './compose/run-to-end.ts';
export type { CreateMaker, DraftMaker } from './synthesis/draft-maker.ts';
export { type Ended, generate } from './synthesis/generate.ts';
export { type VerifyParts, verifySample, verifySamples } from './synthesis/verify.ts';
export { threadMakers } from './workers/thread-pool.ts';

// The parts, for whoever composes them in another way.

export { createOpenAiBackend, type OpenAiOptions } from './backends/openai/create-openai.ts';
export { recordBackend } from './backends/replay/record.ts';
export { createReplayBackend } from './backends/replay/replay.ts';
export { createSymbolicBackend } from './backends/symbolic/backend.ts';
export { checkNames, selectChecks } from './checks/checks.ts';
export { createAcceptedSamples } from './checks/novel.ts';
export { type Config, type ConfigOptions, readConfig } from './config/config.ts';
export type { Price, Prices } from './spending/prices.ts';
export { inProcessServer, type ServerConfig, type ServerSettings } from './tools/server-config.ts';
export { openToolSource, type ToolSourceOptions } from './tools/source.ts';

// Proofs.

export {
  type ConditionName,
  checkProof,
  type ProofInput,
  type ProofProblem,
  type ProofVerdict,
} from './proofs/check-proof.ts';

// Datasets and scores.

export type { ExportOptions } from './dataset/export/export-options.ts';
export type { ExportReport } from './dataset/export/export-report.ts';
export { exportRun } from './dataset/export/export-run.ts';
export type { Played } from './evaluation/played.ts';
export { scorePlayed } from './evaluation/scoring/score.ts';
export { compareEvaluations } from './evaluation/summary/compare.ts';
export { summarise } from './evaluation/summary/summarise.ts';
export { type BenchmarkFile, readBenchmark } from './statistics/benchmark-questions.ts';

// Reading a run.

export { type RunManifest, readManifest } from './runs/manifest.ts';
export { type Committed, readCatalog, readCommitted, readSamples } from './runs/read-run.ts';
export type { RunFolder } from './runs/run-folder.ts';
export { statisticsOfRun } from './statistics/run-statistics.ts';
export type { RunStatistics } from './statistics/statistics.ts';

// The vocabulary.

export { type ErrorCode, ToolGradError } from './model/errors.ts';
export type { OnEvent, RunEvent } from './model/events.ts';
export type { Critique, Gradient, Proposal, Report } from './model/feedback.ts';
export type { JsonObject, JsonValue } from './model/json.ts';
export type { Limits, RunFigures, RunParts, RunSpec, RunStore } from './model/run.ts';
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
} from './model/sample.ts';
export type {
  AcceptedSamples,
  Answered,
  Check,
  CheckContext,
  Completion,
  Message,
  ModelBackend,
  ModelRequest,
  PlannedCall,
  Stage,
  StageIO,
  ToolSession,
  ToolSource,
} from './model/seams.ts';
export type {
  Attempt,
  Catalog,
  Outcome,
  Tool,
  ToolAnnotations,
  ToolCall,
  ToolResult,
} from './model/tool.ts';
export { type Binding, type Chain, type Step, stepsOf, type Workflow } from './model/workflow.ts';
