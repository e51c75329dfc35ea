// What a command is: its flags as data, how they become its options, and what it does with them.
import type { Terminal } from './terminal/terminal.ts';

/** What the command line accepts after `--`. */
export interface Flag {
  readonly alias?: string;
  readonly description: string;
  /** `switch` takes no value; `list` may be given several times, and its values may be joined by commas. */
  readonly kind: 'switch' | 'value' | 'list';
  /** Shown in the help; the value itself is filled in where the options are made. */
  readonly default?: string;
  /** The heading of the help that it stands under. */
  readonly group?: string;
}

/** What was said: nothing stands here that was not. */
export interface Said {
  readonly argument?: string;
  readonly otherArgument?: string;
  readonly switches: ReadonlySet<string>;
  readonly values: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<string, readonly string[]>>;
}

export interface Command<Options = unknown> {
  readonly name: string;
  /** The argument that it takes, if it takes one: `RUN`. */
  readonly argument?: { readonly name: string; readonly description: string };
  /** A second one, which may be left out. */
  readonly otherArgument?: { readonly name: string; readonly description: string };
  readonly description: string;
  readonly flags: Readonly<Record<string, Flag>>;
  /** Command lines with what they do, for the help. */
  readonly examples?: readonly (readonly [string, string])[];
  /** The options, all checked. Throws `usage`. */
  options(said: Said): Options;
  /** Does the work and answers with the exit code. What it needs is loaded here, so that the help is there at once. */
  run(options: Options, terminal: Terminal): Promise<ExitCode>;
}

/** 0 done, 1 a check or the work failed, 2 usage, 3 fewer samples than asked, 130 and 143 interrupted. */
export type ExitCode = 0 | 1 | 2 | 3 | 129 | 130 | 131 | 143;
