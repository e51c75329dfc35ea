// Which steps an answer ends at, by what the calls were made with: whatever leads to another call is on the way.
import type { JsonObject, JsonScalar, JsonValue } from '../model/json.ts';
import { scalarsIn } from '../model/pointer.ts';
import type { Evidence } from '../proofs/evidence.ts';
import { mentionsValue } from '../text/sayings/find-sayings.ts';

/** Those of some steps that none of the others rests on. */
export function lastSteps(
  steps: ReadonlySet<string>,
  query: string,
  { values, args, today }: Evidence,
): ReadonlySet<string> {
  const known = [...values.keys()];
  const sources = new Map(
    [...args].map(([step, given]) => {
      const carried = carriedIn(given).filter((value) => !mentionsValue(query, value, { today }));
      const before = known.slice(0, Math.max(0, known.indexOf(step)));
      return [
        step,
        before.filter((id) => carried.some((value) => isFrom(value, values.get(id), args.get(id)))),
      ];
    }),
  );
  const behind = (step: string): readonly string[] =>
    (sources.get(step) ?? []).flatMap((source) => [source, ...behind(source)]);
  const onTheWay = new Set([...steps].flatMap((step) => [...new Set(behind(step))]));
  return new Set([...steps].filter((step) => !onTheWay.has(step)));
}

/** The shortest word, and the smallest figure, that is not the same by chance. */
const [shortest, smallest] = [3, 10];

/** The values of a call that may come from an earlier result. */
function carriedIn(given: JsonObject): readonly JsonScalar[] {
  return [...scalarsIn(given)].flatMap(({ value }) =>
    (typeof value === 'string' && value.length >= shortest) ||
    (typeof value === 'number' && Math.abs(value) >= smallest)
      ? [value]
      : [],
  );
}

/** Whether a result shows the value, and was not itself asked for with it. */
function isFrom(value: JsonScalar, shown: JsonValue | undefined, given: JsonObject | undefined): boolean {
  const has = (all: JsonValue | undefined) =>
    all !== undefined && [...scalarsIn(all)].some((each) => each.value === value);
  return has(shown) && !has(given);
}
