// Ordering a change on a condition that an earlier result decides: it holds and the change is made, or nothing is changed.
import type { Entity, Fact } from '../../../grounding/reading/entity.ts';
import { isScalar, type JsonValue } from '../../../model/json.ts';
import { codeWords } from '../../../text/code-words.ts';
import { factPath, literal } from '../refer/proof-path.ts';
import type { Referrer } from '../refer/referrer.ts';
import { schemaAt, type View } from '../scene/view.ts';
import { isAdjective } from '../words/adjective.ts';
import { conceptOf } from '../words/concepts.ts';
import type { Deed } from '../words/deeds.ts';
import { fieldOf } from '../words/field.ts';
import { isEnded } from '../words/occasions.ts';
import { capitalised, fillPattern, type Phrase, proved, say, words } from '../words/phrase.ts';
import { sayValue } from '../words/say-value.ts';
import { isState } from '../words/sentences.ts';
import { writesIn } from './change.ts';
import { roundBetween, thresholdPhrase } from './filter.ts';
import { orderOf } from './order-words.ts';
import type { FormAuthor, Question } from './question.ts';

interface Decided {
  /** "is still open", "costs more than €500". */
  readonly words: string;
  readonly proof: string;
  readonly value: boolean;
  /** What is the case: "open", "€640". */
  readonly actual: Phrase;
}

/** A condition on what a thing's own fields say, true or false as it comes. */
function decide(
  referrer: Referrer,
  view: View,
  thing: Entity,
  changed: ReadonlySet<string>,
  said: string,
  kind: Deed['kind'],
): Decided | undefined {
  const { random } = referrer;
  const options = thing.facts.flatMap((fact): readonly Decided[] => {
    const path = factPath(view, fact, referrer.selects);
    if (fact.key === said || path === undefined || Object.values(view.step.arguments).includes(fact.value))
      return [];
    return [
      ...byState(view, fact, path, kind).filter(
        ({ words: state }) => ![...changed].some((text) => state.endsWith(text)),
      ),
      ...byAmount(referrer, view, fact, path),
    ];
  });
  return options.length === 0 ? undefined : random.pick(options);
}

function byState(view: View, fact: Fact, path: string, kind: Deed['kind']): readonly Decided[] {
  const { value } = fact;
  if (!isState(fieldOf(view, fact)) || typeof value !== 'string' || !isAdjective(value)) return [];
  const allowed = schemaAt(view, fact.pointer)?.enum;
  const others = Array.isArray(allowed) ? (allowed as readonly JsonValue[]).filter(isScalar) : [];
  const states = [
    value,
    ...others.filter((one) => typeof one === 'string' && one !== value && isAdjective(one)),
  ];
  // Nobody calls off what is settled, nor waits for what is dealt with.
  const usual = states.filter(
    (state) =>
      !isEnded(String(state).toLowerCase()) &&
      !(kind === 'end' && /^(?:confirmed|active)$/.test(String(state))),
  );
  return usual.slice(0, 3).map((state) => ({
    words: `is ${state === value ? 'still ' : ''}${codeWords(String(state), ['status'])}`,
    proof: `${path} = ${literal(state)}`,
    value: state === value,
    actual: say`is ${proved(codeWords(value, ['status']), path)}`,
  }));
}

function byAmount({ random }: Referrer, view: View, fact: Fact, path: string): readonly Decided[] {
  const field = fieldOf(view, fact);
  const { value } = fact;
  if (field.kind !== 'money' || typeof value !== 'number' || value <= 10) return [];
  const phrase = thresholdPhrase(field);
  const told = conceptOf(field).tells.find((pattern) => /^\{x\} .*\{v\}/.test(pattern));
  if (phrase === undefined || told === undefined) return [];
  const isAbove = random.real() < 0.5;
  const limit = isAbove ? roundBetween(value * 0.4, value * 0.9) : roundBetween(value * 1.1, value * 1.8);
  const [text, actual] = [
    limit === undefined ? undefined : sayValue({ ...fact, value: limit }, field),
    sayValue(fact, field),
  ];
  if (limit === undefined || text === undefined || actual === undefined) return [];
  return [true, false].map((isMore) => ({
    words: phrase(true, isMore, text),
    proof: `${path} ${isMore ? '>' : '<'} ${limit}`,
    value: isMore === isAbove,
    actual: fillPattern(told.replace(/^\{x\} /, ''), { v: proved(actual, path) }),
  }));
}

function write(referrer: Referrer, view: View): Question | undefined {
  const { random } = referrer;
  const found = orderOf(referrer, view, true);
  if (found?.target === undefined || found.deed.kind === 'say') return undefined;
  const { order, report, target } = found;
  // What it becomes is no condition, nor is what singled it out.
  const becomes = new Set([...found.values.map(({ text }) => text), found.deed.done]);
  const { reason } = target.ref;
  const decided = decide(
    referrer,
    target.view,
    target.entity,
    becomes,
    reason !== undefined && 'field' in reason ? reason.field.key : '',
    found.deed.kind,
  );
  if (decided === undefined) return undefined;
  const clause = say`${target.ref.phrase} ${decided.words}`;
  const asked = say`if ${clause}, ${random.real() < 0.5 ? 'please ' : ''}${order}`;
  const name = referrer.told(target.view, target.entity);
  if (name === undefined) return undefined;
  const done = `I have ${report.text}`;
  const undone = `I have not changed anything`;
  const outcome = decided.value
    ? words(done, { claims: [{ text: done, write: view.step.id }] })
    : words(undone, { claims: [{ text: undone, condition: true }] });
  return {
    form: ['conditional-change'],
    asked: { direct: asked, clause: asked, isOrder: true, isWhole: true },
    answer: capitalised(say`${name} ${decided.actual}, so ${outcome}`),
    condition: { text: clause.text, proof: decided.proof },
  };
}

export const conditionalChange: FormAuthor = {
  form: 'conditional-change',
  weight: 36,
  candidates: (scene) =>
    writesIn(scene).map((view) => ({ step: view.step.id, write: (referrer) => write(referrer, view) })),
};
