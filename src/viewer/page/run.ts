// The run as the page knows it: facts, rows and reviews, kept up with its source.
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Row, RunFacts, RunProgress, ToldEvaluation, ToldReviews, ToldStanding } from '../told.ts';
import { Asking } from './asking.ts';
import { FetchedRows } from './fetched-rows.ts';
import { FetchedStandings } from './fetched-standings.ts';
import { PartReader } from './parts.ts';
import type { Source } from './source.ts';

export interface KnownRun {
  readonly facts: RunFacts | undefined;
  readonly rows: readonly Row[];
  readonly reviews: ToldReviews;
  readonly evaluations: readonly ToldEvaluation[];
  /** False while the server cannot be heard. */
  readonly connected: boolean;
  readonly problem: string | undefined;
  /** Notes how a sample stands from a change on, before the server tells all pages. */
  note(sample: string, standing: ToldStanding, change: number): void;
}

/** Evaluations are large, and one under way changes all the time. */
const restOfEvaluationsMs = 3000;

export function useRun(source: Source): KnownRun {
  const [facts, setFacts] = useState<RunFacts>();
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [reviews, setReviews] = useState<ToldReviews>({});
  const [evaluations, setEvaluations] = useState<readonly ToldEvaluation[]>([]);
  const [connected, setConnected] = useState(true);
  const [problem, setProblem] = useState<string>();
  const standings = useRef<FetchedStandings | undefined>(undefined);
  useEffect(() => {
    let heard: RunProgress | undefined;
    const fail = (error: Error) => setProblem(error.message);
    const readingRows = new PartReader(new FetchedRows(source.rows, setRows), fail);
    standings.current = new FetchedStandings(source.reviews, setReviews);
    const readingStandings = new PartReader(standings.current, fail);
    const askingEvaluations = new Asking(() => source.evaluations(), {
      tell: setEvaluations,
      fail,
      restMs: restOfEvaluationsMs,
    });
    const hear = (now: RunProgress) => {
      const before = heard;
      heard = now;
      setConnected(true);
      setFacts((known) => (known === undefined ? known : { ...known, ...now }));
      readingRows.hear(now);
      readingStandings.hear(now);
      if (before?.evaluations !== now.evaluations) askingEvaluations.again();
      if (before !== undefined && (before.status !== now.status || before.generation !== now.generation))
        askingFacts.again();
    };
    const askingFacts = new Asking(() => source.facts(), {
      tell(answer) {
        // It may come after word of what has changed since it was given: what was heard last is what holds.
        setFacts({ ...answer, ...heard });
        if (heard !== undefined) return;
        hear(answer);
        source.follow((now) => (now === undefined ? setConnected(false) : hear(now)));
      },
      fail,
    });
    askingFacts.again();
  }, [source]);
  const note = useCallback(
    (sample: string, standing: ToldStanding, change: number) =>
      standings.current?.note(sample, standing, change),
    [],
  );
  return { facts, rows, reviews, evaluations, connected, problem, note };
}
