// Where foreign input comes in, and what may come of it: an answer, or a sentence about what is wrong.
import { resolveConfig } from '../../../src/config/config.ts';
import { readThings } from '../../../src/grounding/reading/read-things.ts';
import { stepValue } from '../../../src/grounding/reading/step-value.ts';
import { ToolGradError } from '../../../src/model/errors.ts';
import { isObject, type JsonObject, type JsonValue } from '../../../src/model/json.ts';
import type { Random } from '../../../src/model/random.ts';
import type { ToolResult } from '../../../src/model/tool.ts';
import { disguisedError } from '../../../src/outcomes/disguised-error.ts';
import { isEmptyResult } from '../../../src/outcomes/empty-result.ts';
import { checkSample } from '../../../src/runs/sample-schema.ts';
import { type Validator, validatorFor } from '../../../src/schemas/schema-validator.ts';
import { catalogOf, listingOf } from '../../../src/tools/catalog.ts';
import { defaultSettings } from '../../../src/tools/server-config.ts';
import { AnswerLimit } from '../../../src/transports/answer-limit.ts';
import { LineReader } from '../../../src/transports/line-reader.ts';
import { ofAnyText, ofNames, ofWordings } from '../text-readers.ts';
import { mutateJson, mutateText } from './mutate.ts';

/** Good inputs, of which bad ones are made. */
export interface Seeds {
  /** Samples of a run. */
  readonly samples: readonly JsonValue[];
  /** Entries of `tools/list`. */
  readonly tools: readonly JsonValue[];
  /** Results of calls. */
  readonly results: readonly JsonValue[];
  readonly configurations: readonly JsonValue[];
  readonly texts: readonly string[];
}

export interface Target {
  readonly name: string;
  /** Its share of the inputs, beside the others'. */
  readonly weight: number;
  /** Makes one input, and a function that gives it to the program. */
  prepare(random: Random, seeds: Seeds): { readonly input: unknown; readonly run: () => unknown };
}

const reading = (
  name: string,
  weight: number,
  readers: Readonly<Record<string, (text: string) => unknown>>,
  most: number,
) =>
  Object.entries(readers).map(
    ([what, read]): Target => ({
      name: `${name}: ${what}`,
      weight: weight / Object.keys(readers).length,
      prepare(random, { texts }) {
        const input = mutateText(random, random.pick(texts)).slice(0, most);
        return { input, run: () => read(input) };
      },
    }),
  );

export const targets: readonly Target[] = [
  ...reading('texts', 35, ofAnyText, 3000),
  ...reading('names', 5, ofNames, 250),
  ...reading('wordings', 10, ofWordings, 600),
  {
    name: 'results',
    weight: 20,
    prepare(random, { results }) {
      const input = mutateJson(random, random.pick(results));
      return {
        input,
        run() {
          const result = input as unknown as ToolResult;
          if (!isObject(input) || !Array.isArray(input.content)) return;
          if (!input.content.every((block) => isObject(block) && typeof block.type === 'string')) return;
          const read = stepValue(result);
          return [readThings(read, 'thing'), disguisedError(result), isEmptyResult(result)];
        },
      };
    },
  },
  {
    name: 'listings',
    weight: 6,
    prepare(random, { tools }) {
      const input = [random.pick(tools), random.pick(tools)].map((tool) => mutateJson(random, tool));
      const server = { name: 'fuzz', settings: defaultSettings };
      const info = { version: '0', protocolVersion: '2025-11-25' };
      return { input, run: () => catalogOf([listingOf(server, info, input)]) };
    },
  },
  {
    name: 'schemas',
    weight: 1,
    prepare(random, { tools }) {
      const tool = random.pick(tools);
      const schema = isObject(tool) ? mutateJson(random, tool.inputSchema ?? {}) : {};
      const value = mutateJson(random, { query: 'x', limit: 3, list: ['a'] });
      const input = { schema, value };
      return {
        input,
        run: () => (isObject(schema) ? compiled(schema)?.(value) : undefined),
      };
    },
  },
  {
    name: 'samples',
    weight: 10,
    prepare(random, { samples }) {
      const input = mutateJson(random, random.pick(samples));
      return { input, run: () => checkSample(input) };
    },
  },
  {
    name: 'configurations',
    weight: 8,
    prepare(random, { configurations }) {
      const input = mutateJson(random, random.pick(configurations));
      const origin = { name: 'mcp.json', folder: '/nowhere' };
      return { input, run: () => resolveConfig(input, origin, { environment: {} }) };
    },
  },
  {
    name: 'lines of servers',
    weight: 5,
    prepare(random, { results }) {
      const message = { jsonrpc: '2.0', id: 1, result: random.pick(results) };
      const text = mutateText(random, JSON.stringify(mutateJson(random, message)) ?? '');
      const bytes = Buffer.from(`${text}\n`);
      for (let count = random.integer(0, 3); count > 0; count--)
        bytes[random.integer(0, bytes.length - 1)] = random.integer(0, 255);
      return {
        input: text,
        run() {
          const limit = new AnswerLimit(1000);
          const reader = new LineReader({ limit, onMessage: () => {}, onError: () => {} });
          reader.push(bytes);
        },
      };
    },
  },
];

/** Undefined for what the engine refuses: such a schema leaves its tool out. */
function compiled(schema: JsonObject): Validator | undefined {
  try {
    return validatorFor(schema);
  } catch {
    return undefined;
  }
}

/** Whether the error is a sentence for the user. */
export const isAnswer = (error: unknown): boolean => error instanceof ToolGradError;
