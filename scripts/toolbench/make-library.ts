// An API library in ToolBench's file layout: <category>/<tool>.json, each with an api_list; the same files each time.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plural } from '../../src/core/naming.ts';
import { createRandom, type Random } from '../../src/core/random.ts';
import { type Category, categories, providers, type Thing } from './categories.ts';

interface Parameter {
  readonly name: string;
  readonly type: 'STRING' | 'NUMBER';
  readonly description: string;
  readonly default: string;
}

interface Api {
  readonly name: string;
  readonly url: string;
  readonly description: string;
  readonly method: 'GET' | 'POST';
  readonly required_parameters: readonly Parameter[];
  readonly optional_parameters: readonly Parameter[];
  readonly body?: object;
}

const seed = 7;
/** ToolBench has 3,451 tools with 16,464 APIs between them. */
const apisPerTool = 5;

/** Writes tools until there are so many APIs; answers with the number of files. */
export function makeLibrary(folder: string, apis: number): number {
  const random = createRandom(seed);
  let [made, files] = [0, 0];
  for (let round = 0; made < apis; round++) {
    const category = categories[round % categories.length] as Category;
    const number = Math.floor(round / categories.length);
    const provider = `${providers[number % providers.length]} ${category.name.replaceAll('_', ' ')}${suffix(number)}`;
    const list = apisOf(category, provider, Math.min(apisPerTool, apis - made), random);
    const name = provider.toLowerCase().replaceAll(' ', '_');
    mkdirSync(join(folder, category.name), { recursive: true });
    const tool = {
      product_id: `api_${String(round).padStart(6, '0')}`,
      tool_name: provider,
      title: provider,
      tool_description: `${provider} tells of ${category.things.map(({ noun }) => plural(noun)).join(', ')}.`,
      home_url: `https://example.com/${name}`,
      host: `${name.replaceAll('_', '-')}.example.com`,
      api_list: list,
    };
    writeFileSync(join(folder, category.name, `${name}.json`), `${JSON.stringify(tool, null, 2)}\n`);
    made += list.length;
    files += 1;
  }
  return files;
}

function suffix(number: number): string {
  const round = Math.floor(number / providers.length);
  return round === 0 ? '' : ` ${round + 1}`;
}

function apisOf({ things }: Category, provider: string, count: number, random: Random): readonly Api[] {
  const kinds = [searchApi, getApi, listApi, createApi] as const;
  const all = things.flatMap((thing) => kinds.map((make) => ({ make, thing })));
  return random
    .sample(all, count, ({ make }) => (make === createApi ? 0.3 : 1))
    .map(({ make, thing }) =>
      make(thing, `https://${provider.toLowerCase().replaceAll(' ', '-')}.example.com`, random),
    );
}

function searchApi({ noun, attributes }: Thing, host: string): Api {
  const [first = 'category', second] = attributes;
  const things = plural(noun);
  return {
    name: `Search ${things}`,
    url: `${host}/${things}/search`,
    description: `Search ${things} by words. Returns the ${told(attributes)} of each ${noun}.`,
    method: 'GET',
    required_parameters: [text('query', `Words to look for in the name of a ${noun}`, '')],
    optional_parameters: [
      number('limit', 'How many to return at most', '5'),
      ...(second === undefined
        ? []
        : [text(first, `Only ${things} with this ${first.replaceAll('_', ' ')}`, '')]),
    ],
  };
}

function getApi({ noun, attributes }: Thing, host: string): Api {
  return {
    name: `Get ${noun}`,
    url: `${host}/${plural(noun)}/{${noun}_id}`,
    description: `Get one ${noun} by its id. Returns the ${told(attributes)} of the ${noun}.`,
    method: 'GET',
    required_parameters: [text(`${noun}_id`, `Id of the ${noun}`, '')],
    optional_parameters: [],
  };
}

function listApi({ noun, attributes }: Thing, host: string, random: Random): Api {
  const things = plural(noun);
  const example = Object.fromEntries(attributes.map((name) => [name, exampleOf(name)]));
  return {
    name: `List ${things}`,
    url: `${host}/${things}`,
    description: `List ${things}, the newest first.`,
    method: 'GET',
    required_parameters: [],
    optional_parameters: [
      number('limit', 'How many to return at most', '5'),
      number('page', 'Which page', '1'),
    ],
    // Most tools have an example of their answers.
    ...(random.real() < 0.7
      ? { body: { [things]: [{ id: `${noun.slice(0, 3)}_0001`, name: 'Example', ...example }] } }
      : {}),
  };
}

function createApi({ noun, attributes }: Thing, host: string): Api {
  const [first = 'description'] = attributes;
  return {
    name: `Create ${noun}`,
    url: `${host}/${plural(noun)}`,
    description: `Create a ${noun}.`,
    method: 'POST',
    required_parameters: [text('name', `Name of the ${noun}`, '')],
    optional_parameters: [text(first, `The ${first.replaceAll('_', ' ')} of the ${noun}`, '')],
  };
}

function told(attributes: readonly string[]): string {
  const words = attributes.map((name) => name.replaceAll('_', ' '));
  return words.length === 1 ? String(words[0]) : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function exampleOf(attribute: string): string | number {
  return /(year|count|price|rating|score|views|likes|followers|population|size|amount|temperature|humidity|distance|latitude|longitude|calories|total|age|duration|discount|revenue|value|popularity|seats|percent|speed|level)$/.test(
    attribute,
  )
    ? 42
    : 'Example';
}

function text(name: string, description: string, example: string): Parameter {
  return { name, type: 'STRING', description, default: example };
}

function number(name: string, description: string, example: string): Parameter {
  return { name, type: 'NUMBER', description, default: example };
}
