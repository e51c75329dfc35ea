// A value computed from values of the results, and whether a mention says it in their unit.
import type { JsonValue } from '../../model/json.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { saysValue } from '../../text/sayings/says-value.ts';
import { measureOf } from '../../text/sayings/value-measure.ts';
import type { Candidate } from './candidate.ts';
import { onlyCurrency, saidText } from './direct.ts';
import { currencyAround, isMoneyField, percentOfTool, unitBeside } from './fact-unit.ts';
import type { Fact } from './facts.ts';
import { rangeOf } from './match-fact.ts';
import { pathToFact } from './paths.ts';
import type { AnswerReading } from './reading.ts';

/** Whether the mention says a computed value in the unit of its operands. */
export function saysComputed(
  reading: AnswerReading,
  mention: Mention,
  fact: Fact | undefined,
  value: number,
): boolean {
  const step = fact === undefined ? undefined : reading.byStep.get(fact.step.id);
  if (fact === undefined || step === undefined) return false;
  const rounded = Number(value.toPrecision(12));
  const isNear = mention.readings.some((each) => {
    if (!('value' in each) || typeof each.value !== 'number') return each.as === 'duration';
    // "Two tonnes" of a field in kilograms: who knows units converts.
    const measure = measureOf([fact.key], undefined);
    const own = measure?.unit;
    if (each.as === 'money' && measure?.minor === true) return true;
    if (each.as === 'quantity' && own !== undefined && own !== each.unit) return true;
    const [least, most] = rangeOf(each as Parameters<typeof rangeOf>[0], mention);
    return rounded >= least && rounded <= most;
  });
  if (!isNear) return false;
  const isMoney = mention.kind === 'money';
  const unit =
    unitBeside(fact, step) ??
    (isMoney ? currencyAround(fact, step) : undefined) ??
    (isMoney && isMoneyField(fact.key) ? onlyCurrency(reading) : undefined) ??
    (mention.kind === 'percent' ? percentOfTool(step) : undefined);
  const { today, query } = reading.answered;
  return saysValue(saidText(mention, reading.answered.response), rounded as JsonValue, {
    today,
    query,
    labels: [fact.key],
    ...(unit !== undefined && { unit }),
  });
}

export function computed(
  reading: AnswerReading,
  kind: Candidate['kind'],
  facts: readonly Fact[],
  operator: string,
): readonly Candidate[] {
  const paths = facts.map((fact) => pathToFact(reading, fact));
  if (paths.some((path) => path === undefined)) return [];
  return [{ proof: paths.join(operator), kind, facts, members: [] }];
}
