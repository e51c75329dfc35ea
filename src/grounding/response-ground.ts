// What a response may say: an index of texts and results that tells whether a stated value stands in them.
import { isObject, type JsonValue } from '../model/json.ts';
import type { ToolResult } from '../model/tool.ts';
import { stepsOf, type Workflow } from '../model/workflow.ts';
import { readValues, type StatedValue } from '../text/values.ts';
import { type FoldedText, findFolded, foldText } from '../text/words.ts';
import { parseContainer } from './reading/exact-json.ts';
import { stepValue } from './reading/step-value.ts';

// Stands between the strings of a ground; no word, space or mark, so nothing is read across it.
const boundary = '\u0001';

interface Index {
  readonly numbers: ReadonlySet<number>;
  readonly dates: ReadonlySet<string>;
  readonly times: ReadonlySet<string>;
  readonly words: FoldedText;
}

/**
 * The facts of texts and JSON values: their numbers, dates and times by value, their strings and property names as
 * text, and how many entries each list has. JSON that stands in a string is opened. Built at the first question.
 */
export class Ground {
  readonly #sources: readonly JsonValue[];
  #index: Index | undefined;

  constructor(sources: Iterable<JsonValue>) {
    this.#sources = [...sources];
  }

  /**
   * Whether the value stands here. A number holds if it equals one here, or is one rounded to the digits it shows
   * (12.50 → "12.5", 1240.49 → "1,240"; not to a single digit), or one whose minus sign went into words; a date if the
   * day, or the month it names, is here; an identifier or quotation if it stands in a string as whole words.
   */
  holds(stated: StatedValue): boolean {
    this.#index ??= buildIndex(this.#sources);
    const { numbers, dates, times, words } = this.#index;
    const { kind, value, also } = stated;
    if (typeof value === 'number') {
      const step = stated.step ?? 1;
      return (
        holdsNumber(numbers, value, step) ||
        (typeof also === 'number' && holdsNumber(numbers, also, step / 100))
      );
    }
    const isIn = (set: ReadonlySet<string>) => set.has(value) || (typeof also === 'string' && set.has(also));
    if (kind === 'date') return isIn(dates);
    if (kind === 'time') return isIn(times);
    if (findFolded(words, value) !== undefined) return true;
    // A quotation that is a number or a date as a whole counts by its value.
    const inner = kind === 'quoted' ? readValues(value) : [];
    const [only] = inner;
    return inner.length === 1 && only?.text === value && only.kind !== 'identifier' && this.holds(only);
  }
}

function holdsNumber(numbers: ReadonlySet<number>, value: number, step: number): boolean {
  if (numbers.has(value) || (value > 0 && numbers.has(-value))) return true;
  if (Math.abs(value) < 10 && step >= 1) return false;
  for (const number of numbers) {
    const exact = value > 0 ? Math.abs(number) : number;
    // A little more than half a step: 0.285 is not quite representable and rounds to "0.29" all the same.
    if (Math.abs(exact - value) <= (step / 2) * (1 + 1e-9)) return true;
  }
  return false;
}

function buildIndex(sources: readonly JsonValue[]): Index {
  const strings = new Set<string>();
  const numbers = new Set<number>();
  for (const source of sources) collect(source, strings, numbers);
  const text = [...strings].join(boundary);
  const dates = new Set<string>();
  const times = new Set<string>();
  for (const { kind, value, also, start, end, text: written } of readValues(text)) {
    for (const reading of also === undefined ? [value] : [value, also]) {
      if (typeof reading === 'number') numbers.add(reading);
      else if (kind === 'time') {
        times.add(reading);
        times.add(reading.slice(0, 5));
      } else if (kind === 'date') {
        dates.add(reading);
        // The day without its year, the month without its day, and the year alone can be said too.
        if (reading.length === 10) dates.add(`-${reading.slice(4)}`);
        if (!reading.startsWith('-')) {
          dates.add(reading.slice(0, 7));
          numbers.add(Number(reading.slice(0, 4)));
        }
      }
    }
    // The "100,200" of "a,100,200" is one number in prose and two in a table.
    if (kind === 'number' && written.includes(',') && (text[start - 1] === ',' || text[end] === ','))
      for (const group of written.match(/\d+/g) ?? []) numbers.add(Number(group));
  }
  return { numbers, dates, times, words: foldText(text) };
}

function collect(value: JsonValue | undefined, strings: Set<string>, numbers: Set<number>): void {
  if (typeof value === 'number') numbers.add(value);
  else if (typeof value === 'string') {
    if (strings.has(value)) return;
    const inner = parseContainer(value);
    if (inner === undefined) strings.add(value);
    else collect(inner, strings, numbers);
  } else if (Array.isArray(value)) {
    numbers.add(value.length);
    for (const item of value as readonly JsonValue[]) collect(item, strings, numbers);
  } else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      strings.add(key);
      collect(item, strings, numbers);
    }
  }
}

/** What a result says: its step value, and the blocks beside it without the bytes of images, sounds and files. */
function factsOf(result: ToolResult): readonly JsonValue[] {
  const { value, around, sources } = stepValue(result);
  const read = new Set([...sources.values()].map(({ from }) => from));
  const beside = result.content.filter((_, index) => !read.has(`/content/${index}/text`));
  const blocks = beside.map(({ type: _type, data: _data, ...block }) => {
    if (!isObject(block.resource)) return block;
    const { blob: _blob, ...resource } = block.resource;
    return { ...block, resource };
  });
  return [value, around, ...blocks.flatMap((block) => Object.values(block) as JsonValue[])];
}

const grounds = new WeakMap<Workflow, Ground>();

/** The facts of all results of a workflow; the same object for the same workflow. */
export function groundOf(workflow: Workflow): Ground {
  let ground = grounds.get(workflow);
  if (ground === undefined) {
    ground = new Ground(stepsOf(workflow).flatMap((step) => factsOf(step.result)));
    grounds.set(workflow, ground);
  }
  return ground;
}
