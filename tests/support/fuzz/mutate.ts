// Values and texts that are nearly right: what is there, with something taken away, put twice, put elsewhere or made odd.
import { isObject, type JsonValue } from '../../../src/model/json.ts';
import type { Random } from '../../../src/model/random.ts';
import { units } from '../text-readers.ts';

const oddValues: readonly JsonValue[] = [
  null,
  true,
  false,
  0,
  -1,
  1e308,
  0.1,
  2 ** 53,
  '',
  ' ',
  'text',
  '\u0000',
  '\ud800',
  '\u202e',
  'größe 生肖',
  '2026-02-30',
  '1,234.50 €',
  '__proto__',
  '../../etc/passwd',
  '{"a":[1,2',
  'https://user:pass@host.example/a?b=c#d',
  [],
  [[]],
  [null, 1, 'x'],
  {},
  { a: { b: { c: [] } } },
  { $ref: '#' },
  { type: ['string', 'null'], pattern: '(a+)+$' },
];

const oddKeys = [
  '',
  '__proto__',
  'constructor',
  'toString',
  'a b',
  'größe',
  '$ref',
  'items',
  'id',
  'x'.repeat(300),
];

/** A copy with up to four changes, each somewhere in it. */
export function mutateJson(random: Random, value: JsonValue): JsonValue {
  const copy = structuredClone(value);
  const root: { value: JsonValue } = { value: copy };
  for (let changes = random.integer(1, 4); changes > 0; changes--) change(random, root);
  return root.value;
}

function change(random: Random, root: { value: JsonValue }): void {
  let holder: Record<string, JsonValue> | JsonValue[] = root as Record<string, JsonValue>;
  let key: string | number = 'value';
  for (let depth = 0; depth < 12; depth++) {
    const here: JsonValue | undefined = (holder as Record<string | number, JsonValue>)[key];
    const keys: readonly (string | number)[] = Array.isArray(here)
      ? [...here.keys()]
      : isObject(here)
        ? Object.keys(here)
        : [];
    if (keys.length === 0 || random.integer(0, 3) === 0) break;
    holder = here as typeof holder;
    key = random.pick(keys);
  }
  const place = holder as Record<string | number, JsonValue>;
  const value = place[key] as JsonValue;
  switch (random.integer(0, 6)) {
    case 0:
      if (Array.isArray(holder)) holder.splice(Number(key), 1);
      else delete place[key];
      break;
    case 1:
      if (Array.isArray(holder)) holder.push(structuredClone(value));
      else place[random.pick(oddKeys)] = structuredClone(value);
      break;
    case 2:
      place[key] = [structuredClone(value), structuredClone(value)];
      break;
    case 3:
      place[key] = { [random.pick(oddKeys)]: value };
      break;
    case 4:
      place[key] = typeof value === 'string' ? mutateText(random, value) : JSON.stringify(value ?? null);
      break;
    default:
      place[key] = structuredClone(random.pick(oddValues));
  }
}

/** A text of at most some 2,000 characters with up to four changes. */
export function mutateText(random: Random, text: string): string {
  let changed = text.slice(0, 2000);
  for (let changes = random.integer(1, 4); changes > 0; changes--) {
    const at = random.integer(0, changed.length);
    const to = Math.min(changed.length, at + random.integer(0, 20));
    const unit = random.pick(Object.values(units));
    const between = random.pick([
      '',
      unit.repeat(random.integer(1, 12)),
      changed.slice(at, to).toUpperCase(),
      String.fromCodePoint(random.integer(1, 0x2fff)),
      String(random.pick(oddValues)),
      ` ${random.pick(oddKeys)} `,
    ]);
    changed = changed.slice(0, at) + between + changed.slice(to);
  }
  return changed.slice(0, 3000);
}
