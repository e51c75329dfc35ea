// What a document says in one line is not said with a name or a figure of another: "Felix talks to the printer", where Ruth does.
import { stemOf } from '../../text/field-words.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { readMentions } from '../../text/sayings/read-mentions.ts';
import { fold, isCapitalised, type Token, tokenize } from '../../text/sayings/tokens.ts';
import { isFunctionWord, isNeutral } from './known-words.ts';
import type { Objection } from './objection.ts';
import { type AnswerReading, isName, isWithin, type Sentence } from './reading.ts';
import { saysTheSame } from './same-saying.ts';
import type { Scene, SceneStep } from './scene.ts';
import { clausesOf } from './unfounded-clauses.ts';

interface Line {
  readonly text: string;
  readonly stems: ReadonlySet<string>;
  /** The stems of all words but the smallest, in order. */
  readonly words: readonly string[];
  /** The heading that it stands under. */
  readonly heading: string;
}

/** Longer documents are not read line by line. */
const longest = 20_000;

const known = new WeakMap<Scene, readonly (readonly Line[])[]>();

/** The lines of each result that is a text, without headings and tables. */
function documentsOf(scene: Scene): readonly (readonly Line[])[] {
  let documents = known.get(scene);
  if (documents === undefined) {
    documents = scene.steps.map(textOf).flatMap((text) => (text === undefined ? [] : [linesOf(text)]));
    known.set(scene, documents);
  }
  return documents;
}

function textOf({ step: { result } }: SceneStep): string | undefined {
  if (result.structuredContent !== undefined) return undefined;
  const text = result.content
    .flatMap((block) => (block.type === 'text' ? [String(block.text)] : []))
    .join('\n');
  return text.length > longest || /^\s*[[{]/.test(text) || !text.includes('\n') ? undefined : text;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let heading = '';
  for (const line of text.split('\n')) {
    if (/^\s*#|:\s*$/.test(line)) heading = line;
    else if (line.trim() !== '' && !line.includes('|'))
      lines.push({ text: line, stems: stemsIn(line), words: wordsIn(line), heading });
  }
  return lines;
}

const isContent = ({ kind, word }: Token) =>
  kind === 'word' && word.length > 3 && !isFunctionWord(word) && !isNeutral(word);

const stemsIn = (text: string) =>
  new Set(
    tokenize(text)
      .filter(isContent)
      .map(({ word }) => stemOf(word)),
  );

const wordsIn = (text: string) =>
  tokenize(text).flatMap(({ kind, word }) =>
    kind === 'word' && !isFunctionWord(word) ? [stemOf(word)] : [],
  );

/** Names and figures beside words that the document has in another line, and not in theirs. */
export function lineObjections(reading: AnswerReading): readonly Objection[] {
  const documents = documentsOf(reading.scene);
  return documents.flatMap((lines) =>
    reading.sentences.flatMap((sentence) => {
      const tokens = reading.tokens.filter((token) => isWithin(token, sentence));
      return clausesOf(tokens).flatMap((clause) => objectionsTo(reading, lines, clause));
    }),
  );
}

function objectionsTo(
  reading: AnswerReading,
  lines: readonly Line[],
  clause: readonly Token[],
): readonly Objection[] {
  const [first] = clause;
  const last = clause.at(-1);
  if (first === undefined || last === undefined) return [];
  const stretch = { start: first.start, end: last.end };
  const replaced = replacedSubject(reading, lines, clause);
  if (replaced !== undefined) return [replaced];
  const values = valuesIn(reading, clause, stretch);
  return values.flatMap(({ text, start, end, lines: isIn, isName: named }): readonly Objection[] => {
    const own = lines.filter(isIn);
    if (own.length === 0 || (named && !lines.some((line) => isNameIn(line, text)))) return [];
    const words = clause.filter((token) => isContent(token) && (token.end <= start || token.start >= end));
    const said = words.filter(({ word }) => lines.some(({ stems }) => stems.has(stemOf(word))));
    const has = (line: Line, { word }: Token) => line.stems.has(stemOf(word));
    // "The launch party is planned for 14 March": what the clause begins with is what it speaks of.
    const subject = named ? [] : subjectOf(said, tokensBetween(reading, stretch));
    const isOwn = (word: Token) => own.some((line) => has(line, word));
    const isOthers = subject.length > 1 && !subject.some(isOwn);
    if (said.length < (named ? 2 : 1) || (!isOthers && said.some(isOwn))) return [];
    // Whose line it is is said there, and not by "she", and by no heading.
    const other = lines.find(
      (line) =>
        (isOthers ? subject : said).every((word) => has(line, word)) &&
        !pronoun.test(line.text) &&
        !fold(line.heading).includes(fold(text)),
    );
    const isTelling = named || own.every(({ stems }) => stems.size > 1);
    if (other === undefined || !isTelling) return [];
    return [
      {
        text,
        start,
        what: `${JSON.stringify(text)} stands in another line of the text than ${JSON.stringify(other.text.trim().slice(0, 80))}.`,
        instead: 'Say what each line says.',
      },
    ];
  });
}

/** "The search index was restarted twice", where the line says it of the payment service. */
function replacedSubject(
  { answered }: AnswerReading,
  lines: readonly Line[],
  clause: readonly Token[],
): Objection | undefined {
  const isSaid = ({ word }: Token) => lines.some(({ words }) => words.includes(stemOf(word)));
  const words = clause.filter(
    (token) => token.kind === 'word' && !isFunctionWord(token.word) && isSaid(token),
  );
  const beginning = subjectOf(words, clause);
  // "Wanda approved": where the subject ends, only the lines can tell.
  for (const [index, last] of [...beginning.entries()].reverse()) {
    const subject = beginning.slice(0, index + 1);
    const line = lineOfOthers(lines, words, subject);
    if (line === undefined) continue;
    const start = beginning[0]?.start ?? last.start;
    const text = answered.response.slice(start, last.end);
    return {
      text,
      start,
      what: `${JSON.stringify(text)} is not what the text says that of: ${JSON.stringify(line.text.trim().slice(0, 80))}.`,
      instead: 'Say what each line says.',
    };
  }
  return undefined;
}

/** The line that says all the rest of a clause, and of which what it begins with itself is not said. */
function lineOfOthers(
  lines: readonly Line[],
  words: readonly Token[],
  subject: readonly Token[],
): Line | undefined {
  const has = (line: Line, { word }: Token) => line.words.includes(stemOf(word));
  const rest = words.filter((token) => !subject.includes(token));
  const [line, another] = lines.filter((each) => rest.every((token) => has(each, token)));
  if (rest.length < 2 || line === undefined || another !== undefined) return undefined;
  const isDropped = !words.some(({ word }) => stemOf(word) === line.words[0]);
  const isElsewhere = lines.some((other) => subject.every((token) => has(other, token)));
  const heading = fold(line.heading);
  return subject.some((token) => has(line, token) || heading.includes(token.word)) ||
    !isDropped ||
    !isElsewhere ||
    pronoun.test(line.text)
    ? undefined
    : line;
}

const pronoun = /^\W*(?:he|she|they|it|his|her|their)\b/i;

/** At the beginning of a line any word is capitalised. */
const isNameIn = ({ text }: Line, name: string) =>
  new RegExp(`[\\p{Ll}\\p{N},;:(] ${name}(?![\\p{L}\\p{N}])`, 'u').test(text);

const tokensBetween = ({ tokens }: AnswerReading, stretch: Sentence) =>
  tokens.filter((token) => isWithin(token, stretch));

/** The words of a document side by side at the beginning of a clause. */
function subjectOf(said: readonly Token[], clause: readonly Token[]): readonly Token[] {
  const from = clause.findIndex(({ word }) => !/^(?:the|an?|its|their|our|your)$/.test(word));
  const subject: Token[] = [];
  for (const token of clause.slice(from)) {
    if (!said.includes(token)) break;
    subject.push(token);
  }
  return subject;
}

interface Value extends Sentence {
  readonly text: string;
  readonly isName: boolean;
  readonly lines: (line: Line) => boolean;
}

const figures = /^(?:date|time|money|quantity|percent|duration)$/;

function valuesIn(reading: AnswerReading, clause: readonly Token[], stretch: Sentence): readonly Value[] {
  const { today } = reading.answered;
  const inside = written(reading).filter((mention) => isWithin(mention, stretch));
  const said = inside
    .filter(({ kind }) => figures.test(kind))
    .map(
      (mention): Value => ({
        ...mention,
        isName: false,
        lines: (line) => saysIn(line, mention, today),
      }),
    );
  const names = clause
    .filter((token) => isCapitalised(token) && token.kind === 'word' && !isFunctionWord(token.word))
    .filter((token) => !inside.some((mention) => !isName(mention) && isWithin(token, mention)))
    .map((token): Value => {
      const { start, end } = token;
      const isIt = new RegExp(`(?<![\\p{L}\\p{N}])${token.text}(?![\\p{L}\\p{N}])`, 'u');
      return { start, end, text: token.text, isName: true, lines: ({ text }) => isIt.test(text) };
    });
  return [...said, ...names];
}

const mentionsIn = new WeakMap<AnswerReading, readonly Mention[]>();

/** All that an answer says, also what stands within the lines that it repeats. */
function written(reading: AnswerReading): readonly Mention[] {
  let mentions = mentionsIn.get(reading);
  if (mentions === undefined) {
    const { response, today, timeZone } = reading.answered;
    mentions = readMentions(response, { today, timeZone });
    mentionsIn.set(reading, mentions);
  }
  return mentions;
}

function saysIn({ text }: Line, mention: Mention, today: string): boolean {
  return readMentions(text, { today }).some((other) => saysTheSame(mention, other));
}
