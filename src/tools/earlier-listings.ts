// What servers said about their tools before: no tool becomes read-only later, and no new tool goes unnoticed.
import type { ListedTool } from './listed-tool.ts';

/** The tools that a server lists. */
interface NamedListing {
  readonly server: { readonly name: string; readonly described?: string };
  readonly tools: readonly ListedTool[];
}

/**
 * Tools of this process's configured servers that were once listed as anything but read-only: a server that is opened
 * again, for the next run or client, is held to what it said before.
 */
const writersOfProcess = new Set<string>();

export class EarlierListings {
  /** The names in each server's first listing. */
  readonly #first = new Map<string, ReadonlySet<string>>();
  readonly #writers = new Set<string>();

  /** Records the listing and returns its tools; one that was ever listed as anything but read-only does not become read-only. */
  told({ server: { name, described }, tools }: NamedListing): readonly ListedTool[] {
    // Without an address it is nobody's but this source's.
    const writers = described === undefined ? this.#writers : writersOfProcess;
    if (!this.#first.has(name)) this.#first.set(name, new Set(tools.map(({ tool }) => tool)));
    return tools.map((tool) => {
      const key = JSON.stringify([described, name, tool.tool]);
      if (tool.annotations?.readOnlyHint !== true) writers.add(key);
      else if (writers.has(key))
        return { ...tool, annotations: { ...tool.annotations, readOnlyHint: false } };
      return tool;
    });
  }

  /** Whether the tool was not in its server's first listing. */
  isLate(server: string, tool: string): boolean {
    return this.#first.get(server)?.has(tool) === false;
  }
}
