// Which of two named things of a list has more or less of something, and by how much.
import type { Entity } from '../../../grounding/reading/entity.ts';
import { singular } from '../../../text/naming.ts';
import { isFiltered } from '../refer/filtered.ts';
import { factPath } from '../refer/proof-path.ts';
import { measuresOf, reasonsFor } from '../refer/reasons.ts';
import type { Referrer } from '../refer/referrer.ts';
import { factOf } from '../scene/view.ts';
import { countedIn } from '../words/concepts/counts.ts';
import { conceptOf } from '../words/concepts.ts';
import { capitalised, proved, say } from '../words/phrase.ts';
import { isPerson } from '../words/pronoun.ts';
import { article, byName, byNameAlone } from '../words/proper.ts';
import { sayAs, sayValue } from '../words/say-value.ts';
import { type Listed, listsOf, readList } from './lists.ts';
import type { FormAuthor, Question } from './question.ts';

function named(listed: Listed, item: Entity): string | undefined {
  const reason = reasonsFor(listed.view, item).find(({ by }) => by === 'named');
  return reason?.by === 'named' && reason.behind === undefined ? String(reason.name.value) : undefined;
}

function write(referrer: Referrer, listed: Listed, key: string): Question | undefined {
  const { random } = referrer;
  const found = readList(referrer, listed);
  const field = measuresOf(listed.view, listed.items).find(({ fact }) => fact.key === key)?.field;
  if (found === undefined || field === undefined) return undefined;
  const { more, less } = conceptOf(field);
  if (more === undefined || less === undefined) return undefined;
  const [a, b] = random.shuffle(listed.items);
  const [factA, factB] = [a && factOf(a, key), b && factOf(b, key)];
  if (a === undefined || b === undefined || factA === undefined || factB === undefined) return undefined;
  const [nameA, nameB] = [named(listed, a), named(listed, b)];
  if (nameA === undefined || nameB === undefined) return undefined;
  if (typeof factA.value !== 'number' || typeof factB.value !== 'number' || factA.value === factB.value)
    return undefined;
  const { np } = found;
  // Who knows the two by name would not ask for them through something else.
  if (np.hops > 0 || isFiltered(listed.view) || np.after.some(({ text }) => /^ (?:with|for at) /.test(text)))
    return undefined;
  const isMore = random.real() < 0.5;
  const word = isMore ? more : less;
  const [winner, loser] = factA.value > factB.value === isMore ? [factA, factB] : [factB, factA];
  const [pathW, pathL] = [factPath(listed.view, winner), factPath(listed.view, loser)];
  const difference = sayAs(round(Math.abs(factA.value - factB.value)), winner, field);
  const toldW = referrer.told(listed.view, winner.entity);
  const toldL = referrer.told(listed.view, loser.entity, true);
  const [textW, textL] = [sayValue(winner, field), sayValue(loser, field)];
  if (pathW === undefined || pathL === undefined || difference === undefined) return undefined;
  if (toldW === undefined || toldL === undefined || textW === undefined || textL === undefined)
    return undefined;
  // What is called by its noun, too, is so once: "Which episode is longer, “A” or “B”?"
  const isCalledSo = [nameA, nameB].every((name) => byName(np.noun, name) !== name);
  const isOwned = np.owner !== undefined;
  const [callA, callB] = [nameA, nameB].map((name) => (isCalledSo ? byNameAlone : byName)(np.noun, name));
  const two = say`${callA ?? ''} or ${callB ?? ''}`;
  const where = isOwned ? two : say`${two}${joinedAfter(np.after)}`;
  const of = isOwned ? np.many() : undefined;
  const which = isPerson(np.noun) ? 'Who' : isOwned || !isCalledSo ? 'Which' : `Which ${np.noun}`;
  const operator = isMore ? '>' : '<';
  const by = random.real() < 0.6;
  const tail = by ? ', and by how much' : '';
  const comparison = proved(word, `${pathW} ${operator} ${pathL}`);
  // "By 2 seats": a bare number is of what its label counts.
  const [, counted] = /^number of ([\w ]+)$/.exec(field.label) ?? [];
  const period = /^(?:years|months|weeks|days|hours|minutes)(?= )/.exec(field.label)?.[0];
  const many = counted ?? period;
  const things = many === undefined ? '' : ` ${difference === '1' ? singular(many) : many}`;
  const gap = proved(difference, isMore ? `${pathW} - ${pathL}` : `${pathL} - ${pathW}`);
  const [valueW, valueL] = [proved(textW, pathW), proved(textL, pathL)];
  const against = say` against ${valueL} for ${toldL}`;
  // "By 4 seats: 12 against 8" has said of what; "larger: 12 seats against 8" says it here.
  const unit =
    by && many !== undefined
      ? undefined
      : (counted ?? (field.kind === 'count' ? countedIn(field).things : undefined));
  const values =
    field.kind === 'number' && many === undefined
      ? say`${isPerson(np.noun) ? 'they have' : 'it has'} ${article(field.label)} ${field.label} of ${valueW},${against}`
      : unit === undefined
        ? say`${valueW}${against}`
        : say`${valueW} ${winner.value === 1 ? singular(unit) : unit}${against}`;
  return {
    form: ['comparison'],
    asked:
      of === undefined
        ? {
            direct: say`${which} is ${word}, ${where}${tail}`,
            clause: say`${which.toLowerCase()} is ${word}, ${where}${tail}`,
          }
        : {
            direct: say`Of ${of}, ${which.toLowerCase()} is ${word}, ${two}${tail}`,
            clause: say`which of ${of} is ${word}, ${two}${tail}`,
          },
    answer: capitalised(
      by
        ? say`${toldW} is ${comparison}, by ${gap}${things}: ${values}`
        : say`${toldW} is ${comparison}: ${values}`,
    ),
  };
}

function joinedAfter(after: readonly ReturnType<typeof say>[]) {
  return after.reduce((all, one) => say`${all}${one}`, say``);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

export const comparison: FormAuthor = {
  form: 'comparison',
  weight: 2.5,
  candidates: (scene) =>
    listsOf(scene).flatMap((listed) =>
      listed.items.length < 2
        ? []
        : measuresOf(listed.view, listed.items)
            .filter(({ field }) => field.kind !== 'date' && conceptOf(field).more !== undefined)
            .map(({ fact }) => ({
              step: listed.view.step.id,
              write: (referrer: Referrer) => write(referrer, listed, fact.key),
            })),
    ),
};
