// What splitting needs to know of each sample, less than 200 bytes of it, and the split that follows.
import { createHash } from 'node:crypto';
import { ToolGradError } from '../../model/errors.ts';
import { createRandom, deriveSeed, type Random } from '../../model/random.ts';
import type { Sample } from '../../model/sample.ts';
import { stepsOf } from '../../model/workflow.ts';
import { chainSignature } from '../../statistics/chain-signature.ts';
import { chooseGroups } from './choose-groups.ts';
import { DisjointSets } from './disjoint-sets.ts';
import { holdOut, type Unit } from './hold-out.ts';
import { joinNearDuplicates } from './near-duplicates.ts';
import { QuerySketches, sketchOf } from './query-sketch.ts';
import type { SplitName, SplitOptions, SplitUnit } from './split-options.ts';

/** How the samples were divided, and how well that was possible. */
export interface SplitReport {
  readonly by: SplitUnit;
  /** The share that was wanted, and the share that came out; 0 to 1. */
  readonly wantedRatio: number;
  readonly ratio: number;
  readonly samples: Readonly<Record<SplitName, number>>;
  /** Groups that were not to be divided, the samples in the largest one, and samples in a group with others. */
  readonly groups: number;
  readonly largestGroup: number;
  readonly grouped: number;
  /** Different chain signatures. */
  readonly signatures: number;
  /** Names of the tools or servers that no sample of the train split calls; empty for `sample`. */
  readonly heldOut: readonly string[];
}

export interface Split {
  readonly report: SplitReport;
  /** The side of a sample, by its place in the order in which samples were added. */
  sideOf(row: number): SplitName;
}

/** Takes a run's samples in their order, and divides them. */
export class SplitIndex {
  readonly #groups = new DisjointSets();
  #sketches = new QuerySketches();
  readonly #rowOfSignature = new Map<number, number>();
  /** What each sample calls, for the units that can be held out. */
  readonly #unitNames = new Map<string, number>();
  readonly #unitRows: number[][] = [];
  readonly #splitBy: SplitUnit;

  constructor(splitBy: SplitUnit) {
    this.#splitBy = splitBy;
  }

  add(sample: Pick<Sample, 'query' | 'chains'>): void {
    const row = this.#groups.add();
    const signature = hash(chainSignature(sample));
    const same = this.#rowOfSignature.get(signature);
    if (same === undefined) this.#rowOfSignature.set(signature, row);
    else this.#groups.join(row, same);
    this.#sketches.add(sketchOf(sample.query));
    if (this.#splitBy === 'sample') return;
    const names = stepsOf(sample).map(({ name, server }) => (this.#splitBy === 'server' ? server : name));
    for (const name of new Set(names)) this.#rowsCalling(name).push(row);
  }

  /**
   * Divides the samples: samples with the same chains, and such with nearly the same query, go to the same side.
   * Throws `usage` if nothing can be held out, and what `pause` throws; it is called with the share that is done.
   * To be called once: the queries are let go of.
   */
  async split(
    options: Omit<SplitOptions, 'splitBy'>,
    pause: (share: number) => void | Promise<void>,
  ): Promise<Split> {
    const rows = this.#groups.length;
    await joinNearDuplicates(this.#sketches, this.#groups, pause);
    // Nobody compares them again, and the rows are still to be written.
    this.#sketches = new QuerySketches();
    const { groupOf, sizes } = this.#numbered();
    const random = createRandom(deriveSeed(options.seed, 'split'));
    const wanted = wantedRows(rows, options.testRatio);
    const { test, heldOut } = this.#choose(groupOf, sizes, wanted, random);
    const testRows = [...test].reduce((sum, group) => sum + (sizes[group] as number), 0);
    return {
      report: {
        by: this.#splitBy,
        wantedRatio: options.testRatio,
        ratio: rows === 0 ? 0 : testRows / rows,
        samples: { train: rows - testRows, test: testRows },
        groups: sizes.length,
        largestGroup: sizes.reduce((most, size) => Math.max(most, size), 0),
        grouped: sizes.reduce((sum, size) => sum + (size > 1 ? size : 0), 0),
        signatures: this.#rowOfSignature.size,
        heldOut,
      },
      sideOf: (row) => (test.has(groupOf[row] as number) ? 'test' : 'train'),
    };
  }

  #choose(
    groupOf: Int32Array,
    sizes: readonly number[],
    wanted: number,
    random: Random,
  ): { readonly test: ReadonlySet<number>; readonly heldOut: readonly string[] } {
    const all = groupOf.length;
    // With one side only there is nothing to hold apart.
    if (this.#splitBy === 'sample' || wanted === 0 || wanted === all) {
      return { test: new Set(chooseGroups(sizes, wanted, random)), heldOut: [] };
    }
    const units: Unit[] = [...this.#unitNames].map(([name, number]) => ({
      name,
      groups: [...new Set(this.#unitRows[number]?.map((row) => groupOf[row] as number))],
    }));
    const held = holdOut(units, sizes, wanted, random);
    if (held === undefined) {
      const what = this.#splitBy === 'server' ? 'server' : 'tool';
      throw new ToolGradError(
        'usage',
        `No ${what} can be held out: every sample, or one that is nearly the same, calls each of them. Split by sample instead.`,
      );
    }
    return { test: held.groups, heldOut: held.units };
  }

  /** The groups as numbers from 0 on, in the order of their first samples, with their sizes. */
  #numbered(): { readonly groupOf: Int32Array; readonly sizes: readonly number[] } {
    const groupOf = new Int32Array(this.#groups.length);
    const sizes: number[] = [];
    for (let row = 0; row < groupOf.length; row++) {
      // A group's root is the first of its rows, so it has its number already.
      const root = this.#groups.rootOf(row);
      const group = root === row ? sizes.push(0) - 1 : (groupOf[root] as number);
      groupOf[row] = group;
      sizes[group] = (sizes[group] as number) + 1;
    }
    return { groupOf, sizes };
  }

  #rowsCalling(name: string): number[] {
    const number = this.#unitNames.get(name) ?? this.#unitNames.size;
    this.#unitNames.set(name, number);
    const rows = this.#unitRows[number] ?? [];
    this.#unitRows[number] = rows;
    return rows;
  }
}

/** 48 bits: two of a hundred thousand signatures share a hash with a probability of 1 in 50,000. */
function hash(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, 6);
}

/** At least one sample on each side that is wanted, where there are two. */
function wantedRows(rows: number, ratio: number): number {
  if (ratio === 0 || ratio === 1 || rows < 2) return ratio === 1 ? rows : 0;
  return Math.min(rows - 1, Math.max(1, Math.round(rows * ratio)));
}
