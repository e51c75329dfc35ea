// Lines such as "Temperature: 4 °C", "**Status:** open" and "气温：4°C": a label and what it says.

export interface Labelled {
  readonly label: string;
  /** Empty if the line is only a label: a heading. */
  readonly value: string;
}

const longestLabel = 40;
const mostWords = 5;

/** The label and value of a line, without the marks of lists and of emphasis; undefined where the line is no such thing. */
export function labelled(line: string): Labelled | undefined {
  // An emoji or a bullet before a label decorates it.
  const decoration = /^[^\p{L}\p{N}[(]{0,12}/u.exec(line)?.[0].length ?? 0;
  const bare = line.slice(decoration, decoration + longestLabel + 3);
  const [at, width] = colonIn(bare);
  if (at === -1) return undefined;
  const label = plain(bare.slice(0, at));
  if (label === '' || !/^\p{L}/u.test(label) || /[.!?;,"“”<>{}[\]|=]/.test(label)) return undefined;
  if (label.split(/\s+/).length > mostWords) return undefined;
  return { label, value: plain(line.slice(decoration + at + width)) };
}

/** A colon that a space or the end of the line follows: those of times and addresses are followed by more. */
function colonIn(line: string): readonly [at: number, width: number] {
  const match = /[:：]/u.exec(line);
  if (match === null) return [-1, 0];
  const behind = line.slice(match.index + 1).replace(/^\*{1,2}/, '');
  const isLabel = match[0] === '：' || behind === '' || /^\s/.test(behind);
  return isLabel ? [match.index, 1] : [-1, 0];
}

/** A text without the marks of emphasis and code around it or around its parts. */
export function plain(text: string): string {
  return text
    .trim()
    .replace(/^\*{1,3}\s?|^_{2}(?=\S)|\*\*|`/g, '')
    .replace(/(?<=\S)\*{1,3}$/, '')
    .trim();
}
