// Sentences that were written for the command line, in the words of a caller who has none: fields instead of flags.

const flag = /(?<![\w-])--([a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?:=(?=\S))?/g;

/** The sentence with `"max_cost"` for `--max-cost`, as the inputs of this server's tools are named. */
export function inAgentWords(sentence: string): string {
  return sentence.replace(flag, (_, name: string) => `"${name.replaceAll('-', '_')}"`);
}
