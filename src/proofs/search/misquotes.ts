// Lines of a text that an answer repeats with another word in them.
import { tokenize } from '../../text/sayings/tokens.ts';
import type { Objection } from './objection.ts';
import type { AnswerReading } from './reading.ts';
import type { Scene } from './scene.ts';

/** Words that a line has at least: shorter ones are alike by chance. */
const leastWords = 6;
/** Lines that are looked through; longer texts are not repeated in answers. */
const mostLines = 400;

const known = new WeakMap<Scene, readonly (readonly string[])[]>();

/** The sentences of the long texts of the results. */
function linesOf(scene: Scene): readonly (readonly string[])[] {
  let lines = known.get(scene);
  if (lines === undefined) {
    lines = scene.facts
      .flatMap(({ value }) => (typeof value === 'string' && value.length > 60 ? cut(value) : []))
      .slice(0, mostLines);
    known.set(scene, lines);
  }
  return lines;
}

function cut(text: string): readonly (readonly string[])[] {
  return text
    .slice(0, 40_000)
    .split(/\n|(?<=[.!?])\s+/)
    .map(wordsOf)
    .filter((words) => words.length >= leastWords);
}

const wordsOf = (line: string) =>
  tokenize(line)
    .filter(({ kind }) => kind !== 'mark')
    .map(({ word }) => word);

/** Lines of the answer that are one of the results but for a word or two. */
export function misquotes(reading: AnswerReading): readonly Objection[] {
  const lines = linesOf(reading.scene);
  if (lines.length === 0) return [];
  const texts = new Set(lines.map((words) => words.join(' ')));
  return reading.answered.response.split(/\n|(?<=[.!?])\s+/).flatMap((line): Objection[] => {
    const words = wordsOf(line);
    if (words.length < leastWords || texts.has(words.join(' '))) return [];
    const like = lines.find((other) => isAlmost(words, other));
    if (like === undefined) return [];
    const other = words.find((word, at) => like[at] !== word) ?? line;
    const text = line.trim();
    return [
      {
        text,
        start: reading.answered.response.indexOf(text),
        what: `The results say ${JSON.stringify(like.join(' '))}, and the answer repeats it with ${JSON.stringify(other)}.`,
        instead: 'Repeat the text as it is, or say it in other words.',
      },
    ];
  });
}

/** As many words, and all but one or two of them the same at the same places. */
function isAlmost(words: readonly string[], other: readonly string[]): boolean {
  if (words.length !== other.length) return false;
  const differing = words.filter((word, at) => other[at] !== word).length;
  return differing > 0 && differing <= Math.max(1, Math.floor(words.length / 8));
}
