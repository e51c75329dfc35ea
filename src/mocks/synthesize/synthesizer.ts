// Answers by rule: results made up from what tools promise, the same for the same seed and calls. The rules:
//
// - Things have a noun, an identifier and attributes. All that is known of one follows from the seed, its noun and its
//   identifier, so it is the same in every session, for every tool, in whatever order it is asked for.
// - There are 96 of each noun. The first 24 are those that others refer to. Where things can only be searched for, what
//   is asked for by words that no name holds is found all the same, under identifiers that say the words.
// - Arguments hold: they choose what is listed, and are said back where the result has a member of their name.
// - What a session writes it sees from then on, and no other session does.
// - A result fits the output schema, or the call is an error that says that none could be made.
import { hashJson, isObject, type JsonObject, type JsonScalar, type JsonValue } from '../../model/json.ts';
import { type Outcome, refusal } from '../../model/tool.ts';
import { propertiesOf, requiredOf, validate } from '../../schemas/schema-validator.ts';
import type { MockSession } from '../mock.ts';
import { readCompounds } from './compounds.ts';
import { describedShape } from './described-shape.ts';
import { createDraw } from './draw.ts';
import { createIdentifiers } from './identifiers.ts';
import { type Intent, readIntent } from './intent.ts';
import type { Library } from './library.ts';
import { listedIds } from './listed.ts';
import { madeResult } from './made-value.ts';
import { type Making, NothingFits } from './making.ts';
import { readNouns, type ShownTool } from './nouns.ts';
import { type Base, World } from './world.ts';
import { isStateOnly, subjectOf, write } from './write.ts';

/** APIs whose nouns are kept in memory; those of others are read again. */
const mostBases = 64;
/** Ways through a schema that are tried for a result that fits. */
const ways = Array.from({ length: 12 }, (_, index) => ({
  lean: index % 2 === 1,
  turn: Math.floor(index / 2),
}));

export interface Synthesizer {
  /** A session in a world of its own: what it writes, others do not see. */
  openSession(): MockSession;
  /** Those of the tools for which no result can be made that keeps what they promise. */
  unanswerable(tools: readonly string[]): readonly string[];
}

/** Equal seeds make equal worlds. */
export function createSynthesizer(seed: number, library: Library): Synthesizer {
  const bases = new Map<string, Base>();
  const baseOf = (api: string): Base => {
    const known = bases.get(api);
    if (known !== undefined) return known;
    const base = createBase(seed, api, library);
    if (bases.size >= mostBases) bases.delete(bases.keys().next().value as string);
    bases.set(api, base);
    return base;
  };
  const openSession = (): MockSession => {
    const worlds = new Map<string, World>();
    return {
      call: async (tool, args) => {
        const entry = library.find(tool);
        if (entry === undefined) return refusal(`There is no tool ${tool}.`);
        const wrong = objections(entry, args);
        if (wrong !== undefined) return refusal(wrong);
        const api = library.apiOf(tool);
        const world = worlds.get(api) ?? new World(baseOf(api));
        worlds.set(api, world);
        return answer(entry, library.shape?.(tool), args, world);
      },
    };
  };
  return {
    openSession,
    unanswerable: (tools) =>
      tools.filter((tool) => {
        const entry = library.find(tool);
        if (entry === undefined || !isObject(entry.outputSchema)) return false;
        const base = baseOf(library.apiOf(tool));
        const making = makingOf(
          entry,
          readIntent(entry, {}, base.nouns.compounds),
          new World(base),
          tool,
          true,
        );
        return structured(entry.outputSchema, making) === undefined;
      }),
  };
}

function createBase(seed: number, api: string, library: Library): Base {
  const draw = createDraw(seed, api);
  const told = library.toolsOf(api).flatMap((tool) => {
    const entry = library.find(tool);
    if (entry === undefined) return [];
    const promised = isObject(entry.outputSchema) ? entry.outputSchema : undefined;
    return [{ entry, promised, result: promised ?? library.shape?.(tool) }];
  });
  const compounds = readCompounds(told);
  const tools = told.map(({ entry, promised, result }): ShownTool => {
    const intent = readIntent(entry, {}, compounds);
    const certainty = promised !== undefined ? 'promised' : result !== undefined ? 'shown' : 'guessed';
    const shown = result ?? describedShape(entry, intent);
    return {
      entry,
      kind: intent.kind,
      noun: intent.noun,
      lists: listsFreely(entry, intent),
      result: shown,
      certainty,
    };
  });
  const nouns = readNouns(tools, compounds);
  const mark = api === '' ? '' : `${markOf(api)}_`;
  return {
    draw,
    nouns,
    identifiers: createIdentifiers((noun) => nouns.of(noun)?.idSchema ?? {}, mark, draw),
  };
}

/** Whether all that the tool has to be told are choices. */
function listsFreely(entry: JsonObject, { isMany }: Intent): boolean {
  const parameters = propertiesOf(entry.inputSchema as JsonObject);
  return (
    isMany &&
    requiredOf(entry.inputSchema as JsonObject).every((name) => parameters.get(name)?.enum !== undefined)
  );
}

/** Three letters that stand in the identifiers of an API. */
function markOf(api: string): string {
  const bytes = Buffer.from(hashJson(api).slice(7, 13), 'hex');
  return [...bytes].map((byte) => String.fromCharCode(97 + (byte % 26))).join('');
}

/** What is wrong with the arguments, in one sentence. */
function objections(entry: JsonObject, args: JsonObject): string | undefined {
  const issues = validate(entry.inputSchema as JsonObject, args);
  if (issues.length === 0) return undefined;
  return `Wrong arguments: ${issues.map(({ path, message }) => `${path} ${message}`).join('; ')}.`;
}

function answer(entry: JsonObject, shape: JsonObject | undefined, args: JsonObject, world: World): Outcome {
  const { nouns } = world.base;
  const asked = readIntent(entry, args, nouns.compounds, nouns);
  const missing = missingThing(asked, world);
  if (missing !== undefined) return refusal(`There is no ${missing}.`);
  const promised = isObject(entry.outputSchema) ? entry.outputSchema : undefined;
  const root = promised ?? shape ?? describedShape(entry, asked, nouns.of(asked.noun));
  const intent = isStateOnly(world, asked) ? { ...asked, kind: 'write' as const } : asked;
  const written = write(world, intent, subjectOf(root, intent, nouns));
  const label = `${String(entry.name)} ${hashJson(args).slice(7, 23)}`;
  const making = makingOf(entry, written, world, label, promised !== undefined);
  try {
    const value =
      promised === undefined
        ? madeResult(root, { ...making, root, lean: false, turn: 0 })
        : structured(promised, making);
    if (written.kind === 'delete' && written.id !== undefined) world.delete(written.noun, written.id);
    if (value === undefined) return refusal(noResult(String(entry.name)));
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return {
      result: {
        content: [{ type: 'text', text }],
        ...(promised !== undefined && isObject(value) ? { structuredContent: value } : {}),
      },
    };
  } catch (error) {
    if (error instanceof NothingFits) return refusal(error.message);
    // A schema that leads back to itself before anything stands in it.
    if (error instanceof RangeError) return refusal(noResult(String(entry.name)));
    throw error;
  }
}

function noResult(tool: string): string {
  return `No result could be made that matches the output schema of ${tool}.`;
}

function makingOf(
  entry: JsonObject,
  intent: Intent,
  world: World,
  label: string,
  isPromised: boolean,
): Omit<Making, 'root' | 'lean' | 'turn'> {
  const parameters = propertiesOf(entry.inputSchema as JsonObject);
  const listed = new Map<string, readonly JsonScalar[]>();
  return {
    world,
    intent,
    parameters,
    label,
    isPromised,
    listed(noun) {
      const ids = listed.get(noun) ?? listedIds(world, intent, noun, parameters);
      listed.set(noun, ids);
      return ids;
    },
  };
}

/** The first thing among the arguments that is not there, as people would call it. */
function missingThing({ kind, noun, id, others }: Intent, world: World): string | undefined {
  if (id !== undefined && kind !== 'create' && !world.has(noun, id)) return `${noun} ${String(id)}`;
  const other = others.find((given) => !world.has(given.noun, given.id));
  return other === undefined ? undefined : `${other.noun} ${String(other.id)}`;
}

/** A value that the schema allows, by the first way through it that leads to one; undefined if none does. */
function structured(
  schema: JsonObject,
  making: Omit<Making, 'root' | 'lean' | 'turn'>,
): JsonValue | undefined {
  for (const way of ways) {
    try {
      const value = madeResult(schema, { ...making, root: schema, ...way });
      if (isObject(value) && validate(schema, value).length === 0) return value;
    } catch (error) {
      if (error instanceof NothingFits) throw error;
      // The schema cannot be compiled, or has no end: no other way has one.
      return undefined;
    }
  }
  return undefined;
}
