// The step value as a sample stores it, so that proofs can be evaluated by anybody, without our reader of results.
import { canonical, type JsonObject, type JsonValue } from '../model/json.ts';
import { getAt } from '../model/pointer.ts';
import type { SampleChain, SampleStep, StoredValue } from '../model/sample.ts';
import { textOf } from '../model/tool.ts';
import type { Chain, Step } from '../model/workflow.ts';
import { stepValue } from './reading/step-value.ts';

type Read = Pick<Step, 'result' | 'failed'>;

/** What proofs read of a step: what its result says, or the text of its error where it failed. */
export function provableValue({ result, failed }: Read): JsonValue {
  return failed === true ? textOf(result) : stepValue(result).value;
}

/** The chains with the value of each step, or the place where its result has it verbatim. */
export function withStoredValues(chains: readonly Chain[]): readonly SampleChain[] {
  return chains.map((chain) => ({ ...chain, steps: chain.steps.map(withStoredValue) }));
}

function withStoredValue(step: Step): SampleStep {
  return { ...step, ...storedValue(step) };
}

/** The value, or a JSON Pointer to it where the result has it verbatim: the size of most samples is their results. */
export function storedValue(step: Read): StoredValue {
  const value = provableValue(step);
  const at = step.failed === true ? '/content/0/text' : stepValue(step.result).at;
  return at !== undefined && isAt(step, at, value) ? { valueAt: at } : { value };
}

/** The value that a sample's step gives its proofs; undefined where its pointer leads nowhere. */
export function givenValue(step: SampleStep): JsonValue | undefined {
  return step.valueAt === undefined ? step.value : getAt(step.result as unknown as JsonObject, step.valueAt);
}

/** What is wrong with the stored values of a sample, as a sentence; undefined where each is what its result says. */
export function wrongStoredValue(chains: readonly SampleChain[]): string | undefined {
  for (const step of chains.flatMap(({ steps }) => steps)) {
    const given = givenValue(step);
    if (given === undefined)
      return `${step.id} (${step.name}): there is nothing at ${step.valueAt} of its result.`;
    if (canonical(given) !== canonical(provableValue(step)))
      return `${step.id} (${step.name}): the stored value is not what its result says.`;
  }
  return undefined;
}

function isAt({ result }: Read, pointer: string, value: JsonValue): boolean {
  const there = getAt(result as unknown as JsonObject, pointer);
  return there !== undefined && canonical(there) === canonical(value);
}
