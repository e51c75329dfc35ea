// A folder of ToolBench tool files as a server: one tool an API. Files are read as they are listed or called, and not kept.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ToolGradError } from '../../core/errors.ts';
import { isObject, type JsonObject } from '../../core/json.ts';
import type { Mock } from './mock.ts';
import { createSynthesizer } from './synthesize/synthesizer.ts';
import { type Api, apiTool, exampleShape, standardName } from './toolbench-api.ts';

/** Where an API stands. */
interface Place {
  readonly file: number;
  readonly index: number;
}

interface ToolFile {
  readonly path: string;
  readonly category: string;
  /** As file and functions call it. */
  readonly name: string;
}

/**
 * The mock of the APIs of a folder in the layout of ToolBench (Qin et al. 2023, arXiv 2307.16789, `data/toolenv/tools`):
 * `<category>/<tool>.json`, each with an `api_list`; or of one such file. Throws `usage` where there is none, or one is
 * broken.
 */
export async function toolBenchMock(path: string, seed: number): Promise<Mock> {
  const files = filesIn(path);
  if (files.length === 0) {
    throw new ToolGradError(
      'usage',
      `${path} is a folder without tool files: ToolBench's layout has <category>/<tool>.json, each with an "api_list".`,
    );
  }
  const names: string[] = [];
  const places = new Map<string, Place>();
  for (const [file, { path: filePath, name }] of files.entries()) {
    for (const [index, api] of apisIn(filePath).entries()) {
      const plain = `${standardName(api.name)}_for_${name}`;
      let free = plain;
      for (let other = 2; places.has(free); other++) free = `${plain}_${other}`;
      places.set(free, { file, index });
      names.push(free);
    }
  }
  // Pages and calls go through a file one API at a time.
  let last: { readonly file: number; readonly document: JsonObject } | undefined;
  const apiAt = ({ file, index }: Place): { readonly api: Api; readonly about: string } => {
    if (last?.file !== file) last = { file, document: documentIn((files[file] as ToolFile).path) };
    const about = last.document.tool_description;
    return {
      api: (last.document.api_list as readonly Api[])[index] as Api,
      about: typeof about === 'string' ? about : '',
    };
  };
  const entry = (name: string): JsonObject | undefined => {
    const place = places.get(name);
    if (place === undefined) return undefined;
    const { api, about } = apiAt(place);
    return apiTool(name, api, { ...(files[place.file] as ToolFile), about });
  };
  const shape = (name: string) => {
    const place = places.get(name);
    return place === undefined ? undefined : exampleShape(apiAt(place).api);
  };
  const synthesizer = createSynthesizer(seed);
  return {
    name: 'toolbench',
    version: '1.0.0',
    size: names.length,
    entries: (from, to) => names.slice(from, to).map((name) => entry(name) as JsonObject),
    has: (tool) => places.has(tool),
    openSession: () => synthesizer.openSession(entry, shape),
  };
}

/** The tool files in the order of their categories and names. */
function filesIn(path: string): readonly ToolFile[] {
  if (statSync(path).isFile()) return [fileAt(path)];
  const within = (folder: string) =>
    readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return within(path).flatMap((item) => {
    const at = join(path, item.name);
    if (item.isDirectory())
      return within(at).flatMap((inner) => (isToolFile(inner.name) ? [fileAt(join(at, inner.name))] : []));
    return isToolFile(item.name) ? [fileAt(at)] : [];
  });
}

function isToolFile(name: string): boolean {
  return name.endsWith('.json') && !name.startsWith('.');
}

function fileAt(path: string): ToolFile {
  return { path, category: basename(dirname(path)), name: standardName(basename(path, '.json')) };
}

function apisIn(path: string): readonly Api[] {
  return documentIn(path).api_list as readonly Api[];
}

function documentIn(path: string): JsonObject {
  let document: unknown;
  try {
    document = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ToolGradError('usage', `${path} cannot be mocked: ${(error as Error).message}.`, {
      cause: error,
    });
  }
  const apis = isObject(document) ? document.api_list : undefined;
  if (!Array.isArray(apis) || !apis.every((api) => isObject(api) && typeof api.name === 'string')) {
    const what = 'is no ToolBench tool file: it has no "api_list" of APIs with names';
    throw new ToolGradError('usage', `${path} ${what}.`);
  }
  return document as JsonObject;
}
