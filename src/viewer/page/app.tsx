// The page: what stands in the address, the run, and the keys.
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RunFacts } from '../told.ts';
import { type Choice, type Chosen, choose, type Dimension, noChoice } from './choose.ts';
import { Detail } from './detail.tsx';
import { useDraft } from './drafts.ts';
import { Evaluations } from './evaluations.tsx';
import { Filters } from './filters.tsx';
import { Header } from './header.tsx';
import { Help } from './help.tsx';
import { useKeys } from './keys.ts';
import { List } from './list.tsx';
import { usePlace } from './place.ts';
import type { Doing } from './review.tsx';
import { useReviewer } from './reviewer.ts';
import { useReviewing } from './reviewing.ts';
import { useRun } from './run.ts';
import type { Source } from './source.ts';
import { Statistics } from './statistics.tsx';

export function App({ source }: { readonly source: Source }) {
  const { facts, rows, reviews, evaluations, connected, problem, note } = useRun(source);
  const [place, go] = usePlace();
  const [reviewer, setReviewer] = useReviewer(facts?.reviewer);
  const [doing, setDoing] = useState<Doing>();
  const [help, setHelp] = useState(false);
  const chosen = useMemo(
    () => choose(rows, place.choice, { reviews, evaluations }),
    [rows, place.choice, reviews, evaluations],
  );
  const open = useCallback((id: string | undefined) => go({ open: id }, 'replace'), [go]);
  const neighbour = useNeighbours(chosen, place.open);
  const { told, problem: draftProblem } = useDraft(source, place.open, {
    next: neighbour(1),
    reviews,
    generation: facts?.generation,
  });
  useFirst(chosen, place.choice, { open: place.open, onOpen: open });
  useEffect(() => setDoing(undefined), [place.open]);
  const { say, said } = useReviewing(source.reviewing, {
    by: reviewer,
    openNow: () => place.open,
    next: () => neighbour(1),
    onOpen: open,
    onDone: () => setDoing(undefined),
    note,
  });

  // Keys are for the draft that is seen: while another is on its way there is none.
  const seen =
    told?.accepted === true && told.draft.id === place.open ? { id: told.draft.id, of: told.of } : undefined;
  const { reviewing } = source;
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
    ...(reviewing !== undefined &&
      seen !== undefined &&
      place.tab === 'samples' && {
        a: () => void say(seen, { decision: 'accept' }),
        r: () => setDoing('reject'),
        c: () => setDoing('comment'),
        e: () => setDoing('edit'),
        u: () => void say(seen, { decision: 'undo' }),
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
  return (
    <>
      <Header
        facts={facts}
        tab={place.tab}
        connected={connected}
        evaluations={evaluations.length}
        reviewer={reviewing === undefined ? undefined : reviewer}
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
                <p class="empty">{draftProblem ?? emptyText(facts, chosen.rows.length, rows.length)}</p>
              ) : (
                <Detail
                  told={told}
                  standing={reviews[told.draft.id] ?? told.standing}
                  onPrevious={() => open(neighbour(-1))}
                  onNext={() => open(neighbour(1))}
                  {...(reviewing !== undefined &&
                    seen !== undefined && {
                      reviewing: {
                        doing,
                        onDo: setDoing,
                        onSay: (decision) => say(seen, decision),
                        judge: (exchanges) => reviewing.judge(seen.id, exchanges),
                      },
                    })}
                />
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

/** The draft so many places on from the one that is open, which may have left the list. */
function useNeighbours({ rows }: Chosen, open: string | undefined): (by: number) => string | undefined {
  const lastPlace = useRef(0);
  const at = useMemo(() => rows.findIndex(({ id }) => id === open), [rows, open]);
  if (at >= 0) lastPlace.current = at;
  return (by) => {
    const from = at >= 0 ? at + by : lastPlace.current + (by > 0 ? by - 1 : by);
    return rows[Math.max(0, Math.min(rows.length - 1, from))]?.id;
  };
}

interface Opening {
  readonly open: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** Opens the first draft of the list where none is open, and where another choice has left out the one that was. */
function useFirst({ rows }: Chosen, choice: Choice, { open, onOpen }: Opening): void {
  const of = JSON.stringify(choice);
  const before = useRef({ of, open });
  useEffect(() => {
    // An address that leads to a draft leads there, whatever else stands in it.
    const isAnother = before.current.of !== of && before.current.open === open;
    before.current = { of, open };
    const first = rows[0]?.id;
    if (first === undefined) return;
    if (open === undefined || (isAnother && !rows.some(({ id }) => id === open))) onOpen(first);
  }, [rows, of, open]);
}

function emptyText({ complete, status }: RunFacts, listed: number, read: number): string {
  if (listed > 0 || !complete) return 'Reading …';
  if (read > 0) return 'No draft fits what is chosen.';
  return status === 'running' ? 'The first samples are on their way.' : 'This run has no samples.';
}
