// Which of a thing's values identifies it, and which is what people call it.
import type { JsonScalar } from '../../model/json.ts';
import { spelled } from '../../text/naming.ts';
import { isPersonNoun } from '../../text/person-nouns.ts';

const identityKeys =
  'id,uuid,guid,object id,iid,uri,key,sha,slug,code,sku,编号,編號,番号,идентификатор,номер'.split(',');
const nameKeys =
  'name,title,subject,full name,display name,label,number,summary,question,path,real name,nom,nombre,nome,titel,título,titre,titolo,bezeichnung,titulo,名称,名稱,名前,姓名,标题,標題,タイトル,название,имя,이름,제목'.split(
    ',',
  );

const kindsOfNames =
  /^(?:common|latin|scientific|botanical|official|legal|brand|trade|local|preferred|full|short|display|maiden|nick|first|middle|given) name$/;
/** What things are called where none of their fields is a plain name. */
const laterNames = /^(?:headline|heading|caption|designation|model|model name|term)$/;

/** Whether the words of a field's name say which of a thing's own names it is. */
export function isKindOfName(words: string): boolean {
  return kindsOfNames.test(words);
}

const identityRanks = new Map(identityKeys.map((key, index) => [key, index + 3]));
const nameRanks = new Map(nameKeys.map((key, index) => [key, index + 1]));

interface Keyed {
  readonly key: string;
  readonly value: JsonScalar;
}

/** The value that identifies a thing of that noun, and the one that names it, among its own. */
export function identify<T extends Keyed>(
  noun: string,
  facts: readonly T[],
): { readonly id?: T; readonly name?: T } {
  const head = noun.slice(noun.lastIndexOf(' ') + 1);
  const id = best(facts, (fact) => identityRank(spelled(fact.key), fact.value, head, noun));
  // What has a number of its own is one of many of its model, and is not called by that.
  const isOneOfItsKind = id !== undefined && individual.test(spelled(id.key));
  const name = best(facts, (fact) =>
    fact === id ||
    typeof fact.value !== 'string' ||
    fact.value === '' ||
    (isOneOfItsKind && kinds.test(spelled(fact.key)))
      ? undefined
      : nameRank(spelled(fact.key), head),
  );
  return { ...(id !== undefined && { id }), ...(name !== undefined && { name }) };
}

/** The fact of the lowest rank; of several, the last. */
function best<T>(facts: readonly T[], rankOf: (fact: T) => number | undefined): T | undefined {
  let found: T | undefined;
  let lowest = Number.POSITIVE_INFINITY;
  for (const fact of facts) {
    const rank = rankOf(fact);
    if (rank === undefined || rank > lowest) continue;
    lowest = rank;
    found = fact;
  }
  return found;
}

function identityRank(key: string, value: JsonScalar, head: string, noun: string): number | undefined {
  if (value === null || typeof value === 'boolean') return undefined;
  const known = identityRanks.get(key);
  const isOwnAccount = roles.has(head) ? accounts.test(key) : isPersonNoun(head) && staff.test(key);
  if (isOwnAccount) return known ?? identityKeys.length + 5;
  // What is written about a vehicle has its registration, and is known by something else.
  if (printed.test(key) && typeof value === 'string' && /\d/.test(value) && !accounting.test(head))
    return identityKeys.length + 6;
  // "Permit: 501": the number of the permit itself.
  if (key === head && isWholeNumber(value)) return identityKeys.length + 4;
  // The `purchase_order_no` of a purchase order.
  if (noun !== head && key.startsWith(`${noun} `) && numbering.has(key.slice(noun.length + 1)))
    return identityKeys.length + 3;
  if (!key.startsWith(head) && key !== 'number') return known;
  if (key === `${head} id`) return 0;
  if (key === `${head}id`) return 1;
  if (key === `${head}nummer`) return 2;
  if (known !== undefined) return known;
  if (numbering.has(key.slice(head.length + 1)) && key.startsWith(`${head} `)) return identityKeys.length + 3;
  // A number that is a text is what people call the thing.
  return key === 'number' && typeof value === 'number' ? identityKeys.length + 4 : undefined;
}

function nameRank(key: string, head: string): number | undefined {
  if (key === `${head} name`) return 0;
  // Of somebody, a title is what they do, unless it is all that there is.
  if (key === 'title' && isPersonNoun(head)) return nameKeys.length + 7;
  const known = nameRanks.get(key) ?? (key === head ? nameKeys.length + 1 : undefined);
  if (known !== undefined) return known;
  if (firms.has(head) && /^company(?: name)?$/.test(key)) return nameKeys.length + 2;
  // "Original request" of a request: what it is in words, and no reference to another one.
  const [first = '', ...rest] = key.split(' ');
  if (head !== '' && rest.join(' ') === head && ownWords.has(first)) return nameKeys.length + 2;
  if (isPartOfName(key)) return nameKeys.length + (/^(?:first|middle|given) /.test(key) ? 5 : 4);
  if (laterNames.test(key) || isKindOfName(key)) return nameKeys.length + 3;
  return isCalledByAddress(head) && /^(?:street )?address$/.test(key) ? nameKeys.length + 6 : undefined;
}

/** Who is something to a thing, and by whose identifier they are known. */
const roles = new Set(
  'person user member employee contact assignee author owner lead manager reporter requester creator organizer attendee reviewer'.split(
    ' ',
  ),
);
const accounts = /^(?:account|user|person|member) id$|^(?:employee|staff) (?:id|number|no|nr)$/;
const staff = /^(?:user|person) id$|^(?:employee|staff) (?:id|number|no|nr)$/;

/** What a thing is known by to people who hold it in their hands, where nothing else identifies it. */
const printed =
  /^(?:(?:tracking|serial|registration|inventory|accession|catalogue?|booking|confirmation|reference|policy|claim|lot|part|case|file|asset|badge|batch|tail|hull|chassis) (?:number|no|code|ref|reference)|(?:ear |asset )?tag|ref|reference|badge|registration|host ?name|call ?sign|microchip|imo|mmsi|ean|isbn|barcode|(?:license |licence |number |registration )?plate|vin)$/;

/** What is printed on one thing of many that are alike; a car is still called by its model. */
const individual =
  /^(?:(?:serial|inventory|asset|badge) (?:number|no|code)|(?:ear |asset )?tag|registration)$/;
/** Whether a field, by its name's words, holds what is written on a thing for people to read. */
export function isPrintedOn(words: string): boolean {
  return printed.test(words);
}

/** What is told of things that others identify. */
const accounting =
  /^(?:log|history|report|summary|statistic|stat|usage|schedule|journal|entry|reading|record)$/;

/** What a thing shares with others of its kind. */
const kinds = /^(?:model|model name|designation)$/;

function isWholeNumber(value: JsonScalar): boolean {
  return Number.isSafeInteger(typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value);
}

/** Behind a thing's noun, what it is numbered by: the `berth_no` of a berth. */
const numbering = new Set(['number', 'no', 'nr', 'num', 'code', 'key', 'ref']);

/** Whether a field holds a part of what a person is called, where their whole name is nowhere. */
export function isPartOfName(key: string): boolean {
  return /^(?:(?:first|middle|given|last|family) name|surname)$/.test(key);
}

/** Whether what stands somewhere is called by where it stands: "the flat at 12 Park Street". */
export function isCalledByAddress(head: string): boolean {
  return /^(?:flat|apartment|house|home|property|building|site|plot|premise|listing)$/.test(head);
}

/** Who is called by their company. */
const firms = new Set('supplier vendor customer client partner manufacturer'.split(' '));

const ownWords = new Set(['original', 'full', 'short', 'display', 'main']);
