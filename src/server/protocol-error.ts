// A protocol error, for requests that have no tool result to put a message into.

/**
 * What the SDK sends as a JSON-RPC error with this code. Its own McpError adds the code to the message here, and
 * again at the client, so that people would read it twice.
 */
export class ProtocolError extends Error {
  readonly code: number;

  constructor(code: number, sentence: string) {
    super(sentence);
    this.name = 'ProtocolError';
    this.code = code;
  }
}
