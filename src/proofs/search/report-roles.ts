// Who and what a change was made for, and how many: the values of its arguments in their places.
import { scalarsIn } from '../../model/pointer.ts';
import { isWriting } from '../../outcomes/is-writing.ts';
import { parameterOf } from '../../schemas/schema-source.ts';
import { changeReported } from '../../text/change-verbs.ts';
import { textBefore } from '../../text/span.ts';
import { mayMean } from './match-fact.ts';
import { isSaid, namesOf, objection } from './names-said.ts';
import type { Objection } from './objection.ts';
import { type Owner, ownerOf } from './owners.ts';
import { type AnswerReading, sentenceAt } from './reading.ts';

const partyKey =
  /(?:^|_)(?:customer|person|company|client|member|user|patient|guest|attendee|organi[sz]er|account|employee|requester|contact|supplier|owner|recipient)(?:_name)?$/;

const report = /\b(?:I|we)(?:['’]ve| have)?\s+(?:\p{L}+\s+)?(\p{L}+ed|made|set|put|sent|built|bought)\b/iu;

/** A name behind "for" that is nobody's, and a number or day that no argument has. */
export function reportRoles(reading: AnswerReading): readonly Objection[] {
  const writes = reading.scene.steps.filter(({ tool }) => isWriting(tool));
  if (writes.length === 0) return [];
  return [...beneficiaries(reading), ...amounts(reading), ...targets(reading)];
}

/** "I have ordered two units for Fluvio C": what is for somebody is for one of those that the results know. */
function beneficiaries(reading: AnswerReading): readonly Objection[] {
  const { answered, scene } = reading;
  const parties = scene.facts.filter(
    ({ key, value, record, members }) =>
      typeof value === 'string' &&
      value !== '' &&
      (partyKey.test(key) ||
        (key === 'name' &&
          (partyKey.test(record.slice(record.lastIndexOf('/') + 1)) ||
            members.some(({ group }) => partyKey.test(group.noun))))),
  );
  if (parties.length === 0) return [];
  return namesOf(reading).flatMap((name): Objection[] => {
    const sentence = sentenceAt(reading, name);
    const before = textBefore(answered.response, name.start, sentence.start);
    if (!report.test(before) || !/\bfor\s+(?:the\s+)?[“"*]*$/i.test(before)) return [];
    const own = scene.facts.filter((fact) => isSaid(fact, name));
    if (own.length === 0) return [];
    const given = partyGiven(reading);
    if (given !== undefined && own.length > 0 && ![...given.texts].some((text) => text.includes(name.said)))
      return [objection(name, `is not whom it was done for: that is ${given.name}`)];
    if (parties.some((fact) => isSaid(fact, name))) return [];
    return [objection(name, 'is nobody that something can be done for')];
  });
}

/** The only party that an argument of the only change identifies. */
function partyGiven({ scene }: AnswerReading): Owner | undefined {
  const [write, another] = scene.steps.filter(({ tool }) => isWriting(tool));
  if (write === undefined || another !== undefined) return undefined;
  const ids = [...scalarsIn(write.step.arguments)].filter(({ pointer }) => /_id$/.test(pointer));
  const isParty = ids.length === 1 && partyKey.test(parameterOf(ids[0]?.pointer ?? '').replace(/_id$/, ''));
  const owner = isParty ? ownerOf(scene, write) : undefined;
  return owner?.isSearched === true ? undefined : owner;
}

/** "I have ordered 3 units": the number behind the verb is one that the change was made with. */
function amounts(reading: AnswerReading): readonly Objection[] {
  const given = givenNumbers(reading);
  if (given.length === 0) return [];
  return reading.mentions.flatMap((mention): Objection[] => {
    const sentence = sentenceAt(reading, mention);
    const before = textBefore(reading.answered.response, mention.start, sentence.start);
    const isObject =
      mention.kind === 'number' &&
      new RegExp(`${report.source}\\s+(?:only\\s+|just\\s+)?$`, 'iu').test(before);
    if (!isObject || given.some((value) => mayMean(mention, value))) return [];
    // "I have cancelled two orders" counts the changes.
    const [first] = mention.readings;
    const writes = reading.scene.steps.filter(({ tool }) => isWriting(tool)).length;
    if (first?.as === 'number' && first.value === writes && writes > 1) return [];
    return [
      {
        text: mention.text,
        start: mention.start,
        what: `${JSON.stringify(mention.text)} is not what the change was made with.`,
        instead: 'Report the values of the change.',
      },
    ];
  });
}

function givenNumbers({ scene }: AnswerReading): readonly number[] {
  return scene.steps
    .filter(({ tool }) => isWriting(tool))
    .flatMap(({ step }) =>
      [...scalarsIn(step.arguments)].flatMap(({ value }) => (typeof value === 'number' ? [value] : [])),
    );
}

/** "I have changed the delivery date to 16 March": what is behind "to" is what it was changed to. */
function targets(reading: AnswerReading): readonly Objection[] {
  const { answered, scene, mentions, tokens } = reading;
  const given = scene.steps
    .filter(({ tool, step }) => isWriting(tool) && step.result.isError !== true)
    .flatMap(({ step }) => [...scalarsIn(step.arguments)])
    .filter(
      ({ pointer, value }) =>
        typeof value === 'string' && /^\d{4}-\d\d-\d\d/.test(value) && !/id$/i.test(parameterOf(pointer)),
    );
  if (given.length === 0) return [];
  return mentions.flatMap((mention): Objection[] => {
    if (mention.kind !== 'date') return [];
    const sentence = sentenceAt(reading, mention);
    const before = textBefore(answered.response, mention.start, sentence.start);
    const isReported =
      /\b(?:I|we)\b/.test(before) &&
      tokens.some(
        ({ start, end, word }) =>
          start >= sentence.start && end <= mention.start && changeReported(word) !== undefined,
      );
    if (!isReported || !/\bto\s+(?:\p{L}+,?\s+)?(?:the\s+)?$/iu.test(before) || /\bfrom\b/i.test(before))
      return [];
    if (given.some(({ value }) => value !== null && mayMean(mention, value))) return [];
    return [
      {
        text: mention.text,
        start: mention.start,
        what: `${JSON.stringify(mention.text)} is not what the change was made with.`,
        instead: 'Report the values of the change.',
      },
    ];
  });
}
