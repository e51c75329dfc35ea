// The page: what stands in the address, the run, and the keys.
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { SaidDecision } from '../../reviews/review.ts';
import type { RunFacts, ToldVerdict } from '../told.ts';
import { hashOf, type Place, placeIn } from './address.ts';
import { type Choice, choose, type Dimension, noChoice } from './choose.ts';
import { DraftView } from './draft.tsx';
import { useDraft } from './drafts.ts';
import { Evaluations } from './evaluations.tsx';
import { Filters } from './filters.tsx';
import { Header } from './header.tsx';
import { Help } from './help.tsx';
import { useKeys } from './keys.ts';
import { List } from './list.tsx';
import { type Doing, History, ReviewBar } from './review.tsx';
import { useReviewer } from './reviewer.ts';
import { useRun } from './run.ts';
import type { Source } from './source.ts';
import { Statistics } from './statistics.tsx';

export function App({ source }: { readonly source: Source }) {
  const { facts, rows, reviews, evaluations, connected, problem, note } = useRun(source);
  const [place, go] = usePlace();
  const [reviewer, setReviewer] = useReviewer(facts?.reviewer);
  const [doing, setDoing] = useState<Doing>();
  const [help, setHelp] = useState(false);
  const [said, setSaid] = useState('');
  const saying = useRef<Promise<unknown>>(Promise.resolve());
  const made = useRef<{ readonly sample: string; readonly review: string }[]>([]);
  const chosen = useMemo(
    () => choose(rows, place.choice, { reviews, evaluations }),
    [rows, place.choice, reviews, evaluations],
  );
  const open = useCallback((id: string | undefined) => go({ open: id }, 'replace'), [go]);
  // Where a draft was in the list, for going on when it has left the list.
  const lastPlace = useRef(0);
  const at = chosen.rows.findIndex(({ id }) => id === place.open);
  if (at >= 0) lastPlace.current = at;
  const neighbour = (by: number) => {
    const from = at >= 0 ? at + by : lastPlace.current + (by > 0 ? by - 1 : by);
    return chosen.rows[Math.max(0, Math.min(chosen.rows.length - 1, from))]?.id;
  };
  const {
    told,
    problem: draftProblem,
    reload,
  } = useDraft(source, place.open, {
    next: neighbour(1),
    reviews,
  });
  useEffect(() => {
    if (place.open === undefined && place.tab === 'samples') {
      const first = chosen.rows[0]?.id;
      if (first !== undefined) open(first);
    }
  }, [chosen, place.open, place.tab, open]);
  useEffect(() => setDoing(undefined), [place.open]);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(''), toastMs);
    return () => clearTimeout(timer);
  }, [said]);

  const say = async (decision: SaidDecision): Promise<readonly ToldVerdict[] | undefined> => {
    const { reviewing } = source;
    if (reviewing === undefined || told === undefined || !told.accepted) return undefined;
    const seen = told.draft.id;
    const goesOn = decision.decision === 'accept' || decision.decision === 'reject';
    // Whoever reviews does not wait for the disk; what could not be stored is said, and gone back to.
    if (goesOn) open(neighbour(1) ?? seen);
    // One after the other: what is taken back is what was said last, stored or not yet.
    const turn = saying.current.then(() => store(reviewing, decision, seen));
    saying.current = turn.catch(() => {});
    return await turn;
  };
  const store = async (
    reviewing: NonNullable<Source['reviewing']>,
    decision: SaidDecision,
    seen: string,
  ): Promise<readonly ToldVerdict[] | undefined> => {
    const last = decision.decision === 'undo' ? made.current.at(-1) : undefined;
    const sample = last?.sample ?? seen;
    const undoing = last === undefined ? decision : { decision: 'undo' as const, undoes: last.review };
    const goesOn = decision.decision === 'accept' || decision.decision === 'reject';
    try {
      const answer = await reviewing.decide({ sample, by: reviewer, said: undoing });
      if ('verdicts' in answer) return answer.verdicts;
      note(sample, answer.standing);
      if (decision.decision === 'undo') made.current.pop();
      else made.current.push({ sample, review: answer.review });
      setSaid(`${words[decision.decision]} ${sample}.`);
      if (goesOn) return undefined;
      setDoing(undefined);
      reload();
      open(sample);
    } catch (error) {
      setSaid((error as Error).message);
      if (goesOn) open(sample);
    }
    return undefined;
  };

  // Keys are for the draft that is seen: while another is on its way there is none.
  const canReview = source.reviewing !== undefined && told?.accepted === true && told.draft.id === place.open;
  useKeys({
    j: () => open(neighbour(1)),
    k: () => open(neighbour(-1)),
    ArrowDown: () => open(neighbour(1)),
    ArrowUp: () => open(neighbour(-1)),
    Home: () => open(chosen.rows[0]?.id),
    End: () => open(chosen.rows.at(-1)?.id),
    '/': () => document.getElementById('search')?.focus(),
    '?': () => setHelp(true),
    1: () => go({ tab: 'samples' }),
    2: () => go({ tab: 'statistics' }),
    3: () => go({ tab: 'evaluations' }),
    Escape: () => setDoing(undefined),
    ...(canReview &&
      place.tab === 'samples' && {
        a: () => void say({ decision: 'accept' }),
        r: () => setDoing('reject'),
        c: () => setDoing('comment'),
        e: () => setDoing('edit'),
        u: () => void say({ decision: 'undo' }),
      }),
  });

  const pick = (dimension: Dimension, value: string) =>
    go({
      tab: 'samples',
      choice: { ...noChoice, values: { ...noChoice.values, [dimension]: [value] } },
      open: undefined,
    });

  if (problem !== undefined && facts === undefined) return <p class="empty bad">{problem}</p>;
  if (facts === undefined) return <p class="empty">Reading the run …</p>;
  const standing = told === undefined ? undefined : (reviews[told.draft.id] ?? told.standing);
  return (
    <>
      <Header
        facts={facts}
        tab={place.tab}
        connected={connected}
        evaluations={evaluations.length}
        reviewer={source.reviewing === undefined ? undefined : reviewer}
        onReviewer={setReviewer}
        onTab={(tab) => go({ tab })}
        onHelp={() => setHelp(true)}
      />
      <main class={place.tab}>
        {place.tab === 'samples' && (
          <>
            <section class="side" aria-label="List">
              <Filters
                choice={place.choice}
                chosen={chosen}
                total={rows.length}
                complete={facts.complete && rows.length === facts.rows}
                hasEvaluations={evaluations.length > 0}
                onChoose={(choice: Choice) => go({ choice }, 'replace')}
              />
              <List
                rows={chosen.rows}
                open={place.open}
                reviews={reviews}
                evaluations={evaluations}
                onOpen={open}
              />
            </section>
            <section class="detail" aria-label="Draft">
              {told === undefined ? (
                <p class="empty">{draftProblem ?? emptyText(facts, chosen.rows.length)}</p>
              ) : (
                <>
                  <div class="detail-head">
                    <h1>{told.draft.id}</h1>
                    {told.draft.form.map((form) => (
                      <span class="tag" key={form}>
                        {form}
                      </span>
                    ))}
                    <span class={`tag ${told.accepted ? (standing?.outcome ?? 'open') : 'refused'}`}>
                      {told.accepted ? (standing?.outcome ?? 'open') : 'rejected by the checks'}
                    </span>
                    {standing?.edited && <span class="tag">edited</span>}
                    <span class="spacer" />
                    <button
                      type="button"
                      class="plain"
                      aria-label="Previous draft"
                      onClick={() => open(neighbour(-1))}
                    >
                      ↑
                    </button>
                    <button
                      type="button"
                      class="plain"
                      aria-label="Next draft"
                      onClick={() => open(neighbour(1))}
                    >
                      ↓
                    </button>
                  </div>
                  {canReview && source.reviewing !== undefined ? (
                    <ReviewBar
                      key={told.draft.id}
                      told={told}
                      standing={standing}
                      doing={doing}
                      onDo={setDoing}
                      onSay={say}
                      judge={(exchanges) =>
                        source.reviewing?.judge(told.draft.id, exchanges) ?? Promise.resolve([])
                      }
                    />
                  ) : (
                    standing !== undefined && <History standing={standing} />
                  )}
                  <DraftView told={told} />
                </>
              )}
            </section>
          </>
        )}
        {place.tab === 'statistics' && <Statistics source={source} facts={facts} rows={rows} onPick={pick} />}
        {place.tab === 'evaluations' && (
          <Evaluations
            evaluations={evaluations}
            compare={place.compare}
            onCompare={(compare) => go({ compare })}
            onOpen={(id) => go({ tab: 'samples', open: id })}
          />
        )}
      </main>
      <p class="toast" role="status">
        {said}
      </p>
      {help && <Help onClose={() => setHelp(false)} />}
    </>
  );
}

/** How long it is said what was done. */
const toastMs = 4000;

const words = {
  accept: 'Accepted',
  reject: 'Rejected',
  comment: 'Commented on',
  edit: 'Edited',
  undo: 'Took back a review of',
} as const;

function emptyText({ complete, status }: RunFacts, listed: number): string {
  if (listed > 0 || !complete) return 'Reading …';
  return status === 'running' ? 'The first samples are on their way.' : 'No draft fits what is chosen.';
}

/** The place in the address, and how to go to another. */
function usePlace(): [Place, (to: Partial<Place>, how?: 'push' | 'replace') => void] {
  const [place, setPlace] = useState(() => placeIn(location.hash));
  const now = useRef(place);
  useEffect(() => {
    const onChange = () => {
      now.current = placeIn(location.hash);
      setPlace(now.current);
    };
    addEventListener('popstate', onChange);
    return () => removeEventListener('popstate', onChange);
  }, []);
  const go = useCallback((to: Partial<Place>, how: 'push' | 'replace' = 'push') => {
    const { open, ...rest } = { ...now.current, ...to };
    now.current = { ...rest, ...(open !== undefined && { open }) };
    history[how === 'push' ? 'pushState' : 'replaceState'](null, '', hashOf(now.current));
    setPlace(now.current);
  }, []);
  return [place, go];
}
