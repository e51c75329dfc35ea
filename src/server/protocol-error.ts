// An error of the protocol, where there is no tool result to put the sentence into.

/**
 * What the SDK answers as a JSON-RPC error of this code. Its own McpError puts the code before the sentence here, and
 * once more at the client: a person would read it twice.
 */
export class ProtocolError extends Error {
  readonly code: number;

  constructor(code: number, sentence: string) {
    super(sentence);
    this.name = 'ProtocolError';
    this.code = code;
  }
}
