// What the arguments of a call do to a list: which of them page through it, and which select from it.
import { pagingRole } from '../../grounding/reading/paging.ts';
import { isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { wordsOf } from '../../text/naming.ts';
import type { EvaluatedProof } from '../judged-proof.ts';

/** Parameters that bound the length of a result, besides the names of paging members. */
const LIMITS: ReadonlySet<string> = new Set(
  'count,n,num,k,first,max,max_items,maxItems,max_entries,num_results'.split(','),
);
const CURSORS: ReadonlySet<string> = new Set(
  'cursor token page after marker continuation scroll next'.split(' '),
);
const ASIDE: ReadonlySet<string> = new Set(
  'sort sorting order direction by fields include expand format locale language lang currency timezone zone units verbose'.split(
    ' ',
  ),
);

/** The most items that a call returns, by its arguments or the default of its schema. */
export function limitOf(step: string, { evidence }: Pick<EvaluatedProof, 'evidence'>): number | undefined {
  const given = Object.entries(evidence.args.get(step) ?? {}).find(
    ([name, value]) => isLimit(name) && typeof value === 'number',
  );
  if (given !== undefined) return Number(given[1]);
  const properties = evidence.schemas.get(step)?.input?.properties;
  for (const [name, schema] of Object.entries(isObject(properties) ? properties : {})) {
    if (isLimit(name) && isObject(schema) && typeof schema.default === 'number') return schema.default;
  }
  return undefined;
}

/** Whether the call asked for what comes after the beginning of a list. */
export function startsLate(args: JsonObject | undefined): boolean {
  return Object.entries(args ?? {}).some(([name, value]) => {
    const role = pagingRole(name, value);
    if (role === 'page') return Number(value) > 1;
    if (role === 'offset') return Number(value) > 0;
    return isCursor(name, value) && value !== '';
  });
}

/** Whether an argument selects what the list holds: it neither pages nor orders nor shapes it. */
export function isNarrowing(name: string, value: JsonValue | undefined): boolean {
  if (value === null || value === undefined || typeof value === 'boolean') return false;
  if (isLimit(name) || isCursor(name, value)) return false;
  const role = pagingRole(name, value);
  if (role !== undefined && role !== 'next' && role !== 'previous') return false;
  return !wordsOf(name).some((word) => ASIDE.has(word));
}

function isLimit(name: string): boolean {
  return LIMITS.has(name) || pagingRole(name, 1) === 'size';
}

/** `from` and `start` are cursors by their name alone; with a date or a place they select. */
function isCursor(name: string, value: JsonValue | undefined): boolean {
  return pagingRole(name, value) === 'next' && wordsOf(name).some((word) => CURSORS.has(word));
}
