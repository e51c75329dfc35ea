// A mock from a file or a folder, told apart by what it holds.
import { stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { checkCassette, isCassette } from '../cassettes/cassette.ts';
import { readRegularFile } from '../files/regular-file.ts';
import { ToolGradError } from '../model/errors.ts';
import { isObject, type JsonObject } from '../model/json.ts';
import type { Mock } from './mock.ts';
import { playCassette } from './play-cassette.ts';
import { reasonOf } from './reason.ts';
import { oneApi } from './synthesize/library.ts';
import { createSynthesizer } from './synthesize/synthesizer.ts';
import { toolListMock } from './tool-list.ts';

export interface MockOptions {
  /** Answers calls that a cassette does not hold by rule. */
  readonly synthesize: boolean;
  /** Decides what is made up: equal seeds make equal worlds. */
  readonly seed: number;
}

const kinds = 'a cassette, a list of tools, an OpenAPI 3 document, or a folder of ToolBench tool files';

/** The mock that a file or a folder describes. Throws `usage` if it is not there, is none of those, or is broken. */
export async function readMock(path: string, options: MockOptions): Promise<Mock> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined)
    throw new ToolGradError('usage', `There is no file ${path} to mock a server from.`);
  if (found.isDirectory()) {
    const { toolBenchMock } = await import('./toolbench.ts');
    return await toolBenchMock(path, options.seed);
  }
  const value = await parse(path);
  const name = basename(path, extname(path));
  if (isCassette(value)) {
    const cassette = checkCassette(value, path);
    if (!options.synthesize) return playCassette(cassette);
    const entries = new Map(cassette.tools.map((tool) => [String(tool.name), tool]));
    const synthesizer = createSynthesizer(options.seed, oneApi(entries));
    return playCassette(cassette, () => synthesizer.openSession());
  }
  if (isObject(value) && (value.openapi !== undefined || value.swagger !== undefined)) {
    const { openApiMock } = await import('./openapi.ts');
    return await openApiMock(value, path, options.seed);
  }
  if (isObject(value) && Array.isArray(value.api_list)) {
    const { toolBenchMock } = await import('./toolbench.ts');
    return await toolBenchMock(path, options.seed);
  }
  const tools = Array.isArray(value) ? value : listedTools(value);
  if (tools !== undefined && looksListed(tools)) return toolListMock(tools, name, path, options.seed);
  throw new ToolGradError('usage', `${path} cannot be mocked: it is none of ${kinds}.`);
}

/** A result of `tools/list`, or the whole message that brought it. */
function listedTools(value: unknown): readonly unknown[] | undefined {
  if (!isObject(value)) return undefined;
  if (Array.isArray(value.tools)) return value.tools;
  return isObject(value.result) && Array.isArray(value.result.tools) ? value.result.tools : undefined;
}

function looksListed(tools: readonly unknown[]): boolean {
  return tools.some((tool) => isObject(tool) && typeof tool.name === 'string');
}

async function parse(path: string): Promise<unknown> {
  const text = await readRegularFile(path).catch((error: Error) => {
    throw new ToolGradError('usage', `${path} cannot be read: ${reasonOf(error)}.`, { cause: error });
  });
  try {
    return JSON.parse(text) as JsonObject;
  } catch (error) {
    const start = text.slice(0, 400);
    if (/^\s*[[{]/.test(start)) {
      const whole = /"schema"\s*:\s*"toolgrad\.cassette\//.test(start) ? 'is a broken cassette: it ' : '';
      throw new ToolGradError('usage', `${path} ${whole}is not JSON: ${reasonOf(error)}.`, { cause: error });
    }
    if (!/^(openapi|swagger)\s*:/m.test(text.slice(0, 10_000))) {
      const why =
        extname(path) === '.json' ? `it is not JSON (${reasonOf(error)}), and so none of` : 'it is none of';
      throw new ToolGradError('usage', `${path} cannot be mocked: ${why} ${kinds}.`);
    }
  }
  const { parse: parseYaml } = await import('yaml');
  try {
    return parseYaml(text);
  } catch (error) {
    throw new ToolGradError('usage', `${path} is not YAML: ${reasonOf(error)}.`, { cause: error });
  }
}
