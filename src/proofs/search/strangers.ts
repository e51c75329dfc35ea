// Names in a clause that have nothing to do with the rest of it: another customer's orders, another deal's value.
import { scalarsIn } from '../../model/pointer.ts';
import { isWriting } from '../../outcomes/is-writing.ts';
import { changeReported } from '../../text/change-verbs.ts';
import { fieldFit } from '../../text/field-words.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { fold } from '../../text/sayings/tokens.ts';
import { unquoted } from '../../text/span.ts';
import { closeContextOf, contextOf, numbered } from './context.ts';
import { directCandidates } from './direct.ts';
import type { Fact } from './facts.ts';
import type { Objection } from './objection.ts';
import type { AnswerReading, Sentence } from './reading.ts';

interface Evidence extends Sentence {
  readonly text: string;
  readonly isName: boolean;
  readonly facts: readonly Fact[];
}

/** The names that are related to nothing else that their sentence says. */
export function strangers(reading: AnswerReading): readonly Objection[] {
  const all = evidenceIn(reading);
  return reading.sentences.flatMap((sentence) => {
    const inside = all.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
    const written = evidenceOfWrites(reading, sentence);
    if (inside.length < 2 && written.length === 0) return [];
    return inside.flatMap((name, index): Objection[] => {
      if (!name.isName || name.facts.length === 0) return [];
      const others = inside.filter(
        (other, at) => at !== index && other.facts.length > 0 && fold(other.text) !== fold(name.text),
      );
      // In a report, what is named has to do with the change.
      const wanted = written.length > 0 ? written : others;
      if (wanted.length === 0) return [];
      const isFitting = (other: Evidence) =>
        written.length > 0 ? isOfWrite(reading, name, other) : areRelated(reading, name, other);
      if (written.length === 0 && isInOwnClause(reading, name, others)) return [];
      if (wanted.some(isFitting) || (written.length === 0 && isSideBySide(reading, name, wanted))) return [];
      return [
        {
          text: name.text,
          start: name.start,
          what: `${JSON.stringify(name.text)} has nothing to do with the rest of its sentence in the results.`,
          instead: 'Name the thing that the values are of.',
        },
      ];
    });
  });
}

/** "The brake is still open, and the lever is due on 17 March": two lists of one thing, each in a clause of its own. */
function isInOwnClause({ answered }: AnswerReading, name: Evidence, others: readonly Evidence[]): boolean {
  const [own] = name.facts;
  return (
    own !== undefined &&
    others.every((other) => {
      const [fact] = other.facts;
      const between = answered.response.slice(
        Math.min(name.end, other.end),
        Math.max(name.start, other.start),
      );
      return (
        fact !== undefined &&
        fact.step.id === own.step.id &&
        listOf(fact.record) !== listOf(own.record) &&
        listOf(own.record) !== '' &&
        /[,;–—]\s(?:and|but|while)\s|[;–—]\s/.test(between)
      );
    })
  );
}

/** The member of a result that a record is in the list of. */
const listOf = (record: string): string => /^\/[^/]+(?=\/\d)/.exec(record)?.[0] ?? '';

/** Whether all that is beside a name are names of what other calls of its tool were made for: two results in one sentence. */
function isSideBySide({ scene }: AnswerReading, name: Evidence, others: readonly Evidence[]): boolean {
  const callsFor = ({ text }: Evidence) =>
    scene.steps.filter(({ step }) =>
      [...scalarsIn(step.arguments)].some(
        ({ value }) => typeof value === 'string' && fold(value) === withoutMarks(text),
      ),
    );
  const own = callsFor(name);
  return (
    own.length > 0 &&
    others.every((other) => {
      const calls = other.isName ? callsFor(other) : [];
      return calls.some(({ step }) =>
        own.some((call) => call.step.name === step.name && call.step.id !== step.id),
      );
    })
  );
}

function evidenceIn(reading: AnswerReading): readonly Evidence[] {
  const { anchors, mentions, answered } = reading;
  // A folder is not spoken of where one of its files is.
  const isInPath = (end: number) => /^[/\\][\p{L}\p{N}_.-]/u.test(answered.response.slice(end, end + 2));
  const whole = anchors.filter(({ end }) => !isInPath(end));
  const named = whole.map(({ start, end, members }): Evidence => {
    const text = answered.response.slice(start, end);
    // "On Saturday, 7 February" may be the day of a row, and of whatever else is on that day.
    const day = mentions.find(
      (mention) => mention.start === start && /^(?:date|time|weekday)$/.test(mention.kind),
    );
    const others =
      day === undefined ? [] : directCandidates(reading, day).flatMap((candidate) => candidate.facts);
    const facts = [...members.flatMap((member) => member.facts.slice(0, 1)), ...others];
    return { start, end, text, isName: true, facts };
  });
  const said = mentions
    .filter(({ kind }) => kind !== 'relation' && kind !== 'answer' && kind !== 'ordinal')
    .map((mention): Evidence => {
      const direct = directCandidates(reading, mention).flatMap((candidate) => candidate.facts);
      const facts = isSmallCount(mention) ? direct.filter(({ key }) => isNoun(mention, key)) : direct;
      const isName = mention.kind === 'name' || mention.kind === 'quotation';
      return { start: mention.start, end: mention.end, text: mention.text, isName, facts };
    });
  return [...named, ...said].sort((a, b) => a.start - b.start);
}

/** "Two people": a small number is found everywhere, and tells of a field only by its noun. */
const isSmallCount = ({ kind, readings }: Mention) =>
  kind === 'number' && readings.some((each) => each.as === 'number' && each.value >= 0 && each.value <= 12);

const isNoun = ({ noun }: Mention, key: string) =>
  noun === undefined || noun.split(' ').some((word) => fieldFit(word, key) > 0);

/** What the changes have to do with, where the sentence reports them. */
function evidenceOfWrites(reading: AnswerReading, sentence: Sentence): readonly Evidence[] {
  const words = reading.tokens.filter(({ start, end }) => start >= sentence.start && end <= sentence.end);
  if (!words.some(({ word }) => changeReported(word) !== undefined)) return [];
  const writes = reading.scene.steps.filter(({ tool }) => isWriting(tool));
  if (!/\b(?:I|we)\b/.test(reading.answered.response.slice(sentence.start, sentence.end))) return [];
  return writes.flatMap(({ step }): readonly Evidence[] => {
    const facts = reading.scene.facts.filter((fact) => fact.step.id === step.id);
    return facts.length === 0 ? [] : [{ ...sentence, text: '', isName: false, facts }];
  });
}

/** Folded, and without the quotation marks around it. */
function withoutMarks(text: string): string {
  return fold(unquoted(text));
}

function isOfWrite({ scene }: AnswerReading, name: Evidence, written: Evidence): boolean {
  const said = withoutMarks(name.text);
  return written.facts.some((fact) => {
    const close = closeContextOf(scene, fact);
    return (
      close.has(said) ||
      name.facts.some(
        (other) =>
          (typeof other.value === 'string' && close.has(fold(other.value))) ||
          other.members.some(
            (member) =>
              [...member.names, ...member.ids].some((each) => close.has(fold(each))) &&
              member.group.members.length > 1 &&
              fold(member.names[0] ?? '') !== '' &&
              close.has(fold(member.names[0] ?? '')),
          ),
      )
    );
  });
}

/** Whether one is in what the other has to do with. */
function areRelated({ scene }: AnswerReading, a: Evidence, b: Evidence): boolean {
  return isIn(scene, a, b) || isIn(scene, b, a);
}

function isIn(scene: AnswerReading['scene'], inner: Evidence, outer: Evidence): boolean {
  const said = withoutMarks(inner.text);
  return outer.facts.some((fact) => {
    const context = contextOf(scene, fact);
    // What a call was made with is said of its result, wherever else the same words stand.
    if (context.has(said)) return true;
    return inner.facts.some(
      (other) =>
        (typeof other.value === 'string' && context.has(fold(other.value))) ||
        context.has(numbered(other) ?? '') ||
        (other.step === fact.step && (other.record === fact.record || sameList(other, fact))),
    );
  });
}

function sameList(a: Fact, b: Fact): boolean {
  const [first] = a.members.slice(-1);
  return (
    first !== undefined &&
    first.group.pointer !== undefined &&
    b.members.some(({ group }) => group === first.group)
  );
}
