// Servers written in Python, called and read: each item and each field that a function returns has to be found again.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { thingsIn } from '../../src/grounding/entities.ts';
import { stepValue } from '../../src/grounding/reading/step-value.ts';
import {
  canonical,
  isObject,
  isScalar,
  type JsonObject,
  type JsonScalar,
  type JsonValue,
  parseExact,
} from '../../src/model/json.ts';
import { scalarsIn } from '../../src/model/pointer.ts';
import type { ToolResult } from '../../src/model/tool.ts';
import { defaultSettings, type ServerConfig } from '../../src/tools/server-config.ts';
import { openToolSource } from '../../src/tools/source.ts';
import { pythonEnvironment } from './environment.ts';

/** Whether a result was read completely. */
export interface ReadingCheck {
  readonly name: string;
  readonly passed: boolean;
  readonly detail: string;
}

/** The servers in the folder, by the file that starts each. */
const servers = { mcp: 'mcp_server.py', fastmcp: 'fastmcp_server.py' };

const calls: readonly (readonly [tool: string, args: JsonObject])[] = [
  ['list_books', {}],
  ['list_books', { shelf: 'C2' }],
  ['list_books', { shelf: 'none' }],
  ['get_book', { book_id: 'BK-201' }],
  ['find_books', { text: 'a' }],
  ['find_books', { text: 'nothing of the kind' }],
  ['list_shelves', {}],
  ['count_copies', {}],
  ['books_by_author', {}],
  ['list_loans', {}],
  ['opening_hours', {}],
];

/** Calls every tool of the servers in `folder`, in an environment kept in `cache`, and compares with what the functions return. */
export async function readPythonServers(
  folder: string,
  cache: string,
  scripts: string,
): Promise<readonly ReadingCheck[]> {
  const python = pythonEnvironment(
    cache,
    join(scripts, 'servers-requirements.txt'),
    'the Python SDKs of MCP',
  );
  const returned = calls.map((call) => returnedBy(python, folder, call));
  const checks: ReadingCheck[] = [];
  for (const [name, file] of Object.entries(servers)) {
    await using source = openToolSource([configOf(name, python, join(folder, file))]);
    const never = new AbortController().signal;
    await source.catalog(never);
    await using session = await source.openSession(never);
    for (const [index, [tool, args]] of calls.entries()) {
      const { result, error } = await session.call({ tool: `${name}__${tool}`, arguments: args }, never);
      const lacking = result === undefined ? [error.message] : missing(result, tool, returned[index] ?? null);
      checks.push({
        name: `${name}, ${tool} ${JSON.stringify(args)}`,
        passed: lacking.length === 0,
        detail: lacking.slice(0, 5).join(', '),
      });
    }
  }
  return checks;
}

/** The failures, a line each, and how many results were read. */
export function readingText(checks: readonly ReadingCheck[]): string {
  const failed = checks.filter(({ passed }) => !passed);
  const lines = failed.map(({ name, detail }) => `✗ ${name}: not read: ${detail}\n`);
  return `${lines.join('')}${checks.length - failed.length} of ${checks.length} results of Python servers read completely\n`;
}

function configOf(name: string, command: string, script: string): ServerConfig {
  return {
    name,
    transport: { kind: 'stdio', command, args: [script], env: { PYTHONDONTWRITEBYTECODE: '1' } },
    settings: { ...defaultSettings, allow: ['*'], connectTimeoutMs: 60_000 },
    described: `${command} ${script}`,
  };
}

/** What the function behind a tool returns, as JSON. */
function returnedBy(python: string, folder: string, [tool, args]: (typeof calls)[number]): JsonValue {
  const program = `import json, sys, library_tools as t; print(json.dumps(t.${tool}(**json.loads(sys.argv[1]))))`;
  const text = execFileSync(python, ['-B', '-c', program, JSON.stringify(args)], {
    cwd: folder,
    encoding: 'utf8',
  });
  return parseExact(text);
}

/** What the function returned and the reader has not found, as texts. */
function missing(result: ToolResult, tool: string, returned: JsonValue): readonly string[] {
  const { value } = stepValue(result);
  const { things, lists } = thingsIn(result, tool);
  const expected = typeof returned === 'string' ? said(returned) : returned;
  if (isScalar(expected)) return value === expected ? [] : [`${expected}`];
  const read = [...scalarsIn(value)].map((scalar) => canonical(scalar.value));
  const scalars = [...scalarsIn(expected)].filter((scalar) => !take(read, canonical(scalar.value)));
  const items = listsIn(expected).filter(({ length }) => !lists.some((list) => list.length === length));
  const records = recordsIn(expected).filter((record) => !things.some(({ facts }) => hasAll(facts, record)));
  return [
    ...scalars.map((scalar) => `${scalar.pointer} ${scalar.value}`),
    ...items.map(({ length }) => `a list of ${length}`),
    ...records.map((record) => JSON.stringify(record)),
  ];
}

/** What a text says: its JSON, or its labelled lines. */
function said(text: string): JsonValue {
  if (/^[[{]/.test(text)) return parseExact(text);
  return Object.fromEntries(
    text.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]),
  );
}

function take(all: string[], wanted: string): boolean {
  const at = all.indexOf(wanted);
  if (at !== -1) all.splice(at, 1);
  return at !== -1;
}

function listsIn(value: JsonValue): readonly (readonly JsonValue[])[] {
  if (Array.isArray(value)) return [value, ...value.flatMap(listsIn)];
  return isObject(value) ? Object.values(value).flatMap((member) => listsIn(member ?? null)) : [];
}

/** The scalar members of every object that has any. */
function recordsIn(value: JsonValue): readonly Readonly<Record<string, JsonScalar>>[] {
  if (Array.isArray(value)) return value.flatMap(recordsIn);
  if (!isObject(value)) return [];
  const own = Object.entries(value).filter((member): member is [string, JsonScalar] => isScalar(member[1]));
  const inside = Object.values(value).flatMap((member) => recordsIn(member ?? null));
  return own.length === 0 ? inside : [Object.fromEntries(own), ...inside];
}

function hasAll(
  facts: readonly { readonly key: string; readonly value: JsonScalar }[],
  record: Readonly<Record<string, JsonScalar>>,
): boolean {
  return Object.entries(record).every(([key, value]) =>
    facts.some((fact) => fact.key === key && fact.value === value),
  );
}
