// The format `xlam`: one query, one list of calls, as in xlam-function-calling-60k.

import { isObject, type JsonObject } from '../../model/json.ts';
import type { SampleTool } from '../../model/sample.ts';
import type { Format } from '../../model/seams.ts';
import { table } from '../../model/table.ts';
import { propertiesOf, requiredOf } from '../../schemas/schema-validator.ts';
import { inlineSchema, typesOf } from './inline-schema.ts';
import { leadingTurn } from './leading-turn.ts';

/**
 * `query`, and `tools` and `answers` as JSON strings. It knows only calls that need nothing from each other (`leadingTurn`):
 * of an example with several turns `answers` are the first turn's, and `turns` says how many there are, so that rows which
 * finish the task can be told from those which begin it. A negative's answers are an empty list. Types of parameters are
 * Python's, as that data set writes them; what they do not say (choices, fields of objects) stands beside them.
 * Source: the card of Salesforce/xlam-function-calling-60k.
 */
export const xlam: Format = {
  name: 'xlam',
  description: 'single-turn function calling: query, tools, answers',
  files: [''],
  columns: [
    { id: 'string', kind: 'string', query: 'string', tools: 'string', answers: 'string', turns: 'integer' },
  ],
  encode(example) {
    const leading = leadingTurn(example);
    if ('leftOut' in leading) return leading;
    const row = {
      id: example.id,
      kind: example.kind,
      query: example.query,
      tools: JSON.stringify(example.tools.map(toolOf)),
      answers: JSON.stringify(leading.calls.map((call) => ({ name: call.name, arguments: call.arguments }))),
      turns: leading.turns,
    };
    return { rows: [[row]], ...(leading.partial === undefined ? {} : { partial: leading.partial }) };
  },
};

function toolOf(tool: SampleTool): JsonObject {
  const required = new Set(requiredOf(tool.inputSchema));
  const parameters = [...propertiesOf(tool.inputSchema)].map(([name, own]) => {
    const schema = inlineSchema(own, tool.inputSchema);
    const parameter = {
      type: pythonType(schema),
      description: typeof schema.description === 'string' ? schema.description : '',
      required: required.has(name),
      ...kept(schema),
    };
    return [name, parameter] as const;
  });
  return { name: tool.name, description: tool.description, parameters: Object.fromEntries(parameters) };
}

/** What a Python type does not say. */
function kept(schema: JsonObject): JsonObject {
  const items = isObject(schema.items) && typesOf(schema.items).includes('object') ? ['items'] : [];
  const keywords = ['default', 'enum', 'format', 'properties', ...items];
  return Object.fromEntries(
    keywords.flatMap((keyword) => (schema[keyword] === undefined ? [] : [[keyword, schema[keyword]]])),
  );
}

const scalarTypes = table<string>({
  string: 'str',
  integer: 'int',
  number: 'float',
  boolean: 'bool',
  object: 'dict',
});

function pythonType(schema: JsonObject): string {
  const names = typesOf(schema).map((name) => (name === 'array' ? listType(schema) : scalarTypes[name]));
  return names.length === 0 ? 'Any' : names.map((name) => name ?? 'Any').join(' | ');
}

function listType(schema: JsonObject): string {
  return isObject(schema.items) ? `List[${pythonType(schema.items)}]` : 'list';
}
