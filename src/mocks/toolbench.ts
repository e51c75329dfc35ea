// A folder of ToolBench tool files as a server: one tool an API. Files are read as they are listed or called, and not kept.
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readRegularFileSync } from '../files/regular-file.ts';
import { ToolGradError } from '../model/errors.ts';
import { isObject, type JsonObject } from '../model/json.ts';
import type { Mock } from './mock.ts';
import { reasonOf } from './reason.ts';
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
 * `<category>/<tool>.json`, each with an `api_list`; or of one such file. A broken file is left out with a notice. Throws `usage`
 * where there is none, or all are broken.
 */
export async function toolBenchMock(path: string, seed: number): Promise<Mock> {
  const files = filesIn(path);
  if (files.length === 0) {
    throw new ToolGradError(
      'usage',
      `${path} is a folder without tool files: ToolBench's layout is <category>/<tool>.json, each with an "api_list".`,
    );
  }
  const names: string[] = [];
  const places = new Map<string, Place>();
  const broken: ToolGradError[] = [];
  /** Of each file, where its names begin and end. */
  const ranges = new Map<string, readonly [number, number]>();
  for (const [file, { path: filePath, name }] of files.entries()) {
    const first = names.length;
    for (const [index, api] of (apisIn(filePath, broken) ?? []).entries()) {
      const plain = `${standardName(api.name)}_for_${name}`;
      let free = plain;
      for (let other = 2; places.has(free); other++) free = `${plain}_${other}`;
      places.set(free, { file, index });
      names.push(free);
    }
    ranges.set(apiName(files[file] as ToolFile), [first, names.length]);
  }
  const [fault] = broken;
  if (fault !== undefined && broken.length === files.length) throw fault;
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
  const synthesizer = createSynthesizer(seed, {
    find: entry,
    shape,
    // The tools of one file are of one API; those of others know nothing of its things.
    apiOf: (name) => apiName(files[places.get(name)?.file ?? 0] as ToolFile),
    toolsOf: (api) => names.slice(...(ranges.get(api) ?? [0, 0])),
  });
  return {
    name: 'toolbench',
    version: '1.0.0',
    size: names.length,
    ...(fault === undefined ? {} : { notices: () => [leftOut(fault, broken.length)] }),
    entries: (from, to) => names.slice(from, to).map((name) => entry(name) as JsonObject),
    has: (tool) => places.has(tool),
    openSession: () => synthesizer.openSession(),
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

/** Tells the API of a file from all others, wherever the folder lies. */
function apiName({ category, name }: ToolFile): string {
  return `${category}/${name}`;
}

function leftOut({ message }: ToolGradError, count: number): string {
  return count === 1
    ? `1 tool file is left out: ${message}`
    : `${count} tool files are left out. The first: ${message}`;
}

/** The APIs of a file; undefined if it is broken, which is put among the `broken` ones. */
function apisIn(path: string, broken: ToolGradError[]): readonly Api[] | undefined {
  try {
    return documentIn(path).api_list as readonly Api[];
  } catch (error) {
    if (!(error instanceof ToolGradError)) throw error;
    broken.push(error);
    return undefined;
  }
}

function documentIn(path: string): JsonObject {
  let document: unknown;
  try {
    document = JSON.parse(readRegularFileSync(path));
  } catch (error) {
    throw new ToolGradError('usage', `${path} cannot be mocked: ${reasonOf(error)}.`, { cause: error });
  }
  const apis = isObject(document) ? document.api_list : undefined;
  if (!Array.isArray(apis) || !apis.every((api) => isObject(api) && typeof api.name === 'string')) {
    const what = 'is not a ToolBench tool file: it has no "api_list" of named APIs';
    throw new ToolGradError('usage', `${path} ${what}.`);
  }
  return document as JsonObject;
}
