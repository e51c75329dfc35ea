// Everything checkable that a text says, in one pass.
import type { ReadingContext } from './context.ts';
import type { Mention } from './mention.ts';

export function readMentions(_text: string, _context: ReadingContext): readonly Mention[] {
  throw new Error('not written yet');
}
