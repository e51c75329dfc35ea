// Names in the place of others: one thing listed twice, another than the query asks about, or one of another kind.
import { singular, spelled, toolNoun, wordsOf } from '../../text/naming.ts';
import { relationClass } from '../../text/sayings/relation-class.ts';
import { fold } from '../../text/sayings/tokens.ts';
import { textBefore, textBehind, unquoted } from '../../text/span.ts';
import type { Member } from './facts.ts';
import { type Anchor, findMembers } from './find-members.ts';
import { joins } from './governors.ts';
import type { Objection } from './objection.ts';
import { opposites } from './opposites.ts';
import type { AnswerReading } from './reading.ts';
import type { Scene } from './scene.ts';

export function substitutes(reading: AnswerReading): readonly Objection[] {
  return [
    ...twice(reading),
    ...listedStrangers(reading),
    ...another(reading),
    ...ofAnotherKind(reading),
    ...opposites(reading),
  ];
}

const textOf = ({ answered }: AnswerReading, { start, end }: { start: number; end: number }) =>
  answered.response.slice(start, end);

/** "Lyon, Lyon and Toulouse". */
function twice(reading: AnswerReading): readonly Objection[] {
  const { anchors, answered } = reading;
  return anchors.flatMap((anchor, index): Objection[] => {
    const [member] = anchor.members;
    if (member === undefined || anchor.members.length !== 1) return [];
    const siblings = anchors.filter(({ members }) => members[0]?.group === member.group);
    const at = siblings.indexOf(anchor);
    // Back through those that are listed with it.
    for (let before = at - 1; before >= 0; before--) {
      const one = siblings[before];
      const next = siblings[before + 1];
      if (one === undefined || next === undefined) return [];
      // "A (€7), B (€9) and A (€7)"
      // … or "the one for A and the one for A"
      const between = answered.response
        .slice(one.end, next.start)
        .replace(/^[”"'’»]?\s*\([^()]*\)/, '')
        .replace(/^((?:\s*,)?\s+and)\s+the\s+ones?\s+(?:for|of|with|from)(?=\s)/i, '$1');
      if (!joins(between)) return [];
      const isSame = fold(textOf(reading, one)) === fold(textOf(reading, anchor));
      if (isSame && one.members.includes(member) && anchors.indexOf(one) < index)
        return [
          {
            text: textOf(reading, anchor),
            start: anchor.start,
            what: `The answer lists ${JSON.stringify(textOf(reading, anchor))} twice.`,
            instead: 'List each thing once.',
          },
        ];
    }
    return [];
  });
}

/** "books, branches, loans and reservations": a last one that is none of the list, nor anything else that is known. */
function listedStrangers(reading: AnswerReading): readonly Objection[] {
  const { anchors, answered, tokens, mentions } = reading;
  return anchors.flatMap((anchor, index): Objection[] => {
    const before = anchors[index - 1];
    const group = anchor.members[0]?.group;
    // One word of a list of words is enough: "a sauna and a pool".
    const isWord = anchor.members.every(
      ({ facts }) => facts.length === 1 && facts[0]?.record === group?.pointer,
    );
    if (!isWord && (before === undefined || before.members[0]?.group !== group)) return [];
    if (!isWord && before !== undefined && !joins(answered.response.slice(before.end, anchor.start)))
      return [];
    const rest = /^(?:,|,?\s+(?:and|or|und|et|y))\s+(?:an?\s+)?([\p{L}\p{N}_.-]+)(?=[.;!?\n]|\s*$)/u.exec(
      textBehind(answered.response, anchor.end),
    );
    const word = rest?.[1];
    if (rest === null || word === undefined) return [];
    const end = anchor.end + rest[0].length;
    const start = end - word.length;
    const isKnown =
      anchors.some((other) => other.start < end && start < other.end) ||
      mentions.some((mention) => mention.start < end && start < mention.end) ||
      tokens.some((token) => token.start === start && isKnownWord(reading, token.word));
    if (isKnown) return [];
    return [
      {
        text: word,
        start,
        what: `The answer lists ${JSON.stringify(word)}, which is not in the results.`,
        instead: 'List what the results list.',
      },
    ];
  });
}

function isKnownWord({ answered, scene }: AnswerReading, word: string): boolean {
  const isIn = (text: string) => fold(text).includes(word);
  return (
    isIn(answered.query) ||
    answered.tools.some(({ description }) => isIn(description)) ||
    scene.facts.some(({ key, value }) => isIn(key) || (typeof value === 'string' && isIn(value))) ||
    /^(?:more|others?|all|so|both|each|now|too|lost|open|done)$/.test(word)
  );
}

/** The query asks about one item of a list, and the answer names only others of it. */
function another(reading: AnswerReading): readonly Objection[] {
  const { answered, scene, anchors } = reading;
  const isComparing = relationClass(answered.query).some(({ readings }) =>
    readings.some(({ operator }) => /^[<>]=?$|^!=$|^(?:min|max)$/.test(operator)),
  );
  if (isComparing) return [];
  const all = findMembers(answered.query, scene);
  const asked = all.filter(
    (anchor) =>
      anchor.members.length === 1 &&
      !isPointOfReference(answered.query, anchor) &&
      !isOthersName(scene, anchor.members[0], answered.query.slice(anchor.start, anchor.end)) &&
      !isInLongerName(anchor, all),
  );
  return scene.groups.flatMap((group): Objection[] => {
    if (group.members.length < 2) return [];
    const wanted = new Set(
      asked.flatMap(({ members }) => members).filter((member) => member.group === group),
    );
    const named = anchors.filter(({ members }) => members.length === 1 && members[0]?.group === group);
    const [first] = named;
    if (wanted.size === 0 || first === undefined) return [];
    // "Hedda Lindqvist, who also did Salt and Iron": said besides.
    if (/\b(?:also|as well|besides)\b[^.;]*$/i.test(textBefore(answered.response, first.start))) return [];
    if (
      named.some(({ members }) => members.some((member) => wanted.has(member) || isSameThing(member, wanted)))
    )
      return [];
    return [
      {
        text: textOf(reading, first),
        start: first.start,
        what: `The query asks about ${JSON.stringify(nameOf([...wanted][0]))}, and the answer is about ${JSON.stringify(textOf(reading, first))}.`,
        instead: 'Answer about the thing that the query asks about.',
      },
    ];
  });
}

/** "Behind main", "apart from the mill", "leaving main aside": what others are asked about by. */
function isPointOfReference(query: string, { start, end }: Anchor): boolean {
  return (
    /\b(?:behind|besides|beside|except(?:\s+for)?|excluding|but|other than|apart from|aside from|instead of|without|against|opposite|before|after|next to|near|like|unlike|than)\s+(?:the\s+)?[“"'‘«]?$/i.test(
      textBefore(query, start),
    ) || /^[”"'’»]?\s+aside\b/i.test(textBehind(query, end))
  );
}

/** "Deepak": of what several lists call so, the one whose name has the fewest other words is meant. */
export function isInLongerName(anchor: Anchor, all: readonly Anchor[]): boolean {
  const lengthOf = ({ members }: Anchor) =>
    Math.min(
      ...members.flatMap(({ names }) =>
        names.length === 0 ? [0] : names.map((name) => name.split(/\s+/).length),
      ),
    );
  return all.some(
    (other) =>
      other !== anchor &&
      other.start === anchor.start &&
      other.end === anchor.end &&
      lengthOf(other) > 0 &&
      lengthOf(other) < lengthOf(anchor),
  );
}

/** A name within a thing's name that is all of another's: the person of a meeting. */
function isOthersName(scene: Scene, member: Member | undefined, text: string): boolean {
  const said = fold(text);
  if (member?.names.some((name) => fold(name) === said) === true) return false;
  return scene.facts.some(
    ({ value, members }) =>
      typeof value === 'string' &&
      fold(value) === said &&
      !members.some(
        ({ group }) =>
          group === member?.group && members.at(-1)?.group === group && members.at(-1)?.names.includes(value),
      ),
  );
}

function isSameThing(member: Member, wanted: ReadonlySet<Member>): boolean {
  return [...wanted].some((other) => other.names.some((name) => member.names.includes(name)));
}

function nameOf(member: Member | undefined): string {
  return member?.names[0] ?? [...(member?.ids ?? [])][0] ?? 'another one';
}

const nounsOf = new WeakMap<Scene, ReadonlySet<string>>();

/** What the steps' lists and results are of: ticket, meeting, order. */
function sceneNouns(scene: Scene): ReadonlySet<string> {
  let nouns = nounsOf.get(scene);
  if (nouns === undefined) {
    nouns = new Set(
      [
        ...scene.groups.map(({ noun }) => noun),
        ...scene.steps.map(({ step }) => toolNoun(step.tool)),
      ].flatMap((noun) => wordsOf(noun).slice(-1).map(singular)),
    );
    nounsOf.set(scene, nouns);
  }
  return nouns;
}

/** "The ticket “Kaldera Optics”", where that is a customer. */
function ofAnotherKind(reading: AnswerReading): readonly Objection[] {
  const { scene, tokens, mentions } = reading;
  const nouns = sceneNouns(scene);
  const names = [
    ...reading.anchors.map((anchor) => ({ ...anchor, text: textOf(reading, anchor) })),
    ...mentions.filter(({ kind }) => kind === 'name' || kind === 'quotation'),
  ];
  return names.flatMap((name): Objection[] => {
    const before = tokens.findLast(({ end, kind }) => end <= name.start && kind === 'word');
    const gap = before === undefined ? '' : reading.answered.response.slice(before.end, name.start);
    const leading = before === undefined || !/^\s*[“"'‘«*_]*$/.test(gap) ? '' : singular(before.word);
    // "The “Radka Novotná” booking": what is quoted is the thing's own name.
    const behind = /^\p{Pf}\s+(\p{Ll}+)/u.exec(
      `${name.text.slice(-1)}${textBehind(reading.answered.response, name.end)}`,
    );
    const noun = nouns.has(leading) ? leading : singular(behind?.[1] ?? '');
    if (!nouns.has(noun)) return [];
    const kinds = kindsOf(scene, unquoted(name.text), anchorAt(reading, name));
    if (kinds.size === 0 || kinds.has(noun)) return [];
    return [
      {
        text: name.text,
        start: name.start,
        what: `${JSON.stringify(name.text)} is no ${noun} in the results, but ${[...kinds].slice(0, 2).join(' or ')}.`,
        instead: `Name the ${noun} by its own name.`,
      },
    ];
  });
}

/** What a whole name means; words within it may name another thing. */
export function anchorAt(
  { anchors }: AnswerReading,
  { start, end }: { readonly start: number; readonly end: number },
): Anchor | undefined {
  return anchors.find((anchor) => anchor.start <= start + 1 && end - 1 <= anchor.end);
}

/** Whether a field only says something of its thing and stands for none: a reference, an address. */
export const isAttribute = (key: string) =>
  /(?:^|_|[a-z])(?:reference|address|street|email|phone|condition|status|note|priority)$/i.test(key);

const isGeneric = (noun: string) => /^(?:result|item|entry|row|record|data|value|list|)$/.test(noun);

const ownNames = /^(?:name|title|subject|number|label|id|text|summary|question|path|headline)$/;

/** What kinds of thing the results call so: by their lists, their tools and the fields that have the name. */
export function kindsOf(scene: Scene, name: string, anchor: Anchor | undefined): ReadonlySet<string> {
  const kinds = new Set<string>();
  const add = (noun: string) => {
    for (const word of wordsOf(noun)) kinds.add(singular(word));
  };
  const wanted = fold(name);
  const holding = scene.facts.filter(
    ({ value }) => typeof value === 'string' && fold(value).includes(wanted),
  );
  const whole = holding.filter(({ value }) => fold(String(value)) === wanted);
  // A part of a name means its thing only where nothing is called so altogether.
  for (const { group, names } of anchor?.members ?? []) {
    if (whole.length > 0 && !names.some((each) => fold(each) === wanted)) continue;
    add(group.noun);
    if (group.pointer === undefined || isGeneric(group.noun)) add(toolNoun(group.step.tool));
  }
  for (const fact of whole.length > 0 ? whole : holding) {
    const parent = fact.record.split('/').findLast((token) => token !== '' && !/^\d+$/.test(token));
    const isItem = /^\d+$/.test(fact.record.slice(fact.record.lastIndexOf('/') + 1));
    // A name of its own is the thing's; another's is only mentioned there.
    if (!ownNames.test(spelled(fact.key))) {
      add(isAttribute(fact.key) ? (wordsOf(fact.key).at(-1) ?? '') : fact.key);
      continue;
    }
    if (parent !== undefined) add(parent);
    const list = fact.members.at(-1)?.group.noun ?? '';
    if (parent === undefined || (isItem && isGeneric(list))) add(toolNoun(fact.step.tool));
    for (const { group, names } of fact.members.slice(-1))
      if (names.includes(String(fact.value))) add(group.noun);
  }
  return kinds;
}
