// The draft that is open: its name, how it stands, what can be said of it, and the draft itself.
import type { ExchangeWords } from '../../model/dialogue-io.ts';
import type { SaidDecision } from '../../reviews/review.ts';
import type { ToldDraft, ToldStanding, ToldVerdict } from '../told.ts';
import { DraftView } from './draft.tsx';
import { type Doing, History, ReviewBar } from './review.tsx';
import { standsAs } from './words.ts';

interface DetailProps {
  readonly told: ToldDraft;
  readonly standing: ToldStanding | undefined;
  readonly onPrevious: () => void;
  readonly onNext: () => void;
  /** Absent where it cannot be reviewed. */
  readonly reviewing?: {
    readonly doing: Doing;
    readonly onDo: (doing: Doing) => void;
    readonly onSay: (said: SaidDecision) => Promise<readonly ToldVerdict[] | undefined>;
    readonly judge: (exchanges: readonly ExchangeWords[]) => Promise<readonly ToldVerdict[]>;
  };
}

export function Detail({ told, standing, onPrevious, onNext, reviewing }: DetailProps) {
  const { draft, accepted } = told;
  const outcome = standing?.outcome ?? 'open';
  return (
    <>
      <div class="detail-top">
        <div class="detail-head">
          <h1>{draft.id}</h1>
          {draft.form.map((form) => (
            <span class="tag" key={form}>
              {form}
            </span>
          ))}
          <span class={`tag ${accepted ? outcome : 'refused'}`}>
            {accepted ? standsAs[outcome] : 'rejected by the checks'}
          </span>
          {standing?.edited && <span class="tag">edited</span>}
          <span class="spacer" />
          <button type="button" class="plain" aria-label="Previous draft" onClick={onPrevious}>
            ↑
          </button>
          <button type="button" class="plain" aria-label="Next draft" onClick={onNext}>
            ↓
          </button>
        </div>
        {reviewing === undefined ? (
          standing !== undefined && <History standing={standing} />
        ) : (
          <ReviewBar key={draft.id} told={told} standing={standing} {...reviewing} />
        )}
      </div>
      <DraftView told={told} />
    </>
  );
}
