// Groups of rows that only ever grow together: a union-find over row numbers, four bytes a row.

export class DisjointSets {
  #parents = new Int32Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** A new row, in a group of its own; answers with its number. */
  add(): number {
    if (this.#length === this.#parents.length) {
      const larger = new Int32Array(this.#length * 2);
      larger.set(this.#parents);
      this.#parents = larger;
    }
    this.#parents[this.#length] = this.#length;
    this.#length += 1;
    return this.#length - 1;
  }

  /** The row that stands for the group: of two joined groups, the smaller of their two. */
  rootOf(row: number): number {
    const parents = this.#parents;
    let root = row;
    while (parents[root] !== root) {
      // Path halving: every second row on the way is hung one higher.
      const above = parents[parents[root] as number] as number;
      parents[root] = above;
      root = above;
    }
    return root;
  }

  join(a: number, b: number): void {
    const [first, second] = [this.rootOf(a), this.rootOf(b)];
    if (first === second) return;
    this.#parents[Math.max(first, second)] = Math.min(first, second);
  }
}
