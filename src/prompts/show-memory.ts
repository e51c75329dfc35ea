// What a run has learned about the tools at hand, in few lines: values, names, edges, failures.
import type { JsonScalar } from '../model/json.ts';
import type { MemoryView } from '../model/learned.ts';
import { toPointer } from '../model/pointer.ts';
import type { Tool } from '../model/tool.ts';
import { propertiesOf } from '../schemas/schema-validator.ts';
import { clip } from '../text/clip.ts';
import { shapeOf } from '../text/identifier-shape.ts';
import { meaningOf, toolNoun } from '../text/naming.ts';
import { plainOrQuoted } from './fence.ts';
import { shortJson } from './shorten.ts';
import { critiqueLines, sectionOf } from './show-steps.ts';

/** Enough to choose from; more would only be repeated. */
const most = {
  values: 2,
  valueLines: 40,
  nouns: 16,
  names: 6,
  edges: 1,
  edgeLines: 16,
  failures: 2,
  failureLines: 16,
};
/** The most characters of a value or a name: what a person would type. */
const longestValue = 80;

interface Interest {
  /** The paths of the parameters whose values are worth knowing: no switches, no choices, which the signature tells. */
  readonly paths: readonly string[];
  /** What the tool and its parameters are about. */
  readonly nouns: readonly string[];
}

const interests = new WeakMap<Tool, Interest>();

function interestOf(tool: Tool): Interest {
  let known = interests.get(tool);
  if (known === undefined) {
    const owner = toolNoun(tool.tool);
    const properties = [...propertiesOf(tool.inputSchema)].slice(0, 40);
    const free = properties.filter(([, schema]) => schema.enum === undefined && schema.type !== 'boolean');
    known = {
      paths: free.map(([name, schema]) => toPointer(schema.type === 'array' ? [name, 0] : [name])),
      nouns: [...new Set([owner, ...properties.map(([name]) => meaningOf(name, owner).noun)])].filter(
        Boolean,
      ),
    };
    interests.set(tool, known);
  }
  return known;
}

/**
 * The sections of what is known about some tools; empty where nothing is. Bounded whatever the memory holds. Lines
 * that the prompt has elsewhere are left out.
 */
export function memorySections(
  memory: MemoryView,
  tools: readonly Tool[],
  elsewhere: readonly string[],
): string[] {
  const parts: readonly (readonly [heading: string, lines: readonly string[]])[] = [
    ['## Known values', valueLines(memory, tools)],
    ['## Known names', nameLines(memory, tools)],
    ['## Known edges', edgeLines(memory, tools)],
    ['## Known failures', failureLines(memory, tools, elsewhere)],
  ];
  return parts.flatMap(([heading, lines]) => sectionOf(heading, lines));
}

/**
 * `- server__tool /path: "a", "b"`: values that the tool has accepted, the latest first. No identifiers: a call that
 * begins with one answers a query that nobody would make.
 */
function valueLines(memory: MemoryView, tools: readonly Tool[]): string[] {
  const lines: string[] = [];
  for (const tool of tools) {
    for (const path of interestOf(tool).paths) {
      if (lines.length >= most.valueLines) return lines;
      const latest = memory.values(tool.name, path).slice(-most.values * 4);
      const known = latest.filter((value) => !isIdentifierValue(value));
      const values = known.slice(-most.values).reverse().flatMap(shown);
      if (values.length > 0) lines.push(`- ${tool.name} ${plainOrQuoted(path)}: ${values.join(', ')}`);
    }
  }
  return lines;
}

/** Whether a value is an identifier (`cus_0007`, a UUID); the name of a file is not. */
function isIdentifierValue(value: JsonScalar): boolean {
  if (typeof value !== 'string') return false;
  const shape = shapeOf(value);
  return shape === 'uuid' || (shape.includes('\\d{') && !/\.[a-z]{2,5}$/i.test(value));
}

function shown(value: JsonScalar): string[] {
  if (value === null || value === '') return [];
  const text = shortJson(value, longestValue * 100);
  return text.length > longestValue ? [] : [text];
}

/** `- noun: "A name" (server__tool)`: what things are called that results have shown. */
function nameLines(memory: MemoryView, tools: readonly Tool[]): string[] {
  const nouns = new Set(tools.flatMap((tool) => interestOf(tool).nouns));
  const lines: string[] = [];
  for (const noun of nouns) {
    if (lines.length >= most.nouns) break;
    const names = memory.names(noun).slice(-most.names).reverse();
    const said = names.flatMap(({ name }) => shown(name));
    if (said.length > 0) lines.push(`- ${plainOrQuoted(noun)}: ${[...new Set(said)].join(', ')}`);
  }
  return lines;
}

/** `- a__tool -> b__tool /path (5x)`: results that could be gone on with. */
function edgeLines(memory: MemoryView, tools: readonly Tool[]): string[] {
  const lines: string[] = [];
  for (const tool of tools) {
    const edges = memory.edgesTo(tool.name).filter(({ succeeded, failed }) => succeeded > failed);
    const best = [...edges].sort((a, b) => b.succeeded - a.succeeded).slice(0, most.edges);
    for (const { from, to, path, succeeded } of best) {
      if (lines.length >= most.edgeLines) return lines;
      lines.push(`- ${from} -> ${to} ${plainOrQuoted(clip(path, longestValue))} (${succeeded}x)`);
    }
  }
  return lines;
}

/** `- server__tool /path: "message"`: what recurs. */
function failureLines(memory: MemoryView, tools: readonly Tool[], elsewhere: readonly string[]): string[] {
  const critiques = tools.flatMap((tool) => memory.critiques(tool.name).slice(0, most.failures));
  return critiqueLines(critiques, most.failureLines).filter((line) => !elsewhere.includes(line));
}
