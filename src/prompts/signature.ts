// A tool as one line: its name, its parameters as types, what it returns, what it does.
import type { Tool } from '../model/tool.ts';
import { clip, ellipsis, oneLine, shortDescription } from '../text/clip.ts';
import { quoteText } from './fence.ts';
import { type Detail, parametersText, resultText } from './type-text.ts';

/** The most characters of a signature: some 300 tokens. A catalog of forty tools then costs less than 12,000. */
const longestSignature = 1200;

/** Members of a result that are named, at each depth. */
const mostMembers = 12;

interface Level extends Detail {
  /** Characters of the tool's description. */
  readonly about: number;
  /** How deep the result is told; 0 for not at all. */
  readonly result: number;
}

/** From telling everything to the required parameters alone; the first that fits is taken. */
const levels: readonly Level[] = [
  { about: 160, result: 2, description: 80, choices: 24, members: 24, depth: 4, notes: true },
  { about: 120, result: 2, description: 50, choices: 16, members: 24, depth: 4, notes: true },
  { about: 120, result: 1, description: 30, choices: 10, members: 16, depth: 3, notes: true },
  { about: 120, result: 0, description: 0, choices: 8, members: 16, depth: 2, notes: true },
  { about: 80, result: 0, description: 0, choices: 4, members: 10, depth: 1, notes: false },
  { about: 80, result: 0, description: 0, choices: 3, members: 0, depth: 1, notes: false },
];

const signatures = new WeakMap<Tool, string>();

/**
 * A tool as a model reads it, on one line and bounded in length:
 * `server__tool(query: string, limit?: integer = 20) -> { items: { id, name }[] } // "Finds things."`
 * A tool that says of itself that it writes has `[writes]` before its description.
 */
export function signatureOf(tool: Tool): string {
  let signature = signatures.get(tool);
  if (signature === undefined) {
    signature = render(tool);
    signatures.set(tool, signature);
  }
  return signature;
}

function render(tool: Tool): string {
  let text = '';
  for (const level of levels) {
    text = renderAt(tool, level);
    if (text.length <= longestSignature) return text;
  }
  return oneLine(clip(text, longestSignature));
}

function renderAt(tool: Tool, level: Level): string {
  const parameters = parametersText(tool.inputSchema, level);
  const result =
    level.result === 0 || tool.outputSchema === undefined
      ? ''
      : resultText(tool.outputSchema, level.result, mostMembers);
  const writes = tool.annotations?.readOnlyHint === false ? '[writes] ' : '';
  const description = shortDescription(tool.description, level.about);
  const about = writes + (description === '' ? '' : quoteText(description));
  return oneLine(
    `${tool.name}(${parameters})${result === '' ? '' : ` -> ${result}`}${about === '' ? '' : ` // ${about}`}`,
  );
}

/** The signatures of tools, one a line, sorted by name: the same tools are the same text in whatever order they come. */
export function signaturesOf(tools: readonly Tool[]): string {
  const sorted = tools.length === 0 ? [] : [...tools].sort((a, b) => (a.name < b.name ? -1 : 1));
  return sorted.map(signatureOf).join('\n') || `(none) ${ellipsis}`;
}
