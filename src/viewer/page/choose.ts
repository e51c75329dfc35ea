// Which drafts are listed, and in which order. Pure, and one pass over the rows: there may be a hundred thousand.
import type { Row, ToldEvaluation, ToldReviews } from '../told.ts';
import { resultsOn } from './results.ts';

/** What can be chosen; each is a list of values of which a draft needs one, empty for all. */
export const dimensions = [
  'show',
  'form',
  'tool',
  'server',
  'calls',
  'depth',
  'verdict',
  'vouched',
  'review',
  'result',
] as const;
export type Dimension = (typeof dimensions)[number];

export interface Choice {
  /** All of these words, in the query, the response or the id. */
  readonly words: string;
  readonly values: Readonly<Partial<Record<Dimension, readonly string[]>>>;
  readonly sort: Sort;
}

export const sorts = ['order', 'calls', 'depth', 'latency', 'tokens', 'length', 'shortest'] as const;
export type Sort = (typeof sorts)[number];

export const noChoice: Choice = { words: '', values: { show: ['accepted'] }, sort: 'order' };

export interface Chosen {
  /** In the order in which they are listed. */
  readonly rows: readonly Row[];
  /** By dimension and value: how many there would be, everything else chosen as it is. */
  readonly counts: Readonly<Record<Dimension, ReadonlyMap<string, number>>>;
}

export interface Known {
  readonly reviews: ToldReviews;
  readonly evaluations: readonly ToldEvaluation[];
}

export function choose(rows: readonly Row[], { words, values, sort }: Choice, known: Known): Chosen {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const active = dimensions.flatMap((name) => {
    const of = values[name];
    return of === undefined || of.length === 0 ? [] : [{ name, of: new Set(of) }];
  });
  const chosen: Row[] = [];
  const counts = Object.fromEntries(dimensions.map((name) => [name, new Map<string, number>()])) as Record<
    Dimension,
    Map<string, number>
  >;
  for (const row of rows) {
    if (wanted.length > 0) {
      const text = textOf(row);
      if (!wanted.every((word) => text.includes(word))) continue;
    }
    const failing = active.filter(
      ({ name, of }) => !valuesOf(row, name, known).some((value) => of.has(value)),
    );
    if (failing.length > 1) continue;
    if (failing.length === 0) chosen.push(row);
    // A draft that only one dimension leaves out would be there if that were chosen otherwise.
    for (const name of failing.length === 0 ? dimensions : [(failing[0] as { name: Dimension }).name]) {
      for (const value of valuesOf(row, name, known))
        counts[name].set(value, (counts[name].get(value) ?? 0) + 1);
    }
  }
  return { rows: sorted(chosen, sort), counts };
}

const texts = new WeakMap<Row, string>();

function textOf(row: Row): string {
  const before = texts.get(row);
  if (before !== undefined) return before;
  const text = `${row.id}\n${row.query}\n${row.response}`.toLowerCase();
  texts.set(row, text);
  return text;
}

function valuesOf(row: Row, dimension: Dimension, { reviews, evaluations }: Known): readonly string[] {
  switch (dimension) {
    case 'show':
      return [row.accepted ? 'accepted' : 'rejected'];
    case 'form':
      return row.forms.length === 0 ? ['none said'] : row.forms;
    case 'tool':
      return row.tools;
    case 'server':
      return serversOf(row);
    case 'calls':
      return [String(row.calls)];
    case 'depth':
      return [String(row.depth)];
    case 'verdict':
      return row.failed.length > 0
        ? row.failed.map((check) => `failed ${check}`)
        : row.skipped.length > 0
          ? row.skipped.map((check) => `skipped ${check}`)
          : ['all passed'];
    case 'vouched':
      return [row.unvouched ? 'not yet' : 'yes'];
    case 'review':
      return reviewValues(row, reviews);
    case 'result':
      return evaluations.flatMap((evaluation) => {
        const results = resultsOn(evaluation, row.id);
        if (results.length === 0) return [];
        const passed = results.every(({ result }) => result.passed);
        return [`${passed ? '✓' : '✗'} ${evaluation.name}`];
      });
  }
}

function reviewValues({ id }: Row, reviews: ToldReviews): readonly string[] {
  const standing = reviews[id];
  if (standing === undefined) return ['open'];
  return [
    standing.outcome,
    ...(standing.edited ? ['edited'] : []),
    ...(standing.history.some(({ decision }) => decision === 'comment') ? ['commented'] : []),
  ];
}

const servers = new WeakMap<Row, readonly string[]>();

/** A tool's name begins with its server's. */
export function serversOf(row: Row): readonly string[] {
  const before = servers.get(row);
  if (before !== undefined) return before;
  const names = [...new Set(row.tools.map((name) => name.slice(0, Math.max(0, name.indexOf('__')))))];
  servers.set(row, names);
  return names;
}

const keys: Readonly<Record<Sort, (row: Row) => number>> = {
  order: orderOf,
  calls: (row) => -row.calls,
  depth: (row) => -row.depth,
  latency: (row) => -row.latencyMs,
  tokens: (row) => -row.tokens,
  length: (row) => -row.query.length - row.response.length,
  shortest: (row) => row.query.length + row.response.length,
};

/** The index of the draft in the run. */
export function orderOf({ id }: Row): number {
  return Number(id.slice(id.lastIndexOf('-') + 1));
}

function sorted(rows: Row[], sort: Sort): readonly Row[] {
  const key = keys[sort];
  const keyed = rows.map((row) => ({ row, key: key(row), order: orderOf(row) }));
  return keyed.sort((a, b) => a.key - b.key || a.order - b.order).map(({ row }) => row);
}
