// Words of a command line that can be copied into a shell.

/** The word as a shell takes it for one. */
export function shellWord(word: string): string {
  return /^[\w./@%+=:,-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
