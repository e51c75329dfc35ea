// All pages of a `tools/list`. Some servers page without end: what came is kept, and why there is no more is told.
import { isObject, type JsonObject } from '../model/json.ts';
import { bytesInWords } from '../transports/answer-limit.ts';

/** What a listing may be in total: libraries of mocks have tens of thousands of tools. */
const mostTools = 50_000;
const mostPages = 1_000;
const mostListedBytes = 100_000_000;
/** All cursors are kept, to tell a listing that goes round in circles. */
const longestCursor = 64_000;

export interface ListedPages {
  readonly entries: readonly unknown[];
  /** Why the listing was not followed to its end, as a predicate; undefined where it was. */
  readonly cutShort?: string;
}

/**
 * The entries of all pages, as received. A listing that goes round in circles, repeats itself under ever new cursors, or
 * has too many pages is cut short. Throws where a page is none, or the whole is larger than any list.
 */
export async function listPages(
  request: (params: JsonObject) => Promise<Record<string, unknown>>,
): Promise<ListedPages> {
  const entries: unknown[] = [];
  const cursors = new Set<string>();
  const names = new Set<string>();
  let bytes = 0;
  let pagesWithoutNews = 0;
  for (let params: JsonObject = {}; ; ) {
    const page = await request(params);
    if (!Array.isArray(page.tools)) throw new Error('answered tools/list with something other than tools');
    const before = names.size;
    for (const tool of page.tools) if (isObject(tool)) names.add(String(tool.name));
    const isRepeated = cursors.size > 0 && page.tools.length > 0 && names.size === before;
    if (isRepeated) return { entries, cutShort: 'lists the same tools on page after page' };
    for (const tool of page.tools) entries.push(tool);
    bytes += JSON.stringify(page.tools).length;
    if (entries.length > mostTools) throw new Error(`lists more than ${mostTools} tools`);
    if (bytes > mostListedBytes) throw new Error(`lists more than ${bytesInWords(mostListedBytes)} of tools`);
    const cursor = page.nextCursor;
    // Some servers end with an empty cursor.
    if (typeof cursor !== 'string' || cursor === '') return { entries };
    if (cursor.length > longestCursor)
      return { entries, cutShort: `names a next page of its tools in more than ${longestCursor} characters` };
    pagesWithoutNews = names.size === before ? pagesWithoutNews + 1 : 0;
    if (cursors.has(cursor))
      return { entries, cutShort: 'names a page of its tools that came before as the next one' };
    if (pagesWithoutNews > mostEmptyPages)
      return { entries, cutShort: `lists nothing on ${mostEmptyPages} pages in a row` };
    if (cursors.size >= mostPages)
      return { entries, cutShort: `lists its tools on more than ${mostPages} pages` };
    cursors.add(cursor);
    params = { cursor };
  }
}

/** A page may be empty where a server filters after paging. */
const mostEmptyPages = 50;
