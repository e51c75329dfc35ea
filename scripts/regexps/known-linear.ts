// The expressions that a run before has found linear: the next run checks what is new.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface KnownLinear {
  has(expression: string): boolean;
  add(expression: string): void;
  /** Writes them down. */
  save(): void;
}

export function readKnownLinear(file: string): KnownLinear {
  const known = new Set(read(file));
  return {
    has: (expression) => known.has(expression),
    add: (expression) => known.add(expression),
    save() {
      mkdirSync(dirname(file), { recursive: true });
      const written = `${file}.${process.pid}`;
      writeFileSync(written, JSON.stringify([...known].sort()));
      renameSync(written, file);
    },
  };
}

/** Without the file, or with a broken one, all are checked. */
function read(file: string): readonly string[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as readonly string[];
  } catch {
    return [];
  }
}
