// Contamination: queries that share long sequences of words with the questions of a benchmark.
import type { BenchmarkFile, BenchmarkQuestion } from './benchmark-questions.ts';
import { wordsOf } from './words.ts';

/** A query and the benchmark question that it overlaps most. */
export interface ContaminatedPair {
  readonly sample: string;
  readonly query: string;
  /** Where the question stands: `line 3`, `item 3`. */
  readonly place: string;
  readonly question: string;
  /** Of the question's words, the share that stands in sequences that the query has too, 0 to 1. */
  readonly overlap: number;
  /** The longest such stretch, in lower case and without punctuation. */
  readonly shared: string;
}

export interface Contamination {
  readonly file: string;
  readonly questions: number;
  /** Questions of fewer than four words: any text may hold them, so they are not compared. */
  readonly tooShort: number;
  /** Words of a sequence; of shorter questions all words. */
  readonly sequenceWords: number;
  readonly samples: number;
  /** Samples whose query has a sequence of a question, and their share; null where there is no sample. */
  readonly overlapping: number;
  readonly overlappingShare: number | null;
  /** Of those: the sequences cover half of a question or more. */
  readonly contaminated: number;
  readonly contaminatedShare: number | null;
  /** Questions of which a query has a sequence, and such of which half or more is covered by one query. */
  readonly questionsOverlapping: number;
  readonly questionsContaminated: number;
  /** The pairs with the largest overlap, one for each sample. */
  readonly worst: readonly ContaminatedPair[];
}

/** Tülu 3 (Lambert et al. 2024): 8 words, and half of the question. GPT-3 had 13, and 8 for short texts. */
const sequenceWords = 8;
/** A query is taken for a copy of a question from this share of its words on. */
export const contaminatedFrom = 0.5;
const fewestWords = 4;
const mostListed = 10;
/** What stands in more questions than that is a turn of phrase of the benchmark: the first so many count. */
const mostQuestionsASequence = 200;

interface Question extends BenchmarkQuestion {
  readonly words: readonly string[];
}

/** Compares queries with a benchmark, one at a time; what it holds grows with the benchmark, not with the run. */
export class ContaminationOf {
  readonly #file: string;
  readonly #questions: readonly Question[];
  /** Words that the benchmark knows, as numbers. */
  readonly #words = new Map<string, number>();
  /** By sequence: the questions that have it, and where: `[question, place, question, place, …]`. */
  readonly #sequences = new Map<string, number[]>();
  readonly #lengths: readonly number[];
  #samples = 0;
  #overlapping = 0;
  #contaminated = 0;
  readonly #questionsOverlapping = new Set<number>();
  readonly #questionsContaminated = new Set<number>();
  #worst: ContaminatedPair[] = [];

  constructor({ path, questions }: BenchmarkFile) {
    this.#file = path;
    this.#questions = questions.map((question) => ({ ...question, words: wordsOf(question.text) }));
    const lengths = new Set<number>();
    for (const [index, { words }] of this.#questions.entries()) {
      if (words.length < fewestWords) continue;
      const length = Math.min(sequenceWords, words.length);
      lengths.add(length);
      const numbers = words.map((word) => this.#number(word));
      for (let place = 0; place + length <= numbers.length; place++) {
        const sequence = keyOf(numbers, place, length);
        const found = this.#sequences.get(sequence);
        if (found === undefined) this.#sequences.set(sequence, [index, place]);
        else if (found.length < 2 * mostQuestionsASequence) found.push(index, place);
      }
    }
    this.#lengths = [...lengths];
  }

  /** Of any question, the largest share that a query has in sequences, 0 to 1. Counts nothing. */
  overlapOf(query: string): number {
    const shares = [...this.#placesIn(query)].map(
      ([index, starts]) => coverageOf(this.#questions[index] as Question, starts).overlap,
    );
    return Math.max(0, ...shares);
  }

  add(sample: string, query: string): void {
    this.#samples += 1;
    const places = this.#placesIn(query);
    if (places.size === 0) return;
    this.#overlapping += 1;
    let worst: ContaminatedPair | undefined;
    for (const [index, starts] of places) {
      const question = this.#questions[index] as Question;
      const { overlap, shared } = coverageOf(question, starts);
      this.#questionsOverlapping.add(index);
      if (overlap >= contaminatedFrom) this.#questionsContaminated.add(index);
      if (worst === undefined || overlap > worst.overlap) {
        worst = { sample, query, place: question.place, question: question.text, overlap, shared };
      }
    }
    if (worst === undefined) return;
    if (worst.overlap >= contaminatedFrom) this.#contaminated += 1;
    this.#worst = [...this.#worst, worst].sort((a, b) => b.overlap - a.overlap).slice(0, mostListed);
  }

  result(): Contamination {
    const share = (count: number) => (this.#samples === 0 ? null : count / this.#samples);
    return {
      file: this.#file,
      questions: this.#questions.length,
      tooShort: this.#questions.filter(({ words }) => words.length < fewestWords).length,
      sequenceWords,
      samples: this.#samples,
      overlapping: this.#overlapping,
      overlappingShare: share(this.#overlapping),
      contaminated: this.#contaminated,
      contaminatedShare: share(this.#contaminated),
      questionsOverlapping: this.#questionsOverlapping.size,
      questionsContaminated: this.#questionsContaminated.size,
      worst: this.#worst,
    };
  }

  /** For each question that shares a sequence with the query: where in the question such sequences begin. */
  #placesIn(query: string): ReadonlyMap<number, ReadonlySet<number>> {
    const numbers = wordsOf(query).map((word) => this.#words.get(word));
    const places = new Map<number, Set<number>>();
    for (const length of this.#lengths) {
      for (const sequence of knownSequences(numbers, length)) {
        const found = this.#sequences.get(sequence) ?? [];
        for (let at = 0; at < found.length; at += 2) {
          const [question, place] = [found[at] as number, found[at + 1] as number];
          places.set(question, (places.get(question) ?? new Set<number>()).add(place));
        }
      }
    }
    return places;
  }

  #number(word: string): number {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    this.#words.set(word, this.#words.size);
    return this.#words.size - 1;
  }
}

/** The sequences of so many words all of which the benchmark knows. */
function knownSequences(numbers: readonly (number | undefined)[], length: number): ReadonlySet<string> {
  const sequences = new Set<string>();
  let known = 0;
  for (const [place, number] of numbers.entries()) {
    known = number === undefined ? 0 : known + 1;
    if (known >= length) sequences.add(keyOf(numbers as readonly number[], place - length + 1, length));
  }
  return sequences;
}

/** A sequence of words as a short text: two characters a word, the number of the word in them. */
function keyOf(numbers: readonly number[], start: number, length: number): string {
  let key = '';
  for (let place = start; place < start + length; place++) {
    const number = numbers[place] as number;
    key += String.fromCharCode(number >>> 15, number & 0x7fff);
  }
  return key;
}

/** How much of a question the sequences that begin at these places cover, and the longest stretch of it. */
function coverageOf(
  { words }: Question,
  starts: ReadonlySet<number>,
): { readonly overlap: number; readonly shared: string } {
  const length = Math.min(sequenceWords, words.length);
  let covered = 0;
  let stretch = [0, 0] as readonly [number, number];
  let from = 0;
  let end = 0;
  for (const start of [...starts].sort((a, b) => a - b)) {
    if (start > end) from = start;
    covered += start + length - Math.max(start, end);
    end = start + length;
    if (end - from > stretch[1] - stretch[0]) stretch = [from, end];
  }
  return { overlap: covered / words.length, shared: words.slice(...stretch).join(' ') };
}
