// What was asked for on the command line of `generate`.
import type { RunSpec } from '../../model/run.ts';
import type { ModelFlags } from '../flags/model-flags.ts';
import type { ToolsOptions } from '../flags/tools-flags.ts';

export interface GenerateOptions extends ModelFlags {
  readonly tools: ToolsOptions;
  /** Absent if a new folder is to be named by date. */
  readonly out?: string;
  readonly mode: 'new' | 'replace' | 'resume';
  readonly spec: Partial<RunSpec>;
  readonly workers?: number;
  /** Where drafts are handed to workers of other processes. */
  readonly queue?: string;
  readonly checks?: readonly string[];
  /** Servers that only the resumed run names may be started. */
  readonly trust: boolean;
  /** Tell what it would take, and do nothing. */
  readonly estimate: boolean;
  readonly json: boolean;
}
