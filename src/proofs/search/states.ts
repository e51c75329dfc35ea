// Words of an answer that say the state of a thing: values of a schema's enumeration or of a field such as `status`.
import { isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { stemOf } from '../../text/field-words.ts';
import { wordsOf } from '../../text/naming.ts';
import { fold, type Token } from '../../text/sayings/tokens.ts';
import type { Fact } from './facts.ts';
import type { Scene } from './scene.ts';

export interface State {
  readonly start: number;
  readonly end: number;
  /** The name of the field, and the value that the words say. */
  readonly key: string;
  readonly value: string;
  /** The words deny it: "is not lost". */
  readonly negated: boolean;
}

const stateKey =
  /(?:^|_)(?:status|state|stage|phase|priority|severity|health|condition|outcome|tier|availability|visibility|verdict|result|level|conclusion|frequency|recurrence|interval|statut|etat|zustand|prioritaet|priorite|estado|prioridad)$|[a-z](?:Status|State|Stage|Priority)$/;

/** Whether a field says the state that its thing is in. */
export function isStateKey(key: string): boolean {
  return stateKey.test(key);
}

const vocabularies = new WeakMap<Scene, ReadonlyMap<string, ReadonlySet<string>>>();

/** The values of each field of state: those in the results, and those that the output schemas allow. */
function vocabularyOf(scene: Scene): ReadonlyMap<string, ReadonlySet<string>> {
  const known = vocabularies.get(scene);
  if (known !== undefined) return known;
  const values = new Map<string, Set<string>>();
  const add = (key: string, value: JsonValue) => {
    if (typeof value !== 'string' || value === '' || value.length > 30 || /\d/.test(value)) return;
    const set = values.get(key) ?? new Set();
    values.set(key, set.add(value));
  };
  for (const { key, value } of scene.facts) if (isStateKey(key)) add(key, value);
  for (const { tool } of scene.steps) {
    if (tool === undefined) continue;
    for (const schema of [tool.outputSchema, tool.inputSchema])
      if (schema !== undefined)
        for (const [key, value] of enumerated(schema)) if (values.has(key)) add(key, value);
  }
  vocabularies.set(scene, values);
  return values;
}

/** The values that a schema allows for its fields, by the names of these. */
export function* enumerated(schema: JsonObject, depth = 0): Generator<[string, JsonValue]> {
  if (depth > 12) return;
  for (const [name, part] of Object.entries(schema)) {
    if (!isObject(part)) {
      if (Array.isArray(part))
        for (const each of part) if (isObject(each)) yield* enumerated(each, depth + 1);
      continue;
    }
    if (Array.isArray(part.enum)) for (const value of part.enum as readonly JsonValue[]) yield [name, value];
    yield* enumerated(part, depth + 1);
  }
}

/** A word of a field's name beside its other words: the rain of "the probability of rain". */
function isLabel(
  tokens: readonly Token[],
  at: number,
  length: number,
  scene: Scene,
  isAsWritten: boolean,
): boolean {
  const before = tokens[at - 1]?.word;
  // "At the offer stage" says a state; "the offer" alone is a thing.
  const isPlace = before === 'the' && /^(?:at|in|on|into|to|under|reached)$/.test(tokens[at - 2]?.word ?? '');
  if (before === 'of' || (before === 'the' && !(isPlace && isAsWritten))) return true;
  // "Was delivered on 16 February" is no name of a field.
  if (isAsWritten && /^(?:is|are|was|were|been|has|have|now)$/.test(before ?? '')) return false;
  const stem = stemOf(tokens[at]?.word ?? '');
  const after = tokens[at + length];
  if (after?.kind !== 'word' && before !== 'chance') return false;
  return scene.facts.some(({ key }) => {
    const parts = wordsOf(key).map(stemOf);
    return parts.length > 1 && parts.includes(stem) && parts.includes(stemOf(after?.word ?? before ?? ''));
  });
}

const negations = new Set(
  "not no none nobody nothing never isn't aren't wasn't weren't hasn't haven't don't doesn't didn't neither nor nicht kein keine pas".split(
    ' ',
  ),
);
const breaks = /^[.,;:!?()]$/;

const remembered = new WeakMap<Scene, WeakMap<readonly Token[], readonly State[]>>();

/** Where an answer says states, the longest words first: looked up once for all that asks about the same answer. */
export function findStates(tokens: readonly Token[], scene: Scene): readonly State[] {
  const ofScene = remembered.get(scene) ?? new WeakMap<readonly Token[], readonly State[]>();
  remembered.set(scene, ofScene);
  let states = ofScene.get(tokens);
  if (states === undefined) {
    states = statesIn(tokens, scene);
    ofScene.set(tokens, states);
  }
  return states;
}

function statesIn(tokens: readonly Token[], scene: Scene): readonly State[] {
  const found: State[] = [];
  for (const [key, values] of vocabularyOf(scene))
    for (const value of values) {
      for (const at of placesOf(tokens, spokenOtherwise(value)))
        found.push({
          start: tokens[at]?.start ?? 0,
          end: tokens[at]?.end ?? 0,
          key,
          value,
          negated: isNegated(tokens, at),
        });
      const words = wordsOf(fold(value)).map(stemOf);
      const [first] = words;
      if (first === undefined) continue;
      for (const [at, token] of tokens.entries()) {
        if (token.kind !== 'word' || stemOf(token.word) !== first) continue;
        if (/ing$/.test(token.word) && !/ing$/.test(fold(value))) continue;
        // "They tried to deliver it", "the delivery": of what is delivered only the participle is said.
        if (/ed$/.test(fold(value)) && words.length === 1 && !/ed$/.test(token.word)) continue;
        if (isLabel(tokens, at, words.length, scene, fold(value).startsWith(token.word))) continue;
        const run = tokens.slice(at, at + words.length);
        if (run.length < words.length || run.some((each, index) => stemOf(each.word) !== words[index]))
          continue;
        const end = run.at(-1)?.end ?? token.end;
        found.push({ start: token.start, end, key, value, negated: isNegated(tokens, at) });
      }
    }
  // "Out for delivery" is no delivery.
  return found.filter(
    ({ start, end, key }) =>
      !found.some(
        (other) =>
          other.key === key &&
          other.start <= start &&
          end <= other.end &&
          other.end - other.start > end - start,
      ),
  );
}

/** What people say for the outcomes that programs write: each line's first word is the value. */
const otherwise = new Map(
  [
    'success successful successfully succeeded succeed passed passing green',
    'succeeded successful successfully passed green',
    'passed successful succeeded green',
    'failure failed failing fails red',
    'failed failing fails red',
    'in_progress running ongoing underway',
    'running ongoing underway',
    'cancelled canceled aborted',
    'canceled cancelled aborted',
  ].map((line) => {
    const [value = '', ...words] = line.split(' ');
    return [value, new Set(words)] as const;
  }),
);

const spokenOtherwise = (value: string): ReadonlySet<string> =>
  otherwise.get(value.toLowerCase().replace(/[\s-]/g, '_')) ?? new Set();

const placesOf = (tokens: readonly Token[], words: ReadonlySet<string>): readonly number[] =>
  words.size === 0
    ? []
    : tokens.flatMap(({ kind, word }, at) => (kind === 'word' && words.has(word) ? [at] : []));

function isNegated(tokens: readonly Token[], at: number): boolean {
  for (let index = at - 1; index >= 0 && index >= at - 4; index--) {
    const token = tokens[index];
    if (token === undefined || breaks.test(token.text)) return false;
    if (negations.has(token.word)) return true;
  }
  return false;
}

/** Whether a fact has the state. */
export function isInState({ key, value }: Fact, state: State): boolean {
  return key === state.key && typeof value === 'string' && fold(value) === fold(state.value);
}
