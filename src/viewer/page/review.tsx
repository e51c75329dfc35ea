// Saying what one thinks of a sample: accept, reject with a reason, comment, edit, undo.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SaidDecision } from '../../reviews/review.ts';
import type { ToldDraft, ToldStanding, ToldVerdict } from '../told.ts';
import { Verdicts } from './verdicts.tsx';
import { moment } from './words.ts';

/** What is said most often of a sample that is no good. */
const usualReasons = [
  'nobody would ask that',
  'the question is unclear',
  'the answer is wrong',
  'the answer is badly worded',
  'it is too easy',
  'it is nearly the same as another',
  'it holds private or unsafe data',
];

export type Doing = 'reject' | 'comment' | 'edit' | undefined;

interface ReviewBarProps {
  readonly told: ToldDraft;
  readonly standing: ToldStanding | undefined;
  readonly doing: Doing;
  readonly onDo: (doing: Doing) => void;
  readonly onSay: (said: SaidDecision) => Promise<readonly ToldVerdict[] | undefined>;
  readonly judge: (query: string, response: string) => Promise<readonly ToldVerdict[]>;
}

export function ReviewBar({ told, standing, doing, onDo, onSay, judge }: ReviewBarProps) {
  const toggle = (what: Doing) => onDo(doing === what ? undefined : what);
  return (
    <div class="review">
      <div class="review-buttons" role="toolbar" aria-label="Review">
        <button type="button" class="accept" onClick={() => void onSay({ decision: 'accept' })}>
          Accept <kbd>a</kbd>
        </button>
        <button
          type="button"
          class="reject"
          aria-expanded={doing === 'reject'}
          onClick={() => toggle('reject')}
        >
          Reject <kbd>r</kbd>
        </button>
        <button type="button" aria-expanded={doing === 'comment'} onClick={() => toggle('comment')}>
          Comment <kbd>c</kbd>
        </button>
        <button type="button" aria-expanded={doing === 'edit'} onClick={() => toggle('edit')}>
          Edit <kbd>e</kbd>
        </button>
        <button type="button" onClick={() => void onSay({ decision: 'undo' })}>
          Undo <kbd>u</kbd>
        </button>
      </div>
      {doing === 'reject' && <Reject onSay={onSay} />}
      {doing === 'comment' && <Comment onSay={onSay} />}
      {doing === 'edit' && <Edit told={told} onSay={onSay} judge={judge} onLeave={() => onDo(undefined)} />}
      {standing !== undefined && standing.history.length > 0 && <History standing={standing} />}
    </div>
  );
}

export function History({ standing }: { readonly standing: ToldStanding }) {
  const words = { accept: 'accepted it', reject: 'rejected it', comment: 'said', edit: 'edited it' } as const;
  return (
    <ul class="history">
      {standing.history.map(({ id, by, at, decision, text }) => (
        <li key={id} class={decision}>
          <b>{by}</b> {words[decision]}
          {text !== undefined && <>: {text}</>} <span class="quiet">{moment(at)}</span>
        </li>
      ))}
    </ul>
  );
}

type Saying = Pick<ReviewBarProps, 'onSay'>;

function Reject({ onSay }: Saying) {
  const [reason, setReason] = useState('');
  const say = (why: string) => {
    if (why.trim() !== '') void onSay({ decision: 'reject', reason: why.trim() });
  };
  const field = useFocus<HTMLInputElement>();
  return (
    <form
      class="panel"
      onSubmit={(event) => {
        event.preventDefault();
        say(reason);
      }}
    >
      <label for="reason">Why? A number, or your own words and Enter</label>
      <input
        id="reason"
        ref={field}
        value={reason}
        maxLength={4000}
        onInput={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          const usual = usualReasons[Number(event.key) - 1];
          if (reason !== '' || usual === undefined) return;
          event.preventDefault();
          say(usual);
        }}
      />
      <ol class="reasons">
        {usualReasons.map((usual, at) => (
          <li key={usual}>
            <button type="button" onClick={() => say(usual)}>
              <kbd>{at + 1}</kbd> {usual}
            </button>
          </li>
        ))}
      </ol>
    </form>
  );
}

function Comment({ onSay }: Saying) {
  const [comment, setComment] = useState('');
  const field = useFocus<HTMLTextAreaElement>();
  const say = () => {
    if (comment.trim() !== '') void onSay({ decision: 'comment', comment: comment.trim() });
  };
  return (
    <form
      class="panel"
      onSubmit={(event) => {
        event.preventDefault();
        say();
      }}
    >
      <label for="comment">Comment</label>
      <textarea
        id="comment"
        ref={field}
        rows={2}
        maxLength={4000}
        value={comment}
        onInput={(event) => setComment(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return;
          event.preventDefault();
          say();
        }}
      />
      <button type="submit" disabled={comment.trim() === ''}>
        Comment <kbd>Enter</kbd>
      </button>
    </form>
  );
}

/** How long somebody has stopped typing before the checks are asked. */
const pauseMs = 500;

function Edit({
  told,
  onSay,
  judge,
  onLeave,
}: Pick<ReviewBarProps, 'told' | 'onSay' | 'judge'> & { readonly onLeave: () => void }) {
  const { query: before, response: answered } = told.draft;
  const [query, setQuery] = useState(before);
  const [response, setResponse] = useState(answered);
  const [verdicts, setVerdicts] = useState<readonly ToldVerdict[]>();
  const [problem, setProblem] = useState<string>();
  const field = useFocus<HTMLTextAreaElement>();
  const isChanged = query.trim() !== before || response.trim() !== answered;
  useEffect(() => {
    setVerdicts(undefined);
    setProblem(undefined);
    if (!isChanged) return;
    let isOver = false;
    const timer = setTimeout(() => {
      judge(query.trim(), response.trim()).then(
        (found) => isOver || setVerdicts(found),
        (error: Error) => isOver || setProblem(error.message),
      );
    }, pauseMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [query, response]);
  const failed = verdicts?.filter(({ status }) => status === 'failed') ?? [];
  const save = async () => {
    if (!isChanged) return;
    try {
      const objections = await onSay({ decision: 'edit', query: query.trim(), response: response.trim() });
      if (objections !== undefined) setVerdicts(objections);
    } catch (error) {
      setProblem((error as Error).message);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void save();
  };
  return (
    <form
      class="panel edit"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label for="edit-query">Query</label>
      <textarea
        id="edit-query"
        ref={field}
        rows={3}
        value={query}
        onInput={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <label for="edit-response">Response</label>
      <textarea
        id="edit-response"
        rows={3}
        value={response}
        onInput={(event) => setResponse(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div class="judged" role="status">
        {!isChanged && <span class="quiet">Change the wording; the checks look at it as you type.</span>}
        {isChanged && verdicts === undefined && problem === undefined && (
          <span class="quiet">Checking …</span>
        )}
        {problem !== undefined && <span class="bad">{problem}</span>}
        {verdicts !== undefined && failed.length === 0 && <span class="good">Every check passes.</span>}
        {failed.length > 0 && <Verdicts verdicts={failed} />}
      </div>
      <div class="buttons">
        <button type="submit" class="accept" disabled={!isChanged || failed.length > 0}>
          Save <kbd>Ctrl Enter</kbd>
        </button>
        <button type="button" onClick={onLeave}>
          Leave <kbd>Esc</kbd>
        </button>
      </div>
    </form>
  );
}

function useFocus<T extends HTMLElement>() {
  const field = useRef<T>(null);
  // Before anything is painted: whoever types on must not lose a letter.
  useLayoutEffect(() => field.current?.focus(), []);
  return field;
}
