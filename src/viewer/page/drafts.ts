// The draft that is open, and the one that comes next: it is fetched before anybody asks for it.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ToldDraft, ToldReviews } from '../told.ts';
import type { Source } from './source.ts';

interface Around {
  /** The id of the draft that is gone to next. */
  readonly next: string | undefined;
  readonly reviews: ToldReviews;
}

interface OpenDraft {
  /** The one before stays until the next is there. */
  readonly told: ToldDraft | undefined;
  readonly problem: string | undefined;
  /** Fetches it anew. */
  reload(): void;
}

/** Drafts that are kept, at most. */
const mostKept = 20;

export function useDraft(source: Source, id: string | undefined, { next, reviews }: Around): OpenDraft {
  const [told, setTold] = useState<ToldDraft>();
  const [problem, setProblem] = useState<string>();
  const [turn, setTurn] = useState(0);
  const kept = useRef(new Map<string, Promise<ToldDraft>>());
  const fetched = (of: string): Promise<ToldDraft> => {
    const before = kept.current.get(of);
    if (before !== undefined) return before;
    const draft = source.draft(of);
    // What failed is asked for again the next time.
    draft.catch(() => kept.current.delete(of));
    if (kept.current.size >= mostKept) kept.current.clear();
    kept.current.set(of, draft);
    return draft;
  };
  const isEdited = id === undefined ? false : reviews[id]?.edited === true;
  useEffect(() => {
    let isOver = false;
    setProblem(undefined);
    if (id === undefined) {
      setTold(undefined);
      return;
    }
    fetched(id).then(
      (found) => {
        if (isOver) return;
        setTold(found);
        if (next !== undefined) fetched(next).catch(() => {});
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
  }, [source, id, turn]);
  const reload = () => {
    kept.current.clear();
    setTurn((before) => before + 1);
  };
  // Somebody has given it another wording, or taken that back.
  useEffect(() => {
    if (told !== undefined && told.draft.id === id && (told.original !== undefined) !== isEdited) reload();
  }, [isEdited]);
  return { told, problem, reload };
}
