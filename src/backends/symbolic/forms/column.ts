// What a table is made of: the types of its columns, which of them are of one, its key, whether it has a column.
import type { Entity } from '../../../grounding/reading/entity.ts';
import type { NounPhrase } from '../refer/noun-phrase.ts';
import { literal } from '../refer/proof-path.ts';
import type { Referrer } from '../refer/referrer.ts';
import { isColumnList } from '../scene/columns.ts';
import type { Scene } from '../scene/scene.ts';
import { factOf } from '../scene/view.ts';
import { countWords } from '../words/numbers.ts';
import { capitalised, enumerated, nameInProof, proved, say, words } from '../words/phrase.ts';
import { article, byName } from '../words/proper.ts';
import { type Listed, listsOf, readList } from './lists.ts';
import type { Candidate, FormAuthor, Question } from './question.ts';

/** Columns that tables often have: one that a table has not is asked for, too. */
const usual = [
  'email',
  'phone',
  'discount',
  'weight',
  'country',
  'notes',
  'color',
  'rating',
  'price',
  'name',
];

const keys = /^(?:pk|primary_?key|is_?primary(?:_?key)?)$/i;

interface Table {
  readonly np: NounPhrase;
  readonly path: string;
  readonly names: readonly string[];
  readonly listed: Listed;
}

function nameOf(column: Entity): string {
  return String(column.name?.value);
}

function typeOf(column: Entity): string {
  return String(factOf(column, 'type')?.value ?? '');
}

/** Names that only a program would write are told, and not asked for. */
function isPlain(name: string): boolean {
  return /^[a-z]{2,20}$/.test(name);
}

function typeOfColumn({ np, path }: Table, column: Entity): Question | undefined {
  const name = nameOf(column);
  const what = np.named(words(byName('column', name)));
  const item = `${path}[${nameKey(column)}=${literal(name)}]`;
  return {
    form: ['attribute'],
    asked: {
      direct: say`What type does ${what} have`,
      clause: say`what type ${what} has`,
      noun: say`the type of ${what}`,
    },
    answer: capitalised(
      say`the ${proved(name, `${item}.${nameKey(column)}`)} column${np.where} has the type ${proved(typeOf(column), `${item}.type`)}`,
    ),
  };
}

function nameKey({ name }: Entity): string {
  return nameInProof(name?.key ?? 'name');
}

function ofType({ np, path, listed: { items } }: Table, type: string, counts: boolean): Question | undefined {
  const meeting = items.filter((item) => typeOf(item) === type);
  const [first] = meeting;
  if (first === undefined || meeting.length === items.length) return undefined;
  const isOne = meeting.length === 1;
  const where = `${path}[type=${literal(type)}]`;
  const counted = proved(countWords(meeting.length), `$count(${where})`);
  const of = proved(countWords(items.length), `$count(${path})`);
  const many = np.many();
  const verb = isOne ? 'has' : 'have';
  if (counts)
    return {
      form: ['count'],
      asked: {
        direct: say`How many of ${many} have the type ${type}`,
        clause: say`how many of ${many} have the type ${type}`,
      },
      answer: capitalised(say`${counted} of the ${of} ${np.bareNoun}${np.where} ${verb} the type ${type}`),
    };
  const each = meeting.map((item) => {
    const name = nameOf(item);
    return proved(name, `${path}[${nameKey(item)}=${literal(name)}].${nameKey(item)}`);
  });
  return {
    form: ['filter'],
    asked: {
      direct: say`Which of ${many} have the type ${type}`,
      clause: say`which of ${many} have the type ${type}`,
    },
    answer: capitalised(say`${counted} of the ${of} ${verb} the type ${type}: ${enumerated(each)}`),
  };
}

function keyOf({ np, path, listed: { items } }: Table): Question | undefined {
  const found = items.flatMap((item) => {
    const fact = item.facts.find(({ key, value }) => keys.test(key) && (value === 1 || value === true));
    return fact === undefined ? [] : [{ item, fact }];
  });
  const [only, ...others] = found;
  if (only === undefined || others.length > 0 || np.after.length === 0) return undefined;
  const { item, fact } = only;
  const predicate = fact.value === true ? nameInProof(fact.key) : `${nameInProof(fact.key)}=1`;
  const name = proved(nameOf(item), `${path}[${predicate}].${nameKey(item)}`);
  return {
    form: ['filter'],
    asked: {
      direct: say`Which column${np.behind} is the primary key`,
      clause: say`which column${np.behind} is the primary key`,
    },
    answer: say`The primary key${np.where} is the ${name} column`,
  };
}

function has({ np, path, listed: { items } }: Table, name: string): Question | undefined {
  const [first] = items;
  if (first === undefined || np.after.length === 0) return undefined;
  const isThere = items.some((item) => nameOf(item) === name);
  const answer = proved(isThere ? 'Yes' : 'No', `$count(${path}[${nameKey(first)}=${literal(name)}]) > 0`);
  return {
    form: ['yes-no'],
    asked: {
      direct: say`Is there a column called ${name}${np.behind}`,
      clause: say`whether there is a column called ${name}${np.behind}`,
    },
    answer: say`${answer}, there is ${isThere ? article(name) : 'no'} ${name} column${np.where}`,
  };
}

function candidatesIn(listed: Listed): readonly Candidate[] {
  const { items, view } = listed;
  if (!isColumnList(view, listed.list)) return [];
  const names = items.map(nameOf);
  const ask = (write: (table: Table) => Question | undefined): Candidate => ({
    step: view.step.id,
    write: (referrer: Referrer) => {
      const found = readList(referrer, listed);
      return found === undefined ? undefined : write({ ...found, names, listed });
    },
  });
  const types = [...new Set(items.map(typeOf))];
  const absent = usual.filter((name) => !names.includes(name));
  return [
    ...items.filter((item) => isPlain(nameOf(item))).map((item) => ask((table) => typeOfColumn(table, item))),
    ...types.flatMap((type) => [
      ask((table) => ofType(table, type, false)),
      ask((table) => ofType(table, type, true)),
    ]),
    ask(keyOf),
    ...[...names.filter(isPlain), ...absent.slice(0, 3)].map((name) => ask((table) => has(table, name))),
  ];
}

export const column: FormAuthor = {
  form: 'filter',
  weight: 1.5,
  candidates: (scene: Scene) => listsOf(scene).flatMap(candidatesIn),
};
