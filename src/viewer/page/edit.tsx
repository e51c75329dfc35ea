// Another wording of a sample, exchange by exchange: the checks look at it as it is written.
import { useEffect, useState } from 'preact/hooks';
import type { ExchangeWords } from '../../model/dialogue-io.ts';
import type { SaidDecision } from '../../reviews/review.ts';
import type { ToldDraft, ToldVerdict } from '../told.ts';
import { useFocus } from './focus.ts';
import { Verdicts } from './verdicts.tsx';

/** How long somebody has stopped typing before the checks are asked. */
const pauseMs = 500;

interface EditProps {
  readonly told: ToldDraft;
  readonly onSay: (said: SaidDecision) => Promise<readonly ToldVerdict[] | undefined>;
  /** What the checks say of these words, which are not stored. */
  readonly judge: (exchanges: readonly ExchangeWords[]) => Promise<readonly ToldVerdict[]>;
  readonly onLeave: () => void;
}

export function Edit({ told, onSay, judge, onLeave }: EditProps) {
  const before = wordsIn(told);
  const [words, setWords] = useState(before);
  const [verdicts, setVerdicts] = useState<readonly ToldVerdict[]>();
  const [problem, setProblem] = useState<string>();
  const trimmed = words.map(({ query, response }) => ({ query: query.trim(), response: response.trim() }));
  const state = JSON.stringify(trimmed);
  const isChanged = state !== JSON.stringify(before);
  useEffect(() => {
    setVerdicts(undefined);
    setProblem(undefined);
    if (!isChanged) return;
    let isOver = false;
    const timer = setTimeout(() => {
      judge(trimmed).then(
        (found) => isOver || setVerdicts(found),
        (error: Error) => isOver || setProblem(error.message),
      );
    }, pauseMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [state]);
  const failed = verdicts?.filter(({ status }) => status === 'failed') ?? [];
  const save = async () => {
    if (!isChanged) return;
    try {
      const objections = await onSay({ decision: 'edit', exchanges: trimmed });
      if (objections !== undefined) setVerdicts(objections);
    } catch (error) {
      setProblem((error as Error).message);
    }
  };
  return (
    <form
      class="panel edit"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void save();
      }}
    >
      {words.map((each, at) => (
        <ExchangeFields
          key={at}
          words={each}
          at={at}
          of={words.length}
          onInput={(changed) => setWords(words.map((other, place) => (place === at ? changed : other)))}
        />
      ))}
      <div class="judged" role="status">
        {!isChanged && <span class="quiet">Change the wording; the checks run as you type.</span>}
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
          Cancel <kbd>Esc</kbd>
        </button>
      </div>
    </form>
  );
}

function wordsIn({ draft }: ToldDraft): readonly ExchangeWords[] {
  const { exchanges, query, response } = draft;
  if (exchanges.length === 0) return [{ query, response }];
  return exchanges.map((exchange) => ({ query: exchange.query, response: exchange.response }));
}

interface FieldsProps {
  readonly words: ExchangeWords;
  readonly at: number;
  readonly of: number;
  readonly onInput: (words: ExchangeWords) => void;
}

function ExchangeFields({ words, at, of, onInput }: FieldsProps) {
  const field = useFocus<HTMLTextAreaElement>();
  // The ids of the first are those of a sample of one exchange.
  const end = at === 0 ? '' : `-${at + 1}`;
  const number = of === 1 ? '' : ` ${at + 1}`;
  return (
    <>
      <label for={`edit-query${end}`}>Query{number}</label>
      <textarea
        id={`edit-query${end}`}
        {...(at === 0 && { ref: field })}
        dir="auto"
        rows={of === 1 ? 3 : 2}
        value={words.query}
        onInput={(event) => onInput({ ...words, query: event.currentTarget.value })}
      />
      <label for={`edit-response${end}`}>Response{number}</label>
      <textarea
        id={`edit-response${end}`}
        dir="auto"
        rows={of === 1 ? 3 : 2}
        value={words.response}
        onInput={(event) => onInput({ ...words, response: event.currentTarget.value })}
      />
    </>
  );
}
