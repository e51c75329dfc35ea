// Values from results: which of the facts at hand means what a parameter means.
import type { Entity, Fact } from '../../grounding/reading/entity.ts';
import { isAccountOf, isWholeNumber, numberedNoun, refersTo } from '../../grounding/reference.ts';
import type { JsonScalar } from '../../model/json.ts';
import { mayWrite } from '../../model/tool.ts';
import { toolNoun, wordsOf } from '../../text/naming.ts';
import { isPersonNoun } from '../../text/person-nouns.ts';
import { type Done, factsOf, type ReadFact } from './known.ts';
import type { Parameter } from './parameter.ts';
import { isBareIdentifier } from './refer/bare-identifier.ts';
import type { Candidate, Situation } from './situation.ts';

const amounts = new Set(['amount', 'value', 'price', 'total']);

function hasCurrency(entity: Entity): boolean {
  return entity.facts.some(({ key }) => wordsOf(key).at(-1) === 'currency');
}

const unspecific = new Set(['name', 'type', 'status', 'number', 'code']);

/** Field names that mean something else on every thing. */
const generic = new Set(
  'name title subject label type status state number code description summary date time start end note'.split(
    ' ',
  ),
);

/** Names of what is written on things: a `proposal_code`. */
const codes = /(?<=\w) (?:code|ref|reference|slug)$/;

const accountWords = /(?:^| )(?:login|username|user name|handle|user|by)$/;

/** Whether a parameter takes what somebody signs in as. */
function isAccount({ key, kind }: Parameter): boolean {
  return kind === 'name' && accountWords.test(key);
}

/** `mkessler`, `a.singh`: what somebody signs in as. */
function isHandle(value: JsonScalar): boolean {
  return typeof value === 'string' && /^[a-z][a-z\d._-]{1,38}$/.test(value);
}

/** How well a fact fits a parameter: 5 the same attribute of the same noun, 4 the shape its values have, 3 the same field name. */
function fitOf(read: ReadFact, parameter: Parameter, owner: string): number {
  const { fact, key, last, head } = read;
  const { value, entity } = fact;
  const { meaning, words } = parameter;
  if (value === null || value === '' || typeof value === 'boolean') return 0;
  // A whole number says nothing by itself: what identifies a thing is told by its name.
  const mayRefer = parameter.kind === 'identifier' || parameter.kind === 'number';
  const isNumbered = isWholeNumber(value) || numberedNoun(parameter.name) !== undefined;
  if (typeof value === 'string' && parameter.key === 'code' && refersTo('code', owner, fact)) return 5;
  if (mayRefer && isNumbered && refersTo(parameter.name, owner, fact, parameter.described)) return 5;
  if (parameter.isNumber !== (typeof value === 'number')) return 0;
  // The `adjuster_id` of a claim is no claim's.
  const isForeign = read.meaning.attribute === 'id' && fact !== entity.id && read.meaning.noun !== head;
  const isOf = (noun: string | undefined) => noun === read.meaning.noun || (noun === head && !isForeign);
  // A `policy_no` is that of a policy, whatever its tool lists.
  const about = numberedNoun(parameter.name) ?? meaning.noun;
  const isSomebody = parameter.kind === 'identifier' && isAccountOf(meaning.noun, owner);
  const sameNoun =
    isOf(about) ||
    (isSomebody && isOf(owner)) ||
    (parameter.kind === 'identifier' && isOf(parameter.described));
  if (typeof value === 'string' && parameter.kind === 'identifier') {
    if (parameter.hasPattern) {
      if (!parameter.shapes.has(read.shape)) return 0;
      return sameNoun ? 5 : 4;
    }
    const isIdentity = fact === entity.id || read.meaning.attribute === 'id' || isBareIdentifier(fact);
    return isIdentity && sameNoun ? 5 : 0;
  }
  // What asks for a thing's code takes no title of it.
  if (parameter.key === key && fact === entity.id && codes.test(key)) return 6;
  if (meaning.attribute === 'name' && fact === entity.name && sameNoun) return 5;
  if (parameter.key === key && (sameNoun || !generic.has(key))) return 4;
  // A project's `key` is made to be written where its name would be long.
  if (fact === entity.id && /^(?:key|code|slug)$/.test(key) && parameter.key === head) return 6;
  // The `costCentreCode` of an order, and the `code` of a cost centre.
  if (words.at(-1) === 'code' && fact === entity.id && key === 'code' && words.includes(head)) return 5;
  if (fact === entity.name && words.includes(head) && !codes.test(parameter.key)) return 5;
  if (isAccount(parameter) && isHandle(value) && (isPersonNoun(last) || accountWords.test(key))) return 4;
  switch (parameter.kind) {
    case 'name':
    case 'contact':
      return words.includes(last) && !unspecific.has(last) ? 3 : 0;
    case 'number':
      return words.includes('amount') &&
        key.split(' ').some((word) => amounts.has(word)) &&
        hasCurrency(entity)
        ? 3
        : 0;
    case 'date':
      return read.shape === 'date' && words.includes(last) ? 3 : 0;
    case 'moment':
      return read.shape === 'date-time' && words.includes(last) ? 3 : 0;
    default:
      return 0;
  }
}

/** A name is a name: where a tool speaks of "nodes" and its server has shown none under that noun, any named thing will do. */
function fitOfOnlyName(fact: Fact, parameter: Parameter, call: Done, at: Situation): number {
  if (parameter.meaning.attribute !== 'name' || fact !== fact.entity.name || call.server !== at.tool.server)
    return 0;
  const isShown = at.known.done.some(({ entities }) =>
    entities.some(({ noun }) => noun === parameter.meaning.noun),
  );
  return isShown ? 0 : 3;
}

/** The fact that fits best, the latest call's first, or undefined where none fits well enough. */
export function fromResults(parameter: Parameter, at: Situation, least: number): Candidate | undefined {
  let best: Candidate | undefined;
  for (const [read, call] of factsOf(at.known)) {
    const { fact } = read;
    const fit = fitOf(read, parameter, toolNoun(at.tool.tool)) || fitOfOnlyName(fact, parameter, call, at);
    if (fit < least || fit <= (best?.fit ?? 0) || at.taken.has(read.lower)) continue;
    // What a thing is now is no value to change it to.
    if (mayWrite(at.tool) && parameter.kind !== 'identifier' && at.about.includes(fact.entity)) continue;
    best = { value: asTaken(fact.value, parameter), fit, bound: true, from: call.name, entity: fact.entity };
  }
  return best;
}

/** A whole number as the parameter takes it: as a number, or as its digits. */
function asTaken(value: JsonScalar, { isNumber }: Parameter): JsonScalar {
  if (!isWholeNumber(value)) return value;
  return isNumber ? Number(value) : String(value);
}
