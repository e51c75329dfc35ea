// The run's memory: the sum of what its drafts have learned, as the next draft sees it.
import type { Critique } from '../model/feedback.ts';
import type { JsonScalar } from '../model/json.ts';
import type {
  Edge,
  KnownFailure,
  KnownName,
  KnownValue,
  Learned,
  MemoryView,
  ToolRecord,
} from '../model/learned.ts';
import type { ToolCall } from '../model/tool.ts';
import { addRecords, callKey, unusedTool } from './learn.ts';

/** The most that is kept a tool, a noun or in all: a memory does not grow with the length of the run. */
const most = {
  valuesAPath: 48,
  namesANoun: 160,
  nouns: 200,
  edgesATool: 64,
  failures: 2_000,
  calls: 2_000,
  found: 10_000,
  timesKept: 16,
  critiquesATool: 12,
};

/** One empty list: callers compare by identity. */
const none: readonly JsonScalar[] = [];

/** An immutable sum of lessons: `with` answers a new memory and leaves this one as it is. */
export class Memory implements MemoryView {
  static readonly empty = new Memory(
    new Map(),
    new Map(),
    new Map(),
    new Map(),
    new Map(),
    new Map(),
    new Map(),
  );

  readonly #tools: ReadonlyMap<string, ToolRecord>;
  readonly #values: ReadonlyMap<string, readonly JsonScalar[]>;
  readonly #edges: ReadonlyMap<string, readonly Edge[]>;
  readonly #names: ReadonlyMap<string, readonly KnownName[]>;
  readonly #failures: ReadonlyMap<string, Critique>;
  readonly #calls: ReadonlyMap<string, number>;
  readonly #found: ReadonlyMap<string, true>;

  private constructor(
    tools: ReadonlyMap<string, ToolRecord>,
    values: ReadonlyMap<string, readonly JsonScalar[]>,
    edges: ReadonlyMap<string, readonly Edge[]>,
    names: ReadonlyMap<string, readonly KnownName[]>,
    failures: ReadonlyMap<string, Critique>,
    calls: ReadonlyMap<string, number>,
    found: ReadonlyMap<string, true>,
  ) {
    this.#tools = tools;
    this.#values = values;
    this.#edges = edges;
    this.#names = names;
    this.#failures = failures;
    this.#calls = calls;
    this.#found = found;
  }

  record(tool: string): ToolRecord {
    return this.#tools.get(tool) ?? unusedTool;
  }

  values(tool: string, path: string): readonly JsonScalar[] {
    return this.#values.get(`${tool} ${path}`) ?? none;
  }

  edgesTo(tool: string): readonly Edge[] {
    return this.#edges.get(tool) ?? [];
  }

  names(noun?: string): readonly KnownName[] {
    return noun === undefined ? [...this.#names.values()].flat() : (this.#names.get(noun) ?? []);
  }

  failure(call: ToolCall): Critique | undefined {
    return this.#failures.size === 0 ? undefined : this.#failures.get(callKey(call));
  }

  timesKept(call: ToolCall): number {
    return this.#calls.get(callKey(call)) ?? 0;
  }

  isFound(key: string): boolean {
    return this.#found.has(key);
  }

  critiques(tool: string): readonly Critique[] {
    const counted = new Map<string, { critique: Critique; count: number }>();
    for (const critique of this.#failures.values()) {
      if (critique.tool !== tool) continue;
      const key = `${critique.path} ${critique.message}`;
      const seen = counted.get(key);
      counted.set(key, { critique, count: (seen?.count ?? 0) + 1 });
    }
    const sorted = [...counted.values()].sort((a, b) => b.count - a.count);
    return sorted.slice(0, most.critiquesATool).map(({ critique }) => critique);
  }

  /** This memory and what drafts, or parts of one, have learned, in that order. */
  with(...lessons: readonly Learned[]): Memory {
    if (lessons.length === 0) return this;
    const all = <Item>(of: (learned: Learned) => readonly Item[]) => lessons.flatMap(of);
    return new Memory(
      changed(
        this.#tools,
        all(({ tools }) => Object.entries(tools)),
        addRecord,
      ),
      changed(
        this.#values,
        all(({ values }) => values),
        addValue,
      ),
      changed(
        this.#edges,
        all(({ edges }) => edges),
        addEdge,
      ),
      changed(
        this.#names,
        all(({ names }) => names),
        addName,
      ),
      changed(
        this.#failures,
        all(({ failures }) => failures),
        addFailure,
      ),
      changed(
        this.#calls,
        all(({ calls }) => calls),
        addCall,
      ),
      changed(
        this.#found,
        all(({ found = [] }) => found),
        addFound,
      ),
    );
  }

  /** What `memory.json` holds. */
  toLearned(): Learned {
    return {
      tools: Object.fromEntries(this.#tools),
      values: [...this.#values].flatMap(([key, values]) => {
        // A tool's name has no space in it; a parameter's may.
        const end = key.indexOf(' ');
        return values.map((value) => ({ tool: key.slice(0, end), path: key.slice(end + 1), value }));
      }),
      edges: [...this.#edges.values()].flat(),
      names: [...this.#names.values()].flat(),
      failures: [...this.#failures].map(([call, critique]) => ({ call, critique })),
      calls: [...this.#calls].flatMap(([call, count]) => Array<string>(count).fill(call)),
      ...(this.#found.size > 0 && { found: [...this.#found.keys()] }),
    };
  }
}

/** The map with every item added; the map itself where there is none, since drafts keep memories of every iteration. */
function changed<V, I>(
  map: ReadonlyMap<string, V>,
  items: readonly I[],
  add: (map: Map<string, V>, item: I) => void,
): ReadonlyMap<string, V> {
  if (items.length === 0) return map;
  const copy = new Map(map);
  for (const item of items) add(copy, item);
  return copy;
}

function addRecord(tools: Map<string, ToolRecord>, [name, record]: readonly [string, ToolRecord]): void {
  tools.set(name, addRecords(tools.get(name) ?? unusedTool, record));
}

function addValue(values: Map<string, readonly JsonScalar[]>, { tool, path, value }: KnownValue): void {
  const key = `${tool} ${path}`;
  const known = values.get(key) ?? none;
  if (known.length < most.valuesAPath && !known.includes(value)) values.set(key, [...known, value]);
}

function addEdge(edges: Map<string, readonly Edge[]>, edge: Edge): void {
  const known = edges.get(edge.to) ?? [];
  const index = known.findIndex(({ from, path }) => from === edge.from && path === edge.path);
  const old = known[index];
  if (old === undefined) {
    if (known.length < most.edgesATool) edges.set(edge.to, [...known, edge]);
    return;
  }
  const sum = { ...old, succeeded: old.succeeded + edge.succeeded, failed: old.failed + edge.failed };
  edges.set(edge.to, known.with(index, sum));
}

function addName(names: Map<string, readonly KnownName[]>, name: KnownName): void {
  const known = names.get(name.noun) ?? [];
  if (known.length >= most.namesANoun || (known.length === 0 && names.size >= most.nouns)) return;
  if (!known.some((other) => other.name === name.name)) names.set(name.noun, [...known, name]);
}

function addFailure(failures: Map<string, Critique>, { call, critique }: KnownFailure): void {
  failures.set(call, critique);
  if (failures.size > most.failures) failures.delete(failures.keys().next().value as string);
}

function addCall(calls: Map<string, number>, call: string): void {
  calls.set(call, Math.min((calls.get(call) ?? 0) + 1, most.timesKept));
  if (calls.size > most.calls) calls.delete(calls.keys().next().value as string);
}

function addFound(found: Map<string, true>, key: string): void {
  found.set(key, true);
  if (found.size > most.found) found.delete(found.keys().next().value as string);
}
