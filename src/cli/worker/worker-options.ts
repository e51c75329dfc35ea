// What was asked for on the command line of `worker`.
import type { AskingOptions } from '../../compose/asking-options.ts';
import type { ToolsOptions } from '../flags/tools-flags.ts';

export interface WorkerOptions {
  readonly tools: ToolsOptions;
  readonly queue: string;
  readonly model?: string;
  readonly asking: AskingOptions;
  readonly concurrency: number;
}
