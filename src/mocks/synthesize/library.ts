// Where the tools of a mock are found, and which of them belong together.
import type { JsonObject } from '../../model/json.ts';

export interface Library {
  /** The entry of a tool as `tools/list` shows it. */
  find(tool: string): JsonObject | undefined;
  /** The schema of a tool's results where it promises none. */
  shape?(tool: string): JsonObject | undefined;
  /** The API that a tool is of; '' where the mock is one API. What one API shows, the others do not know. */
  apiOf(tool: string): string;
  toolsOf(api: string): readonly string[];
}

/** The library of a plain list of tools: one API. */
export function oneApi(entries: ReadonlyMap<string, JsonObject>, shape?: Library['shape']): Library {
  return {
    find: (tool) => entries.get(tool),
    apiOf: () => '',
    toolsOf: () => [...entries.keys()],
    ...(shape === undefined ? {} : { shape }),
  };
}
