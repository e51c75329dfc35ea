// Texts made short: on one line, cut between words, with a note of what was cut.

/** The mark of everything that was left out. */
export const ellipsis = '…';

// What ends a line anywhere, and characters that print nothing.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const breaks = /[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** A text on one line: a text of somebody else's cannot begin a line of its own, and so cannot look like a heading. */
export function oneLine(text: string): string {
  return text.replace(breaks, ' ').trim();
}

/**
 * A text of at most about `most` characters, cut between words: an identifier is there as a whole or not at all.
 * `… 120 more characters` says what was cut.
 */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = lastBreak(text, most);
  return `${text.slice(0, end).trimEnd()}${end === 0 ? '' : ' '}${ellipsis} ${text.length - end} more characters`;
}

// Scripts that are written without spaces: a text may be cut before any of their characters.
const wordEnd =
  /[\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

/** The last place at or before `most` where a word ends; 0 where the first word is longer. */
function lastBreak(text: string, most: number): number {
  // Where nothing ends for so long it is a file in base64, and going back further would only cost time.
  for (let at = most; at > 0 && at > most - 400; at--) if (wordEnd.test(text.charAt(at))) return at;
  return 0;
}

/** A description on one line: whole where it is short, else its first sentences, else its first words. */
export function shortDescription(description: string, most: number): string {
  // Descriptions run to many kilobytes; more than this is never shown.
  const text = oneLine(description.slice(0, most * 4 + 200));
  if (text.length <= most) return text;
  let end = 0;
  for (const { index, 0: mark } of text.matchAll(sentenceEnd)) {
    if (index + mark.length > most) break;
    end = index + mark.length;
  }
  if (end > 0) return text.slice(0, end);
  return `${text.slice(0, lastBreak(text, most)).trimEnd()}${ellipsis}`;
}

// Not behind an abbreviation of one letter ("e.g.").
const sentenceEnd = /(?<=[\p{L}\p{N})"'\]]{2})[.!?](?=\s)|。/gu;
