// Names in a role that is another's: the subject of what was shown of something else, another label's value, another place.
import { scalarsIn } from '../../model/pointer.ts';
import { isWriting } from '../../outcomes/is-writing.ts';
import { parameterOf } from '../../schemas/schema-source.ts';
import { fieldFit, stemOf } from '../../text/field-words.ts';
import { singular, wordsOf } from '../../text/naming.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { fold } from '../../text/sayings/tokens.ts';
import { textBefore, unquoted } from '../../text/span.ts';
import { thingMisfit } from './belongs.ts';
import { listsOf } from './counted-list.ts';
import { countCandidates } from './derive-count.ts';
import { directCandidates } from './direct.ts';
import type { Fact } from './facts.ts';
import { isSaid, type Name, namesOf, objection } from './names-said.ts';
import type { Objection } from './objection.ts';
import { ownerOf, saidBy } from './owners.ts';
import { placeObjection } from './place-roles.ts';
import { type AnswerReading, isWithin, type Sentence, sentenceAt } from './reading.ts';
import { kindsCalled } from './said-kinds.ts';
import { isRoleOf } from './said-roles.ts';
import type { SceneStep } from './scene.ts';
import { anchorAt, kindsOf } from './substitutes.ts';

export function roles(reading: AnswerReading): readonly Objection[] {
  return namesOf(reading).flatMap(
    (name) =>
      labelObjection(reading, name) ??
      placeObjection(reading, name) ??
      unitsObjection(reading, name) ??
      ownerObjection(reading, name) ??
      subjectObjection(reading, name) ??
      [],
  );
}

/** What a fact is called: its field, and the object that it is the name of. */
function labelsOf({ key, record }: Fact): readonly string[] {
  const parent = record.slice(record.lastIndexOf('/') + 1);
  return parent === '' || /^\d+$/.test(parent) ? [key] : [key, parent];
}

/** Characters before a name that may say what it is: a longer lead says something else. */
const longestLead = 300;

/** Whether a label is a word of a field's or parameter's own name. */
const isCalled = (label: string, key: string) => wordsOf(key).some((word) => stemOf(word) === stemOf(label));

const fits = (word: string, fact: Fact) => labelsOf(fact).some((label) => fieldFit(word, label) > 0);

/** "The contact for the deal “X” is Y", "with the subject “Z”": a name behind a label that is another value's. */
function labelObjection(reading: AnswerReading, name: Name): Objection | undefined {
  const { answered, scene } = reading;
  const sentence = sentenceAt(reading, name);
  const before = answered.response.slice(Math.max(sentence.start, name.start - longestLead), name.start);
  const direct = /\b(?:the|its|their|his|her|a)\s+(?:new\s+)?(\p{L}+)\s*[“"'‘«]\s*$/iu.exec(
    `${before}${/^[“"'‘«]/.test(name.text) ? '“' : ''}`,
  )?.[1];
  const copula =
    /(?:^|[,;]\s*(?:and\s+|but\s+)?|\band\s+)(?:the|its|their|his|her|whose|[^,;:.]{2,80}['’]s?)\s+(?:[\p{L}\p{N}-]+\s+){0,6}?(\p{L}+)(?:\s+(?:of|for|in|on|at)\s+[^,;:]*?)?\s+(?:is|was)\s+(?:called\s+|named\s+)?[“"'‘«]?$/iu.exec(
      before,
    )?.[1];
  const isNamed = /\b(?:named|called|titled|entitled)\s*[“"'‘«]?$/i.test(before);
  const label = direct ?? copula ?? (isNamed ? 'name' : undefined);
  if (label === undefined) return undefined;
  const kinds = kindsOfThing(scene, name, label);
  if (kinds.length > 0)
    return kinds.some((kind) =>
      scene.facts.some(
        (fact) => fact.step === kind.step && fact.record === kind.record && isSaid(fact, name),
      ),
    )
      ? undefined
      : objection(name, `is no ${label} in the results`);
  // Arguments of a change are said by the names of its parameters.
  const given = scene.steps.flatMap(({ step, tool }) =>
    isWriting(tool)
      ? [...scalarsIn(step.arguments)].filter(
          ({ pointer, value }) =>
            typeof value === 'string' && !/id$/i.test(pointer) && isCalled(label, parameterOf(pointer)),
        )
      : [],
  );
  if (given.length > 0)
    return given.some(({ value }) => fold(String(value)) === name.said)
      ? undefined
      : objection(name, `is not the ${label} that the change was made with`);
  const isThing = scene.groups.some(
    ({ noun }) => singular(noun.split(' ').at(-1) ?? '') === singular(label.toLowerCase()),
  );
  if (isThing) {
    const nouns = kindsOf(scene, unquoted(name.text), anchorAt(reading, name));
    const isOne = nouns.size === 0 || nouns.has(singular(label.toLowerCase()));
    return isOne
      ? undefined
      : objection(name, `is no ${label} in the results, but ${[...nouns].slice(0, 2).join(' or ')}`);
  }
  const own = scene.facts.filter((fact) => isSaid(fact, name));
  if (own.length === 0 || own.some((fact) => fits(label, fact))) return undefined;
  const others = scene.facts.filter(
    (fact) => typeof fact.value === 'string' && fits(label, fact) && fold(fact.value) !== name.said,
  );
  return others.length === 0 ? undefined : objection(name, `is no ${label} in the results`);
}

/** "The note is “X”": what the results call a note by a field of kinds, and by nothing else. */
function kindsOfThing(scene: AnswerReading['scene'], name: Name, label: string): readonly Fact[] {
  const isElse =
    scene.groups.some(({ noun }) => isCalled(label, noun)) ||
    scene.facts.some((fact) => isSaid(fact, name) && fits(label, fact));
  return isElse ? [] : kindsCalled(scene, label);
}

/** "X has three contacts", "X was last seen in Y": what was shown of another thing. */
function subjectObjection(reading: AnswerReading, name: Name): Objection | undefined {
  const { answered, scene } = reading;
  const sentence = sentenceAt(reading, name);
  const lead = answered.response.slice(Math.max(sentence.start, name.start - longestLead), name.start);
  const rest = answered.response.slice(name.end, sentence.end);
  const isSubject = /^(?:yes|no|done)?[,:]?\s*(?:the\s+)?(?:\p{L}+\s+)?[“"'‘«]?$/iu.test(lead);
  const verb = /^[”"'’»]?\s+(?:has|have|had|is|was|will|costs?|leaves?|starts?|ends?|weighs?|takes?)\b/i.test(
    rest,
  );
  const isClause = /[;:]\s+[“"'‘«]?$/.test(lead);
  if (isClause && !isSubject) return actorObjection(reading, name, rest);
  if (!isSubject) return undefined;
  if (!verb || /^[”"'’»]?\s+(?:is|was)\s+\p{Ll}+ing\s+(?:it|the|this)\b/u.test(rest))
    return actorObjection(reading, name, rest);
  const shown = stepsBehind(reading, { start: name.end, end: sentence.end });
  if (shown.length === 0) return undefined;
  const isCount =
    /^[”"'’»]?\s+(?:has|have|had)\s/i.test(rest) &&
    (stepsCounted(reading, name.end, sentence.end).length > 0 ||
      stepsOfCount(reading, { start: name.end, end: sentence.end }).length > 0);
  const isOf = (step: SceneStep) => {
    const owner = ownerOf(scene, step);
    if (owner === undefined || owner.isSearched) return true;
    // What has so many of something is none of them.
    const texts = isCount ? [...owner.texts] : [...owner.texts, ...saidBy(scene, step)];
    return texts.some((text) => text === name.said || (name.said.length > 2 && text.includes(name.said)));
  };
  if (shown.some(isOf)) return undefined;
  const owner = shown.flatMap((step) => ownerOf(scene, step)?.name ?? [])[0];
  return objection(
    name,
    `is not what that was shown of: the call was made for ${JSON.stringify(owner ?? 'another thing')}`,
  );
}

const auxiliary =
  /^(?:is|are|was|were|has|have|had|will|can|could|would|should|may|must|does|do|did|and|or|of|in|on|at|to|for|with|by|from)$/;

/** "X raised the ticket": who did it is said by a field of its own. */
function actorObjection(reading: AnswerReading, name: Name, rest: string): Objection | undefined {
  const { scene } = reading;
  const verb =
    /^[”"'’»]?\s+(?:(?:is|was)\s+(?=\p{Ll}+ing\b))?(\p{Ll}+)\s+(?:after\s+|with\s+)?(?:(?:the|it|this|that|an?|both|all|two|three|four|five|six|seven|eight|nine|ten|\d+)\b|[“"])/u.exec(
      rest,
    )?.[1];
  if (verb === undefined || auxiliary.test(verb)) return undefined;
  const actors = scene.facts.filter(
    (fact) =>
      typeof fact.value === 'string' &&
      /^\p{Lu}.*\p{L}$/u.test(fact.value) &&
      (fits(verb, fact) || isRoleOf(fact.key, verb, 'by')),
  );
  const mention: Mention = { kind: 'name', start: name.start, end: name.end, text: name.text, readings: [] };
  const own = actors.filter((fact) => isSaid(fact, name));
  const isIts = own.some((fact) => thingMisfit(reading, mention, fact) === undefined);
  if (actors.length === 0 || isIts) return undefined;
  return objection(name, `is not who or what ${verb} it in the results`);
}

/** "Three activities with X", "three comments on the ticket X": a list of something else. */
function ownerObjection(reading: AnswerReading, name: Name): Objection | undefined {
  const { answered, scene } = reading;
  // "The only room with video"
  if (/^\p{Ll}/u.test(name.text)) return undefined;
  const sentence = sentenceAt(reading, name);
  const lead = answered.response.slice(Math.max(sentence.start, name.start - longestLead), name.start);
  const counted = /\b(\p{L}+s)\s+(?:with|of|for|on|at|in|about)\s+(?:the\s+\p{L}+\s+)?[“"'‘«]?$/iu.exec(
    lead,
  )?.[1];
  // "The oldest ticket of X"
  const single =
    /\bthe\s+(?:\p{L}+est|first|last|latest|next|only|(?:most|least)\s\p{L}+)\s+(?:\p{L}+\s+)?(\p{L}+)\s+(?:with|of|for)\s+(?:the\s+\p{L}+\s+)?[“"'‘«]?$/iu.exec(
      lead,
    )?.[1];
  const said = counted ?? single;
  if (said === undefined) return undefined;
  const noun = singular(said.toLowerCase());
  const isCalledSo = (step: SceneStep) =>
    listsOf(reading).some(
      (list) => list.step === step && list.noun.split(' ').some((word) => singular(word) === noun),
    );
  const all = counted === undefined ? scene.steps : stepsCounted(reading, sentence.start, name.start);
  const steps = all.filter(isCalledSo);
  const owners = steps.flatMap((step) => ownerOf(scene, step) ?? []);
  if (owners.length === 0 || owners.length < steps.length) return undefined;
  const isOwn =
    owners.some(({ texts }) =>
      [...texts].some((text) => text.includes(name.said) || (text.length > 3 && name.said.includes(text))),
    ) ||
    // What the items say besides their own names narrows them.
    scene.facts.some(
      (fact) =>
        steps.some(({ step }) => step === fact.step) &&
        isSaid(fact, name) &&
        fact.members.at(-1)?.names.includes(String(fact.value)) !== true,
    );
  return isOwn
    ? undefined
    : objection(name, `is not whose these are: the call was made for ${JSON.stringify(owners[0]?.name)}`);
}

/** "40 units of X come with the next delivery": what the number was shown of. */
function unitsObjection(reading: AnswerReading, name: Name): Objection | undefined {
  const { answered, scene, mentions } = reading;
  const before = textBefore(answered.response, name.start);
  const of = /\b(?:units?|pieces?|copies|seats?|places?|boxes|packs?)\s+of\s+(?:the\s+)?[“"'‘«]?$/iu.exec(
    before,
  );
  const number = mentions.findLast(({ kind, end }) => kind === 'number' && end <= name.start);
  if (
    of === null ||
    number === undefined ||
    !/^\s*$/.test(answered.response.slice(number.end, name.start - of[0].length))
  )
    return undefined;
  const shown = directCandidates(reading, number).flatMap(({ facts }) => facts);
  if (shown.length === 0) return undefined;
  const isOf = shown.some(({ step }) => {
    const own = scene.steps.find((each) => each.step === step);
    const texts = own === undefined ? [] : [...saidBy(scene, own), ...(ownerOf(scene, own)?.texts ?? [])];
    return texts.some((text) => text === name.said || (name.said.length > 3 && text.includes(name.said)));
  });
  return isOf ? undefined : objection(name, 'is not what that number was shown of');
}

/** The steps whose lists a number of a stretch counts, by its noun. */
function stepsCounted(reading: AnswerReading, start: number, end: number): readonly SceneStep[] {
  const nouns = reading.mentions
    .filter((mention) => mention.kind === 'number' && mention.start >= start && mention.end <= end)
    .flatMap(({ noun }) => noun?.split(' ').map(singular) ?? []);
  return listsOf(reading)
    .filter(({ noun }) => noun.split(' ').some((word) => nouns.includes(singular(word))))
    .map(({ step }) => step);
}

/** "Has two emails", "has no demos": the steps whose list is counted, or of which there is nothing. */
function stepsOfCount(reading: AnswerReading, stretch: Sentence): readonly SceneStep[] {
  const number = reading.mentions.find((mention) => mention.kind === 'number' && isWithin(mention, stretch));
  const lead = reading.answered.response.slice(stretch.start, stretch.end);
  if (/^[”"'’»]?\s+(?:has|have|had)\s+no\s/i.test(lead))
    return listsOf(reading).flatMap(({ step, items }) => (items.length === 0 ? [step] : []));
  if (
    number === undefined ||
    !/^[”"'’»]?\s+(?:has|have|had)\s+(?:only\s+|just\s+)?$/i.test(lead.slice(0, number.start - stretch.start))
  )
    return [];
  const groups = countCandidates(reading, number, stretch).flatMap(({ group }) => group ?? []);
  return reading.scene.steps.filter(({ step }) => groups.some((group) => group.step === step));
}

/** The steps that show what a stretch says: a count of their list, or a value. */
function stepsBehind(reading: AnswerReading, stretch: Sentence): readonly SceneStep[] {
  const counted = stepsOfCount(reading, stretch);
  if (counted.length > 0) return counted;
  const [first] = reading.mentions.filter(
    (mention) => isWithin(mention, stretch) && mention.kind !== 'relation' && mention.kind !== 'answer',
  );
  if (first === undefined) return [];
  const ids = new Set(
    directCandidates(reading, first).flatMap(({ facts }) => facts.map(({ step }) => step.id)),
  );
  const noun = first.noun?.split(' ').map(singular) ?? [];
  for (const { step, noun: called } of listsOf(reading))
    if (first.kind === 'number' && noun.some((word) => called.split(' ').map(singular).includes(word)))
      ids.add(step.step.id);
  return reading.scene.steps.filter(({ step }) => ids.has(step.id));
}
