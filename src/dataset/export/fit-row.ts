// Rows within a limit of tokens: the results of one that is longer are shortened until it fits.
import type { Example } from '../../model/example.ts';
import type { Encoded } from '../../model/seams.ts';
import { tokensIn } from '../../statistics/tokens.ts';

/** Results are halved down to this many characters; what later calls need of them stays in any case. */
const leastResultChars = 125;

export type Row = Exclude<Encoded, { readonly leftOut: string }>;

export interface FitRequest {
  readonly example: Example;
  readonly encode: (example: Example) => Encoded;
  /** The same example with results of at most so many characters; undefined where it shows none. */
  readonly shortened: ((maxResultChars: number) => Example) | undefined;
  readonly maxResultChars: number;
  readonly maxTokens: number;
}

/** The rows of an example with the estimated tokens of each, or why there are none. */
export function fitRow(
  request: FitRequest,
): (Row & { readonly tokens: readonly number[] }) | { leftOut: string } {
  const { example, encode, shortened, maxTokens } = request;
  let encoded = encode(example);
  for (let chars = request.maxResultChars; ; chars /= 2) {
    if ('leftOut' in encoded) return encoded;
    const tokens = tokensOf(encoded);
    if (tokens.every((each) => each <= maxTokens)) {
      const isShorter = chars < request.maxResultChars;
      return { ...encoded, tokens, ...(isShorter ? { adapted: shorterResults } : {}) };
    }
    if (shortened === undefined || chars / 2 < leastResultChars)
      return { leftOut: `more than ${maxTokens} tokens` };
    encoded = encode(shortened(Math.floor(chars / 2)));
  }
}

const shorterResults = 'results cut shorter than the others, to fit the limit of tokens';

/** Of the file that is trained on, which is the first. */
function tokensOf({ rows }: Row): readonly number[] {
  return (rows[0] ?? []).map((row) => tokensIn([JSON.stringify(row)]));
}
