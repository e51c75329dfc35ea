// Which things a short complete list has, each with what matters of it.
import type { Entity } from '../../../grounding/reading/entity.ts';
import { factPath } from '../refer/proof-path.ts';
import type { Referrer } from '../refer/referrer.ts';
import { factOf, type View } from '../scene/view.ts';
import { type Field, fieldOf } from '../words/field.ts';
import { capitalised, enumerated, type Phrase, say } from '../words/phrase.ts';
import { isPerson } from '../words/pronoun.ts';
import { type Asked, isPastDay, tellShort } from '../words/sentences.ts';
import { isOutdated } from './attribute.ts';
import { countSentence } from './count.ts';
import { holdingOf } from './holding.ts';
import { type Listed, listsOf, readList } from './lists.ts';
import type { FormAuthor, Question } from './question.ts';
import { isRecorded } from './texts.ts';

const fewest = 2;
export const mostItems = 5;

/** The fields that matter in a list, the same for each item: an amount, a date, a state; not what all share or what was asked for. */
export function detailsOf(view: View, items: readonly Entity[], today: string): readonly Field[] {
  const [first] = items;
  if (first === undefined) return [];
  const given = new Set(Object.values(view.step.arguments));
  const usable = first.facts.flatMap((fact) => {
    const field = fieldOf(view, fact);
    const facts = items.map((item) => factOf(item, fact.key));
    const isTold = facts.every(
      (one) => one !== undefined && one.value !== null && tellShort(one, field, '$x') !== undefined,
    );
    const differs = new Set(facts.map((one) => one?.value)).size > 1;
    // What was expected on a day that has passed is expected no more.
    if (facts.some((one) => one !== undefined && isOutdated({ fact: one, field }, today))) return [];
    return isTold && differs && !given.has(fact.value) && fact !== first.name && fact !== first.id
      ? [field]
      : [];
  });
  const rank = (field: Field) => {
    const order = ['money', 'date', 'moment', 'category', 'amount', 'count'];
    const at = order.indexOf(field.kind);
    if (at === -1 || (field.kind === 'category' && !/status|state|stage|priority/.test(field.key))) return 10;
    // Of two days the one on which it begins.
    return /^(?:end|until|to|check_?out)/.test(field.key) ? at + 0.5 : at;
  };
  const sorted = usable.filter((field) => rank(field) < 10).sort((a, b) => rank(a) - rank(b));
  const [one, ...others] = sorted;
  const two = others.find(({ kind }) => kind !== one?.kind);
  return [one, two].filter((field) => field !== undefined);
}

/** "SO-2026-1110 (€18,960, ordered on 12 February 2026)". */
export function toldItem(
  referrer: Referrer,
  view: View,
  item: Entity,
  details: readonly Field[],
): Phrase | undefined {
  const name = referrer.told(view, item, true);
  if (name === undefined) return undefined;
  const told = details.flatMap((field) => {
    const fact = factOf(item, field.key);
    const proof = fact === undefined ? undefined : factPath(view, fact, referrer.selects);
    return fact === undefined || proof === undefined
      ? []
      : [tellShort(fact, field, proof, isPastDay(fact, field, referrer.scene.today))];
  });
  const words = told.filter((one) => one !== undefined);
  return words.length < details.length
    ? undefined
    : words.length === 0
      ? name
      : say`${name} (${enumeratedPlain(words)})`;
}

/** Every item by its name; undefined if an item has none, or if two would read the same. */
export function toldItems(
  referrer: Referrer,
  view: View,
  items: readonly Entity[],
  details: readonly Field[],
): readonly Phrase[] | undefined {
  const each = items.flatMap((item) => toldItem(referrer, view, item, details) ?? []);
  return each.length < items.length || new Set(each.map(({ text }) => text)).size < each.length
    ? undefined
    : each;
}

function enumeratedPlain(parts: readonly Phrase[]): Phrase {
  const [first = say``, second] = parts;
  return second === undefined ? first : say`${first}, ${second}`;
}

function write(referrer: Referrer, listed: Listed): Question | undefined {
  const { random } = referrer;
  const found = readList(referrer, listed);
  if (found === undefined) return undefined;
  const { np, path } = found;
  const { view, items } = listed;
  const details = detailsOf(view, items, referrer.scene.today);
  const each = toldItems(referrer, view, items, details);
  if (each === undefined) return undefined;
  const holding = holdingOf(np);
  if (holding === undefined) return undefined;
  const which = holding.which();
  const what: Asked = {
    direct: say`What are ${np.many()}`,
    clause: say`what ${np.many()} are`,
    ...(which.noun !== undefined && { noun: which.noun }),
  };
  // "What are the projects?" asks what projects are.
  const isOfSomething = !isPerson(np.noun) && (np.owner !== undefined || np.isNarrowed);
  const sentence = countSentence(holding, np, items.length, `$count(${path})`);
  return {
    form: ['list'],
    asked: isOfSomething && items.length >= fewest && random.real() < 0.3 ? what : which,
    answer: capitalised(say`${sentence}: ${enumerated(each)}`),
  };
}

/** Whether they are what people have written down of one thing, which is asked in words of its own. */
function isWritten({ items, list }: Listed): boolean {
  return (
    isRecorded.test(list.noun) &&
    items.every(({ facts, parent }) => facts.length === 1 && parent !== undefined)
  );
}

/** Whether it is all that there is, however little: nobody knows beforehand that it is one. */
function isAll({ view, items }: Listed): boolean {
  return items.length === 1 && items[0]?.parent === undefined && view.step.bindings.length === 0;
}

export const list: FormAuthor = {
  form: 'list',
  weight: 1,
  candidates: (scene) =>
    listsOf(scene).flatMap((listed) =>
      (listed.items.length < fewest && !isAll(listed)) || listed.items.length > mostItems || isWritten(listed)
        ? []
        : [{ step: listed.view.step.id, write: (referrer: Referrer) => write(referrer, listed) }],
    ),
};
