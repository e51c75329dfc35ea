// The expressions that have been found linear: a list in the repository, so that only what is new is checked again.
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';

export interface KnownLinear {
  has(expression: string): boolean;
  add(expression: string): void;
  /** Writes the list down, a line each; without those that are gone, where all there are is given. */
  save(all?: readonly string[]): void;
}

export function readKnownLinear(file: string): KnownLinear {
  const known = new Set(read(file));
  return {
    has: (expression) => known.has(keyOf(expression)),
    add: (expression) => known.add(keyOf(expression)),
    save(all) {
      const kept = all === undefined ? known : new Set(all.map(keyOf).filter((key) => known.has(key)));
      const written = `${file}.${process.pid}`;
      writeFileSync(
        written,
        [...kept]
          .sort()
          .map((key) => `${key}\n`)
          .join(''),
      );
      renameSync(written, file);
    },
  };
}

/** Any change to an expression makes it a new one. */
function keyOf(expression: string): string {
  return createHash('sha256').update(expression).digest('base64url').slice(0, 16);
}

/** Without the file all are checked. */
function read(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  } catch {
    return [];
  }
}
