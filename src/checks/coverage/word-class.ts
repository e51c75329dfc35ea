// Words that begin a request and may be a verb or a noun: "order two rotors" asks for a change, "order status?" does not.
import type { Token } from '../../text/sayings/tokens.ts';

const nounVerbs = new Set(
  (
    'order book place plan contact post file issue record note label share mark lock transfer return mail email message call ' +
    'text invite schedule start update set fix register raise increase decrease change switch shift stop pause upgrade ' +
    'purchase pay refund restart reset report request offer answer reply forward archive build launch tag swap block push ' +
    'draft copy save print move invite enter replace release duplicate'
  ).split(' '),
);
/** Verbs that are adjectives too: "open invoices", "a complete list". */
const adjectives = new Set('open complete duplicate lower correct'.split(' '));

const determiners = new Set(
  (
    'a an the my our your his her their its this that these those all both each every another some any no me us it them him ' +
    'one two three four five six seven eight nine ten up out off in down back'
  ).split(' '),
);

/** Whether the word also names things, so that what stands behind it decides. */
export function isNounToo(word: string): boolean {
  return nounVerbs.has(word) || adjectives.has(word);
}

/** Whether the word also describes things. */
export function isAdjectiveToo(word: string): boolean {
  return adjectives.has(word);
}

/** Whether a word begins an object ("the", "two", "it"), or goes with a verb ("up"), and so shows that a verb is before it. */
export function beginsObject(word: string): boolean {
  return determiners.has(word);
}

/**
 * Whether what looks like an imperative asks for no change by its grammar alone: "Place of the meeting?", "Update on
 * ticket 12", "Issue 4412: who has it?", "Mark Weber's email", "start with the oldest", "note that …".
 */
export function asksNoChange(text: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  const { word } = token;
  const next = tokens[at + 1];
  const behind = text.slice(token.end);
  if (/^(?:give|tell|send|remind|bring)$/.test(word) && /^(?:me|us)$/.test(next?.word ?? '')) return true;
  if (idiom.test(text.slice(token.start))) return true;
  if (!isNounToo(word)) return word === 'close' && /^(?:to|by)$/.test(next?.word ?? '');
  if (next?.word === 'of') return true;
  if (/^(?:for|from|by)$/.test(next?.word ?? '')) return !/^(?:me|us)$/.test(tokens[at + 2]?.word ?? '');
  if (/^(?:on|about|since)$/.test(next?.word ?? '')) return !/\b(?:that|saying)\b|:/.test(behind);
  if (/^\s*#?[\p{L}-]{0,6}\d[\p{L}\d-]*\s*:/u.test(behind)) return true;
  if (/^\s*["“«]/.test(behind) && /:\s*$/.test(text)) return true;
  if (next === undefined) return false;
  if (/^\p{Lu}\p{Ll}/u.test(next.text) && /^(?:['’]s\b|:)/.test(text.slice(next.end))) return word === 'mark';
  // Nobody orders with a bare question: "Order status?" asks, and "Can you order it?" has its "can you".
  return at === 0 && /\?\s*$/.test(text) && !beginsObject(next.word) && /^\p{Ll}/u.test(next.text);
}

const idiom =
  /^(?:note that\b|(?:start|begin|open) with\b|call me (?:a|the)\b|save me (?:a|the|some)\b|(?:bring|pull) up\b)/i;
