// Outcomes on the wire: a result is sent as it is, an error as a protocol error.

import { ErrorCode } from '@modelcontextprotocol/sdk/types.js';
import type { JsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/types.js';
import type { Outcome } from '../model/tool.ts';

/** A protocol error whose message is sent as it is; the SDK's own class would add a prefix. */
export class WireError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** The answer to a `tools/call` with this outcome. Throws WireError if it has no result. */
export function answerOf({ result, error }: Outcome): Record<string, unknown> {
  if (error === undefined) return { ...result };
  // The protocol has no code for a failure on the way to a server.
  throw new WireError(typeof error.code === 'number' ? error.code : ErrorCode.InternalError, error.message);
}

/** For servers whose answers only their callers check: compiling a validator for each takes time. */
export const noValidation = {
  jsonSchemaValidator: {
    getValidator:
      <T>(): JsonSchemaValidator<T> =>
      (data) => ({ valid: true, data: data as T, errorMessage: undefined }),
  },
};
