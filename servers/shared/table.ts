/** A table over a world's rows: reading shares the seed, writing keeps only what changed (copy on write). */

export interface Row {
  readonly id: string;
}

interface Seed<R extends Row> {
  readonly rows: readonly R[];
  readonly byId: ReadonlyMap<string, R>;
  readonly prefix: string;
  readonly lastNumber: number;
  readonly digits: number;
}

const seeds = new WeakMap<readonly Row[], Seed<Row>>();

export class Table<R extends Row> {
  readonly #seed: Seed<R>;
  readonly #changed = new Map<string, R>();
  readonly #added = new Map<string, R>();

  constructor(rows: readonly R[]) {
    this.#seed = seedOf(rows);
  }

  get(id: string): R | undefined {
    return this.#changed.get(id) ?? this.#seed.byId.get(id) ?? this.#added.get(id);
  }

  /** Every row, in the seed's order, new ones last. */
  all(): readonly R[] {
    if (this.#changed.size === 0 && this.#added.size === 0) return this.#seed.rows;
    const current = this.#seed.rows.map((row) => this.#changed.get(row.id) ?? row);
    return [...current, ...this.#added.values()];
  }

  filter(keep: (row: R) => boolean): R[] {
    return this.all().filter(keep);
  }

  /** Adds the row under the next id of the sequence and returns it. */
  add(row: Omit<R, 'id'>): R {
    const id = this.nextId();
    const added = { id, ...row } as R;
    this.#added.set(id, added);
    return added;
  }

  /** Replaces the named fields of a row that exists and returns the row as it is now. */
  change(id: string, fields: Partial<Omit<R, 'id'>>): R {
    const current = this.get(id);
    if (!current) throw new Error(`There is no row ${id} to change.`);
    const changed = { ...current, ...fields };
    (this.#added.has(id) ? this.#added : this.#changed).set(id, changed);
    return changed;
  }

  nextId(): string {
    return `${this.#seed.prefix}${this.nextNumber()}`;
  }

  /** The number of the next id with its leading zeros, for records that also have a human number. */
  nextNumber(): string {
    return String(this.#seed.lastNumber + this.#added.size + 1).padStart(this.#seed.digits, '0');
  }
}

/** The row of seed data with this id. */
export function seedRow<R extends Row>(rows: readonly R[], id: string): R | undefined {
  return seedOf(rows).byId.get(id);
}

function seedOf<R extends Row>(rows: readonly R[]): Seed<R> {
  const known = seeds.get(rows);
  if (known) return known as Seed<R>;
  const [, prefix = '', digits = ''] = /^(.*?)(\d*)$/.exec(rows.at(-1)?.id ?? '') ?? [];
  const seed: Seed<R> = {
    rows,
    byId: new Map(rows.map((row) => [row.id, row])),
    prefix,
    lastNumber: Number(digits),
    digits: digits.length,
  };
  seeds.set(rows, seed as Seed<Row>);
  return seed;
}
