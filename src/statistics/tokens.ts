// How long samples are for a language model: an estimate that needs no tokenizer.
import type { Sample } from '../model/sample.ts';
import type { ToolResult } from '../model/tool.ts';
import type { Step } from '../model/workflow.ts';
import { Distribution, type DistributionSummary } from './distribution.ts';

/** Tokens a sample; uncut, and without what a chat template adds. */
export interface Tokens {
  /**
   * Four bytes of UTF-8 a token. Beside OpenAI's o200k tokenizer that was 12 % too high for queries of the bundled
   * servers and 17 % too low for their results, which are full of identifiers.
   */
  readonly method: 'UTF-8 bytes / 4';
  readonly query: DistributionSummary;
  /** Names and arguments of the calls, as JSON. */
  readonly calls: DistributionSummary;
  /** Text of the results; binary content is left out. */
  readonly results: DistributionSummary;
  readonly response: DistributionSummary;
  /** All of these. */
  readonly conversation: DistributionSummary;
  /** Beside them: the definitions of the sample's own tools. Distractors come on top. */
  readonly tools: DistributionSummary;
  /** Of all conversations together. */
  readonly total: number;
}

const bytesPerToken = 4;

export class TokensOf {
  readonly #query = new Distribution();
  readonly #calls = new Distribution();
  readonly #results = new Distribution();
  readonly #response = new Distribution();
  readonly #conversation = new Distribution();
  readonly #tools = new Distribution();

  add(
    { query, response, tools }: Pick<Sample, 'query' | 'response' | 'tools'>,
    steps: readonly Step[],
  ): void {
    const parts = [
      [this.#query, tokensIn([query])],
      [
        this.#calls,
        tokensIn(steps.map((step) => JSON.stringify({ name: step.name, arguments: step.arguments }))),
      ],
      [this.#results, tokensIn(steps.map(({ result }) => textOf(result)))],
      [this.#response, tokensIn([response])],
    ] as const;
    for (const [distribution, tokens] of parts) distribution.add(tokens);
    this.#conversation.add(parts.reduce((sum, [, tokens]) => sum + tokens, 0));
    this.#tools.add(
      tokensIn(
        tools.map(({ name, description, inputSchema }) =>
          JSON.stringify({ name, description, parameters: inputSchema }),
        ),
      ),
    );
  }

  result(): Tokens {
    return {
      method: 'UTF-8 bytes / 4',
      query: this.#query.summary(),
      calls: this.#calls.summary(),
      results: this.#results.summary(),
      response: this.#response.summary(),
      conversation: this.#conversation.summary(),
      tools: this.#tools.summary(),
      total: this.#conversation.sum,
    };
  }
}

/** The tokens of some texts, by estimate. */
export function tokensIn(texts: readonly string[]): number {
  return Math.ceil(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / bytesPerToken);
}

/** What a model reads of a result: its text blocks, or the structured content where there are none. */
function textOf({ content, structuredContent }: ToolResult): string {
  const texts = content.flatMap((block) => {
    if (typeof block.text === 'string') return [block.text];
    const { resource } = block as { resource?: { text?: unknown } };
    return typeof resource?.text === 'string' ? [resource.text] : [];
  });
  if (texts.length > 0 || structuredContent === undefined) return texts.join('\n');
  return JSON.stringify(structuredContent);
}
