// What is listed: words to search for, and one menu for each thing that drafts differ in, with how many there are.
import { useEffect, useState } from 'preact/hooks';
import { type Choice, type Chosen, type Dimension, dimensions, noChoice, type Sort } from './choose.ts';
import { count } from './words.ts';

const titles: Readonly<Record<Dimension, string>> = {
  show: 'Drafts',
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
  const isChosen =
    choice.words !== '' ||
    dimensions.some((each) => each !== 'show' && (choice.values[each] ?? []).length > 0) ||
    (choice.values.show ?? []).join() !== 'accepted';
  return (
    <search class="filters">
      <Search words={choice.words} onSearch={(words) => onChoose({ ...choice, words })} />
      <div class="menus">
        {dimensions
          .filter((dimension) => dimension !== 'result' || hasEvaluations)
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
          <span class="hidden">Sort</span>
          <select
            value={choice.sort}
            onChange={(event) => onChoose({ ...choice, sort: event.currentTarget.value as Sort })}
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
      placeholder="Search words  /"
      aria-label="Search words in queries and responses"
      value={typed}
      onInput={(event) => setTyped(event.currentTarget.value)}
    />
  );
}

interface MenuProps {
  readonly dimension: Dimension;
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
  return (
    <label class={`menu${values.length > 0 && dimension !== 'show' ? ' chosen' : ''}`}>
      <span>{titles[dimension]}</span>
      <select
        value={several ? '\n' : (values[0] ?? '')}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onChoose({ ...choice, values: { ...choice.values, [dimension]: value === '' ? [] : [value] } });
        }}
      >
        <option value="">all</option>
        {several && <option value={'\n'}>{values.join(', ')}</option>}
        {options.map(([value, of]) => (
          <option key={value} value={value}>
            {value} ({count(of)})
          </option>
        ))}
      </select>
    </label>
  );
}

function inOrder(dimension: Dimension) {
  const isNumber = dimension === 'calls' || dimension === 'depth';
  return ([a, x]: readonly [string, number], [b, y]: readonly [string, number]) =>
    isNumber ? Number(a) - Number(b) : y - x || (a < b ? -1 : 1);
}
