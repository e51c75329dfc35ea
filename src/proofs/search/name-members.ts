// What the members of a list are called: by names, identifiers, the field that tells them apart, or what their calls asked for.
import { identify } from '../../grounding/reading/identity.ts';
import { isScalar, type JsonScalar } from '../../model/json.ts';
import { singular } from '../../text/naming.ts';
import type { Fact, Group, Member } from './facts.ts';

const longestName = 160;
const idKey = /(?:^|_)(?:id|uuid|guid|key|slug|sku|code|uri|number|ref|symbol|ticker)$|[a-z]Id$/;
const nameKey =
  /(?:^|_)(?:name|title|subject|label|question|path|headline|heading|login|username|full_name|display_name|titel|bezeichnung|betreff|nom|titre|objet|intitule|libelle|nombre|titulo|asunto)$|[a-z]Name$|[a-z]Title$/;
/** What titles a document, and describes a day. */
const summaryKey = /(?:^|_)summary$/;

/** How near to its member a field is: its own fields identify it before those of what is in it. */
function depthIn(fact: Fact, member: Member): number {
  const at =
    member.group.pointer === undefined ? 0 : member.group.pointer.length + 1 + String(member.index).length;
  // What a record keeps its fields in is no thing in it.
  const inside = fact.pointer.slice(at).replace(/^\/(?:fields|attributes)(?=\/)/, '');
  return inside.split('/').length - 1;
}

/** Finds what the members of a group are called: names, else identifiers, else the first field that tells them apart. */
export function nameMembers(group: Group): void {
  const members = group.members.filter((member) => member !== undefined);
  group.members.length = 0;
  for (const member of members) group.members.push(member);
  const own = (member: Member) => member.facts.filter((fact) => depthIn(fact, member) <= 1);
  for (const member of members)
    for (const fact of own(member)) {
      const { value, key } = fact;
      if (!isSayable(value)) continue;
      const foreign = isForeign(key, group.noun);
      if (idKey.test(key) && !foreign) member.ids.add(String(value));
      const isScalarItem = depthIn(fact, member) === 0;
      if (isScalarItem || (typeof value === 'string' && isNameKey(key, value) && !foreign))
        member.names.push(String(value));
      else if (typeof value === 'string' && /(?:^|_)number$/.test(key)) member.names.push(value);
    }
  const isDated = isToldByTime(members, own);
  for (const member of members) {
    const full = fullName(own(member));
    if (full !== undefined) member.names.push(full);
    // "Original request" of a request: a name by the reader's rules, whatever its key.
    const { name } = member.names.length > 0 ? {} : identify(group.noun, own(member));
    if (name === undefined || !isSayable(name.value)) continue;
    // What is said of a day or an hour does not name it: "sunny".
    if (!isDated || !/^[\p{Ll} ]+$/u.test(String(name.value))) member.names.push(String(name.value));
  }
  let best = Number.POSITIVE_INFINITY;
  for (const key of new Set(members.flatMap((member) => own(member).map((fact) => fact.key)))) {
    const values = members.map((member) => own(member).find((fact) => fact.key === key)?.value);
    const isText = values.every((value) => typeof value === 'string' && value.length <= longestName);
    if (!isText || new Set(values).size !== members.length) continue;
    // What people say before what programs say: an item's product before its product's identifier.
    const rank = identityRank(key, values, group.noun);
    if (rank < best) {
      best = rank;
      group.identity = key;
    }
  }
  const { identity } = group;
  for (const member of members) {
    // One thing alone is told apart from nothing.
    if (member.names.length > 0 || identity === undefined || members.length < 2) continue;
    const fact = own(member).find(({ key }) => key === identity);
    if (fact !== undefined) member.names.push(String(fact.value));
  }
  if (group.pointer === undefined && members.length > 1) nameByArguments(members);
}

/** Whether each of several members has another date or time in a field. */
function isToldByTime(members: readonly Member[], own: (member: Member) => readonly Fact[]): boolean {
  const [first] = members;
  if (first === undefined || members.length < 2) return false;
  return own(first).some(({ key }) => {
    const values = members.map((member) => own(member).find((fact) => fact.key === key)?.value);
    return (
      values.every((value) => /^(?:\d{4}-\d\d-\d\d|\d\d:\d\d)/.test(String(value))) &&
      new Set(values).size === members.length
    );
  });
}

const isNameKey = (key: string, value: string) =>
  nameKey.test(key) || (summaryKey.test(key) && /^\p{Lu}/u.test(value));

/** The name of a person whose first and last names are fields of their own. */
function fullName(facts: readonly Fact[]): string | undefined {
  const [first, last] = [/^(?:first|given)_?name$/i, /^(?:last|family|sur)_?name$/i].map((key) =>
    facts.find((fact) => key.test(fact.key) && typeof fact.value === 'string' && fact.value !== ''),
  );
  return first === undefined || last === undefined ? undefined : `${first.value} ${last.value}`;
}

function identityRank(key: string, values: readonly unknown[], noun: string): number {
  if (values.every((value) => isNameKey(key, String(value)))) return isForeign(key, noun) ? 2 : 0;
  // An appointment is its animal's before it is that of half past nine.
  if (values.every((value) => /^\d{4}-\d\d-\d\d|^\d\d:\d\d/.test(String(value)))) return 4;
  if (!idKey.test(key) && values.every((value) => /^\p{Lu}/u.test(String(value)))) return 1;
  // Days are told apart by their dates before they are by what is said of them: rain, sunny.
  const isSaid = !idKey.test(key) && values.every((value) => /^[\p{Ll} ]+$/u.test(String(value)));
  return isSaid ? 5 : 3;
}

/** Results that do not say what they are of are called what their calls asked for: the city, the folder. */
function nameByArguments(members: readonly Member[]): void {
  const given = members.map((member) => member.facts[0]?.step.arguments ?? {});
  for (const [index, member] of members.entries()) {
    if (member.names.length > 0) continue;
    for (const [key, value] of Object.entries(given[index] ?? {})) {
      const isOwn = given.every((other, at) => at === index || other[key] !== value);
      if (typeof value === 'string' && value.length > 1 && isSayable(value) && isOwn)
        member.names.push(value);
    }
  }
}

function isSayable(value: JsonScalar): boolean {
  return (
    isScalar(value) && value !== null && typeof value !== 'boolean' && String(value).length <= longestName
  );
}

/** `customer_id` and `customer_name` of an order are another thing's. */
function isForeign(key: string, noun: string): boolean {
  const words = key
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split('_');
  const head = noun.split(' ').at(-1) ?? '';
  return (
    words.length > 1 &&
    singular(words.at(-2) ?? '') !== head &&
    !/^(?:full|display|real)$/.test(words[0] ?? '')
  );
}
