// A JSON value that folds. Long lists and texts are cut, with a way to all of them.
import { memo } from 'preact/compat';
import { useEffect, useRef, useState } from 'preact/hooks';
import { isObject, type JsonObject, type JsonValue } from '../json-shape.ts';
import type { Lit } from './light.ts';
import { leadTo } from './scroll.ts';
import { count, inLine } from './words.ts';

/** Members of a list or an object, and characters of a text, that are shown at first. */
const mostMembers = 12;
const mostCharacters = 280;

interface TreeProps {
  readonly value: JsonValue;
  readonly pointer?: string;
  readonly lit: ReadonlyMap<string, Lit>;
  /** What is led to: what is folded around it opens, and each new turn scrolls there once. */
  readonly led: ReadonlyMap<string, Lit>;
  readonly turn: number;
  /** How many levels are open at first. */
  readonly open?: number;
  readonly name?: string;
}

export const JsonTree = memo(function JsonTree({
  value,
  pointer = '',
  lit,
  led,
  turn,
  open = 2,
  name,
}: TreeProps) {
  const [chosen, setChosen] = useState<boolean>();
  const [all, setAll] = useState(false);
  const of = lit.get(pointer);
  const isLeaf = !Array.isArray(value) && !isObject(value);
  const mark = of === undefined ? '' : ` lit-${of}`;
  const place = useRef<HTMLDivElement>(null);
  const ledTo = led.get(pointer);
  useEffect(() => {
    if (ledTo === 'read') leadTo(place.current, 'nearest');
  }, [ledTo, turn]);
  const label = name === undefined ? null : <span class="key">{name}</span>;
  if (isLeaf) {
    return (
      <div class={`node${mark}`} ref={place}>
        {label}
        <Scalar value={value} whole={ledTo === 'read'} />
      </div>
    );
  }
  const members: readonly (readonly [string, JsonValue])[] = Array.isArray(value)
    ? (value as readonly JsonValue[]).map((item, at) => [String(at), item])
    : Object.entries(value as JsonObject).map(([key, item]) => [key, item ?? null]);
  const isOpen = ledTo === 'within' || (chosen ?? open > 0);
  const isShown = (at: number, key: string) =>
    all || at < mostMembers || led.has(`${pointer}/${escaped(key)}`);
  const shown = members.filter(([key], at) => isShown(at, key));
  const hidden = members.length - shown.length;
  const [begin, end] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (members.length === 0) {
    return (
      <div class={`node${mark}`} ref={place}>
        {label}
        <span class="fold-hint">
          {begin}
          {end}
        </span>
      </div>
    );
  }
  return (
    <div class={`node${mark}`} ref={place}>
      <button type="button" class="fold" aria-expanded={isOpen} onClick={() => setChosen(!isOpen)}>
        <span class="arrow" aria-hidden="true">
          {isOpen ? '▾' : '▸'}
        </span>
        {label}
        <span class="fold-hint">{isOpen ? begin : summary(value)}</span>
      </button>
      {isOpen && (
        <div class="members">
          {shown.map(([key, item]) => (
            <JsonTree
              key={key}
              name={key}
              value={item}
              pointer={`${pointer}/${escaped(key)}`}
              lit={lit}
              led={led}
              turn={turn}
              open={open - 1}
            />
          ))}
          {hidden > 0 && (
            <button type="button" class="more" onClick={() => setAll(true)}>
              show {count(hidden)} more
            </button>
          )}
        </div>
      )}
    </div>
  );
});

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function summary(value: JsonValue): string {
  if (Array.isArray(value)) return `[ ${count(value.length)} ]`;
  const keys = Object.keys(value as JsonObject);
  return `{ ${inLine(keys.join(', '), 48)} }`;
}

function Scalar({ value, whole }: { readonly value: JsonValue; readonly whole: boolean }) {
  const [all, setAll] = useState(false);
  if (typeof value !== 'string')
    return <span class={value === null ? 'null' : typeof value}>{String(value)}</span>;
  const isCut = value.length > mostCharacters && !all && !whole;
  return (
    <span class="string">
      {isCut ? value.slice(0, mostCharacters) : value}
      {isCut && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          … all {count(value.length)} characters
        </button>
      )}
    </span>
  );
}
