/** Pages of a list: how many, from where, and whether there is more. */
import { Refusal } from './failure.ts';
import { type JsonSchema, list, nullable, record, text, wholeNumber } from './json-schema.ts';

/** The parameters of every tool that lists. */
export const paging = {
  limit: wholeNumber('Most entries to return.', { minimum: 1, maximum: 50, default: 10 }),
  cursor: text('Where to go on: the next_cursor of the page before. Leave out for the first page.', {
    minLength: 1,
  }),
};

interface PageRequest {
  readonly limit: number;
  readonly cursor?: string;
}

/** The output schema of a page of `entries`, under the entries' own noun. */
export function pageOf(noun: string, description: string, entry: JsonSchema) {
  return record({
    [noun]: list(description, entry),
    total: wholeNumber('Number of matches on all pages', { minimum: 0 }),
    next_cursor: nullable(text('Cursor of the next page; null on the last one')),
  });
}

/** Cuts one page out of `rows`. Cursors are opaque to the caller and belong to one kind of list. */
export function paginate<R>(
  noun: string,
  rows: readonly R[],
  request: PageRequest,
  show: (row: R) => object,
): Record<string, unknown> {
  const start = request.cursor === undefined ? 0 : readCursor(noun, request.cursor);
  const end = start + request.limit;
  return {
    [noun]: rows.slice(start, end).map(show),
    total: rows.length,
    next_cursor: end < rows.length ? writeCursor(noun, end) : null,
  };
}

function writeCursor(noun: string, offset: number): string {
  return Buffer.from(`${noun}:${offset}`).toString('base64url');
}

function readCursor(noun: string, cursor: string): number {
  const [kind, offset] = Buffer.from(cursor, 'base64url').toString('utf8').split(':');
  if (kind === noun && offset !== undefined && /^\d{1,6}$/.test(offset)) return Number(offset);
  throw new Refusal(
    `"cursor" is not one that a list of ${noun} has returned; pass a next_cursor unchanged or leave it out.`,
  );
}
