// What a tool does to a thing, by its name.
import { type ChangeKind, changeAsked } from '../../text/change-verbs.ts';
import { readToolName, wordsOf } from '../../text/naming.ts';

/** What a tool does by its name; nothing where the name does not say. */
export function kindsOf(tool: string): ReadonlySet<ChangeKind> {
  const { verb } = readToolName(tool);
  // What a statement does is in its text.
  if (/(?:^|_)(?:query|sql|statement|command|script|execute|run)$|^(?:execute|run)(?:_|$)/.test(tool))
    return new Set();
  return changeAsked(verb ?? wordsOf(tool)[0] ?? '') ?? new Set();
}
