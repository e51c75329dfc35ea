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

/** A text of at most `most` characters, wherever it has to be cut, with the mark at its end where it was. */
export function cutAt(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - ellipsis.length)}${ellipsis}`;
}

/** How much is shown on each side of a stretch that stays. */
const beside = 80;

/**
 * A text of about `most` characters in which the given stretches [start, end) stay, each with some words on both sides;
 * what is left out is counted in its place. It is longer where the stretches take more.
 */
export function clipAround(
  text: string,
  most: number,
  spans: readonly (readonly [number, number])[],
): string {
  if (text.length <= most || spans.length === 0) return clip(text, most);
  const windows = spans
    .map(([start, end]) => [wordStart(text, start - beside), wordStop(text, end + beside)] as const)
    .sort(([a], [b]) => a - b);
  const inside = windows.reduce((sum, [start, end]) => sum + end - start, 0);
  const head = most > inside ? lastBreak(text, most - inside) : 0;
  const kept: [number, number][] = [];
  for (const [start, end] of [[0, head] as const, ...windows]) {
    const last = kept.at(-1);
    // A gap shorter than the words that would tell of it stays too.
    if (last !== undefined && start <= last[1] + 30) last[1] = Math.max(last[1], end);
    else if (end > start) kept.push([start, end]);
  }
  let next = 0;
  const parts: string[] = [];
  for (const [start, end] of [...kept, [text.length, text.length] as const]) {
    if (start > next)
      parts.push(`${ellipsis} ${start - next} more characters${start < text.length ? ` ${ellipsis}` : ''}`);
    if (end > start) parts.push(text.slice(start, end).trim());
    next = end;
  }
  return parts.join(' ');
}

/** The beginning of the word at a place, or of the line where the place is before the text. */
function wordStart(text: string, place: number): number {
  for (let at = Math.max(0, place); at > 0 && at > place - beside; at--)
    if (wordEnd.test(text.charAt(at - 1))) return at;
  return Math.max(0, place);
}

function wordStop(text: string, place: number): number {
  for (let at = Math.min(text.length, place); at < text.length && at < place + beside; at++)
    if (wordEnd.test(text.charAt(at))) return at;
  return Math.min(text.length, place);
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
