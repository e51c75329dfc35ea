// What servers said about their tools before: no tool becomes read-only later, and no new tool goes unnoticed.
import type { ListedTool } from './listed-tool.ts';

/** The tools that a server lists. */
interface NamedListing {
  readonly server: { readonly name: string };
  readonly tools: readonly ListedTool[];
}

export class EarlierListings {
  /** The names in each server's first listing. */
  readonly #first = new Map<string, ReadonlySet<string>>();
  /** Tools that were once listed as anything but read-only. */
  readonly #writers = new Set<string>();

  /** Records the listing and returns its tools; one that was ever listed as anything but read-only does not become read-only. */
  told({ server: { name }, tools }: NamedListing): readonly ListedTool[] {
    if (!this.#first.has(name)) this.#first.set(name, new Set(tools.map(({ tool }) => tool)));
    return tools.map((tool) => {
      const key = JSON.stringify([name, tool.tool]);
      if (tool.annotations?.readOnlyHint !== true) this.#writers.add(key);
      else if (this.#writers.has(key))
        return { ...tool, annotations: { ...tool.annotations, readOnlyHint: false } };
      return tool;
    });
  }

  /** Whether the tool was not in its server's first listing. */
  isLate(server: string, tool: string): boolean {
    return this.#first.get(server)?.has(tool) === false;
  }
}
