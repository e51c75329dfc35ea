// A question about a thing that the message before was about: nobody introduces it again, or names it where a pronoun will do.

import { isPerson, pronounFor } from '../backends/symbolic/words/pronoun.ts';
import { anchorFrames, recordFrames, startFrames } from '../backends/symbolic/words/voice.ts';
import type { Random } from '../model/random.ts';
import { escapeRegExp } from '../text/escape-reg-exp.ts';
import { capital } from './dialogue-context.ts';

/** How a question speaks of a thing. */
export interface Mention {
  /** The words that name it. */
  readonly name: string;
  readonly noun: string;
}

/** The question without its introduction of the thing, and with a pronoun where it names it once. */
export function goneOn(query: string, mention: Mention, random: Random): string {
  return capital(withPronoun(withoutIntro(query, mention, random), mention));
}

/** A name with its article, its noun and its quotation marks, where it has them. */
function namedBy({ name }: Mention): string {
  return `(?:[Tt]he (?:[a-z]+ ){0,3}“${escapeRegExp(name)}”|(?:[Tt]he )?${escapeRegExp(name)}(?![\\p{L}\\d]))`;
}

/** "This is about Acme. When …?" becomes "When …?", and "Take Acme and find …" becomes "Find …". */
function withoutIntro(query: string, mention: Mention, random: Random): string {
  const thing = namedBy(mention);
  for (const [before, between] of [...anchorFrames, ...recordFrames]) {
    const rest = restBehind(query, before, thing, between);
    if (rest === undefined) continue;
    const isClause = !/[.:] $/.test(between);
    return isClause ? `${random.pick(['Could', 'Can'])} you tell me ${rest.replace(/[.?]$/, '')}?` : rest;
  }
  for (const [before, link] of startFrames) {
    const rest = restBehind(query, before, thing, link);
    const verb = /(?:[Ll]ook (?:up|for)|[Ff]ind) $/.exec(link)?.[0];
    if (rest !== undefined && verb !== undefined) return `${capital(verb)}${rest}`;
  }
  return query;
}

function restBehind(query: string, before: string, thing: string, between: string): string | undefined {
  const lead = new RegExp(`^${escapeRegExp(before)}${thing}${escapeRegExp(between)}`, 'u');
  const rest = query.replace(lead, '');
  return rest === query || rest === '' ? undefined : rest;
}

/**
 * "Acme's orders" becomes "their orders", "does Acme have" "do they have", "the customer of the ticket “Motor”" "the customer
 * of that ticket".
 */
export function withPronoun(query: string, { name, noun }: Mention): string {
  if (query.split(name).length !== 2) return query;
  const thing = namedBy({ name, noun });
  const owned = query.replace(new RegExp(`${thing}['’]s?(?= )`, 'u'), pronounFor(noun).possessive);
  const end = `${thing}(?!['’])`;
  if (!isPerson(noun)) return owned.replace(new RegExp(end, 'u'), `that ${noun}`);
  const subject = subjects.reduce(
    (text, [verb, many]) =>
      text
        .replace(new RegExp(`\\b${verb} ${end}`, 'iu'), (said) => `${likeCase(said, many)} they`)
        .replace(new RegExp(`${end} ${verb}\\b`, 'u'), `they ${many}`),
    owned,
  );
  return subject.replace(new RegExp(`(?<=\\b(?:of|for|about|to|with|from|on|by) )${end}`, 'u'), 'them');
}

/** Verbs that agree with "they", where they stood beside a name. */
const subjects = [
  ['does', 'do'],
  ['did', 'did'],
  ['has', 'have'],
  ['is', 'are'],
  ['was', 'were'],
] as const;

function likeCase(said: string, word: string): string {
  return /^\p{Lu}/u.test(said) ? capital(word) : word;
}
