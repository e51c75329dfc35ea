// An API library in ToolBench's file layout: <category>/<tool>.json, each with an api_list; the same files each time.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom, type Random } from '../../src/model/random.ts';
import { plural } from '../../src/text/naming.ts';
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
/** Words that services were tried with stand in a tool file as defaults. */
const tried = 'Amber Bright Coastal Delta Evergreen Falcon Golden Harbor Indigo Juniper Keystone Lunar'.split(
  ' ',
);
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

/** The APIs of one tool are about a few things, each with the ways to come by it: what one of them shows, others take. */
function apisOf({ things }: Category, provider: string, count: number, random: Random): readonly Api[] {
  const host = `https://${provider.toLowerCase().replaceAll(' ', '-')}.example.com`;
  const apis = random.shuffle(things).flatMap((thing, index) => {
    // Where there is room for one way only, it is the one that needs no words.
    const [find, findToo] = index === 0 && random.real() < 0.8 ? [searchApi, listApi] : [listApi, searchApi];
    const ways = [find, getApi, ...(random.real() < 0.3 ? [createApi] : []), partsApi, findToo];
    return ways.map((make) => make(thing, host, random));
  });
  return apis.slice(0, count);
}

function searchApi({ noun, attributes }: Thing, host: string, random: Random): Api {
  const [first = 'category', second] = attributes;
  const things = plural(noun);
  return {
    name: `Search ${things}`,
    url: `${host}/${things}/search`,
    description: `Search ${things} by words. Returns the ${told(attributes)} of each ${noun}.`,
    method: 'GET',
    required_parameters: [text('query', `Words to look for in the name of a ${noun}`, random.pick(tried))],
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

const sorts =
  'popular new featured top recommended trending notable regional local premium seasonal verified classic rare international favorite'.split(
    ' ',
  );

function listApi({ noun, attributes }: Thing, host: string, random: Random): Api {
  const things = plural(noun);
  const sort = random.pick(sorts);
  const example = Object.fromEntries(attributes.map((name) => [name, exampleOf(name)]));
  return {
    name: `List ${sort} ${things}`,
    url: `${host}/${things}/${sort}`,
    description: `List the ${sort} ${things}.`,
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

const partKinds: readonly Thing[] = [
  { noun: 'rating', attributes: ['score', 'author', 'date'] },
  { noun: 'offer', attributes: ['price', 'currency', 'expiry_date'] },
  { noun: 'photo', attributes: ['url', 'author', 'likes'] },
  { noun: 'event', attributes: ['date', 'city', 'status'] },
  { noun: 'fan', attributes: ['email', 'country', 'joined_date'] },
  { noun: 'report', attributes: ['published_date', 'language', 'summary'] },
];

/** What belongs to one of the things. */
function partsApi({ noun }: Thing, host: string, random: Random): Api {
  const part = random.pick(partKinds);
  const parts = plural(part.noun);
  return {
    name: `List ${parts} of ${noun}`,
    url: `${host}/${plural(noun)}/{${noun}_id}/${parts}`,
    description: `List the ${parts} of one ${noun}. Returns the ${told(part.attributes)} of each ${part.noun}.`,
    method: 'GET',
    required_parameters: [text(`${noun}_id`, `Id of the ${noun}`, '')],
    optional_parameters: [number('limit', 'How many to return at most', '5')],
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
  return /(^|_)(year|count|price|rating|score|views|likes|followers|population|size|amount|temperature|humidity|distance|latitude|longitude|calories|total|age|duration|discount|revenue|value|popularity|seats|percent|speed|level)$/.test(
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
