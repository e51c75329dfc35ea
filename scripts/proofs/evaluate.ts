// A proof of a stored sample by JSONata alone, in several orders of its lists.
import jsonata from 'jsonata';
import { days, minutes, plus, said, same } from './functions.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export interface StoredSample {
  readonly id: string;
  readonly today: string;
  readonly query: string;
  readonly ordered: readonly { readonly step: string; readonly path: string }[];
  readonly exchanges: readonly {
    readonly response: string;
    readonly claims: readonly {
      readonly text: string;
      readonly span: readonly [number, number];
      readonly proof?: string;
      readonly write?: string;
    }[];
  }[];
  readonly chains: readonly {
    readonly steps: readonly {
      readonly id: string;
      readonly arguments: Json;
      readonly result: Json;
      readonly value?: Json;
      readonly valueAt?: string;
    }[];
  }[];
}

const isObject = (value: Json | undefined): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function at(value: Json, pointer: string): Json {
  let here: Json | undefined = value;
  for (const token of pointer.split('/').slice(1)) {
    const name = token.replaceAll('~1', '/').replaceAll('~0', '~');
    here = Array.isArray(here)
      ? (here as readonly Json[])[Number(name)]
      : isObject(here)
        ? here[name]
        : undefined;
  }
  return here ?? null;
}

/** Without the nulls of lists and, unless the proof asks for null, without those of fields. */
function withoutNulls(value: Json, keepFields: boolean): Json {
  if (Array.isArray(value))
    return (value as readonly Json[])
      .filter((item) => item !== null)
      .map((item) => withoutNulls(item, keepFields));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => keepFields || member !== null)
      .map(([name, member]) => [name, withoutNulls(member, keepFields)]),
  );
}

/** What a sample's proofs are evaluated on: `step_1`, `args_1`, `today`. */
export function bindingsOf({ chains, today }: StoredSample, proof: string): Record<string, Json> {
  const keep = /\bnull\b/.test(proof);
  const bindings: Record<string, Json> = { today };
  for (const step of chains.flatMap(({ steps }) => steps)) {
    const value = step.valueAt === undefined ? (step.value ?? null) : at(step.result, step.valueAt);
    bindings[step.id] = withoutNulls(value, keep);
    bindings[step.id.replace('step', 'args')] = step.arguments;
  }
  return bindings;
}

/** A small generator of its own, so that every run shuffles alike. */
function shuffled(items: readonly Json[], seed: number): readonly Json[] {
  let state = seed;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  const copy = [...items];
  for (let index = copy.length - 1; index > 0; index--) {
    const other = Math.floor(next() * (index + 1));
    [copy[index], copy[other]] = [copy[other] as Json, copy[index] as Json];
  }
  return copy;
}

/** Lists of things and of texts in another order; 0 is backwards. Those whose order a tool promises stay. */
function reordered(value: Json, promised: readonly string[], seed: number, path = ''): Json {
  if (Array.isArray(value)) {
    const items = (value as readonly Json[]).map((item) => reordered(item, promised, seed, path));
    const isSeries = items.some((item) => typeof item === 'number' || typeof item === 'boolean');
    if (isSeries || promised.includes(path)) return items;
    return seed === 0 ? items.reverse() : shuffled(items, seed);
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      reordered(member, promised, seed, `${path}/${name}`),
    ]),
  );
}

async function evaluate(proof: string, bindings: Record<string, Json>): Promise<Json | undefined> {
  const expression = jsonata(proof);
  for (const [name, body] of Object.entries({ days, minutes, plus, same, said }))
    expression.registerFunction(name, body as (...values: unknown[]) => unknown);
  const value: unknown = await expression.evaluate({}, bindings);
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as Json);
}

/** Whether the order of a value's items says something: a tuple, a sorted list. */
function isOrdered(proof: string): boolean {
  const ast = jsonata(proof).ast() as {
    type: string;
    value?: string;
    steps?: { type: string; predicate?: unknown }[];
    procedure?: { value: string };
  };
  if (ast.type === 'unary' && ast.value === '[') return true;
  if (ast.type === 'function') return ast.procedure?.value === 'sort';
  return ast.type === 'path' && (ast.steps ?? []).some(({ type }) => type === 'sort');
}

const text = (value: Json, ordered: boolean): string =>
  JSON.stringify(
    Array.isArray(value) && !ordered ? [...value].map((item) => JSON.stringify(item)).sort() : value,
    (_, member: unknown) => (typeof member === 'number' ? Number(member.toPrecision(9)) : member),
  );

export interface Evaluated {
  readonly value: Json | undefined;
  /** Why it does not hold; undefined where it does. */
  readonly problem?: string;
}

/** The value of a proof, which has to be the same in every order of its lists. */
export async function evaluateProof(sample: StoredSample, proof: string): Promise<Evaluated> {
  const bindings = bindingsOf(sample, proof);
  const value = await evaluate(proof, bindings);
  if (value === undefined) return { value, problem: 'evaluates to nothing' };
  const ordered = isOrdered(proof);
  for (const seed of [0, 1, 2]) {
    const others = Object.fromEntries(
      Object.entries(bindings).map(([name, each]) => {
        const promised = sample.ordered.filter(({ step }) => step === name).map(({ path }) => path);
        return [name, name.startsWith('step_') ? reordered(each, promised, seed) : each];
      }),
    );
    const other = await evaluate(proof, others);
    if (other === undefined || text(other, ordered) !== text(value, ordered))
      return {
        value,
        problem: `evaluates to ${JSON.stringify(value)}, and to ${JSON.stringify(other)} in another order of its lists`,
      };
  }
  return { value };
}
