// The run as the page knows it: facts, rows and reviews, kept up with its source.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Row, RunFacts, RunProgress, ToldEvaluation, ToldReviews, ToldStanding } from '../told.ts';
import type { Source } from './source.ts';

export interface KnownRun {
  readonly facts: RunFacts | undefined;
  readonly rows: readonly Row[];
  readonly reviews: ToldReviews;
  readonly evaluations: readonly ToldEvaluation[];
  /** False while the server cannot be heard. */
  readonly connected: boolean;
  readonly problem: string | undefined;
  /** Notes how a sample stands before the server tells all pages. */
  note(sample: string, standing: ToldStanding): void;
}

export function useRun(source: Source): KnownRun {
  const [facts, setFacts] = useState<RunFacts>();
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [reviews, setReviews] = useState<ToldReviews>({});
  const [evaluations, setEvaluations] = useState<readonly ToldEvaluation[]>([]);
  const [connected, setConnected] = useState(true);
  const [problem, setProblem] = useState<string>();
  const progress = useRef<RunProgress | undefined>(undefined);
  useEffect(() => {
    const told = (error: Error) => setProblem(error.message);
    // An answer may come after word of what has changed since it was given: what was heard last is what holds.
    const know = (answered: RunFacts) => setFacts({ ...answered, ...progress.current });
    const reader = new RowReader(source, setRows, told);
    const hear = (now: RunProgress) => {
      const before = progress.current;
      progress.current = now;
      setConnected(true);
      setFacts((known) => (known === undefined ? known : { ...known, ...now }));
      reader.hear(now);
      if (before?.reviews !== now.reviews) source.reviews().then(setReviews, told);
      if (before?.status !== now.status) {
        source.facts().then(know, told);
        source.evaluations().then(setEvaluations, told);
      }
    };
    source.facts().then((first) => {
      setFacts(first);
      hear(first);
      source.follow((now) => (now === undefined ? setConnected(false) : hear(now)));
    }, told);
  }, [source]);
  const note = (sample: string, standing: ToldStanding) =>
    setReviews((before) => ({ ...before, [sample]: standing }));
  return { facts, rows, reviews, evaluations, connected, problem, note };
}

/** How long the page rests between two parts of the list, to draw what it has. */
const restMs = 40;

/** How often a list that is being read is shown anew. */
const showEveryMs = 600;

/** Fetches rows that there are and that are not here yet, one request at a time. */
class RowReader {
  readonly #source: Source;
  readonly #show: (rows: readonly Row[]) => void;
  readonly #onProblem: (error: Error) => void;
  #rows: Row[] = [];
  #generation = 0;
  #wanted: RunProgress | undefined;
  #isReading = false;
  #shownAt = Number.NEGATIVE_INFINITY;

  constructor(source: Source, show: (rows: readonly Row[]) => void, onProblem: (error: Error) => void) {
    this.#source = source;
    this.#show = show;
    this.#onProblem = onProblem;
  }

  hear(progress: RunProgress): void {
    this.#wanted = progress;
    if (this.#isReading) return;
    this.#isReading = true;
    this.#read()
      .catch(this.#onProblem)
      .finally(() => {
        this.#isReading = false;
      });
  }

  /** Each showing filters and sorts all of them: not for every part that arrives. */
  #showSoon(): void {
    const now = performance.now();
    const isWhole = this.#rows.length >= (this.#wanted?.rows ?? 0);
    if (!isWhole && now - this.#shownAt < showEveryMs) return;
    this.#shownAt = now;
    this.#show([...this.#rows]);
  }

  async #read(): Promise<void> {
    for (;;) {
      const { generation, rows } = this.#wanted as RunProgress;
      if (generation !== this.#generation) {
        this.#generation = generation;
        this.#rows = [];
      }
      if (this.#rows.length >= rows) return;
      const chunk = await this.#source.rows(this.#rows.length);
      if (chunk.generation !== this.#generation || chunk.rows.length === 0) {
        // Of files that have been replaced meanwhile: a progress says so, or has said it while this was asked for.
        if (this.#wanted?.generation !== generation) continue;
        return;
      }
      for (const row of chunk.rows) this.#rows.push(row);
      this.#showSoon();
      // What is shown is to be seen before more is worked on.
      await new Promise((resolve) => setTimeout(resolve, restMs));
    }
  }
}
