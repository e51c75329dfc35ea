// The labelled wordings of fixtures/wordings: recorded results of a server, and what is said about them, true or false.
import { readdirSync, readFileSync } from 'node:fs';
import { isObject, type JsonObject, type JsonValue } from '../../src/model/json.ts';
import type { ToolAnnotations, ToolResult } from '../../src/model/tool.ts';

export interface RecordedTool {
  readonly description: string;
  readonly inputSchema: JsonObject;
  readonly annotations: ToolAnnotations;
}

export interface RecordedCall {
  readonly tool: string;
  readonly arguments: JsonObject;
  /** A whole result with `content`, or the value that a Python function would return. */
  readonly result?: JsonValue;
}

export interface LabelledWording {
  readonly id: string;
  /** What is special about it: `rounding`, `swapped siblings`. */
  readonly kind: string;
  /** Whether a careful reader accepts it. */
  readonly say: boolean;
  /** A known gap: the checks get it wrong, and the table counts it. */
  readonly open?: true;
  /** The recorded calls it rests on, by name, in order. */
  readonly calls: readonly string[];
  readonly query: string;
  readonly response: string;
}

export interface WordingsFile {
  readonly about: string;
  /** The bundled servers themselves are called; tools carry their server's name, and nothing is recorded. */
  readonly bundled?: true;
  readonly today: string;
  readonly timeZone: string;
  readonly server: string;
  readonly tools: Readonly<Record<string, RecordedTool>>;
  readonly calls: Readonly<Record<string, RecordedCall>>;
  readonly cases: readonly LabelledWording[];
}

/** Every file of the folder, in the order of their names. */
export function readWordings(folder: string): readonly WordingsFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as WordingsFile);
}

/** A recorded result as its server sent it: lists wrapped and one text block an item, as the Python SDKs send them. */
export function resultOf({ result = null }: RecordedCall): ToolResult {
  if (isObject(result) && Array.isArray(result.content)) return result as unknown as ToolResult;
  const items = Array.isArray(result) ? (result as readonly JsonValue[]) : [result];
  return {
    content: items.map((item) => ({ type: 'text', text: JSON.stringify(item) })),
    structuredContent: isObject(result) ? result : { result },
  };
}
