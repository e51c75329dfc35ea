// Which things of a list meet a condition on what the results show of them: a threshold, a day, a state.
import type { Entity, Fact } from '../../../grounding/reading/entity.ts';
import type { JsonScalar } from '../../../model/json.ts';
import { propertiesOf } from '../../../schemas/schema-validator.ts';
import { singular, wordsOf } from '../../../text/naming.ts';
import { fieldPath, literal } from '../refer/proof-path.ts';
import { measuresOf } from '../refer/reasons.ts';
import type { Referrer } from '../refer/referrer.ts';
import { factOf, type View } from '../scene/view.ts';
import { isAdjective } from '../words/adjective.ts';
import { countedIn } from '../words/concepts/counts.ts';
import { conceptOf } from '../words/concepts.ts';
import { isLeftOut } from '../words/extremes.ts';
import { type Field, fieldOf } from '../words/field.ts';
import { countWords } from '../words/numbers.ts';
import { capitalised, enumerated, proved, say } from '../words/phrase.ts';
import { sayAs } from '../words/say-value.ts';
import { isRating, isState } from '../words/sentences.ts';
import { detailsOf, mostItems, toldItems } from './list.ts';
import { type Listed, listsOf, readList } from './lists.ts';
import type { FormAuthor, Question } from './question.ts';

/** A condition on items: as the predicate of a proof, and as a verb phrase for several and for one. */
export interface Condition {
  readonly key: string;
  /** Of a threshold: what is told of each. */
  readonly field?: Field;
  /** Of a threshold: whether it is passed or not reached. */
  readonly isMore?: boolean;
  readonly predicate: string;
  /** "cost less than €120 a night". */
  readonly many: string;
  /** "costs less than €120 a night". */
  readonly one: string;
  readonly holds: (item: Entity) => boolean;
}

/** Conditions on a list that some of its items meet and some do not; not on what the tool itself can filter by. */
function conditionsOn({ view, items }: Listed): readonly Condition[] {
  const filters = new Set([...propertiesOf(view.tool.inputSchema).keys()].flatMap((name) => wordsOf(name)));
  const measures = measuresOf(view, items).flatMap(({ fact, field }) =>
    wordsOf(fact.key).some((word) => filters.has(word) && word !== 'date')
      ? []
      : thresholds(items, fact, field),
  );
  return [...measures, ...states(view, items)].filter(({ holds }) => {
    const meeting = items.filter(holds).length;
    return meeting >= 1 && meeting <= mostItems && meeting < items.length;
  });
}

function thresholds(items: readonly Entity[], fact: Fact, field: Field): readonly Condition[] {
  const path = fieldPath(fact.entity, fact);
  const phrase = thresholdPhrase(field);
  if (path === undefined || phrase === undefined || typeof fact.value !== 'number') return [];
  const values = items
    .map((item) => factOf(item, fact.key)?.value)
    .filter((value) => typeof value === 'number');
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  return sorted.slice(0, -1).flatMap((low, index): readonly Condition[] => {
    const high = sorted[index + 1];
    const between = high === undefined ? undefined : limitBetween(low, high, field);
    if (high === undefined || between === undefined) return [];
    // Nobody has half a task: of neighbours, the one or the other is the limit.
    const isWhole = field.kind === 'count' && !Number.isInteger(between);
    return [true, false].flatMap((isMore): readonly Condition[] => {
      const limit = isWhole ? (isMore ? low : high) : between;
      // Who has more than none has some, and is asked for otherwise.
      if (field.kind === 'count' && (isMore ? limit <= 0 : limit <= 1)) return [];
      const text = sayAs(limit, fact, field);
      if (text === undefined) return [];
      const [many, one] = [phrase(false, isMore, text), phrase(true, isMore, text)];
      return [{ key: fact.key, field, isMore, many, one, ...limited(fact, path, isMore, limit) }];
    });
  });
}

function limited(
  { key }: Fact,
  path: string,
  isMore: boolean,
  limit: number,
): Pick<Condition, 'predicate' | 'holds'> {
  return {
    predicate: `${path} ${isMore ? '>' : '<'} ${limit}`,
    holds: (item) => {
      const value = factOf(item, key)?.value;
      return typeof value === 'number' && (isMore ? value > limit : value < limit);
    },
  };
}

/** Seconds from which people speak of minutes. */
const inMinutes = 600;

/** A limit as somebody would set it: of long durations in full minutes. */
function limitBetween(low: number, high: number, { unit }: Field): number | undefined {
  if (unit?.kind !== 'duration' || unit.symbol !== 'second' || high < inMinutes)
    return roundBetween(low, high);
  const minutes = roundBetween(low / 60, high / 60);
  return minutes === undefined || minutes % 5 !== 0 ? undefined : minutes * 60;
}

/** The roundest number strictly between two. */
export function roundBetween(low: number, high: number): number | undefined {
  for (let size = 10 ** Math.ceil(Math.log10(Math.max(Math.abs(high), 1))); size >= 0.5; size /= 10) {
    for (const step of [size, size / 2]) {
      const candidate = Math.ceil(low / step) * step;
      const round = Math.round(candidate * 100) / 100;
      if (round > low && round < high && round !== 0) return round;
      if (round + step < high && round + step > low && round + step !== 0)
        return Math.round((round + step) * 100) / 100;
    }
  }
  return undefined;
}

/** "Costs more than €120 a night": a verb phrase for one thing and for several; undefined where a field has none. */
export function thresholdPhrase(
  field: Field,
): ((isOne: boolean, isMore: boolean, text: string) => string) | undefined {
  const name = field.words.join(' ');
  const { less, tells } = conceptOf(field);
  if (field.kind === 'money' && less === 'cheaper') {
    const per = /\bper (\w+)/.exec(name)?.[1];
    const tail = per === undefined ? '' : ` a ${per}`;
    return (isOne, isMore, text) => `cost${isOne ? 's' : ''} ${isMore ? 'more' : 'less'} than ${text}${tail}`;
  }
  if (field.kind === 'money' && less === 'smaller') {
    const isWorth = tells.some((pattern) => pattern.includes(' is worth '));
    return (isOne, isMore, text) =>
      `${isOne ? 'is' : 'are'} ${isWorth ? 'worth' : 'for'} ${isMore ? 'more' : 'less'} than ${text}`;
  }
  if (less === 'shorter' && field.unit?.kind === 'measure')
    return (isOne, isMore, text) => `${isOne ? 'is' : 'are'} ${isMore ? 'more' : 'less'} than ${text} long`;
  if (less === 'shorter')
    return (isOne, isMore, text) => `take${isOne ? 's' : ''} ${isMore ? 'more' : 'less'} than ${text}`;
  if (less === 'lighter')
    return (isOne, isMore, text) => `weigh${isOne ? 's' : ''} ${isMore ? 'more' : 'less'} than ${text}`;
  if (isRating(field))
    return (isOne, isMore, text) => `${isOne ? 'is' : 'are'} rated ${isMore ? 'above' : 'below'} ${text}`;
  if (field.kind === 'count')
    return (isOne, isMore, text) =>
      `${isOne ? 'has' : 'have'} ${isMore ? 'more' : 'fewer'} than ${text} ${thingsFor(text, field)}${countedIn(field).state}`;
  return undefined;
}

/** "More than 1 copy". */
function thingsFor(text: string, field: Field): string {
  const { things } = countedIn(field);
  return text === '1' ? singular(things) : things;
}

function states(view: View, items: readonly Entity[]): readonly Condition[] {
  const [first] = items;
  if (first === undefined) return [];
  const parameters = new Set(propertiesOf(view.tool.inputSchema).keys());
  return first.facts.flatMap((fact): readonly Condition[] => {
    const field = fieldOf(view, fact);
    const path = fieldPath(first, fact);
    if (field.kind !== 'category' || !isState(field) || path === undefined || parameters.has(fact.key))
      return [];
    const values = new Set(
      items.map((item) => factOf(item, fact.key)?.value).filter((value) => typeof value === 'string'),
    );
    return [...values]
      .filter((value) => isAdjective(value))
      .map((value) => ({
        key: fact.key,
        predicate: `${path}=${literal(value as JsonScalar)}`,
        many: `are ${value}`,
        one: `is ${value}`,
        holds: (item) => factOf(item, fact.key)?.value === value,
      }));
  });
}

function write(referrer: Referrer, listed: Listed, condition: Condition): Question | undefined {
  const { random } = referrer;
  const found = readList(referrer, listed);
  const isLess = condition.isMore === false;
  if (found === undefined) return undefined;
  if (isLess && condition.field !== undefined && isLeftOut(condition.field, false, random)) return undefined;
  const { np, path } = found;
  const { view } = listed;
  const meeting = listed.items.filter(condition.holds);
  const details = detailsOf(view, listed.items, referrer.scene.today);
  // By what it was asked for, or by what tells them apart.
  const others = details.filter(({ key }) => key !== condition.key).slice(0, 1);
  const { field } = condition;
  const each =
    (field === undefined ? undefined : toldItems(referrer, view, meeting, [field])) ??
    toldItems(referrer, view, meeting, others);
  if (each === undefined) return undefined;
  const many = np.many();
  const isOne = meeting.length === 1;
  const counted = proved(countWords(meeting.length), `$count(${path}[${condition.predicate}])`);
  const of = proved(countWords(listed.items.length), `$count(${path})`);
  return {
    form: ['filter'],
    asked: {
      direct: say`Which of ${many} ${condition.many}`,
      clause: say`which of ${many} ${condition.many}`,
    },
    answer: capitalised(
      random.real() < 0.5
        ? say`${counted} of the ${of} ${np.bareNoun}${np.carried} ${isOne ? condition.one : condition.many}: ${enumerated(each)}`
        : isOne
          ? say`just ${counted}${np.carried} ${condition.one}: ${enumerated(each)}`
          : say`${counted} of the ${np.bareNoun}${np.carried} ${condition.many}: ${enumerated(each)}`,
    ),
  };
}

export const filter: FormAuthor = {
  form: 'filter',
  weight: 2.5,
  candidates: (scene) =>
    listsOf(scene).flatMap((listed) =>
      listed.items.length < 3
        ? []
        : conditionsOn(listed).map((condition) => ({
            step: listed.view.step.id,
            write: (referrer: Referrer) => write(referrer, listed, condition),
          })),
    ),
};
