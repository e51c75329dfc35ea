// Outcomes on the wire: a result goes as it is, an error as one of the protocol.
import { ErrorCode } from '@modelcontextprotocol/sdk/types.js';
import type { Outcome } from '../model/tool.ts';

/** An error of the protocol, whose message goes over the wire as it is: the SDK's own class puts a prefix before it. */
export class WireError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** The answer to a `tools/call` that had this outcome. Throws WireError where it had no result. */
export function answerOf({ result, error }: Outcome): Record<string, unknown> {
  if (error === undefined) return { ...result };
  // What went wrong on the way to a server has no code of the protocol.
  throw new WireError(typeof error.code === 'number' ? error.code : ErrorCode.InternalError, error.message);
}

/** For servers whose answers nobody checks but those who asked: compiling a validator for each takes time. */
export const noValidation = {
  jsonSchemaValidator: {
    getValidator: () => (data: unknown) => ({
      valid: true as const,
      data: data as never,
      errorMessage: undefined,
    }),
  },
};
