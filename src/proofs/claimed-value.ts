// What the proof of a claim comes to, for whoever looks whether other words than the claim's say it.
import type { JsonScalar, JsonValue } from '../model/json.ts';
import type { SayingContext } from '../text/sayings/context.ts';
import { readEvidence } from './check-proof.ts';
import { sayingContext } from './conditions/wording.ts';
import type { Evidence } from './evidence.ts';
import { compile } from './language/compile.ts';
import { caught, Rejection } from './language/rejection.ts';
import { operationsOf } from './operations.ts';
import { plainValue } from './proof-value.ts';

export interface ClaimedValue {
  /** One value as itself, several as a list. */
  readonly value: JsonValue;
  readonly context: SayingContext;
  /** Names of the fields that it comes from, its own first. */
  readonly labels: readonly string[];
  /** Other values of the same field. */
  readonly siblings: readonly JsonScalar[];
  /** Whether it is counted, added or compared, and not a field as it stands. */
  readonly isComputed: boolean;
  /** The thing that it is a field of, as a path; undefined for what is computed. */
  readonly thing: string | undefined;
  /** Ids of the steps whose results it is read from. */
  readonly steps: readonly string[];
}

const field = /^(.*)\.(?:[\p{L}\p{N}_]+|`[^`]+`)$/su;

/** Undefined where the proof has no value on the evidence. */
export function claimedValue(proof: string, query: string, evidence: Evidence): ClaimedValue | undefined {
  const root = caught(() => compile(proof));
  if (root instanceof Rejection) return undefined;
  const read = readEvidence(root, evidence);
  if ('condition' in read) return undefined;
  const judged = { ...read, query, text: undefined, sentence: undefined, isProse: false };
  const { literals: _, ...context } = sayingContext(judged);
  const selects = new Set(['min', 'max', '=', 'only']);
  const isField = root.kind === 'path' && operationsOf(read).every(({ operator }) => selects.has(operator));
  const thing = isField ? field.exec(proof.trim())?.[1] : undefined;
  return {
    value: plainValue(read.value),
    context,
    labels: context.labels ?? [],
    siblings: (context.siblings ?? []) as readonly JsonScalar[],
    isComputed: !isField,
    thing,
    steps: [...new Set([...proof.matchAll(/\$(step_\d+)\b/g)].map(([, id = '']) => id))],
  };
}
