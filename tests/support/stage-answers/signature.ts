// Reading a tool's line: `server__tool(query: string /* note */, limit?: integer = 20) -> { … } // [writes] "About it."`
import type { JsonScalar, JsonValue } from '../../../src/model/json.ts';

export interface Parameter {
  readonly name: string;
  readonly required: boolean;
  /** `string`, `integer`, `string[]`; the text of a choice or an object as it stands. */
  readonly type: string;
  /** The values of a choice. */
  readonly choices: readonly JsonScalar[];
  /** What an argument has to match, where the line tells. */
  readonly pattern: RegExp | undefined;
  /** From a note `such as …`. */
  readonly example: JsonValue | undefined;
  readonly isDate: boolean;
  readonly minimum: number | undefined;
}

export interface ToolLine {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly writes: boolean;
  /** The names in its result, as far as the line tells. */
  readonly fields: readonly string[];
}

/** Lines recur in every prompt; what they say is kept, up to so many. */
const read = new Map<string, ToolLine | undefined>();
const mostRead = 5000;

/** The tools of a section, by name; lines that are none are left out. */
export function toolsIn(lines: readonly string[] = []): ReadonlyMap<string, ToolLine> {
  const tools = new Map<string, ToolLine>();
  for (const line of lines) {
    if (!read.has(line)) {
      if (read.size >= mostRead) read.clear();
      read.set(line, readLine(line));
    }
    const tool = read.get(line);
    if (tool !== undefined) tools.set(tool.name, tool);
  }
  return tools;
}

const types: ReadonlySet<string> = new Set('string number integer boolean object null any'.split(' '));

function readLine(line: string): ToolLine | undefined {
  const name = /^([\w-]+)\(/.exec(line)?.[1];
  if (name === undefined) return undefined;
  const [inside, end] = splitInside(line, name.length + 1);
  const [result = '', about = ''] = line.slice(end + 1).split(' // ', 2);
  return {
    name,
    parameters: inside.flatMap((text) => readParameter(text) ?? []),
    writes: about.startsWith('[writes]'),
    fields: (result.match(/[\p{L}_$][\p{L}\p{N}_$-]*/gu) ?? []).filter((name) => !types.has(name)),
  };
}

/** The parts between commas up to the bracket that closes, whatever stands in brackets, quotes and comments. */
function splitInside(line: string, start: number): [parts: string[], end: number] {
  const parts: string[] = [];
  let depth = 0;
  let from = start;
  for (let at = start; at < line.length; at++) {
    const character = line.charAt(at);
    if (line.startsWith('/*', at)) at = Math.max(at, line.indexOf('*/', at) + 1);
    else if (character === '"') {
      const quoted = /^"(?:[^"\\]|\\.)*"/.exec(line.slice(at))?.[0] ?? '"';
      at += quoted.length - 1;
    } else if ('({['.includes(character)) depth++;
    else if (')}]'.includes(character) && --depth < 0) return [[...parts, line.slice(from, at)], at];
    else if (character === ',' && depth === 0) {
      parts.push(line.slice(from, at));
      from = at + 1;
    }
  }
  return [parts, line.length];
}

function readParameter(text: string): Parameter | undefined {
  const [, quotedName, plainName, optional, rest] =
    /^\s*(?:("(?:[^"\\]|\\.)*")|([^\s:?"]+))(\?)?: (.*)$/.exec(text) ?? [];
  const name = quotedName === undefined ? plainName : String(JSON.parse(quotedName));
  if (name === undefined || rest === undefined) return undefined;
  const note = /\/\* (.*) \*\/\s*$/.exec(rest)?.[1] ?? '';
  const type = rest
    .replace(/\/\*.*$/, '')
    .replace(/ = .*$/, '')
    .trim();
  const pattern = /matches (\S+?)(?:;|$)/.exec(note)?.[1];
  const example = /such as ("(?:[^"\\]|\\.)*"|[^;\s]+)/.exec(note)?.[1];
  const minimum = /(?:^|; )(-?\d+)\.\.\d*(?:;|$)/.exec(note)?.[1];
  return {
    name,
    required: optional === undefined,
    type,
    choices: choicesOf(type),
    pattern: pattern === undefined ? undefined : expression(pattern),
    example: example === undefined ? undefined : parsed(example),
    isDate: /^date(?:;|$)/.test(note),
    minimum: minimum === undefined ? undefined : Number(minimum),
  };
}

/** The values of `"a" | "b"`; none where anything else is among them, `null` and what was left out aside. */
function choicesOf(type: string): JsonScalar[] {
  const values = type
    .split(' | ')
    .filter((part) => part !== 'null' && !part.startsWith('…'))
    .map(parsed);
  const isChoice = values.length > 0 && values.every((value) => value !== undefined);
  return isChoice ? (values as JsonScalar[]) : [];
}

function parsed(text: string): JsonValue | undefined {
  if (!/^["\d[{tfn-]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

function expression(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern, 'u');
  } catch {
    return undefined;
  }
}
