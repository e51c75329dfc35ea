// Members that lead on instead of telling something: hypermedia links, addresses of an API, hints at what to do next.
import { isObject, isScalar, type JsonValue } from '../../model/json.ts';
import { spelled } from '../../text/naming.ts';

const linkKeys = new Set(
  '_links,_self,self,href,links,link,url,uri,fullUrl,_meta,__metadata,_expandable,@id,@context,@type'.split(
    ',',
  ),
);
const hintKeys = new Set(
  'next steps,next step,next actions,next action,hint,hints,tip,tips,suggestion,suggestions,follow up,follow ups,see also,available actions,suggested actions,suggested next,did you mean,usage,help'.split(
    ',',
  ),
);
/** Metadata for machines, not for people. */
const bookkeeping = new Set(
  'etag,node id,__v,__typename,_rev,_version,_seq_no,_primary_term,_index,_type,_score,_shards'.split(','),
);

/** Whether a member is a link or a hint at what to do next: neither it nor what is in it is a thing or an attribute. */
export function leadsOn(key: string, value: JsonValue | undefined): boolean {
  if (key.startsWith('@odata.') || key.startsWith('odata.')) return true;
  const words = spelled(key);
  if (bookkeeping.has(key) || bookkeeping.has(words) || hintKeys.has(words)) return true;
  if (linkKeys.has(key)) return key.startsWith('_') || key.startsWith('@') || isLink(value, key);
  return isTemplate(value);
}

/** Whether a member is called as hints are. */
export const isHint = (key: string): boolean => hintKeys.has(spelled(key));

const address = /^(?:https?:\/\/|\/)/;
const apiPath = /^\/[\w-]+\//;

/** An address, or objects of nothing but addresses. */
function isLink(value: JsonValue | undefined, key = ''): boolean {
  // The address of a page is what it is found by; one without a host only makes sense to the API.
  if (typeof value === 'string') return (key === 'url' || key === 'uri' ? apiPath : address).test(value);
  if (Array.isArray(value))
    return value.length > 0 && value.every((item: JsonValue) => isObject(item) && 'href' in item);
  if (!isObject(value)) return value === null;
  return Object.values(value).every((member) =>
    isScalar(member) ? member === null || isLink(member) : isObject(member) && 'href' in member,
  );
}

/** `https://api.example.com/users/{id}`. */
function isTemplate(value: JsonValue | undefined): boolean {
  return (
    typeof value === 'string' &&
    value.includes('{') &&
    /^https?:\/\/[^\s{]{1,500}\{[^}\s]{1,100}\}/.test(value)
  );
}
