// Masked names: functions are called func_1, func_2, …, so that a model has to read their descriptions.
import type { Example, ExampleCall } from '../../model/example.ts';
import { isObject, type JsonValue } from '../../model/json.ts';
import { scalarsIn } from '../../model/pointer.ts';
import type { SampleTool } from '../../model/sample.ts';
import { looksLikeIdentifier } from '../../text/identifier-shape.ts';

/**
 * The example with its functions renamed in the order in which they are in view: in tools, calls, and wherever a text
 * mentions one by a name that is no plain word. `server` and `tool` of a tool stay: they say which one it really is.
 * Values that are arguments stay too, and with them the words that the query and results have for them.
 */
export function maskNames(example: Example): Example {
  const masks = new Map(example.tools.map(({ name }, index) => [name, `func_${index + 1}`]));
  const mentions = mentionsOf(example.tools, masks);
  const given = new Set<string>();
  for (const call of example.turns.flat())
    for (const { value } of scalarsIn(call.arguments)) if (typeof value === 'string') given.add(value);
  const spoken = new Map([...mentions].filter(([name]) => ![...given].some((value) => value.includes(name))));
  const say = (text: string) => renamed(text, spoken);
  const turnsOf = (turns: Example['turns']): Example['turns'] =>
    turns.map((turn) =>
      turn.map(
        (call): ExampleCall => ({
          ...call,
          name: masks.get(call.name) ?? call.name,
          shown: say(call.shown),
        }),
      ),
    );
  const exchanges = example.exchanges?.map((exchange) => ({
    ...exchange,
    query: say(exchange.query),
    turns: turnsOf(exchange.turns),
    response: say(exchange.response),
    withheld: exchange.withheld.map((name) => masks.get(name) ?? name),
  }));
  return {
    ...example,
    query: say(example.query),
    response: say(example.response),
    tools: example.tools.map((tool) => maskTool(tool, masks.get(tool.name) ?? tool.name, mentions)),
    turns: turnsOf(example.turns),
    ...(exchanges === undefined ? {} : { exchanges }),
  };
}

/** The names a text may use for each function, and its mask: its full name, and its name on its server. */
function mentionsOf(tools: readonly SampleTool[], masks: ReadonlyMap<string, string>): Map<string, string> {
  const mentions = new Map<string, string>();
  for (const { name, tool } of tools) {
    const mask = masks.get(name) ?? name;
    mentions.set(name, mask);
    // A plain word ("search") is not known to mean the function; "getOrder" and "get_order" are.
    const isName = looksLikeIdentifier(tool) || /[a-z][A-Z]|-/.test(tool);
    if (isName && !mentions.has(tool)) mentions.set(tool, mask);
  }
  return mentions;
}

function maskTool(tool: SampleTool, name: string, mentions: ReadonlyMap<string, string>): SampleTool {
  const { annotations } = tool;
  const { title: _title, ...hints } = annotations ?? {};
  // If two servers use the same name, a description means its own server's tool.
  const own = new Map([...mentions, [tool.tool, mentions.get(tool.name) ?? name] as const]);
  if (!looksLikeIdentifier(tool.tool) && !/[a-z][A-Z]|-/.test(tool.tool)) own.delete(tool.tool);
  return {
    ...tool,
    name,
    description: renamed(tool.description, own),
    inputSchema: renamedIn(tool.inputSchema, own) as SampleTool['inputSchema'],
    ...(tool.outputSchema && {
      outputSchema: renamedIn(tool.outputSchema, own) as SampleTool['inputSchema'],
    }),
    ...(annotations && { annotations: hints }),
  };
}

/** The texts of a schema that people read, with the functions in them renamed; the schema itself where none is. */
function renamedIn(
  value: JsonValue | undefined,
  mentions: ReadonlyMap<string, string>,
): JsonValue | undefined {
  if (Array.isArray(value)) {
    const items = value as readonly JsonValue[];
    const changed = items.map((item) => renamedIn(item, mentions) as JsonValue);
    return changed.some((item, index) => item !== items[index]) ? changed : value;
  }
  if (!isObject(value)) return value;
  let changed: Record<string, JsonValue | undefined> | undefined;
  for (const [key, item] of Object.entries(value)) {
    const isText = typeof item === 'string' && ['description', 'title', '$comment'].includes(key);
    const next = isText ? renamed(item, mentions) : renamedIn(item, mentions);
    if (next === item) continue;
    changed ??= { ...value };
    changed[key] = next;
  }
  return changed ?? value;
}

const word = /[\p{L}\p{N}_-]+/gu;

function renamed(text: string, mentions: ReadonlyMap<string, string>): string {
  let changed = false;
  const next = text.replace(word, (found) => {
    const mask = mentions.get(found);
    if (mask === undefined) return found;
    changed = true;
    return mask;
  });
  return changed ? next : text;
}
