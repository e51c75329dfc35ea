// Finds instructions to a model in what a server says: spoken, in comments, or encoded. English only.
import { hiddenIn, visible } from './hidden-characters.ts';
import { doing, knownShapes, model, target } from './known-shapes.ts';
import { orderShapes } from './order-shapes.ts';

/** What a text tells the model, as a noun phrase that quotes it. */
export interface Instruction {
  readonly kind: string;
  /** The words, as they stand. */
  readonly words: string;
}

const shapes = [...knownShapes, ...orderShapes];

const commentOrder = new RegExp(
  `\\b${model}\\b[\\s\\S]{0,200}?\\b(?:must|should|please|always|never|do not|now)\\b|\\byou\\s+(?:must|should|are|have to)\\b[\\s\\S]{0,80}?\\b${doing}\\b|\\b(?:ignore|disregard)\\b[\\s\\S]{0,60}?\\b${target}\\b`,
  'i',
);

/** The first thing in a text that reads as an instruction to the model; undefined where nothing does. */
export function instructionIn(text: string): Instruction | undefined {
  const hidden = hiddenIn(text);
  if (hidden !== undefined) return { kind: hidden, words: '' };
  return text.length < shortest ? undefined : (spokenIn(text) ?? encodedIn(text));
}

/** Fewer characters give no order. */
const shortest = 12;

function spokenIn(written: string): Instruction | undefined {
  const text = plain(written);
  const lower = text.toLowerCase();
  for (const [kind, anyOf, pattern] of shapes) {
    if (!anyOf.some((words) => lower.includes(words))) continue;
    const [words] = pattern.exec(text) ?? [];
    if (words !== undefined) return { kind, words };
  }
  return commentIn(text);
}

/** An expression would begin anew at each of a thousand beginnings that have no end. */
function commentIn(text: string): Instruction | undefined {
  for (let at = text.indexOf('<!--'); at !== -1; at = text.indexOf('<!--', at)) {
    const end = text.indexOf('-->', at + 4);
    if (end === -1) return undefined;
    const words = text.slice(at, end + 3);
    if (commentOrder.test(words.slice(0, longestComment))) return { kind: 'an order in a comment', words };
    at = end + 3;
  }
  return undefined;
}

const longestComment = 4_000;

/** In plain letters, and without long gaps: the shapes need not allow for them, and are quick on any text. */
function plain(text: string): string {
  return visible(text)
    .normalize('NFKC')
    .replace(/\s{3,}/g, (gap) => (gap.includes('\n') ? '\n\n' : ' '));
}

/** Long enough for an order, and no longer than one: the rest are files and pictures. */
const encodedWord = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{24,8000}={0,2}(?![A-Za-z0-9+/_=-])/g;
const mostEncoded = 1_000;

function encodedIn(text: string): Instruction | undefined {
  if (text.length < 24) return undefined;
  let looked = 0;
  for (const [word] of text.matchAll(encodedWord)) {
    // What is written in one case, or in digits, is a hash or a name.
    if (!/[a-z]/.test(word) || !/[A-Z]/.test(word)) continue;
    if (++looked > mostEncoded) return undefined;
    const decoded = Buffer.from(word, 'base64').toString('utf8');
    if (!isProse(decoded)) continue;
    const spoken = spokenIn(decoded);
    if (spoken !== undefined) return { kind: `${spoken.kind}, in base64`, words: spoken.words };
  }
  return undefined;
}

/** Any four characters decode to three bytes; of words, nearly all are letters and spaces. */
function isProse(text: string): boolean {
  return text.includes(' ') && !text.includes('\ufffd') && !/[^\P{Cc}\t\n\r]/u.test(text);
}
