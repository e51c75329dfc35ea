// The regular expressions that the modules of the build put together from parts when they are loaded.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Expression } from './literals.ts';

/** Files that do something when they are loaded: the program, and a worker thread. */
const beginnings = new Set(['bin.js', 'workers/thread.js']);

/** Loads every module but the program's start, with a `RegExp` that takes notes. */
export async function builtWhileLoading(
  root: string,
  files: readonly string[],
): Promise<readonly Expression[]> {
  const found: Expression[] = [];
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, args: ConstructorParameters<typeof RegExp>) {
      const made = new target(...args);
      // Packages build their own: the caller's file tells.
      const caller = new Error().stack?.split('\n')[2] ?? '';
      const at = caller.indexOf(root);
      if (at !== -1) {
        const file = caller.slice(at + root.length).replace(/:\d+:\d+\)?$/, '');
        found.push({ source: made.source, flags: made.flags, file });
      }
      return made;
    },
  });
  try {
    for (const file of files) if (!beginnings.has(file)) await import(pathToFileURL(join(root, file)).href);
  } finally {
    globalThis.RegExp = original;
  }
  return found;
}
