// What is recorded for a thing: a list of bare texts in it, such as notes, observations, tags.
import type { Entity, EntityList } from '../../../grounding/reading/entity.ts';
import { isPlural, plural } from '../../../text/naming.ts';
import { listPath } from '../refer/proof-path.ts';
import type { Referrer } from '../refer/referrer.ts';
import type { Scene } from '../scene/scene.ts';
import { itemsOf, type View } from '../scene/view.ts';
import { countWords } from '../words/numbers.ts';
import { capitalised, proved, say } from '../words/phrase.ts';
import type { Candidate, FormAuthor, Question } from './question.ts';
import { openAnswer } from './subject.ts';

/** So many texts are told. */
const mostTexts = 6;
const longestText = 120;

function candidatesIn(view: View): readonly Candidate[] {
  if (view.wrote) return [];
  return view.things.lists.flatMap((list): readonly Candidate[] => {
    const items = itemsOf(view, list);
    const owner = items[0]?.parent;
    const isBare = items.every(({ pointer, facts }) => facts.length === 1 && facts[0]?.pointer === pointer);
    if (owner === undefined || items.length !== list.length || list.length < 2 || !isBare) return [];
    if (isElsewhere(view, owner)) return [];
    return [
      { step: view.step.id, write: (referrer) => writeList(referrer, view, owner, list, items) },
      { step: view.step.id, write: (referrer) => writeCount(referrer, view, owner, list) },
    ];
  });
}

/** Whether other things of the result have the owner's name too: then what stands beside it may be theirs. */
function isElsewhere({ things }: View, owner: Entity): boolean {
  return things.things.some(
    (thing) => thing !== owner && thing.facts.some(({ value }) => value === owner.name?.value),
  );
}

/** What people write down of a thing; what it has or speaks is asked in other words. */
export const isRecorded =
  /(?:^| )(?:observation|note|fact|remark|comment|entry|detail|annotation|finding|memo)$/;

/** The owner in words, and the path of its list; undefined where there are none. */
function readOwn(referrer: Referrer, view: View, owner: Entity, list: EntityList) {
  const isRoot = owner.list === undefined && owner.parent === undefined;
  const ref = isRoot ? referrer.subject(view) : referrer.thing(view, owner);
  const path = listPath(view, list, referrer.selects);
  const opening = ref === undefined ? undefined : openAnswer(referrer, view, owner, ref);
  if (ref === undefined || path === undefined || opening === undefined || opening.lead !== undefined)
    return undefined;
  const noun = plural(list.noun);
  return isRecorded.test(list.noun) && isPlural(noun) && noun !== list.noun
    ? { ref, path, x: opening.subject.x, noun }
    : undefined;
}

function writeList(
  referrer: Referrer,
  view: View,
  owner: Entity,
  list: EntityList,
  items: readonly Entity[],
): Question | undefined {
  const own = readOwn(referrer, view, owner, list);
  const texts = items.map(({ facts }) => facts[0]?.value);
  const said = texts.filter(
    (text): text is string => typeof text === 'string' && text.length <= longestText && !/[\n;]/.test(text),
  );
  if (own === undefined || said.length < texts.length || said.length > mostTexts) return undefined;
  const { ref, path, x, noun } = own;
  // What is no name of something is quoted: an observation is a note, and no sentence.
  const isShort = said.every((text) => /^\p{L}[\p{L}\d-]*(?: [\p{L}\d-]+)?$/u.test(text));
  const all = said
    .map((text) => (isShort ? text : `“${text}”`))
    .map((text, index) => (index === 0 ? text : `${index === said.length - 1 ? ' and' : ','} ${text}`))
    .join('');
  return {
    form: ['list'],
    asked: {
      direct: say`Which ${noun} are recorded for ${ref.phrase}`,
      clause: say`which ${noun} are recorded for ${ref.phrase}`,
      noun: say`the ${noun} recorded for ${ref.phrase}`,
    },
    answer: capitalised(
      say`${proved(countWords(said.length), `$count(${path})`)} ${noun} are recorded for ${x}: ${proved(all, path)}`,
    ),
  };
}

function writeCount(referrer: Referrer, view: View, owner: Entity, list: EntityList): Question | undefined {
  const own = readOwn(referrer, view, owner, list);
  if (own === undefined) return undefined;
  const { ref, path, x, noun } = own;
  return {
    form: ['count'],
    asked: {
      direct: say`How many ${noun} are recorded for ${ref.phrase}`,
      clause: say`how many ${noun} are recorded for ${ref.phrase}`,
    },
    answer: capitalised(
      say`${proved(countWords(list.length), `$count(${path})`)} ${noun} are recorded for ${x}`,
    ),
  };
}

export const texts: FormAuthor = {
  form: 'list',
  weight: 0.6,
  candidates: ({ views }: Scene) => views.flatMap(candidatesIn),
};
