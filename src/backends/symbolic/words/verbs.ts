// Verbs of names in data: "looks_after" says what one thing does to another.
import { table } from '../../../model/table.ts';
import { wordsOf } from '../../../text/naming.ts';

/** A verb phrase in the third person, and behind "does": "looks after", "look after". */
export interface VerbPhrase {
  readonly third: string;
  readonly stem: string;
}

const irregular = table<string>({ has: 'have', does: 'do', goes: 'go' });

/** The verb phrase that a name is, in the third person; undefined for nouns, participles and forms of "be". */
export function verbPhraseOf(name: string): VerbPhrase | undefined {
  const [first = '', ...rest] = wordsOf(name);
  if (rest.length > 2 || !/^[a-z]{2,}s$/.test(first) || /(?:ss|us|is)$/.test(first)) return undefined;
  const stem =
    irregular[first] ??
    first
      .replace(/ies$/, 'y')
      .replace(/(ch|sh|x|z|ss)es$/, '$1')
      .replace(/s$/, '');
  // A plural is no verb: "members", "items", "friends".
  if (/(?:er|or|em|ent|tion|end|ity)$/.test(stem) || nouns.has(stem)) return undefined;
  return { third: [first, ...rest].join(' '), stem: [stem, ...rest].join(' ') };
}

const nouns = new Set(
  'part parent child note tag node link friend peer sibling page file topic thing skill task role team group name type'.split(
    ' ',
  ),
);
