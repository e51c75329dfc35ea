// What was asked for on the command line of `record`.
import type { HttpOptions } from '../flags/http-flags.ts';
import type { ToolsOptions } from '../flags/tools-flags.ts';
import type { GenerateOptions } from '../generate/generate-options.ts';

export interface RecordOptions {
  /** A folder, or one file that ends in `.json`. */
  readonly out: string;
  /** What is recorded: a run, or what clients call. */
  readonly of:
    | {
        readonly kind: 'run';
        readonly generate: Omit<GenerateOptions, 'out' | 'mode'>;
        readonly run?: string;
      }
    | { readonly kind: 'clients'; readonly tools: ToolsOptions; readonly http?: HttpOptions }
    /** What a killed recording has left. */
    | { readonly kind: 'leftover' };
  readonly json: boolean;
}
