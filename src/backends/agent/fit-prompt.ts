// A prompt that an agent can be handed whole: where it is too long, fewer tools and shorter quotations of results.

import type { Message, ModelRequest, Stage, StageIO } from '../../model/seams.ts';
import { promptOf } from '../../prompts/stages.ts';
import { cutAt } from '../../text/clip.ts';

/** Tools of a pool below which nothing is left out: a draft needs some to choose from. */
const fewestTools = 4;
/** Characters of a quoted line, from all of them to what still tells what was answered. */
const quoteLengths = [Number.POSITIVE_INFINITY, 1000, 400, 150];

/** The prompt as one text of at most so many characters; undefined where it cannot be made that short. */
export function fitPrompt<S extends Stage>(request: ModelRequest<S>, budget: number): string | undefined {
  for (const messages of promptsOf(request)) {
    const text = textOf(messages);
    for (const length of quoteLengths) {
      const shortened = withShortQuotes(text, length);
      if (shortened.length <= budget) return shortened;
    }
  }
  return undefined;
}

/** The prompt, then with ever fewer tools where the stage can do with fewer. */
function* promptsOf<S extends Stage>({
  stage,
  input,
  prompt,
}: ModelRequest<S>): Generator<readonly Message[]> {
  if (stage !== 'propose') {
    yield prompt();
    return;
  }
  const given = input as StageIO['propose']['in'];
  // Never the whole catalog: it is told for endpoints' caches, and an agent would read it again with each request.
  for (let count = given.pool.length; ; count = Math.floor(count / 2)) {
    // An answer that names a tool of the whole pool all the same is taken.
    const pool = given.pool.slice(0, count);
    yield promptOf('propose', { ...given, pool, catalog: pool });
    if (count / 2 < fewestTools) return;
  }
}

/** The rules first, then what is given: an agent has no system message of ours. */
function textOf(messages: readonly Message[]): string {
  return messages.map(({ content }) => content).join('\n\n');
}

/** Lines behind `| ` quote results; the rules say what "…" stands for. */
function withShortQuotes(text: string, length: number): string {
  return text
    .split('\n')
    .map((line) => (line.startsWith('| ') ? cutAt(line, length) : line))
    .join('\n');
}
