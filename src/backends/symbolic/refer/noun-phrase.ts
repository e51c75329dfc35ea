// A list in words: its noun, whose it is, and how the call narrows it down.
import type { Entity, EntityList } from '../../../grounding/reading/entity.ts';
import { getAt } from '../../../model/pointer.ts';
import { isPlural, plural, toolNoun } from '../../../text/naming.ts';
import { isColumnList } from '../scene/columns.ts';
import { rootOf, type View } from '../scene/view.ts';
import { joined, type Part, type Phrase, say, words } from '../words/phrase.ts';
import { isPerson } from '../words/pronoun.ts';
import { describedNounOf, linkWord } from './described-noun.ts';
import { saysKind } from './filed-under.ts';
import { isSearchParameter } from './narrow.ts';
import { type Narrowed, narrowed } from './narrowed.ts';
import type { Ref, Refers } from './ref.ts';

export interface NounPhrase {
  /** Singular. */
  readonly noun: string;
  readonly bareNoun: string;
  readonly owner?: Ref;
  readonly before: readonly Phrase[];
  readonly after: readonly Phrase[];
  /** What the call and the tool say of each before the noun: "open ", "upcoming "; with their spaces, as an answer repeats it. */
  readonly adjectives: string;
  /** What the tool says of all of them, " that the company travels to": in no other place of `bare`. */
  readonly clause: string;
  /** Where and when, as an answer says it: " from Lyon to Graz on 11 March". */
  readonly where: Phrase;
  /** The part of it that the query does not say but an earlier step has found. */
  readonly carried: Phrase;
  /** Whose they are, where the query only leads there: " of Delorme Arômes", as an answer says it, with its proof. */
  readonly whose: Phrase;
  /** Whether its items were searched by name. */
  readonly isSearch: boolean;
  readonly hops: number;
  readonly links: number;
  /** How much the words for whose they are ask of a reader. */
  readonly weight: number;
  /** "Kaldera Optics' open orders"; with words before the noun or behind it. */
  many(adjective?: Part, behind?: Part): Phrase;
  /** "open orders" alone, for "how many … does Kaldera Optics have". */
  readonly core: Phrase;
  /** Where, when and about what, with its space: " from Lyon to Graz on 11 March". */
  readonly behind: Phrase;
  /** What stands between the things and whose they are: "on" for comments on a ticket, "of" where nothing says it. */
  readonly preposition: string;
  /** "Kaldera Optics' largest order". */
  one(adjective?: Part): Phrase;
  /** Whether the call says which ones. */
  readonly isNarrowed: boolean;
  /** An item that is called by its name: "Kaldera Optics' order SO-2026-1116". */
  named(name: Phrase): Phrase;
}

/** Whether what was searched for is the name of what was found. */
function isNameSearch(view: View, list: EntityList): boolean {
  const texts = view.step.bindings
    .filter(({ path, source }) => isSearchParameter(path) && source !== 'schema')
    .map(({ path }) => String(getAt(view.step.arguments, path)).toLowerCase());
  return view.things.things.some(
    (thing) => thing.list === list && texts.includes(String(thing.name?.value ?? '').toLowerCase()),
  );
}

export function nounPhrase(
  referrer: Refers,
  view: View,
  list: EntityList,
  most: number,
  item?: Entity,
): NounPhrase | undefined {
  const outer = parentOf(view, list);
  // The `guest_ids` of an episode are guests.
  const ownNoun = isColumnList(view, list) ? 'column' : list.noun.replace(/(?<=\w) id$/, '');
  // A list in a thing is that thing's: an order's lines.
  const whole = outer === undefined || outer === 'none' ? undefined : referrer.thing(view, outer);
  const found: Narrowed | undefined =
    outer === undefined || outer === 'none'
      ? narrowed(referrer, view, ownNoun, most, item)
      : ownedBy(whole && referrer.near(whole, most), ownNoun);
  if (found === undefined || found.noun === '' || isPlural(found.noun) || plural(found.noun) === found.noun)
    return undefined;
  const { noun, owner, before } = found;
  if (outer === 'none' && !isOfItsTool(view, noun, owner)) return undefined;
  const isSearch = found.isSearch || (item === undefined && isNameSearch(view, list));
  const described = describedNounOf(view.tool, noun, Object.keys(view.step.arguments));
  const isOwn = outer === undefined || outer === 'none';
  const { after } = found;
  const clause = isOwn && owner === undefined ? described.after : '';
  const kind = isOwn && !before.some(saysKind) ? described.before : '';
  const adjectives = (extra?: Part): Phrase =>
    joined(
      ...before.filter(({ text }) => text === ''),
      ...(extra === undefined ? [] : [extra, ' ']),
      ...before.filter(({ text }) => text !== '').flatMap((phrase): Part[] => [phrase, ' ']),
      ...(kind === '' ? [] : [kind, ' ']),
    );
  const behind = joined(...after);
  const step = words('', { steps: [view.step.id] });
  const isShort =
    owner?.possessive !== undefined &&
    owner.phrase.text.length <= 45 &&
    !/['’]s? /.test(owner.phrase.text) &&
    // "Their first meeting's attendees" is harder to read than the attendees of it.
    (owner.weight < 1 || isPerson(owner.noun));
  const whose = (core: Phrase, article: string): Phrase => {
    if (owner === undefined) return say`${article}${core}${behind}${clause}${step}`;
    return isShort
      ? say`${owner.possessive ?? ''} ${core}${behind}${step}`
      : // What narrows it down stands beside it: behind the owner it would be the owner's.
        say`${article}${core}${behind} ${linkWord(view.tool, noun)} ${owner.phrase}${step}`;
  };
  return {
    noun,
    bareNoun: plural(noun),
    ...(owner !== undefined && { owner }),
    before,
    after,
    clause: clause === '' ? '' : ` that${clause}`,
    where: joined(...found.where),
    carried: joined(...found.carried),
    whose:
      owner?.told === undefined || owner.hops === 0
        ? words('')
        : say` ${linkWord(view.tool, noun)} ${owner.told}`,
    isSearch,
    hops: found.hops,
    links: owner?.links ?? 0,
    weight: owner === undefined || owner.isFocus === true ? 0 : owner.weight,
    many: (adjective, last = '') =>
      say`${whose(say`${adjectives(adjective)}${plural(noun)}`, 'the ')}${last}`,
    core: say`${adjectives()}${plural(noun)}${step}`,
    behind,
    adjectives: adjectives().text,
    preposition: linkWord(view.tool, noun),
    one: (adjective) => whose(say`${adjectives(adjective)}${noun}`, 'the '),
    named: (name) => {
      const adjective = joined(
        ...before.filter(({ text }) => text !== '').flatMap((phrase): Part[] => [phrase, ' ']),
      );
      const called = adjective.text === '' ? name : withAdjective(name, adjective, noun);
      if (owner === undefined) return say`${called}${behind}${step}`;
      return isShort
        ? say`${owner.possessive ?? ''} ${{ ...called, text: called.text.replace(/^the /, '') }}${behind}${step}`
        : say`${called}${behind} ${linkWord(view.tool, noun)} ${owner.phrase}${step}`;
    },
    isNarrowed: before.length > 0 || after.length > 0,
  };
}

/** Whether a result without identity is a list of what its tool is about, or of what its owner has: "free slots", "meetings". */
function isOfItsTool(view: View, noun: string, owner: Ref | undefined): boolean {
  const about = toolNoun(view.tool.tool);
  const hasOwn = view.things.things.some(({ pointer, facts }) => pointer === '' && facts.length > 0);
  const isEntry = noun === `${about} entry`;
  return !hasOwn || isEntry || about === noun.split(' ').at(-1) || owner?.noun === about;
}

/** "the flight booking “MR 1565”": the adjective before the noun, or in front of a name that is said alone. */
function withAdjective(name: Phrase, adjective: Phrase, noun: string): Phrase {
  const at = name.text.indexOf(`${noun} `);
  const [before, behind] =
    at === -1
      ? ['the ', `${noun} ${name.text.replace(/^the /, '')}`]
      : [name.text.slice(0, at), name.text.slice(at)];
  return {
    ...say`${before}${adjective}${behind}`,
    claims: name.claims,
    asks: [...adjective.asks, ...name.asks],
    choices: name.choices,
  };
}

function ownedBy(owner: Ref | undefined, noun: string): Narrowed | undefined {
  return owner === undefined
    ? undefined
    : { noun, owner, before: [], after: [], where: [], carried: [], isSearch: false, hops: owner.hops };
}

/** The thing that a list is in; `none` where it is the result's own list. */
function parentOf(view: View, list: EntityList): Entity | 'none' | undefined {
  const item = view.things.things.find((thing) => thing.list === list);
  if (item !== undefined) return item.parent ?? 'none';
  return rootOf(view) === undefined ? 'none' : undefined;
}
