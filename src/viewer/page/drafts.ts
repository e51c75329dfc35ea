// The draft that is open, and the one that comes next: it is fetched before anybody asks for it.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ToldDraft, ToldReviews, ToldStanding } from '../told.ts';
import type { Source } from './source.ts';

interface Around {
  /** The id of the draft that is gone to next. */
  readonly next: string | undefined;
  readonly reviews: ToldReviews;
  /** Of the run's files: drafts of another one are others, whatever their ids. */
  readonly generation: number | undefined;
}

interface OpenDraft {
  /** The one before stays until the next is there. */
  readonly told: ToldDraft | undefined;
  readonly problem: string | undefined;
}

/** Drafts that are kept, at most. */
const mostKept = 20;

export function useDraft(
  source: Source,
  id: string | undefined,
  { next, reviews, generation }: Around,
): OpenDraft {
  const [told, setTold] = useState<ToldDraft>();
  const [problem, setProblem] = useState<string>();
  const kept = useRef(new Map<string, Promise<ToldDraft>>());
  const fetched = (of: string, wording: string): Promise<ToldDraft> => {
    const key = `${generation} ${of} ${wording}`;
    const before = kept.current.get(key);
    if (before !== undefined) return before;
    const draft = source.draft(of);
    const forget = () => void kept.current.delete(key);
    // What failed, or came in a wording that the page has not heard of yet, is asked for again the next time.
    draft.then(({ standing }) => wordingOf(standing) === wording || forget(), forget);
    if (kept.current.size >= mostKept) kept.current.clear();
    kept.current.set(key, draft);
    return draft;
  };
  const wording = wordingOf(id === undefined ? undefined : reviews[id]);
  useEffect(() => {
    let isOver = false;
    setProblem(undefined);
    if (id === undefined) {
      setTold(undefined);
      return;
    }
    fetched(id, wording).then(
      (found) => {
        if (isOver) return;
        setTold(found);
        if (next !== undefined) fetched(next, wordingOf(reviews[next])).catch(() => {});
      },
      (error: Error) => {
        if (isOver) return;
        setTold(undefined);
        setProblem(error.message);
      },
    );
    return () => {
      isOver = true;
    };
  }, [source, id, wording, generation]);
  return { told, problem };
}

/** Which wording a sample has been given: another one with each edit, empty for its own. */
function wordingOf(standing: ToldStanding | undefined): string {
  return standing?.history.findLast(({ decision }) => decision === 'edit')?.id ?? '';
}
