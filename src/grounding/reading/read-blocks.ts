// What the content blocks of a result say together: one value, an item a block, links, or a text.
import { isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import type { ContentBlock } from '../../model/tool.ts';
import { isBrief } from './around.ts';
import { readText } from './read-text.ts';

/** A value, and the blocks that its parts are from. */
export interface BlocksValue {
  readonly value: JsonValue;
  readonly around: string;
  /** Where parts of the value are from, by their pointers. */
  readonly sources: ReadonlyMap<string, Source>;
  readonly isText?: boolean;
}

/** Where in a result something is from. */
export interface Source {
  readonly from: string;
  /** Whether it had to be read out of what is there; else it is there word for word. */
  readonly isRead: boolean;
}

interface Piece {
  readonly from: string;
  readonly text: string;
}

const linkMembers = ['uri', 'name', 'title', 'description', 'mimeType', 'size'] as const;

/**
 * The blocks as one value. A block with a value is that value, several with an object each are a list of them, and
 * short texts are a list of texts: Python servers send one block per item. Texts next to values introduce them. Links to
 * resources are things; pictures and sounds say nothing.
 */
export function readBlocks(content: readonly ContentBlock[]): BlocksValue {
  const pieces = content.flatMap((block, index): Piece[] => pieceOf(block, index));
  const read = pieces.map((piece) => ({ ...piece, found: readText(piece.text) }));
  const values = read.filter(({ found }) => found !== undefined);
  const words = read.filter(({ found }) => found === undefined).map(({ text }) => text);
  const around = [...words, ...values.map(({ found }) => found?.around ?? '')].join('\n').trim();
  const [only] = values;
  if (values.length === 1 && only?.found !== undefined && isBrief(words.join('\n')))
    return { value: only.found.value, around, sources: new Map([['', { from: only.from, isRead: true }]]) };
  if (values.length > 1 && isBrief(words.join('\n')) && values.every(({ found }) => isObject(found?.value)))
    return listOf(
      values.map(({ from, found }) => ({ from, value: found?.value ?? null, isRead: true })),
      around,
    );
  // An embedded resource is what was asked for; links next to it are not.
  const links = content.some(({ type }) => type === 'resource') ? [] : linksIn(content);
  if (links.length > 0 && isBrief(words.join('\n')) && values.length === 0) return listOf(links, around);
  return textOf(pieces);
}

function pieceOf(block: ContentBlock, index: number): Piece[] {
  if (block.type === 'text' && typeof block.text === 'string')
    return block.text.trim() === '' ? [] : [{ from: `/content/${index}/text`, text: block.text }];
  if (block.type === 'resource' && isObject(block.resource) && typeof block.resource.text === 'string')
    return [{ from: `/content/${index}/resource/text`, text: block.resource.text }];
  return [];
}

function linksIn(content: readonly ContentBlock[]): { from: string; value: JsonObject; isRead: boolean }[] {
  return content.flatMap((block, index) => {
    if (block.type !== 'resource_link') return [];
    const members = linkMembers.filter((key) => block[key] !== undefined).map((key) => [key, block[key]]);
    return [{ from: `/content/${index}`, value: Object.fromEntries(members) as JsonObject, isRead: false }];
  });
}

function listOf(
  items: readonly { from: string; value: JsonValue; isRead: boolean }[],
  around: string,
): BlocksValue {
  return {
    value: items.map(({ value }) => value),
    around,
    sources: new Map([
      ['', { from: '/content', isRead: true }],
      ...items.map(({ from, isRead }, index) => [`/${index}`, { from, isRead }] as const),
    ]),
  };
}

const longestItem = 200;

/** Texts that nothing could be read out of. */
function textOf(pieces: readonly Piece[]): BlocksValue {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined)
    return {
      value: only.text,
      around: '',
      sources: new Map([['', { from: only.from, isRead: false }]]),
      isText: true,
    };
  const areItems =
    pieces.length > 1 && pieces.every(({ text }) => text.length <= longestItem && !text.includes('\n'));
  if (areItems)
    return listOf(
      pieces.map(({ from, text }) => ({ from, value: text, isRead: false })),
      '',
    );
  const text = pieces.map((piece) => piece.text).join('\n');
  return {
    value: text,
    around: '',
    sources: new Map([['', { from: '/content', isRead: true }]]),
    isText: true,
  };
}
