// Saying what one thinks of a sample: accept, reject with a reason, comment, edit, undo.
import { useState } from 'preact/hooks';
import type { ExchangeWords } from '../../model/dialogue-io.ts';
import type { SaidDecision } from '../../reviews/review.ts';
import type { ToldDraft, ToldStanding, ToldVerdict } from '../told.ts';
import { Edit } from './edit.tsx';
import { useFocus } from './focus.ts';
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
  readonly judge: (exchanges: readonly ExchangeWords[]) => Promise<readonly ToldVerdict[]>;
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
