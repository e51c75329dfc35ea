// Decisions on the way to the server: one after the other, and nobody waits for them.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SaidDecision } from '../../reviews/review.ts';
import type { ToldStanding, ToldVerdict } from '../told.ts';
import { type Source, Unreachable } from './source.ts';

interface Reviewer {
  readonly by: string;
  /** The id of the draft that is open now. */
  readonly openNow: () => string | undefined;
  /** The id of the draft that comes after it. */
  readonly next: () => string | undefined;
  readonly onOpen: (id: string) => void;
  /** A comment or an edit of the draft that is open has been stored. */
  readonly onDone: () => void;
  readonly note: (sample: string, standing: ToldStanding, change: number) => void;
}

/** A sample, and the fingerprint of what is seen of it. */
export interface Seen {
  readonly id: string;
  readonly of: string | undefined;
}

interface Reviewing {
  /** Decides on the sample that is seen; answers with what the checks object to. */
  say(seen: Seen, decision: SaidDecision): Promise<readonly ToldVerdict[] | undefined>;
  /** What was done last, or why not, for a while. */
  readonly said: string;
}

/** How long it is said what was done, and how long what could not be done. */
const toastMs = 4000;
const problemMs = 12_000;

export function useReviewing(reviewing: Source['reviewing'], given: Reviewer): Reviewing {
  const [toast, setToast] = useState({ text: '', ms: toastMs });
  // What comes late is about the page as it is then.
  const now = useRef(given);
  now.current = given;
  const before = useRef<Promise<unknown>>(Promise.resolve());
  const made = useRef<{ readonly sample: string; readonly review: string }[]>([]);
  useEffect(() => {
    const timer = setTimeout(() => setToast({ text: '', ms: toastMs }), toast.ms);
    return () => clearTimeout(timer);
  }, [toast]);

  const store = async (
    decide: NonNullable<Source['reviewing']>['decide'],
    seen: Seen,
    decision: SaidDecision,
  ): Promise<readonly ToldVerdict[] | undefined> => {
    const isUndo = decision.decision === 'undo';
    const last = isUndo ? made.current.at(-1) : undefined;
    const sample = last?.sample ?? seen.id;
    const said = last === undefined ? decision : ({ decision: 'undo', undoes: last.review } as const);
    try {
      const answer = await decide({
        sample,
        by: now.current.by,
        said,
        ...(sample === seen.id && { of: seen.of }),
      });
      if ('verdicts' in answer) return answer.verdicts;
      if (isUndo) made.current.pop();
      else made.current.push({ sample, review: answer.review });
      now.current.note(sample, answer.standing, answer.change);
      setToast({ text: `${words[decision.decision]} ${sample}.`, ms: toastMs });
      if (isUndo) now.current.onOpen(sample);
      else if (!goesOn(decision) && now.current.openNow() === sample) now.current.onDone();
    } catch (error) {
      // What somebody else has taken back already stands in the way of nothing before it.
      if (isUndo && !(error instanceof Unreachable)) made.current.pop();
      setToast({ text: `Not stored. ${(error as Error).message}`, ms: problemMs });
      if (goesOn(decision)) now.current.onOpen(sample);
    }
    return undefined;
  };

  const say = async (seen: Seen, decision: SaidDecision): Promise<readonly ToldVerdict[] | undefined> => {
    if (reviewing === undefined) return undefined;
    const { decide } = reviewing;
    // Whoever reviews does not wait for the disk; what could not be stored is said, and gone back to.
    if (goesOn(decision)) now.current.onOpen(now.current.next() ?? seen.id);
    // One after the other: what is taken back is what was said last, stored or not yet.
    const turn = before.current.then(() => store(decide, seen, decision));
    before.current = turn;
    return await turn;
  };
  return { say, said: toast.text };
}

function goesOn({ decision }: SaidDecision): boolean {
  return decision === 'accept' || decision === 'reject';
}

const words = {
  accept: 'Accepted',
  reject: 'Rejected',
  comment: 'Commented on',
  edit: 'Edited',
  undo: 'Took back a review of',
} as const;
