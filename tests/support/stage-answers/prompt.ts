// Reading a prompt of this program: sections under `## ` headings, entries under `### `, quoted results behind `| `.
//
// All that is relied on: `## Name` begins a section. `### step_1 server__tool`, `### attempt_1 server__tool` and
// `### p1 succeeded` begin an entry of one, `#### call_1 server__tool kept` an entry of a report. In an entry `chain:`,
// `arguments:` and `takes:` hold what follows them on the line; the lines behind `| ` that follow `result:` or `error:`
// quote what a tool said, JSON on one line. Lists are lines that begin with `- `.
import { isObject, type JsonObject, type JsonValue, parseJsonText } from '../../../src/model/json.ts';

/** The lines under each `## ` heading, by its words. */
export type Sections = ReadonlyMap<string, readonly string[]>;

export function sectionsOf(text: string): Sections {
  const sections = new Map<string, string[]>();
  let lines: string[] = [];
  for (const line of text.split('\n')) {
    if (line.startsWith('## ')) {
      lines = [];
      sections.set(line.slice(3).trim(), lines);
    } else lines.push(line);
  }
  return sections;
}

/** A call that was made, as a prompt shows it. */
export interface ShownCall {
  /** `step_1`, `attempt_1`, `call_1`. */
  readonly id: string;
  readonly tool: string;
  /** What follows the tool in the heading: `kept`. */
  readonly mark: string;
  readonly chain: string;
  readonly arguments: JsonObject;
  /** Which argument's path takes its value from which step. */
  readonly takes: readonly { readonly path: string; readonly step: string }[];
  /** The JSON in the result. */
  readonly results: readonly JsonValue[];
  /** The lines of the result that are no JSON. */
  readonly texts: readonly string[];
  /** The server's words where the call failed. */
  readonly error: string | undefined;
}

/** The lines of a text that is all that an object has: `{"content": "…"}`, or what a list of texts was read out of it. */
function textsHeld(value: JsonValue | undefined): readonly string[] {
  if (!isObject(value)) return [];
  const [only, ...others] = Object.values(value);
  const texts = Array.isArray(only) ? (only as readonly JsonValue[]) : [only];
  const isText = others.length === 0 && texts.every((text) => typeof text === 'string');
  return isText ? texts.flatMap((text) => String(text).split('\n')) : [];
}

/** The calls under headings of one depth. */
export function callsIn(lines: readonly string[] = [], heading = '### '): ShownCall[] {
  return blocksIn(lines, heading).map(([head, body]) => {
    const [id = '', tool = '', mark = ''] = head.split(' ');
    const field = (name: string) => body.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2);
    const args = parseJsonText(field('arguments') ?? '');
    const said = quotedAfter(body, 'result:');
    const json = said.map(parseJsonText);
    const error = quotedAfter(body, 'error:');
    return {
      id,
      tool,
      mark,
      chain: field('chain') ?? '',
      arguments: isObject(args) ? args : {},
      takes: [...(field('takes') ?? '').matchAll(/(\/\S*) from (step_\d+)/g)].map(
        ([, path = '', step = '']) => ({ path, step }),
      ),
      results: json.filter((value) => value !== undefined),
      texts: [...said.filter((_, index) => json[index] === undefined), ...json.flatMap(textsHeld)],
      error: error.length === 0 ? undefined : error.join('\n'),
    };
  });
}

/** One report of a `select` prompt. */
export interface ShownReport {
  readonly id: string;
  readonly succeeded: boolean;
  readonly calls: readonly ShownCall[];
}

export function reportsIn(lines: readonly string[] = []): ShownReport[] {
  return blocksIn(lines, '### ').map(([head, body]) => {
    const [id = '', outcome] = head.split(' ');
    return { id, succeeded: outcome === 'succeeded', calls: callsIn(body, '#### ') };
  });
}

/** What a critique is about; `path` is undefined where it names none. */
export interface ShownCritique {
  readonly tool: string;
  readonly path: string | undefined;
  readonly message: string;
}

/** Lines such as `- server__tool /path: "message"`. */
export function critiquesIn(lines: readonly string[] = []): ShownCritique[] {
  return lines.flatMap((line) => {
    const [, tool, path, message] = /^- (\S+?)(?: (\/\S*))?: "(.*)"$/.exec(line) ?? [];
    return tool === undefined ? [] : [{ tool, path, message: message ?? '' }];
  });
}

/** Lines such as `- server__tool /path: "a", "b"` or `- noun: "a"`: the values, by what stands before them. */
export function valuesIn(lines: readonly string[] = []): ReadonlyMap<string, readonly JsonValue[]> {
  return new Map(
    lines.flatMap((line) => {
      const [, name, list] = /^- (.+?): (.+)$/.exec(line) ?? [];
      const values = parseJsonText(`[${list}]`);
      return name === undefined || !Array.isArray(values) ? [] : [[name, values as JsonValue[]] as const];
    }),
  );
}

/** The lines that begin with `- `, without it. */
export function listIn(lines: readonly string[] = []): string[] {
  return lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2));
}

/** The lines behind `| `. */
export function quotedIn(lines: readonly string[] = []): string {
  return lines
    .filter((line) => line.startsWith('| '))
    .map((line) => line.slice(2))
    .join('\n');
}

function blocksIn(lines: readonly string[], heading: string): [head: string, body: string[]][] {
  const blocks: [string, string[]][] = [];
  for (const line of lines) {
    if (line.startsWith(heading)) blocks.push([line.slice(heading.length), []]);
    else blocks.at(-1)?.[1].push(line);
  }
  return blocks;
}

function quotedAfter(lines: readonly string[], label: string): string[] {
  const start = lines.indexOf(label) + 1;
  if (start === 0) return [];
  const rest = lines.slice(start);
  const end = rest.findIndex((line) => !line.startsWith('|'));
  return rest.slice(0, end === -1 ? rest.length : end).map((line) => line.replace(/^\| ?/, ''));
}
