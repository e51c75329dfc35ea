// What one thing is to another, where results say it as edges: from, to, and what the relation is.
import type { Entity } from '../../../grounding/reading/entity.ts';
import { wordsOf } from '../../../text/naming.ts';
import { fieldPath, listPath, literal } from '../refer/proof-path.ts';
import type { Referrer } from '../refer/referrer.ts';
import type { Scene } from '../scene/scene.ts';
import { factOf } from '../scene/view.ts';
import { fieldOf } from '../words/field.ts';
import { countWords } from '../words/numbers.ts';
import { capitalised, proved, say } from '../words/phrase.ts';
import { type VerbPhrase, verbPhraseOf } from '../words/verbs.ts';
import { type Listed, listsOf } from './lists.ts';
import type { Candidate, FormAuthor, Question } from './question.ts';

const starts = /^(?:from|source|subject|start)(?: (?:name|node|entity))?$/;
const ends = /^(?:to|target|object|end)(?: (?:name|node|entity))?$/;
const kinds = /^(?:relation(?:ship)? type|relation(?:ship)?|type|predicate|label|kind)$/;
const people =
  /^(?:person|people|human|employee|user|colleague|member|author|contact|engineer|manager|developer|student|teacher|friend)$/i;

/** The keys of both ends and of the relation, where a list's items are edges. */
interface EdgeKeys {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
}

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly verb: VerbPhrase;
  readonly kind: string;
}

export function edgeKeysOf(item: Entity | undefined): EdgeKeys | undefined {
  const keyOf = (pattern: RegExp) =>
    item?.facts.find(({ key, value }) => typeof value === 'string' && pattern.test(wordsOf(key).join(' ')))
      ?.key;
  const [from, to, kind] = [keyOf(starts), keyOf(ends), keyOf(kinds)];
  return from === undefined || to === undefined || kind === undefined ? undefined : { from, to, kind };
}

function edgesOf({ items }: Listed, keys: EdgeKeys): readonly Edge[] {
  return items.flatMap((item): readonly Edge[] => {
    const [from, to, kind] = [keys.from, keys.to, keys.kind].map((key) => factOf(item, key)?.value);
    if (typeof from !== 'string' || typeof to !== 'string' || typeof kind !== 'string') return [];
    const verb = verbPhraseOf(kind);
    return verb === undefined ? [] : [{ from, to, kind, verb }];
  });
}

/** "Who" or "what", by what other lists of the scene say of the things; undefined where they differ. */
function pronounOf(scene: Scene, names: readonly string[]): 'who' | 'what' | undefined {
  const things = scene.views.flatMap((view) =>
    view.things.things.filter((thing) => thing.name !== undefined).map((thing) => ({ view, thing })),
  );
  const arePeople = names.map((name) => {
    const found = things.find(({ thing }) => thing.name?.value === name && edgeKeysOf(thing) === undefined);
    if (found === undefined) return undefined;
    const { thing, view } = found;
    return (
      people.test(thing.noun) ||
      thing.facts.some((fact) => fieldOf(view, fact).kind === 'category' && people.test(String(fact.value)))
    );
  });
  if (arePeople.some((one) => one === undefined || one !== arePeople[0])) return undefined;
  return arePeople[0] === true ? 'who' : 'what';
}

class EdgeAuthor {
  readonly #path: string;
  readonly #keys: readonly [from: string, to: string, kind: string];
  readonly #scene: Scene;
  readonly #all: readonly Edge[];

  constructor(path: string, keys: readonly [string, string, string], scene: Scene, all: readonly Edge[]) {
    this.#path = path;
    this.#keys = keys;
    this.#scene = scene;
    this.#all = all;
  }

  #where({ from, to, kind }: Partial<Edge>): string {
    const [f, t, k] = this.#keys;
    const parts = [
      [k, kind],
      [f, from],
      [t, to],
    ].flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${literal(value)}`]));
    return `${this.#path}[${parts.join(' and ')}]`;
  }

  /** "Who looks after Harbour Brewery?" */
  whoDoes({ to, kind, verb }: Edge): Question | undefined {
    const same = this.#all.filter((edge) => edge.to === to && edge.kind === kind);
    const [only] = same;
    const asked = only === undefined || same.length > 1 ? undefined : pronounOf(this.#scene, [only.from]);
    if (only === undefined || asked === undefined) return undefined;
    const [from, object] = this.#keys;
    const where = this.#where({ to, kind });
    return {
      form: ['filter'],
      asked: { direct: say`${upper(asked)} ${verb.third} ${to}`, clause: say`${asked} ${verb.third} ${to}` },
      answer: say`${proved(only.from, `${where}.${from}`)} ${verb.third} ${proved(to, `${where}.${object}`)}`,
    };
  }

  /** "Who does Ingrid Solberg manage?", "How many …" */
  whomItDoes({ from, kind, verb }: Edge, counts: boolean): Question | undefined {
    const own = this.#all.filter((edge) => edge.from === from && edge.kind === kind).map(({ to }) => to);
    const pronoun = pronounOf(this.#scene, own);
    if (pronoun === undefined || own.length > mostTold || new Set(own).size < own.length) return undefined;
    const [subject, object] = this.#keys;
    const where = this.#where({ from, kind });
    const named = own.length === 1 ? proved(from, `${where}.${subject}`) : say`${from}`;
    const isListed = own.every((name) => !/,| and /.test(name));
    if (counts) {
      if (pronoun !== 'who' || own.length < 2) return undefined;
      return {
        form: ['count'],
        asked: {
          direct: say`How many people does ${from} ${verb.stem}`,
          clause: say`how many people ${from} ${verb.third}`,
        },
        answer: say`${named} ${verb.third} ${proved(countWords(own.length), `$count(${where})`)} people`,
      };
    }
    if (!isListed) return undefined;
    const all = own
      .map((name, index) => (index === 0 ? name : `${index === own.length - 1 ? ' and' : ','} ${name}`))
      .join('');
    const isWhere = pronoun === 'what' && placing.test(verb.stem);
    const asked = isWhere ? 'where' : pronoun;
    const bare = (said: string) => (isWhere ? said.replace(/ (?:at|in)$/, '') : said);
    return {
      form: [own.length === 1 ? 'filter' : 'list'],
      asked: {
        direct: say`${upper(asked)} does ${from} ${bare(verb.stem)}`,
        clause: say`${asked} ${from} ${bare(verb.third)}`,
      },
      answer: say`${named} ${verb.third} ${proved(all, `${where}.${object}`)}`,
    };
  }

  /** "Does Jonas Falk look after Solar Foods?" */
  whether({ from, to, kind, verb }: Edge): Question {
    const isTrue = this.#all.some((edge) => edge.from === from && edge.to === to && edge.kind === kind);
    const word = proved(isTrue ? 'yes' : 'no', `$count(${this.#where({ from, to, kind })}) > 0`);
    const tail = isTrue ? `${from} ${verb.third} ${to}` : `${from} does not ${verb.stem} ${to}`;
    return {
      form: ['yes-no'],
      asked: {
        direct: say`Does ${from} ${verb.stem} ${to}`,
        clause: say`whether ${from} ${verb.third} ${to}`,
      },
      answer: capitalised(say`${word}, ${tail}`),
    };
  }
}

const mostTold = 6;

/** What is done at a place: nobody asks what it takes place at. */
const placing = /^(?:take place|live|work|meet|stay|sit|stand|happen) (?:at|in)$/;

function upper(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function authorOf(
  referrer: Referrer,
  listed: Listed,
  keys: EdgeKeys,
  all: readonly Edge[],
): EdgeAuthor | undefined {
  const [first] = listed.items;
  const path = listPath(listed.view, listed.list, referrer.selects);
  const fields = [keys.from, keys.to, keys.kind].map((key) => {
    const fact = first === undefined ? undefined : factOf(first, key);
    return first === undefined || fact === undefined ? undefined : fieldPath(first, fact);
  });
  const [from, to, kind] = fields;
  if (path === undefined || from === undefined || to === undefined || kind === undefined) return undefined;
  return new EdgeAuthor(path, [from, to, kind], referrer.scene, all);
}

function candidatesIn(listed: Listed): readonly Candidate[] {
  const keys = edgeKeysOf(listed.items[0]);
  // What a call has narrowed down is not all that there is.
  if (keys === undefined || listed.items.length < 2 || listed.view.step.bindings.length > 0) return [];
  const all = edgesOf(listed, keys);
  const { id: step } = listed.view.step;
  const ask = (write: (author: EdgeAuthor) => Question | undefined): Candidate => ({
    step,
    write: (referrer) => {
      const author = authorOf(referrer, listed, keys, all);
      return author === undefined ? undefined : write(author);
    },
  });
  return all.flatMap((edge, index) => {
    // Another one that does the same to something else: a question whose answer is no.
    const other = all.find(
      ({ kind, from, to }) => kind === edge.kind && from !== edge.from && to !== edge.to,
    );
    return [
      ask((author) => author.whoDoes(edge)),
      ask((author) => author.whomItDoes(edge, false)),
      ask((author) => author.whomItDoes(edge, true)),
      ask((author) =>
        author.whether(index % 2 === 0 || other === undefined ? edge : { ...edge, to: other.to }),
      ),
    ];
  });
}

export const relation: FormAuthor = {
  form: 'filter',
  weight: 1.5,
  candidates: (scene) => listsOf(scene).flatMap(candidatesIn),
};
