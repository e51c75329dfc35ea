// A bare list of tools as a server: results are made up from what the tools promise.
import { ToolGradError } from '../model/errors.ts';
import { isObject, type JsonObject } from '../model/json.ts';
import type { Mock } from './mock.ts';
import { type Library, oneApi } from './synthesize/library.ts';
import { createSynthesizer } from './synthesize/synthesizer.ts';

/** Compiling a schema takes time: of long lists, the first tools are tried. */
const mostTried = 100;

/** The mock of tools as `tools/list` shows them. Throws `usage` if one has no name or no `inputSchema`. */
export function toolListMock(
  tools: readonly unknown[],
  name: string,
  path: string,
  seed: number,
  version = '1.0.0',
  shape?: Library['shape'],
): Mock {
  const entries = new Map<string, JsonObject>();
  for (const [at, tool] of tools.entries()) {
    const fault = !isObject(tool)
      ? 'is no object'
      : typeof tool.name !== 'string' || tool.name === ''
        ? 'has no name'
        : !isObject(tool.inputSchema)
          ? `(${tool.name}) has no "inputSchema"`
          : entries.has(tool.name)
            ? `(${tool.name}) has the name of another`
            : undefined;
    if (fault !== undefined)
      throw new ToolGradError('usage', `${path} cannot be mocked: tool ${at + 1} of the list ${fault}.`);
    entries.set((tool as { name: string }).name, tool as JsonObject);
  }
  const list = [...entries.values()];
  const synthesizer = createSynthesizer(seed, oneApi(entries, shape));
  return {
    name,
    version,
    size: list.length,
    entries: (from, to) => list.slice(from, to),
    has: (tool) => entries.has(tool),
    notices() {
      const never = synthesizer.unanswerable([...entries.keys()].slice(0, mostTried));
      if (never.length === 0) return [];
      const which = never.length === 1 ? 'the output schema' : 'the output schemas';
      return [
        `Some calls will fail, because no result can be made that matches ${which} of ${never.join(', ')}.`,
      ];
    },
    openSession: () => synthesizer.openSession(),
  };
}
