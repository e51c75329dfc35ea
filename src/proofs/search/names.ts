// Names that an answer may say without a proof: those of the query and of the tools' texts.
import type { Mention } from '../../text/sayings/mention.ts';
import { languageOf } from '../../text/sayings/recognise-language.ts';
import { fold } from '../../text/sayings/tokens.ts';
import { textBehind } from '../../text/span.ts';
import type { Member } from './facts.ts';
import type { AnswerReading } from './reading.ts';

const known = new WeakMap<AnswerReading, string>();

/** Whether the query, a tool's text or several values of the results together say the name. */
export function isKnownName(reading: AnswerReading, mention: Mention): boolean {
  const { answered, anchors } = reading;
  let texts = known.get(reading);
  if (texts === undefined) {
    texts = ` ${bare(
      [
        answered.query,
        ...answered.tools.flatMap(({ description, title, name }) => [description, title ?? '', name]),
        ...reading.scene.facts.map(({ value, key }) => `${String(value).slice(0, 4000)} ${key}`),
      ].join(' . '),
    )} `;
    known.set(reading, texts);
  }
  if (isCurrencyName(reading, mention)) return true;
  if (joinedParts(reading, mention)?.areTogether === true) return true;
  const isZone = /^(?:UTC|GMT)$/.test(mention.text);
  if (
    isZone &&
    reading.scene.facts.some(({ value }) => /T\d\d:\d\d[\d:.]*(?:Z|[+-]00:?00)$/.test(String(value)))
  )
    return true;
  const rest = withoutAnchors(mention, anchors, answered.response);
  const words = bare(rest)
    .split(' ')
    .filter((word) => word !== '');
  if (words.join('').length < 2) return true;
  if (texts.includes(` ${words.join(' ')} `)) return true;
  // German nouns are capitalised; of such a name only several words could be one.
  if (languageOf(answered.response) === 'de') {
    const isOne = words.length === 1 && rest.trim() !== mention.text;
    if (isOne || (words.length > 1 && texts.includes(` ${words.slice(1).join(' ')} `))) return true;
  }
  const isFirst = /(?:^|[.!?:]\s+|\n\s*(?:[-*•]\s*)?)$/.test(
    answered.response.slice(Math.max(0, mention.start - 24), mention.start),
  );
  const later = isFirst ? words.slice(1) : words;
  if (later.length === 0) return rest !== mention.text;
  return later.length < words.length && texts.includes(` ${later.join(' ')} `);
}

/** "Mateo Rivas of Lumen Labs": names that a preposition ties, and whether an item has both; undefined where one is none. */
function joinedParts(
  { scene }: AnswerReading,
  { text }: Mention,
): { readonly last: string; readonly areTogether: boolean } | undefined {
  const parts = text.split(/(?<!\s)\s+(?:of|from|at|in|von|de)\s+(?:the\s+)?/u);
  const [first, last, another] = parts;
  if (first === undefined || last === undefined || another !== undefined) return undefined;
  const factsOf = (part: string) =>
    scene.facts.filter(({ value }) => typeof value === 'string' && bare(value) === bare(part));
  const [owners, others] = [factsOf(first), factsOf(last)];
  if (owners.length === 0 || others.length === 0) return undefined;
  const areTogether = owners.some((fact) =>
    others.some(
      (other) =>
        other.step === fact.step &&
        (other.record === fact.record ||
          (fact.members.at(-1) === other.members.at(-1) && !/^(?:.*\/)?\d+$/.test(fact.record))),
    ),
  );
  return { last, areTogether };
}

/** "Meridian Airways NY 3367": the words beside a thing's name where they are a value of another thing of its list. */
export function othersPart(reading: AnswerReading, mention: Mention): string | undefined {
  const joined = joinedParts(reading, mention);
  if (joined !== undefined) return joined.areTogether ? undefined : joined.last;
  const { anchors, answered } = reading;
  const inside = anchors.filter(({ start, end }) => mention.start <= start && end <= mention.end);
  // "Ibrahim Sesay of Marsh United"
  const rest = bare(withoutAnchors(mention, inside, answered.response)).replace(
    /^(?:of|from|at|in|with|for|by) (?:the )?/,
    '',
  );
  const [first] = inside;
  if (first === undefined || rest.length < 3) return undefined;
  const has = (members: readonly Member[]) =>
    members.some(({ facts }) => facts.some(({ value }) => typeof value === 'string' && bare(value) === rest));
  const group = first.members[0]?.group;
  return group !== undefined && has(group.members) && !inside.some(({ members }) => has(members))
    ? withoutAnchors(mention, inside, answered.response).trim()
    : undefined;
}

const currencyNames = new Intl.DisplayNames(['en'], { type: 'currency' });

/** "Swiss francs", "Norwegian kroner": a currency of the results by its name. */
function isCurrencyName({ answered, scene }: AnswerReading, { text, end }: Mention): boolean {
  const next = /^\s(\p{Ll}{3,})/u.exec(textBehind(answered.response, end))?.[1];
  if (next === undefined) return false;
  return scene.facts.some(({ value }) => {
    if (typeof value !== 'string' || !/^[A-Z]{3}$/.test(value)) return false;
    const [first = '', second = ''] = (currencyNames.of(value) ?? '').split(' ');
    return first === text && second !== '' && second.slice(0, 3).toLowerCase() === next.slice(0, 3);
  });
}

function withoutAnchors(mention: Mention, anchors: AnswerReading['anchors'], response: string): string {
  let rest = mention.text;
  for (const anchor of anchors)
    if (anchor.start < mention.end && mention.start < anchor.end)
      rest = rest.replace(
        response.slice(Math.max(anchor.start, mention.start), Math.min(anchor.end, mention.end)),
        ' ',
      );
  return rest;
}

function bare(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
