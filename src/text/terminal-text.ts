// Text of servers, files and models, made safe for a terminal: what could move the cursor, hide or reorder is shown as it is written in JSON.

/** Styles that this program paints with: bold, dim, and the colours of text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what is looked for.
const ownStyle = /^\u001b\[(?:0|1|2|22|3[1-9])m/;
const longestStyle = 5;

/**
 * Control characters, and whatever else prints nothing but changes how other characters are read: marks of direction,
 * invisible characters, half characters. What joins emoji and letters stays.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const unsafe = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|[\u2028\u2029]|(?![\u200c\u200d])\p{Cf}|\p{Cs}/gu;

/** Which styles a text may have: those of this program, where it has painted it, or none. */
export type Styles = 'own' | 'none';

/**
 * The text as a terminal may show it. Characters that are unsafe there become `\u202e`, which people see and JSON reads
 * as the same character; line breaks stay, and this program's own styles where the text may have been painted.
 */
export function terminalText(text: string, styles: Styles = 'own'): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(unsafe, (character, at: number, whole: string) =>
      styles === 'own' && character === '\u001b' && ownStyle.test(whole.slice(at, at + longestStyle))
        ? character
        : escaped(character),
    );
}

/** A text of somebody else's on one line, in no style: it cannot look like a line or a mark of this program's. */
export function terminalLine(text: string): string {
  return terminalText(text.replace(/[\r\n\u2028\u2029\u0085]+/g, ' '), 'none');
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, unit) => {
    return `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`;
  }).join('');
}
