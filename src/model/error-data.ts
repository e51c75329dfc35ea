// Errors that cross from one thread or machine to another: as data, and as errors again.
import { type ErrorCode, ToolGradError } from './errors.ts';

/** An error as data. */
export interface ErrorData {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  /** Set where it is a `ToolGradError`. */
  readonly code?: ErrorCode;
  readonly choices?: readonly string[];
  readonly retryWith?: string;
}

export function errorData(error: unknown): ErrorData {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) };
  const { name, message, stack } = error;
  const told = { name, message, ...(stack !== undefined && { stack }) };
  if (!(error instanceof ToolGradError)) return told;
  const { code, choices, retryWith } = error;
  return { ...told, code, choices, ...(retryWith !== undefined && { retryWith }) };
}

export function errorFrom({ name, message, stack, code, choices = [], retryWith }: ErrorData): Error {
  const error =
    code === undefined
      ? new Error(message)
      : new ToolGradError(code, message, {
          choices: [...choices],
          ...(retryWith !== undefined && { retryWith }),
        });
  error.name = name;
  if (stack !== undefined) error.stack = stack;
  return error;
}
