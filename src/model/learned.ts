// What drafts teach about tools: the record one draft leaves, and the view that later drafts have of their sum.
import type { Critique } from './feedback.ts';
import type { JsonScalar } from './json.ts';
import type { ToolCall } from './tool.ts';

/** How long calls of a tool take, coarse enough that the same server gives the same class each time. */
export type LatencyClass = 'fast' | 'slow' | 'very slow';

/** How a tool fared. Calls that failed for the moment (`isPassingFailure`) are none of its calls and failures. */
export interface ToolRecord {
  readonly calls: number;
  readonly failures: number;
  /** Calls since the last one that was answered, where there are any: each of them failed for the moment. */
  readonly unanswered?: number;
  /** Steps of accepted samples. */
  readonly kept: number;
  readonly latency: LatencyClass;
}

/** An argument value that a tool accepted. */
export interface KnownValue {
  readonly tool: string;
  readonly path: string;
  readonly value: JsonScalar;
}

/** A tool whose result fed another tool's argument, and how often that worked. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  /** The argument that was fed. */
  readonly path: string;
  readonly succeeded: number;
  readonly failed: number;
}

/** The human name of something that results have shown: what a user could say to mean it. */
export interface KnownName {
  /** Singular, lower case: `customer`. */
  readonly noun: string;
  readonly name: string;
  /** The tool whose result showed it. */
  readonly tool: string;
}

/** A call that failed, by the hash of its tool and arguments, and the critique that came of it. */
export interface KnownFailure {
  readonly call: string;
  readonly critique: Critique;
}

/** What one draft taught; a run's memory is the sum of these in the order of the drafts. */
export interface Learned {
  readonly tools: Readonly<Record<string, ToolRecord>>;
  readonly values: readonly KnownValue[];
  readonly edges: readonly Edge[];
  readonly names: readonly KnownName[];
  readonly failures: readonly KnownFailure[];
  /** The hashes of calls that accepted samples hold. */
  readonly calls: readonly string[];
  /** The keys of what accepted samples find out, and of the kinds of it. */
  readonly found?: readonly string[];
}

export const nothingLearned: Learned = {
  tools: {},
  values: [],
  edges: [],
  names: [],
  failures: [],
  calls: [],
};

/** What a stage can ask the memory. Answers are in a fixed order: equal memories give equal answers. */
export interface MemoryView {
  record(tool: string): ToolRecord;
  /** Values that the tool accepted at the path, first learned first. */
  values(tool: string, path: string): readonly JsonScalar[];
  /** The edges that end at a tool. */
  edgesTo(tool: string): readonly Edge[];
  /** Names of a noun, or all names, first learned first. */
  names(noun?: string): readonly KnownName[];
  /** The critique of a call that is known to fail. */
  failure(call: ToolCall): Critique | undefined;
  /** In how many accepted samples the very same call stands. */
  timesKept(call: ToolCall): number;
  /** Whether an accepted sample finds this out, by its key. */
  isFound(key: string): boolean;
  /** What recurs about a tool, most frequent first. */
  critiques(tool: string): readonly Critique[];
}
