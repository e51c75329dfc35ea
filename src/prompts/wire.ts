// What the stages' wire schemas are made of, and how their parts become domain values.
//
// Strict structured output takes a small part of JSON Schema: closed objects whose members are all required, `null`
// for what is absent, no limits of length or number. Schemas are constants: an endpoint compiles each once. What
// depends on the input is judged after it, in the transform. A model that no endpoint holds to the schema is met half
// way where there is no doubt what it means: members too many, a missing null, arguments that are no string.
import { z } from 'zod';
import type { Critique } from '../model/feedback.ts';
import { isObject, type JsonObject } from '../model/json.ts';
import type { Message } from '../model/seams.ts';
import type { Tool, ToolCall } from '../model/tool.ts';

/** An object that is closed in the schema, and forgiving when it is read. */
export function wireObject<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object(shape).meta({ additionalProperties: false });
}

/** A text, or null; a missing or empty text is null. */
export const textOrNull = z.preprocess(
  (value) => (value === undefined || value === '' ? null : value),
  z.string().nullable(),
);

function toJsonString(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
}

/** Arguments as a JSON string: strict schemas allow no object with members of any name. */
const wireArguments = z.preprocess(toJsonString, z.string());
export const wireArgumentsOrNull = z.preprocess(
  (value) => (value === undefined || value === '' ? null : toJsonString(value)),
  z.string().nullable(),
);

export const wireCall = wireObject({ tool: z.string(), arguments: wireArguments });

/** A critique that may concern the whole of a sample. */
export const wireCritique = wireObject({ tool: textOrNull, path: textOrNull, message: z.string() });

/** A critique that concerns a tool; a model that names none all the same is understood. */
export const wireToolCritique = wireObject({
  tool: z.preprocess((value) => value ?? '', z.string()),
  path: textOrNull,
  message: z.string(),
});

/** Why a part of an answer cannot be taken, in words that tell a model what to do. */
export class Misfit extends Error {
  readonly path: readonly (string | number)[];

  constructor(path: readonly (string | number)[], message: string) {
    super(message);
    this.path = path;
  }
}

/** Runs a reading of an answer; a misfit in it becomes an issue of the answer. */
export function reading<Wire, Output>(read: (wire: Wire) => Output) {
  return (wire: Wire, context: z.RefinementCtx<Wire>): Output => {
    try {
      return read(wire);
    } catch (error) {
      if (!(error instanceof Misfit)) throw error;
      context.addIssue({ code: 'custom', path: [...error.path], message: error.message });
      return z.NEVER;
    }
  };
}

/** The arguments in a JSON string. Throws a misfit where it holds no JSON object. */
export function readArguments(text: string, path: readonly (string | number)[]): JsonObject {
  // A call without arguments is often written as nothing at all.
  if (text.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Misfit(
      path,
      `arguments is no JSON object: ${why.slice(0, 200)}. Write one JSON object as a string.`,
    );
  }
  if (isObject(value)) return value;
  throw new Misfit(
    path,
    `arguments is no JSON object: ${text.slice(0, 60)}. Write one JSON object as a string, such as "{}".`,
  );
}

/** The tool of a name. Throws a misfit that lists the choices where there is none. */
export function readTool(
  name: string,
  tools: readonly Pick<Tool, 'name'>[],
  where: string,
  path: readonly (string | number)[],
): string {
  if (tools.some((tool) => tool.name === name)) return name;
  const names = tools.map((tool) => tool.name).sort();
  throw new Misfit(
    path,
    `There is no tool ${name.slice(0, 80)} in ${where}; choose one of ${names.join(', ')}.`,
  );
}

/** A call under `call` of an answer. Throws `Misfit` where there is no such tool in `where`, or the arguments cannot be read. */
export function readCall(
  { tool, arguments: text }: z.output<typeof wireCall>,
  tools: readonly Pick<Tool, 'name'>[],
  where: string,
): ToolCall {
  return {
    tool: readTool(tool, tools, where, ['call', 'tool']),
    arguments: readArguments(text, ['call', 'arguments']),
  };
}

/** Critiques as they are used: of tools that exist, with JSON Pointers. A critique is never worth asking again. */
export function readCritiques(
  critiques: readonly z.output<typeof wireCritique | typeof wireToolCritique>[],
  tools: readonly Pick<Tool, 'name'>[],
): readonly Critique[] {
  return critiques
    .filter(({ message }) => message.trim() !== '')
    .map(({ tool, path, message }) => {
      const isKnown = tools.some(({ name }) => name === tool);
      return {
        tool: isKnown ? tool : null,
        path: isKnown ? readPointer(path) : null,
        message: message.trim(),
      };
    });
}

/** `/a/b`, however it was written: `a.b`, `$.a.b`. */
function readPointer(path: string | null): string | null {
  if (path === null || path.startsWith('/')) return path;
  const tokens = path
    .replace(/^\$\.?/, '')
    .split(/[.[\]]+/)
    .filter((token) => token !== '');
  return tokens.length === 0 ? null : `/${tokens.join('/')}`;
}

/** A prompt: the rules, which never change, and what the stage is given. One user message, as some chat templates insist. */
export function messages(rules: string, sections: readonly string[]): readonly Message[] {
  return [
    { role: 'system', content: rules },
    { role: 'user', content: sections.join('\n') },
  ];
}
