// Tokens where nobody counts them: what a text is expected to take.
import { noUsage, type Usage } from '../model/sample.ts';

/** Of English and JSON, about; the same for every model, as it is not known which one reads. */
export const charactersPerToken = 4;

/** What a prompt and its answer of so many characters are expected to take. */
export function estimatedUsage(promptCharacters: number, answerCharacters: number): Usage {
  return {
    ...noUsage,
    inputTokens: Math.ceil(promptCharacters / charactersPerToken),
    outputTokens: Math.ceil(answerCharacters / charactersPerToken),
  };
}
