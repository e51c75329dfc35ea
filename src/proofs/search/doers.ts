// "“The Overstory” by X", "was merged by X": who has made a thing or done something to it, where the results name another one.
import { fold } from '../../text/sayings/tokens.ts';
import { textBehind } from '../../text/span.ts';
import type { Fact, Member } from './facts.ts';
import type { Anchor } from './find-members.ts';
import type { Objection } from './objection.ts';
import type { AnswerReading } from './reading.ts';
import { isRoleOf } from './said-roles.ts';

const doerKey = /(?:^|_)(?:author|creator|writer|artist|director|composer|submitter|committer|by|login)s?$/i;
const by =
  /^[”"'’»)\]*_]{0,4},?\s{1,3}(?:(?:is|was|were|are|has been|have been)\s{1,3})?(?:(\p{Ll}+(?:ed|en|wn|made|sent|built|led))\s{1,3})?by\s{1,3}(?:the\s)?[“"*]?(?=\S)/u;

/** Names behind "by" that are not those of who has made the thing in front of it, and are known from elsewhere in the results. */
export function doerObjections(reading: AnswerReading): readonly Objection[] {
  const { response } = reading.answered;
  return reading.anchors.flatMap((anchor, at): readonly Objection[] => {
    const found = by.exec(textBehind(response, anchor.end));
    if (found === null || reading.anchors.findIndex(({ end }) => end === anchor.end) !== at) return [];
    const start = anchor.end + found[0].length;
    // A thing that several results show has what any of them says.
    const same = reading.anchors.filter(({ end }) => end === anchor.end);
    const doers = same.flatMap((each) => doersOf(reading, each, found[1]));
    const said = fold(response.slice(start, start + 80));
    if (doers.length === 0 || doers.some(({ value }) => begins(said, String(value)))) return [];
    const other = knownText(reading, said);
    const [first] = doers;
    if (other === undefined || first === undefined) return [];
    const text = response.slice(start, start + other.length);
    return [
      {
        text,
        start,
        what: `${JSON.stringify(text)} is not the ${first.key.replaceAll('_', ' ')} of what it is said of: that is ${String(first.value)}.`,
        instead: 'Say who the results name.',
      },
    ];
  });
}

/** Who has made the thing, or, behind a verb, who has done that: by the thing's own fields, or by those of a change's report. */
function doersOf({ scene }: AnswerReading, { members }: Anchor, verb: string | undefined): readonly Fact[] {
  const [member, another] = members;
  if (member === undefined || another !== undefined) return [];
  const own = scene.facts.filter(
    (fact) =>
      typeof fact.value === 'string' &&
      fact.value !== '' &&
      (ofMember(fact) === member || (verb !== undefined && isAlone(fact))),
  );
  return own.filter(({ key }) => (verb === undefined ? doerKey.test(key) : isRoleOf(key, verb, 'by')));
}

const ofMember = ({ members }: Fact): Member | undefined => members.at(-1);

/** Whether a value is of a result that shows one thing. */
const isAlone = ({ members }: Fact) => members.every(({ group }) => group.members.length === 1);

/** "Powers" is Richard Powers. */
function begins(said: string, name: string): boolean {
  const words = fold(name).split(/\s+/);
  return [words.join(' '), words.at(-1) ?? ''].some(
    (each) => each !== '' && said.startsWith(each) && !/^[\p{L}\p{N}]/u.test(said.slice(each.length)),
  );
}

/** The longest text of the results that stands there. */
function knownText({ scene }: AnswerReading, said: string): string | undefined {
  const texts = [...scene.byText.keys()].filter(
    (text) => text.length >= 3 && text.length < 60 && /\p{L}/u.test(text) && begins(said, text),
  );
  return texts.sort((a, b) => b.length - a.length).find((text) => said.startsWith(fold(text)));
}
