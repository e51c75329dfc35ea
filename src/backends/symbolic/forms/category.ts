// Which things of a list are of a kind that a field says, and how many: a type, a shelf, a member.
import type { Entity } from '../../../grounding/reading/entity.ts';
import { propertiesOf } from '../../../schemas/schema-validator.ts';
import { plural } from '../../../text/naming.ts';
import { fieldPath, literal } from '../refer/proof-path.ts';
import type { Referrer } from '../refer/referrer.ts';
import { isColumnList } from '../scene/columns.ts';
import type { Scene } from '../scene/scene.ts';
import { factOf } from '../scene/view.ts';
import { conceptOf } from '../words/concepts.ts';
import { takesThe } from '../words/countries.ts';
import { type Field, fieldOf } from '../words/field.ts';
import { countWords } from '../words/numbers.ts';
import { capitalised, enumerated, proved, say, words } from '../words/phrase.ts';
import { article } from '../words/proper.ts';
import { toldItem } from './list.ts';
import { type Listed, listsOf, readList } from './lists.ts';
import type { FormAuthor, Question } from './question.ts';
import { edgeKeysOf } from './relation.ts';

/** So many are named; more are counted. */
const mostNamed = 5;

interface Category {
  /** "are of the type “person”", "are in Berlin"; and of one. */
  readonly many: string;
  readonly one: string;
  readonly predicate: string;
  readonly meeting: readonly Entity[];
}

/** The values of fields that sort a list into a few kinds, where the tool itself cannot filter by them. */
function categoriesOf({ view, list, items }: Listed): readonly Category[] {
  const [first] = items;
  // What relations there are is asked of the things.
  if (first === undefined || items.length < 3 || edgeKeysOf(first) !== undefined) return [];
  if (isColumnList(view, list)) return [];
  const parameters = new Set(propertiesOf(view.tool.inputSchema).keys());
  return first.facts.flatMap((fact): readonly Category[] => {
    const field = fieldOf(view, fact);
    const path = fieldPath(first, fact);
    if (field.kind !== 'category' || path === undefined || path === '' || parameters.has(fact.key)) return [];
    const values = items.map((item) => factOf(item, fact.key)?.value);
    if (values.some((value) => typeof value !== 'string' || value === '')) return [];
    const kinds = [...new Set(values.filter((value) => typeof value === 'string'))];
    if (kinds.length < 2 || kinds.length > items.length / 1.5) return [];
    return kinds.flatMap((value): readonly Category[] => {
      const said = saidOf(field, value);
      if (said === undefined) return [];
      const meeting = items.filter((item) => factOf(item, fact.key)?.value === value);
      return [{ ...said, predicate: `${path}=${literal(value)}`, meeting }];
    });
  });
}

/** What a thing of a kind is or has, as its field is told: "are in Berlin", "are on shelf A3". */
function saidOf(field: Field, value: string): Pick<Category, 'many' | 'one'> | undefined {
  if (/^(?:type|kind)$/.test(field.words.join(' '))) {
    if (isKindNoun(value)) return { many: `are ${plural(value)}`, one: `is ${article(value)} ${value}` };
    const kind = `of the ${field.label} “${value.replaceAll('_', ' ')}”`;
    return { many: `are ${kind}`, one: `is ${kind}` };
  }
  const tell = conceptOf(field).tells.find((pattern) => /^\{x\} is (?!\{v\}).*\{v\}/.test(pattern));
  const said = takesThe(value) ? `the ${value}` : quoted(value);
  const one = tell?.slice('{x} '.length).replace('{v}', said);
  return one === undefined ? undefined : { many: one.replace(/^is /, 'are '), one };
}

/** Endings of what things are, and words with such an ending that say how they are. */
const kindEnding =
  /(?:graph|meter|scope|mera|ctor|rator|ensor|itor|nter|tler|ller|mmer|pler|ner|boat|bike|phone|truck|van|tram|bus|plane|ship|house|shop|pump|valve|lamp|desk|tent|cabin|cottage|court|pool|tree|shrub|printer|laptop|tablet|engine|drone|robot|crane|ferry|barge|tug|yacht)$/;
const howTheyAre = /^(?:inner|corner|summer|upper|outer|winter|partner|banner|dinner)$/;

/** Whether a kind is what a thing is: "spectrograph", and not "cargo" or "outdoor". */
function isKindNoun(value: string): boolean {
  return /^[a-z]{3,}$/.test(value) && kindEnding.test(value) && !howTheyAre.test(value);
}

/** A value of several words that is no name stands in quotation marks. */
function quoted(value: string): string {
  const text = value.replaceAll('_', ' ');
  return /\s/.test(text) && !/^\p{Lu}\S*(?:\s\p{Lu}\S*)*\s?$/u.test(text) ? `“${value}”` : value;
}

function write(
  referrer: Referrer,
  listed: Listed,
  { many: several, one, predicate, meeting }: Category,
): Question | undefined {
  const found = readList(referrer, listed);
  if (found === undefined) return undefined;
  const { np, path } = found;
  const many = np.many();
  const isOne = meeting.length === 1;
  const counted = proved(countWords(meeting.length), `$count(${path}[${predicate}])`);
  const each = meeting.slice(0, mostNamed).flatMap((item) => toldItem(referrer, listed.view, item, []) ?? []);
  const isNamed = meeting.length <= mostNamed && each.length === meeting.length;
  if (!isNamed || referrer.random.real() < 0.35) {
    if (isOne) return undefined;
    return {
      form: ['count'],
      asked: {
        direct: say`How many of ${many} ${several}`,
        clause: say`how many of ${many} ${several}`,
      },
      answer: capitalised(say`${counted} of the ${np.bareNoun}${np.carried} ${words(several)}`),
    };
  }
  return {
    form: ['filter'],
    asked: { direct: say`Which of ${many} ${several}`, clause: say`which of ${many} ${several}` },
    answer: capitalised(
      say`${counted} of the ${np.bareNoun}${np.carried} ${isOne ? one : several}: ${enumerated(each)}`,
    ),
  };
}

export const category: FormAuthor = {
  form: 'filter',
  weight: 0.6,
  candidates: (scene: Scene) =>
    listsOf(scene).flatMap((listed) =>
      categoriesOf(listed).map((one) => ({
        step: listed.view.step.id,
        write: (referrer: Referrer) => write(referrer, listed, one),
      })),
    ),
};
