// The facts of a right answer: what its claims come to, and which of them the question asks for.
import type { Account, Form } from '../model/claim.ts';
import { mainExchange } from '../model/dialogue.ts';
import { isScalar, type JsonScalar, type JsonValue } from '../model/json.ts';
import { scalarsIn } from '../model/pointer.ts';
import { type ClaimedValue, claimedValue } from '../proofs/claimed-value.ts';
import type { Evidence } from '../proofs/evidence.ts';
import { fieldFit, stemOf } from '../text/field-words.ts';
import { singular } from '../text/naming.ts';
import { mentionsValue } from '../text/sayings/find-sayings.ts';
import { tokenize } from '../text/sayings/tokens.ts';
import { lastSteps } from './last-steps.ts';

/** What a right answer is known by. */
export interface RightAnswer extends Pick<Account, 'form' | 'exchanges'> {
  readonly query: string;
  readonly response: string;
}

/** A fact of the right answer. */
export interface Fact extends ClaimedValue {
  /** The words of the right answer. */
  readonly text: string;
  readonly proof: string;
  readonly values: readonly JsonScalar[];
  /** Whether an answer without it is incomplete; what is told beside it can only be told wrongly. */
  readonly isAsked: boolean;
  /** Whether the question says it already. */
  readonly isGiven: boolean;
  /** The name of the thing that it is said of, where the answer names it. */
  readonly owner: string | undefined;
}

interface Draft extends Omit<Fact, 'isAsked' | 'owner'> {
  /** In brackets: an aside. */
  readonly isAside: boolean;
}

const nameKey = /(?:^|_)(?:name|title|subject|label|number|id|email|summary)$|[a-z](?:Name|Title)$/;

const partOfName =
  /^(?:first|last|middle|given|family|nick|user|login)_?name$|(?:^|_|[a-z])(?:id|email|Email|Id|number|Number)$/i;

/** The facts in the order of the answer; echoes of the question and reports of changes are none. */
export function factsOf(answer: RightAnswer, evidence: Evidence): readonly Fact[] {
  const { exchanges } = answer;
  const at = exchanges.findLastIndex(
    ({ kind, response }) => kind === 'answer' && response === answer.response,
  );
  const last = exchanges[at];
  const isMain = at === mainExchange(exchanges);
  const query = [answer.query, ...exchanges.slice(1, at + 1).map((each) => each.query)].join('\n');
  // What is asked behind that is a field of something that was found.
  const form: Account['form'] = isMain ? answer.form : ['attribute'];
  const question = isMain ? query : (last?.query ?? query);
  const names = namesIn(evidence);
  const drafts = (last?.claims ?? []).flatMap((claim): Draft[] => {
    if (!('proof' in claim) || claim.echo === true) return [];
    const claimed = claimedValue(claim.proof, query, evidence);
    if (claimed === undefined) return [];
    const values = scalarsOf(claimed.value);
    const isText = values.every((value) => typeof value === 'string');
    const isGiven = !claimed.isComputed && isText && mentionsValue(query, claimed.value, claimed.context);
    const isAside = isInBrackets(answer.response, claim.span[0]);
    const context = { ...claimed.context, otherNames: names };
    return [{ ...claimed, context, text: claim.text, proof: claim.proof, values, isGiven, isAside }];
  });
  const isMade = (last?.claims ?? []).some((claim) => 'write' in claim);
  const isReport = form.length > 0 && form.every((each) => isReported(each, isMade));
  const asked = isReport ? new Set() : askedOf(atTheEnd(drafts, form, query, evidence), form, question);
  return drafts.map((draft) => ({
    ...draft,
    isAsked: asked.has(draft),
    owner: ownerOf(draft, drafts),
  }));
}

/** What the things in the results are called; parts of people's names are names of nothing else. */
function namesIn({ values }: Evidence): readonly string[] {
  const named = [...values.values()].flatMap((value) =>
    [...scalarsIn(value)].flatMap(({ pointer, value: name }) => {
      const key = pointer.slice(pointer.lastIndexOf('/') + 1);
      return typeof name === 'string' && nameKey.test(key) && !partOfName.test(key) ? [name] : [];
    }),
  );
  return [...new Set(named)];
}

/**
 * What the answer ends at: who it had to find on the way to that is told beside it. Of two purposes the first may be on the way
 * to the second, so all of them stay.
 */
function atTheEnd(
  drafts: readonly Draft[],
  form: Account['form'],
  query: string,
  evidence: Evidence,
): readonly Draft[] {
  if (form.length !== 1) return drafts;
  const stepsOf = ({ proof }: Draft) => (proof.match(/\$step_\d+/g) ?? []).map((step) => step.slice(1));
  const last = lastSteps(new Set(drafts.flatMap(stepsOf)), query, evidence);
  const ends = drafts.filter((draft) => stepsOf(draft).some((step) => last.has(step)));
  return ends.some(({ isGiven }) => !isGiven) ? ends : drafts;
}

/** Of a change that is made, its report is what is asked for, whatever else the answer says of it. */
function isReported(form: Form, isMade: boolean): boolean {
  return form === 'change' || (form === 'conditional-change' && isMade);
}

/** The facts without which the question is not answered. */
function askedOf(drafts: readonly Draft[], form: Account['form'], query: string): ReadonlySet<Draft> {
  const open = drafts.filter(({ isGiven }) => !isGiven);
  const main = open.filter(({ isAside }) => !isAside);
  const choices = [...form.map((each) => askedByForm(each, main, query)), main, open, drafts];
  return new Set(choices.find((each) => each.length > 0) ?? []);
}

function askedByForm(form: Form, main: readonly Draft[], query: string): readonly Draft[] {
  const computed = main.filter(({ isComputed }) => isComputed);
  const flags = main.filter(isFlag);
  const names = main.filter(isName);
  switch (form) {
    case 'conditional-change':
      return flags;
    case 'yes-no':
      return flags.length > 0 ? flags : computed;
    case 'count':
    case 'none':
      return computed.filter((draft) => !isFlag(draft));
    case 'total':
    case 'date-distance':
      return preferred(computed, ({ proof }) => !/^\s*\$count\(/.test(proof));
    case 'attribute':
    case 'join':
      // "How warm will it get" names no field: what is no name is told because it was asked for.
      return main.filter((draft) => !isName(draft) || isAskedField(draft, query));
    case 'superlative':
    case 'comparison':
      return preferred(names, ({ proof }) => /\^\(|\$(?:min|max)\(|[<>]/.test(proof));
    case 'list':
    case 'filter':
      return largestList(names);
    default:
      return [];
  }
}

function preferred<T>(all: readonly T[], isBetter: (each: T) => boolean): readonly T[] {
  const better = all.filter(isBetter);
  return better.length > 0 ? better : all;
}

function isFlag({ values }: Draft): boolean {
  return values.length > 0 && values.every((value) => typeof value === 'boolean');
}

/** A field that the question names; a name only by what it is the name of, as in `contact.name`. */
function isAskedField({ labels: [own = '', outer = ''], isComputed, values }: Draft, query: string): boolean {
  if (isComputed) return true;
  const isOfThing = nameKey.test(own) && values.every((value) => typeof value === 'string');
  if (isOfThing && (outer === '' || outer !== singular(outer))) return isSaid(own, query);
  return isSaid(own, query) || (isOfThing && isSaid(outer, query));
}

function isSaid(label: string, query: string): boolean {
  return tokenize(query).some(
    ({ kind, word }) => kind === 'word' && fieldFit(word, label) === 1 && stemOf(word).length > 2,
  );
}

/** The names that are taken from the same list, of the list with the most of them; of two, the later one. */
function largestList(names: readonly Draft[]): readonly Draft[] {
  const listOf = ({ thing = '' }: Draft) => thing.replace(/[[^].*$/s, '');
  const lists = [...new Set(names.map(listOf))].map((list) => names.filter((each) => listOf(each) === list));
  return lists.reduce((best, each) => (each.length >= best.length ? each : best), []);
}

/** Whether it is what a thing is called by. */
function isName({ labels: [own = ''], isComputed, values }: Draft): boolean {
  return !isComputed && nameKey.test(own) && values.every((value) => typeof value === 'string');
}

/** The name that is told of the same thing. */
function ownerOf(draft: Draft, all: readonly Draft[]): string | undefined {
  if (draft.thing === undefined) return undefined;
  const named = all.find((other) => other !== draft && other.thing === draft.thing && isName(other));
  const [name] = named?.values ?? [];
  return isName(draft) || typeof name !== 'string' ? undefined : name;
}

function isInBrackets(text: string, at: number): boolean {
  const before = text.slice(0, at);
  return before.lastIndexOf('(') > before.lastIndexOf(')');
}

function scalarsOf(value: JsonValue): readonly JsonScalar[] {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap(scalarsOf);
  return isScalar(value) ? [value] : [];
}
