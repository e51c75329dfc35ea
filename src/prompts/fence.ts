// Fences around what servers say: between them may stand anything, and nothing can get out.
//
//   | anything          each line of a result or an error (`quoteLines`)
//   "anything"          one line as a JSON string (`quoteText`); values are JSON and need no more
//   /* anything */      notes on a parameter (`comment`)
// What stands outside of them is ours, or a name of letters, digits and the like (`plainOrQuoted`).
import { oneLine } from '../text/clip.ts';

/** Each line of a text behind `| `, whatever ends a line in it. */
export function quoteLines(text: string): string {
  return text
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) => `| ${line.trimEnd()}`)
    .join('\n');
}

/** A text between double quotes, on one line: those in it are escaped, as in JSON. */
export function quoteText(text: string): string {
  return JSON.stringify(oneLine(text));
}

/** A text as a comment, on one line: what would end it is taken apart. */
export function comment(text: string): string {
  return `/* ${oneLine(text).replaceAll('*/', '* /')} */`;
}

/** A name or a JSON Pointer as it stands where it is made of what names are made of, else between double quotes. */
export function plainOrQuoted(name: string): string {
  return /^[\p{L}\p{N}_$@/~.-]+$/u.test(name) ? name : quoteText(name);
}
