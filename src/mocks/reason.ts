// Why a file cannot be read or understood, as the rest of one sentence.

/** The first line of an error's message, without its full stop: parsers add the lines around and point at the place. */
export function reasonOf(error: unknown): string {
  const [first = ''] = (error as Error).message.trim().split('\n');
  return first.replace(/(?<![\s.:])[\s.:]+$/, '');
}
