// Which things of a list are of a kind that a field says, and how many: a type, a shelf, a member.
import type { Entity } from '../../../grounding/reading/entity.ts';
import { propertiesOf } from '../../../schemas/schema-validator.ts';
import { verbOf } from '../../../text/naming.ts';
import { fieldPath, literal } from '../refer/proof-path.ts';
import type { Referrer } from '../refer/referrer.ts';
import { isColumnList } from '../scene/columns.ts';
import type { Scene } from '../scene/scene.ts';
import { factOf } from '../scene/view.ts';
import { isAdjective } from '../words/adjective.ts';
import { fieldOf } from '../words/field.ts';
import { isParticiple } from '../words/label.ts';
import { countWords } from '../words/numbers.ts';
import { capitalised, enumerated, proved, say, words } from '../words/phrase.ts';
import { toldItem } from './list.ts';
import { type Listed, listsOf, readList } from './lists.ts';
import type { FormAuthor, Question } from './question.ts';
import { edgeKeysOf } from './relation.ts';

/** So many are named; more are counted. */
const mostNamed = 5;

interface Category {
  /** "the type person". */
  readonly said: string;
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
    const label = kindLabel(field.words);
    const values = items.map((item) => factOf(item, fact.key)?.value);
    if (label === undefined || values.some((value) => typeof value !== 'string' || value === '')) return [];
    const kinds = [...new Set(values.filter((value) => typeof value === 'string'))];
    if (kinds.length < 2 || kinds.length > items.length / 1.5) return [];
    return kinds.map((value) => ({
      said: `the ${label} ${quoted(value)}`,
      predicate: `${path}=${literal(value)}`,
      meeting: items.filter((item) => factOf(item, fact.key)?.value === value),
    }));
  });
}

/** What the field is called behind "the"; undefined for names that are no nouns: "created by", "due". */
function kindLabel(label: readonly string[]): string | undefined {
  const last = label.at(-1) ?? '';
  const isNoun =
    !isParticiple(last) &&
    !isAdjective(last) &&
    // The type of what belongs to it is a figure of the record, and of no sentence.
    !(label.length > 1 && /^(?:type|kind)$/.test(last)) &&
    !/^(?:on|at|by|of|in|to|for|from|is|has|state|status)$/.test(last);
  return isNoun && label.length <= 3 && verbOf(label) === undefined ? label.join(' ') : undefined;
}

/** A value of several words that is no name stands in quotation marks. */
function quoted(value: string): string {
  const text = value.replaceAll('_', ' ');
  return /\s/.test(text) && !/^\p{Lu}\S*(?:\s\p{Lu}\S*)*\s?$/u.test(text) ? `“${value}”` : value;
}

function write(
  referrer: Referrer,
  listed: Listed,
  { said, predicate, meeting }: Category,
): Question | undefined {
  const found = readList(referrer, listed);
  if (found === undefined) return undefined;
  const { np, path } = found;
  const many = np.many();
  const isOne = meeting.length === 1;
  const counted = proved(countWords(meeting.length), `$count(${path}[${predicate}])`);
  const verb = isOne ? 'has' : 'have';
  const each = meeting.slice(0, mostNamed).flatMap((item) => toldItem(referrer, listed.view, item, []) ?? []);
  const isNamed = meeting.length <= mostNamed && each.length === meeting.length;
  if (!isNamed || referrer.random.real() < 0.35) {
    if (isOne) return undefined;
    return {
      form: ['count'],
      asked: {
        direct: say`How many of ${many} have ${said}`,
        clause: say`how many of ${many} have ${said}`,
      },
      answer: capitalised(say`${counted} of them${np.carried} ${verb} ${words(said)}`),
    };
  }
  return {
    form: ['filter'],
    asked: { direct: say`Which of ${many} have ${said}`, clause: say`which of ${many} have ${said}` },
    answer: capitalised(say`${counted} of them${np.carried} ${verb} ${said}: ${enumerated(each)}`),
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
