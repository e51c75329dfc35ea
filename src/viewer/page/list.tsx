// The list of drafts: only the rows that can be seen are in the page, however many there are.
import { memo } from 'preact/compat';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Row, ToldEvaluation, ToldReviews } from '../told.ts';
import { serversOf } from './choose.ts';
import { resultsOn } from './results.ts';
import { counted, standsAs } from './words.ts';

const rowHeight = 66;
/** Rows above and below what is seen. */
const spare = 5;

interface ListProps {
  readonly rows: readonly Row[];
  readonly open: string | undefined;
  readonly reviews: ToldReviews;
  readonly evaluations: readonly ToldEvaluation[];
  readonly onOpen: (id: string) => void;
}

export function List({ rows, open, reviews, evaluations, onOpen }: ListProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState({ top: 0, height: 800 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const measure = () => setSeen({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);
  const at = open === undefined ? -1 : rows.findIndex(({ id }) => id === open);
  useEffect(() => {
    const element = frame.current;
    if (element === null || at < 0) return;
    const top = at * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top + rowHeight - element.clientHeight;
  }, [at]);
  const pool = Math.ceil(seen.height / rowHeight) + 2 * spare + 1;
  const first = Math.max(0, Math.floor(seen.top / rowHeight) - spare);
  const last = Math.min(rows.length, first + pool);
  return (
    <div
      class="list"
      ref={frame}
      role="listbox"
      tabIndex={0}
      aria-label="Drafts"
      aria-activedescendant={at >= first && at < last ? `row-${open}` : undefined}
    >
      <div class="all" style={{ height: `${rows.length * rowHeight}px` }} role="presentation">
        {rows.slice(first, last).map((row, index) => (
          <ListRow
            // What leaves the list at one end comes back at the other: elements are filled, not made.
            key={(first + index) % pool}
            row={row}
            place={first + index}
            of={rows.length}
            isOpen={row.id === open}
            standing={reviews[row.id]}
            evaluations={evaluations}
            onOpen={onOpen}
          />
        ))}
      </div>
    </div>
  );
}

interface ListRowProps {
  readonly row: Row;
  readonly place: number;
  readonly of: number;
  readonly isOpen: boolean;
  readonly standing: ToldReviews[string] | undefined;
  readonly evaluations: readonly ToldEvaluation[];
  readonly onOpen: (id: string) => void;
}

const ListRow = memo(function ListRow({
  row,
  place,
  of,
  isOpen,
  standing,
  evaluations,
  onOpen,
}: ListRowProps) {
  const outcome = standing?.outcome ?? 'open';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself takes the keys
    // biome-ignore lint/a11y/useFocusableInteractive: options of a list box are reached through it
    <div
      class={`row${isOpen ? ' open' : ''}${row.accepted ? '' : ' draft-rejected'}`}
      id={`row-${row.id}`}
      role="option"
      aria-selected={isOpen}
      aria-posinset={place + 1}
      aria-setsize={of}
      style={{ top: `${place * rowHeight}px` }}
      onClick={() => onOpen(row.id)}
    >
      <span
        class={`stands ${row.accepted ? outcome : 'refused'}`}
        role="img"
        aria-label={row.accepted ? standsAs[outcome] : 'rejected by the checks'}
        title={row.accepted ? standsAs[outcome] : 'rejected by the checks'}
      />
      <div class="row-words">
        <p dir="auto">{row.query === '' ? <em>{row.reason ?? 'No question was written.'}</em> : row.query}</p>
        <p class="meta">
          {row.accepted ? null : <b>{row.failed[0] ?? 'no question'}</b>}
          {row.forms.length > 0 && <span>{row.forms.join(' + ')}</span>}
          <span>{counted(row.calls, 'call')}</span>
          <span class="servers">{serversOf(row).join(', ')}</span>
          {row.unvouched && <span class="warn">not vouched for</span>}
          {standing?.edited && <span class="mark">edited</span>}
          {standing?.history.some(({ decision }) => decision === 'comment') && (
            <span class="mark">comment</span>
          )}
          {evaluations.flatMap((evaluation) =>
            resultsOn(evaluation, row.id).map(({ turn, result }) => (
              <span
                key={`${evaluation.name}#${turn ?? ''}`}
                class={result.passed ? 'good' : 'bad'}
                title={turn === undefined ? evaluation.name : `${evaluation.name}, turn ${turn}`}
              >
                {result.passed ? '✓' : '✗'}
                {turn}
              </span>
            )),
          )}
        </p>
      </div>
    </div>
  );
});
