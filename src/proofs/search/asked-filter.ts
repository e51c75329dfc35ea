// "Which rooms have video?": what is named in answer has what the query asks for, where others of the list have it.
import { isObject } from '../../model/json.ts';
import { scalarsIn } from '../../model/pointer.ts';
import { fold } from '../../text/sayings/tokens.ts';
import { listsOf } from './counted-list.ts';
import type { Member } from './facts.ts';
import { isCondition, predicatesIn } from './item-predicates.ts';
import type { Objection } from './objection.ts';
import { type AnswerReading, readQuery, type Sentence } from './reading.ts';
import type { SceneStep } from './scene.ts';

const asksFor =
  /^(?:\W*(?:(?:hi|hey|hello|please|quick question)\W*)+)?(?:which|what|who|list|show|name|find|give|any|are there|is (?:there|any(?:thing|one|body)?)|did|does|has|have|welche[rsnm]?|was|wer|gibt es|quel(?:le)?s?|qui|y a-t-il)(?![\p{L}])/iu;
const contrast =
  /\b(?:but|while|whereas|however|other|others|except|not|no|none|neither|only|without|instead|than|n['’]t|aber|nicht|nur|außer|andere[nr]?|kein\w*|mais|pas|sauf|autres?|sans)\b/i;

/** Things that lack what the query asks for, named as if they had it. */
export function askedFilter(reading: AnswerReading): readonly Objection[] {
  const { answered, anchors, sentences } = reading;
  const [first] = sentences;
  if (first === undefined || !asksFor.test(answered.query)) return [];
  const end = endOfList(reading, first);
  const text = answered.response
    .slice(first.start, end)
    .replace(/^\W*(?:only|just|no|yes)\b|\b(?:has|have)\s+(?:none|no)\b/gi, '');
  if (contrast.test(text) || /\s(?:or|oder|ou)\s/i.test(answered.query)) return [];
  if (/\b(?:and|then)\s+(?:what|which|how|who|when|where)\b|\?.*\?/i.test(answered.query)) return [];
  const query = readQuery(reading);
  const whole = { start: 0, end: query.answered.response.length };
  return listsOf(reading).flatMap((list): Objection[] => {
    const { group } = list;
    if (group === undefined || group.members.length < 2) return [];
    const named = anchors.filter(
      ({ start, end: at, members }) =>
        members.length === 1 && members[0]?.group === group && start >= first.start && at <= end,
    );
    if (
      named.length === 0 ||
      query.anchors.some(({ members }) => members.length === 1 && members[0]?.group === group)
    )
      return [];
    const isDenied = /\b(?:not|no|without)\b|n['’]t\b/i.test(answered.query);
    const predicates = predicatesIn(query, list, whole, whole).filter(
      ({ text: written }) =>
        (isCondition(written) &&
          (!/^\w+(?:=false)?$/.test(written) || isDenied === written.endsWith('=false'))) ||
        isWhose(written, list.step),
    );
    const [predicate, another] = predicates;
    // With several it is open which of them is meant.
    if (predicate === undefined || another !== undefined) return [];
    const meets = (member: Member | undefined) => {
      const item = member === undefined ? undefined : list.items[member.index];
      return isObject(item) && predicate.holds(item);
    };
    const wrong = named.find(({ members }) => !meets(members[0]));
    const some = group.members.filter(meets).length;
    // Where nothing meets it, the words may be misread; but nothing is there to be said yes of.
    const isAffirmed = /^\W*(?:yes|yeah|yep|ja|oui|sí)\b/i.test(answered.response);
    if (wrong === undefined || (some === 0 && !isAffirmed) || some === group.members.length) return [];
    const said = answered.response.slice(wrong.start, wrong.end);
    return [
      {
        text: said,
        start: wrong.start,
        what: `${JSON.stringify(said)} is not one of those that the query asks for.`,
        instead: 'Name those that meet what the query asks for.',
      },
    ];
  });
}

/** Where an answer's first sentence ends, or the list that it is a line of. */
function endOfList({ answered, sentences }: AnswerReading, first: Sentence): number {
  const lines = answered.response.slice(first.start).split('\n');
  const isList = lines.length > 1 && lines.every((line) => /^\s*(?:[-*•]|\d+[.)])\s/.test(line));
  if (isList) return sentences.at(-1)?.end ?? first.end;
  // "Just the stand-up; none of the others is."
  const clause = answered.response.slice(first.start, first.end).indexOf(';');
  return clause === -1 ? first.end : first.start + clause;
}

/** "By Noor Haddad": a name that items have and their call was not made for. */
function isWhose(written: string, { step }: SceneStep): boolean {
  const [, key = '', name] = /^(\w+)=['"](\p{Lu}[^'"]*)['"]$/u.exec(written) ?? [];
  if (name === undefined || /(?:^|_)(?:id|date|code|name|title|subject)$/.test(key)) return false;
  return [...scalarsIn(step.arguments)].every(({ value }) => fold(String(value)) !== fold(name));
}
