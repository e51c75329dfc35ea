// Which fault is one request's own, and which says that no other request will be answered either.
import { ToolGradError } from '../../model/errors.ts';
import type { ChatFault } from './chat-fault.ts';

/** Completions that may fail before any request has been answered: from then on it is no accident. */
const mostUnanswered = 5;

export interface Failures {
  /** A request of the kind has been answered. */
  answered(kind: string): void;
  /** The failure that a fault is, as a sentence. Throws `model` where other requests would meet it too. */
  failureOf(kind: string, fault: ChatFault): string;
}

/** `ifTooLong` is what to do where the model can read no request of a kind: "lower --pool". */
export function createFailures(ifTooLong: string): Failures {
  /** Kinds that have been answered: a request that is too long for the model is then one of many. */
  const known = new Set<string>();
  let unanswered = 0;
  return {
    answered: (kind) => void known.add(kind),
    failureOf(kind, fault) {
      if (fault.kind === 'context' && !known.has(kind)) {
        throw new ToolGradError(
          'model',
          `The prompt exceeds the context window of the model (${fault.message}): ${ifTooLong}, or use a model with a larger context window.`,
          { cause: fault },
        );
      }
      if (known.size === 0) unanswered += 1;
      if (known.size === 0 && unanswered >= mostUnanswered) {
        throw new ToolGradError('model', `No request has been answered so far: ${fault.message}.`, {
          cause: fault,
        });
      }
      return `${fault.message}.`;
    },
  };
}
