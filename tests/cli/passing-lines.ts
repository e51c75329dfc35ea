// What the program says only because it is taking long. On a busy machine any test may see such lines, so that what a
// program must and must not say is looked for in the rest.

const passing = [
  /^Starting the servers · .+$/,
  /^Closing the servers …$/,
  /^[\d,]+ of [\d,]+ samples? (?:accepted|verified), .+$/,
  /^.+: [\d,]+ of [\d,]+ examples? played, .+$/,
  /^[\d,]+ of [\d,]+ samples (?:read|written)$/,
  /^[\d.]+ % of the queries compared$/,
];

/** The text without the lines that say how far the work is. */
export function withoutPassingLines(text: string): string {
  return text
    .split(/(?<=\n)/)
    .filter((line) => !passing.some((pattern) => pattern.test(line.trimEnd())))
    .join('');
}
