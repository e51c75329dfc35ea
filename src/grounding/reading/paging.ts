// Paging: members that say how much of a list is here, in every common spelling; never answers, never things.

import { isObject, isScalar, type JsonObject, type JsonValue, plainText } from '../../model/json.ts';
import { table } from '../../model/table.ts';
import { spelled } from '../../text/naming.ts';

/** What a paging member says. */
export type PagingRole =
  | 'more'
  | 'end'
  | 'next'
  | 'previous'
  | 'total'
  | 'shown'
  | 'pages'
  | 'page'
  | 'size'
  | 'offset'
  | 'cut'
  | 'effort';

const spellings: Readonly<Record<PagingRole, string>> = {
  more: 'has more, has more results, has more items, has next, has next page, more, more available, more results available, more results, is more',
  end: 'last, is last, is last page, done, is end',
  next: 'next, next cursor, next page, next page token, next token, next link, next url, next offset, next page url, odata next link, continuation token, continuation, end cursor, cursor, page token, marker, next marker, starting after, scroll id, last evaluated key, sync token, next sync token',
  previous:
    'previous, prev, previous page, prev page, previous cursor, prev cursor, has previous, has previous page, has prev, start cursor, first, is first, empty, previous page token, prev page token',
  total:
    'total, total count, total results, total items, total records, total elements, total hits, total rows, total matches, total size, total found, num found, nb hits, hits total, odata count, count, estimated total, result size estimate, total results count, total entries, gesamt, gesamtzahl, anzahl, 总数, 数量, 合計, 件数, всего, количество',
  shown:
    'number of elements, returned, result count, results count, row count, num results, shown, count returned, length, item count',
  pages: 'pages, total pages, page count, num pages, nb pages, last page, number of pages',
  page: 'page, page number, current page, number, page index, page no, page num',
  size: 'per page, page size, limit, size, max results, hits per page, page limit, items per page, top',
  offset: 'offset, skip, start, start at, from, start index, start record',
  cut: 'truncated, is truncated, incomplete, incomplete results, partial, is partial, limited, limit reached',
  effort:
    'paged, unpaged, sorted, unsorted, took, took ms, elapsed, elapsed ms, elapsed time, duration ms, query time, query time ms, processing time ms, execution time, execution time ms, time taken, timed out, max score, search time',
};

const roles: ReadonlyMap<string, PagingRole> = new Map(
  Object.entries(spellings).flatMap(([role, names]) =>
    names.split(', ').map((name) => [name, role as PagingRole] as const),
  ),
);

/** Names that are paging only next to a list; elsewhere they are attributes. */
const ambiguous = new Set(
  (
    'more,last,done,next,cursor,marker,previous,prev,first,empty,total,count,returned,shown,length,pages,page,number,' +
    'limit,size,top,offset,skip,start,from,partial,incomplete,limited,row count,page count,last page,item count,gesamt,anzahl,数量,количество,' +
    'total items,total size,elapsed,elapsed time,query time,execution time,time taken,continuation,number of pages'
  ).split(','),
);

const pagingObjects = new Set(
  'pageable,sort,pagination,paging,pager,page info,page,meta,metadata,response metadata,links,cursor,cursors,paging info,search metadata,shards,page metadata,meta data'.split(
    ',',
  ),
);

/** Members of envelopes that say how the request went, or repeat what was asked for. */
const statusKeys = new Set(
  'ok,success,is error,error,errors,error code,error msg,errcode,err code,errno,errmsg,err msg,retcode,ret code,retmsg,ret msg,warning,warnings,message,msg,status message,request id,trace id,api version,query,q,filter,filters,sort,sort by,order by,search term,etag,response code,status code'.split(
    ',',
  ),
);
/** Names that are a thing's as well, and the values that only a status has. */
const statusValues = table<RegExp>({
  status: /^(?:ok|success|successful|succeeded|zero_results|\d{3})$/i,
  code: /^\d{1,3}$/,
  object: /^list$/,
  kind: /list|#/i,
  type: /list|collection|searchset/i,
  'resource type': /^Bundle$/,
});

/** How much of a list is here. Numbers are whole; what is absent is not said. */
export interface Paging {
  readonly total?: number;
  readonly more?: boolean;
  readonly offset?: number;
  readonly size?: number;
  readonly page?: number;
  readonly pages?: number;
}

/** What a member would say about paging; undefined where its name or its value says nothing of the kind. */
export function pagingRole(key: string, value: JsonValue | undefined): PagingRole | undefined {
  let role = roles.get(spelled(key));
  if (role === undefined || value === undefined) return undefined;
  // An offset that is a text is a cursor.
  if (role === 'offset' && typeof value === 'string') role = 'next';
  if (role === 'next' || role === 'previous') return isScalar(value) ? role : undefined;
  if (role === 'more' || role === 'end' || role === 'cut')
    return typeof value === 'boolean' ? role : undefined;
  if (role === 'effort') return value === null || isScalar(value) ? role : undefined;
  if (role === 'total' && isObject(value)) return typeof value.value === 'number' ? role : undefined;
  const isCount = typeof value === 'number' && Number.isInteger(value) && value >= 0;
  return isCount || value === null ? role : undefined;
}

/** Whether a member is an object of nothing but paging: `pagination`, `pageInfo`, `response_metadata`. */
export function isPagingObject(key: string, value: JsonValue | undefined): value is JsonObject {
  if (!isObject(value) || !pagingObjects.has(spelled(key))) return false;
  return Object.entries(value).every(
    ([name, member]) =>
      pagingRole(name, member) !== undefined || isPagingObject(name, member) || isStatus(name, member),
  );
}

/** Whether a member of an envelope says how the request went, or repeats what was asked for. */
export function isStatus(key: string, value: JsonValue | undefined): boolean {
  const name = spelled(key);
  if (statusKeys.has(name)) return isScalar(value) || (name !== 'message' && isBare(value));
  return statusValues[name]?.test(plainText(value)) === true;
}

function isBare(value: JsonValue | undefined): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isObject(value) && Object.values(value).every((member) => isScalar(member));
}

/** What is around a list: the members that are paging, and whether all others only say how the request went. */
export interface Surroundings {
  readonly paging: ReadonlySet<string>;
  readonly isEnvelope: boolean;
}

/**
 * Reads an object as what is around a list. An ambiguous name (`total`, `page`) is paging beside one list and nothing
 * but paging, status and what is `aside`, or where it is the length of the list: an order's total is an amount.
 */
export function surroundings(
  object: JsonObject,
  aside: (key: string, value: JsonValue) => boolean,
): Surroundings {
  const paging = new Set<string>();
  const unclear: string[] = [];
  const lists: JsonValue[] = [];
  let hasOthers = false;
  for (const key in object) {
    const value = object[key];
    if (value === undefined) continue;
    if (isPagingObject(key, value)) paging.add(key);
    else if (pagingRole(key, value) !== undefined) {
      if (ambiguous.has(spelled(key))) unclear.push(key);
      else paging.add(key);
    } else if (holdsList(value)) {
      if (!isBeside(key)) lists.push(value);
    } else hasOthers ||= !isStatus(key, value) && !aside(key, value);
  }
  const [list] = lists;
  const isEnvelope = lists.length === 1 && !hasOthers;
  const length = lists.length === 1 && Array.isArray(list) ? list.length : undefined;
  for (const key of unclear)
    if (isEnvelope || (length !== undefined && object[key] === length)) paging.add(key);
  return { paging, isEnvelope };
}

/** The members of an object that are paging. */
export function pagingMembers(
  object: JsonObject,
  aside: (key: string, value: JsonValue) => boolean,
): ReadonlySet<string> {
  return surroundings(object, aside).paging;
}

/** Lists that are about another list: its columns, and what its items refer to. */
export function isBeside(key: string): boolean {
  return /^(?:fields|columns|schema|headers|included|includes)$/.test(key);
}

/** A list, or an object around one, as `hits` is around `hits`. */
function holdsList(value: JsonValue): boolean {
  if (Array.isArray(value)) return true;
  return isObject(value) && Object.values(value).some((member) => Array.isArray(member));
}

type Mutable = { -readonly [Key in keyof Paging]: Paging[Key] };

/** What the paging members of an object say, over what is known from further out or in. */
export function readPaging(object: JsonObject, members: Iterable<string>, before: Paging = {}): Paging {
  const paging: Mutable = { ...before };
  for (const key of members) {
    const value = object[key];
    if (isPagingObject(key, value)) Object.assign(paging, readPaging(value, Object.keys(value), paging));
    const role = pagingRole(key, value);
    const count = typeof value === 'number' ? value : isObject(value) ? Number(value.value) : undefined;
    if (role === 'more' || role === 'cut') paging.more = value === true || paging.more === true;
    else if (role === 'end') paging.more = value === false || paging.more === true;
    else if (role === 'next') paging.more = leadsOn(value) || (paging.more ?? false);
    else if (count !== undefined && isCounted(role)) paging[role] ??= count;
  }
  return paging;
}

function isCounted(role: PagingRole | undefined): role is 'total' | 'offset' | 'size' | 'page' | 'pages' {
  return role === 'total' || role === 'offset' || role === 'size' || role === 'page' || role === 'pages';
}

function leadsOn(value: JsonValue | undefined): boolean {
  return value !== null && value !== undefined && value !== '' && value !== false && value !== 0;
}

/**
 * What an introduction says of the list of that length behind it: "Showing 10 of 120", "Found 120 results", "3 more
 * results are available".
 */
export function pagingInWords(words: string, length: number): Paging {
  const text = words.slice(0, 2000);
  const [, of] = /\d\s{1,3}(?:out of|of|von|de|di|sur|\/)\s{1,3}(\d{1,9})\b/i.exec(text) ?? [];
  const [, found] = /\b(?:found|total(?: of)?|matches|results)\b:?\s{0,3}(\d{1,9})\b/i.exec(text) ?? [];
  const total = Number(of ?? found);
  const isCut =
    /\b(?:truncated|\d+ more|more (?:results|items|are) available|next page)\b|\bmore\s{0,3}(?:\.\.\.|…)/i.test(
      text,
    );
  // A figure below the length of the list counts something else.
  return { ...(total >= length && { total }), ...(isCut && { more: true }) };
}

/**
 * Whether a list of that length is all there is: true where its end is shown, false where more is, undefined where
 * nothing is said. A list as long as the call's `limit` (or its default) is complete only with its end shown.
 */
export function isComplete(length: number, paging: Paging, limit?: number): boolean | undefined {
  const { total, more, page, pages, offset = 0 } = paging;
  if (more === true || (total !== undefined && total > offset + length)) return false;
  if (page !== undefined && pages !== undefined && page < pages && pages > 1) return false;
  if (offset > 0 || (page !== undefined && page > 1)) return false;
  if (more === false || total !== undefined || pages !== undefined) return true;
  return limit !== undefined && length >= limit ? false : undefined;
}
