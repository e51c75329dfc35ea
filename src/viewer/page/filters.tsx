// What is listed: words to search for, and one menu for each thing that drafts differ in, with how many there are.
import { useEffect, useRef, useState } from 'preact/hooks';
import { type Choice, type Chosen, type Dimension, dimensions, noChoice, type Sort } from './choose.ts';
import { count, standsAs } from './words.ts';

/** What a menu chooses from: which drafts are shown at all has buttons of its own. */
type Menued = Exclude<Dimension, 'show'>;

const titles: Readonly<Record<Menued, string>> = {
  form: 'Form',
  tool: 'Tool',
  server: 'Server',
  calls: 'Calls',
  depth: 'Depth',
  verdict: 'Checks',
  vouched: 'Vouched',
  review: 'Review',
  result: 'Model',
};

const sortTitles: Readonly<Record<Sort, string>> = {
  order: 'as made',
  calls: 'most calls',
  depth: 'deepest',
  latency: 'slowest',
  tokens: 'most tokens',
  length: 'longest',
  shortest: 'shortest',
};

interface FiltersProps {
  readonly choice: Choice;
  readonly chosen: Chosen;
  readonly total: number;
  readonly complete: boolean;
  readonly hasEvaluations: boolean;
  readonly onChoose: (choice: Choice) => void;
}

export function Filters({ choice, chosen, total, complete, hasEvaluations, onChoose }: FiltersProps) {
  const leave = useLeaving();
  const isChosen =
    choice.words !== '' ||
    dimensions.some((each) => each !== 'show' && (choice.values[each] ?? []).length > 0) ||
    (choice.values.show ?? []).join() !== 'accepted';
  return (
    <search class="filters">
      <Search words={choice.words} onSearch={(words) => onChoose({ ...choice, words })} />
      <Shown choice={choice} chosen={chosen} onChoose={onChoose} />
      <div class={`menus${hasEvaluations ? ' nine' : ''}`}>
        {dimensions
          .filter(
            (dimension): dimension is Menued =>
              dimension !== 'show' && (dimension !== 'result' || hasEvaluations),
          )
          .map((dimension) => (
            <Menu key={dimension} dimension={dimension} choice={choice} chosen={chosen} onChoose={onChoose} />
          ))}
      </div>
      <div class="found">
        <span role="status">
          <b>{count(chosen.rows.length)}</b> of {count(total)}
          {complete ? '' : ' read so far'}
        </span>
        {isChosen && (
          <button type="button" class="plain" onClick={() => onChoose({ ...noChoice, sort: choice.sort })}>
            clear
          </button>
        )}
        <span class="spacer" />
        <label class="sort">
          <span>Sort</span>
          <select
            value={choice.sort}
            onPointerDown={leave.onPointerDown}
            onKeyDown={leave.onKeyDown}
            onChange={(event) => {
              onChoose({ ...choice, sort: event.currentTarget.value as Sort });
              leave.onChange();
            }}
          >
            {Object.entries(sortTitles).map(([sort, title]) => (
              <option key={sort} value={sort}>
                {title}
              </option>
            ))}
          </select>
        </label>
      </div>
    </search>
  );
}

/** Typing waits a moment, so that each letter is not a search of its own. */
function Search({ words, onSearch }: { readonly words: string; readonly onSearch: (words: string) => void }) {
  const [typed, setTyped] = useState(words);
  useEffect(() => setTyped(words), [words]);
  useEffect(() => {
    if (typed === words) return;
    const timer = setTimeout(() => onSearch(typed), 120);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <input
      type="search"
      id="search"
      placeholder="Search words   ( / )"
      aria-label="Search words in queries and responses"
      value={typed}
      onInput={(event) => setTyped(event.currentTarget.value)}
    />
  );
}

const shownTitles = { accepted: 'Samples', rejected: 'Rejected drafts', '': 'All' } as const;

/** Samples, the drafts that the checks have rejected, or both beside each other. */
function Shown({ choice, chosen, onChoose }: Pick<FiltersProps, 'choice' | 'chosen' | 'onChoose'>) {
  const counts = chosen.counts.show;
  const values = choice.values.show ?? [];
  const all = [...counts.values()].reduce((sum, each) => sum + each, 0);
  return (
    <fieldset class="shown" aria-label="Drafts">
      {(['accepted', 'rejected', ''] as const).map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === '' ? values.length !== 1 : values.length === 1 && values[0] === value}
          onClick={() =>
            onChoose({ ...choice, values: { ...choice.values, show: value === '' ? [] : [value] } })
          }
        >
          {shownTitles[value]}{' '}
          <span class="quiet">{count(value === '' ? all : (counts.get(value) ?? 0))}</span>
        </button>
      ))}
    </fieldset>
  );
}

interface MenuProps {
  readonly dimension: Menued;
  readonly choice: Choice;
  readonly chosen: Chosen;
  readonly onChoose: (choice: Choice) => void;
}

/** Several values can stand in an address; the menu chooses one, or all. */
function Menu({ dimension, choice, chosen, onChoose }: MenuProps) {
  const values = choice.values[dimension] ?? [];
  const counts = [...chosen.counts[dimension]].sort(inOrder(dimension));
  const known = new Set(counts.map(([value]) => value));
  const options = [
    ...counts,
    ...values.filter((value) => !known.has(value)).map((value) => [value, 0] as const),
  ];
  const several = values.length > 1;
  const leave = useLeaving();
  return (
    <label class={`menu${values.length > 0 ? ' chosen' : ''}`}>
      <span>{titles[dimension]}</span>
      <select
        title={values.join(', ')}
        value={several ? '\n' : (values[0] ?? '')}
        onPointerDown={leave.onPointerDown}
        onKeyDown={leave.onKeyDown}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onChoose({ ...choice, values: { ...choice.values, [dimension]: value === '' ? [] : [value] } });
          leave.onChange();
        }}
      >
        <option value="">all</option>
        {several && (
          <option value={'\n'}>{values.map((value) => valueTitle(dimension, value)).join(', ')}</option>
        )}
        {options.map(([value, of]) => (
          <option key={value} value={value}>
            {valueTitle(dimension, value)} ({count(of)})
          </option>
        ))}
      </select>
    </label>
  );
}

/** A sample that nobody has reviewed is `open` in the address. */
function valueTitle(dimension: Dimension, value: string): string {
  return dimension === 'review' && value === 'open' ? standsAs.open : value;
}

/** A menu that was used with the mouse gives the keys back: who has filtered wants to go on with `j` and `a`. */
function useLeaving() {
  const isPointed = useRef(false);
  return {
    onPointerDown: () => {
      isPointed.current = true;
    },
    onKeyDown: () => {
      isPointed.current = false;
    },
    onChange: () => {
      if (isPointed.current) document.querySelector<HTMLElement>('.list')?.focus();
    },
  };
}

function inOrder(dimension: Dimension) {
  const isNumber = dimension === 'calls' || dimension === 'depth';
  return ([a, x]: readonly [string, number], [b, y]: readonly [string, number]) =>
    isNumber ? Number(a) - Number(b) : y - x || (a < b ? -1 : 1);
}
