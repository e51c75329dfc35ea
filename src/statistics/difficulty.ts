// How much a model has to carry: argument values that stand in no query, only in earlier results.
import { scalarsIn } from '../model/pointer.ts';
import { type Binding, idNumber, type Step, stepBindings } from '../model/workflow.ts';
import { Distribution, type DistributionSummary } from './distribution.ts';

/** Shares from 0 to 1; null where there is nothing to share. */
export interface Difficulty {
  /** Argument values of all calls: texts, numbers, booleans and nulls, each counted. */
  readonly values: number;
  /** Of the values: taken from earlier results, wholly or in part. */
  readonly carriedShare: number | null;
  /** Of the values: said in the query. */
  readonly queryShare: number | null;
  /** Of the values: what follows from the query without standing in it. */
  readonly computedShare: number | null;
  readonly vouchedShare: number | null;
  /** Of the values: defaults and only choices of the schema. */
  readonly schemaShare: number | null;
  /** Of the values: nobody has said where they come from. */
  readonly unexplainedShare: number | null;
  /** Of the carried values: from a result of another server. */
  readonly acrossServersShare: number | null;
  /** Of the samples: with a carried value. */
  readonly samplesShare: number | null;
  readonly carriedPerSample: DistributionSummary;
  /** Calls from the result to its use, the longest of each sample that carries anything: 1 is the very next call. */
  readonly longestCarry: DistributionSummary;
}

/** What counts first where several bindings share a value. */
const sources = ['step', 'computed', 'vouched', 'query', 'schema'] as const;
type Source = (typeof sources)[number] | 'none';

export class DifficultyOf {
  readonly #values: Record<Source, number> = {
    step: 0,
    computed: 0,
    vouched: 0,
    query: 0,
    schema: 0,
    none: 0,
  };
  #acrossServers = 0;
  #samples = 0;
  #carrying = 0;
  readonly #carried = new Distribution();
  readonly #longest = new Distribution();

  add(steps: readonly Step[]): void {
    const before = this.#values.step;
    const serverOf = new Map(steps.map(({ id, server }) => [id, server]));
    let longest = 0;
    for (const step of steps) {
      for (const { pointer } of scalarsIn(step.arguments)) {
        const own = bindingsOf(pointer, step.bindings);
        const source: Source = sources.find((one) => own.some((binding) => binding.source === one)) ?? 'none';
        this.#values[source] += 1;
        const from = stepBindings({ bindings: own }).map((binding) => binding.step);
        if (from.some((id) => serverOf.get(id) !== step.server)) this.#acrossServers += 1;
        longest = Math.max(longest, ...from.map((id) => idNumber(step.id) - idNumber(id)));
      }
    }
    const carried = this.#values.step - before;
    this.#samples += 1;
    this.#carried.add(carried);
    if (carried === 0) return;
    this.#carrying += 1;
    this.#longest.add(longest);
  }

  result(): Difficulty {
    const { step, computed, vouched, query, schema, none } = this.#values;
    const values = step + computed + vouched + query + schema + none;
    const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
    return {
      values,
      carriedShare: share(step, values),
      queryShare: share(query, values),
      computedShare: share(computed, values),
      vouchedShare: share(vouched, values),
      schemaShare: share(schema, values),
      unexplainedShare: share(none, values),
      acrossServersShare: share(this.#acrossServers, step),
      samplesShare: share(this.#carrying, this.#samples),
      carriedPerSample: this.#carried.summary(),
      longestCarry: this.#longest.summary(),
    };
  }
}

/** The bindings of a value, or of the list or object that it stands in. */
function bindingsOf(pointer: string, bindings: readonly Binding[]): readonly Binding[] {
  let path = pointer;
  for (;;) {
    const own = bindings.filter((binding) => binding.path === path);
    if (own.length > 0 || path === '') return own;
    path = path.slice(0, path.lastIndexOf('/'));
  }
}
