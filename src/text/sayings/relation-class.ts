// Which comparison a relation word means, and whether a proof's operation is it.
import { table } from '../../model/table.ts';

import { readRelations } from './read-relations.ts';
import { languageOf } from './recognise-language.ts';
import type { Dimension, Operation, Relation, RelationOperator } from './relation.ts';
import { sourceOf } from './source.ts';
import { unitOf } from './units.ts';
import { labelWords, measureOf } from './value-measure.ts';

/** The relation words of a text in order, with what each compares; idioms are none. */
export function relationClass(text: string, locale?: string): readonly Relation[] {
  const source = sourceOf(text, { today: '', locale: locale ?? languageOf(text) });
  return readRelations(source).map(({ relation }) => relation);
}

const dimensionWords: Readonly<Record<Dimension, string>> = {
  price:
    'price prices cost costs amount total subtotal fee fare rate budget value revenue salary sum charge spend balance worth deal',
  date: 'date day on at created updated due ordered delivered deadline month year since until modified published expires birthday visited closed opened',
  time: 'time at departs departure arrives arrival start starts end ends hour opens closes begin',
  duration:
    'duration minutes hours days nights months weeks years warranty length term elapsed runtime seconds took period',
  length: 'length height width depth distance altitude elevation',
  size: 'size bytes area capacity population count employees quantity amount total stock number volume seats',
  weight: 'weight mass kg',
  distance: 'distance km miles radius range',
  speed: 'speed kmh mph velocity wind',
  temperature: 'temperature temp high low celsius fahrenheit min max',
  rating: 'rating score stars reviews grade quality rank popularity votes',
  age: 'age years old',
  count: 'count number quantity stock available units items total orders frequency',
  priority: 'priority urgency importance tier severity',
};
const dimensions = new Map<string, Dimension[]>();
for (const [dimension, list] of Object.entries(dimensionWords))
  for (const word of list.split(' '))
    dimensions.set(word, [...(dimensions.get(word) ?? []), dimension as Dimension]);

const byUnit = table<readonly Dimension[]>({
  time: ['duration', 'age'],
  months: ['duration', 'age'],
  length: ['length', 'distance', 'size'],
  speed: ['speed'],
  mass: ['weight', 'size'],
  temperature: ['temperature'],
  data: ['size'],
  area: ['size'],
  volume: ['size'],
});

/** What the values of a field are a measure of, by its name and unit; empty where neither shows it. */
export function dimensionsOf(
  labels: readonly string[] | undefined,
  unit: string | undefined,
): ReadonlySet<Dimension> {
  const [label] = labels ?? [];
  const found = new Set(
    label === undefined ? [] : labelWords(label).flatMap((word) => dimensions.get(word) ?? []),
  );
  const measure = measureOf(labels, unit);
  if (measure?.currency !== undefined) found.add('price');
  const ofUnit = measure?.unit === undefined ? undefined : unitOf(measure.unit)?.dimension;
  for (const dimension of byUnit[ofUnit ?? ''] ?? []) found.add(dimension);
  return found;
}

const isComparison = (operator: RelationOperator) => ['<', '<=', '>', '>='].includes(operator);

function fitsOperator(said: RelationOperator, computed: RelationOperator): boolean {
  if (said === computed) return true;
  // "€141 cheaper" is a difference, and "more than" one of two.
  if (computed === 'difference') return isComparison(said);
  return false;
}

/**
 * Whether a proof's operation is what the relation word means, on a field of its dimension. The polarity of its clause
 * is not judged here.
 */
export function relationFits(relation: Relation, operation: Operation): boolean {
  const known = dimensionsOf(operation.labels, operation.unit);
  const isRank = (relation.rank ?? 1) > 1 || (operation.rank ?? 1) > 1;
  if (isRank && (relation.rank ?? 1) !== (operation.rank ?? 1)) return false;
  if (
    operation.factor !== undefined &&
    relation.factor !== undefined &&
    Math.abs(relation.factor - operation.factor) > 0.005
  )
    return false;
  return relation.readings.some(({ operator, dimension }) => {
    if (!fitsOperator(operator, operation.operator)) return false;
    return dimension === undefined || known.size === 0 || known.has(dimension);
  });
}
