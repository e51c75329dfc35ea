// Answers by rule: results made up from what a tool promises, the same for the same seed, session and calls.
import { hashJson, isObject, type JsonObject } from '../../../core/json.ts';
import { validate } from '../../../core/schema-validator.ts';
import type { Outcome } from '../../../core/tool.ts';
import { type MockSession, refusal } from '../mock.ts';
import { describedShape } from './described-shape.ts';
import { createDraw } from './draw.ts';
import { EntityStore } from './entity-store.ts';
import { type Intent, readIntent } from './intent.ts';
import { madeResult } from './made-value.ts';
import type { Making } from './making.ts';

/** Finds the entry of a tool as `tools/list` shows it; `shape` is the schema of its results where it does not promise one. */
export type FindTool = (tool: string) => JsonObject | undefined;
export type FindShape = (tool: string) => JsonObject | undefined;

export interface Synthesizer {
  /** A session in a world of its own: what it writes, others do not see. */
  openSession(find: FindTool, shape?: FindShape): MockSession;
}

/** Equal seeds make equal worlds: what is not written to has the same values in every session and for every tool. */
export function createSynthesizer(seed: number): Synthesizer {
  const draw = createDraw(seed);
  return {
    openSession(find, shape) {
      const store = new EntityStore();
      return {
        call: async (tool, args) => {
          const entry = find(tool);
          if (entry === undefined) return refusal(`There is no tool ${tool}.`);
          const wrong = objections(entry, args);
          if (wrong !== undefined) return refusal(wrong);
          const intent = readIntent(entry, args);
          const gone = [...intent.ids].find(([noun, id]) => store.isDeleted(noun, id));
          if (gone !== undefined) return refusal(`There is no ${gone[0]} ${String(gone[1])}.`);
          if (intent.kind === 'write') remember(intent, store);
          const label = `${tool} ${hashJson(args).slice(7, 23)}`;
          const outcome = answer(entry, shape?.(tool), { draw, store, intent, label });
          const id = intent.ids.get(intent.noun);
          if (intent.kind === 'delete' && id !== undefined) store.delete(intent.noun, id);
          return outcome;
        },
      };
    },
  };
}

/** What is wrong with the arguments, in one sentence. */
function objections(entry: JsonObject, args: JsonObject): string | undefined {
  const issues = validate(entry.inputSchema as JsonObject, args);
  if (issues.length === 0) return undefined;
  return `Wrong arguments: ${issues.map(({ path, message }) => `${path} ${message}`).join('; ')}.`;
}

/** What is written to a thing that has an identifier is what later calls show. */
function remember(intent: Intent, store: EntityStore): void {
  const id = intent.ids.get(intent.noun);
  if (id === undefined) return;
  for (const [key, value] of intent.given) store.keep(intent.noun, id, key, value);
}

function answer(
  entry: JsonObject,
  shape: JsonObject | undefined,
  making: Omit<Making, 'root' | 'lean'>,
): Outcome {
  const { outputSchema } = entry;
  if (!isObject(outputSchema)) {
    const root = shape ?? describedShape(entry, making.intent);
    const value = madeResult(root, { ...making, root, lean: false });
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return { result: { content: [{ type: 'text', text }] } };
  }
  const rich = madeResult(outputSchema, { ...making, root: outputSchema, lean: false });
  // Members that may be left out may contradict each other, or have rules that nothing here knows.
  const value = fitsSchema(outputSchema, rich)
    ? rich
    : madeResult(outputSchema, { ...making, root: outputSchema, lean: true });
  const structured = isObject(value) ? { structuredContent: value } : {};
  return { result: { content: [{ type: 'text', text: JSON.stringify(value) }], ...structured } };
}

function fitsSchema(schema: JsonObject, value: unknown): boolean {
  try {
    return validate(schema, value).length === 0;
  } catch {
    return false;
  }
}
