// The one error class: a sentence for the person who reads it.

export type ErrorCode =
  /** The command line or the configuration is wrong: exit code 2. */
  | 'usage'
  /** The policy forbids a call that was about to be made. */
  | 'forbidden'
  /** A server could not be used, or has been left out after repeated failures. */
  | 'server'
  /** A model could not be used, or has stopped answering. */
  | 'model'
  /** A limit on calls, tokens or cost is reached. */
  | 'budget'
  /** A run folder cannot be read or written. */
  | 'run'
  /** The work was stopped from outside. */
  | 'interrupted';

/** A failure that ends the work, told in one sentence that says what to do. */
export class ToolGradError extends Error {
  readonly code: ErrorCode;
  /** What could be given instead, where there is a choice. */
  readonly choices: readonly string[];
  /** The flag with which the same command line goes on. */
  readonly retryWith: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { choices?: readonly string[]; cause?: unknown; retryWith?: string } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ToolGradError';
    this.code = code;
    this.choices = options.choices ?? [];
    this.retryWith = options.retryWith;
  }
}

/** Whether it is a mistake in what was asked for. */
export function isUsage(error: unknown): error is ToolGradError {
  return error instanceof ToolGradError && error.code === 'usage';
}
