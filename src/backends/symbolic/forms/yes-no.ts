// Whether a thing is or has something: a field that is true or false, or a state that it is in or not.

import type { Entity, Fact } from '../../../grounding/reading/entity.ts';
import { isScalar, type JsonValue } from '../../../model/json.ts';
import { codeWords } from '../../../text/code-words.ts';
import { isPlural, wordsOf } from '../../../text/naming.ts';
import { factPath, literal } from '../refer/proof-path.ts';
import type { Referrer } from '../refer/referrer.ts';
import type { Scene } from '../scene/scene.ts';
import { isOfCall, schemaAt, type View } from '../scene/view.ts';
import { isAdjective } from '../words/adjective.ts';
import { fieldOf } from '../words/field.ts';
import { isParticiple } from '../words/label.ts';
import { capitalised, type Part, proved, say } from '../words/phrase.ts';
import { article } from '../words/proper.ts';
import type { Asked } from '../words/sentences.ts';
import { isOver, isState } from '../words/sentences.ts';
import { isKnownBefore } from './attribute.ts';
import type { FormAuthor, Question } from './question.ts';
import { openAnswer } from './subject.ts';

/** How a yes or no is asked and told of a thing. */
interface Predicate {
  ask(x: Part): Asked;
  tell(x: Part, isTrue: boolean): { readonly before: Part; readonly word: string; readonly behind: Part };
}

const isThat = (what: string): Predicate => ({
  ask: (x) =>
    isOver(what)
      ? { direct: say`Has ${x} been ${what}`, clause: say`whether ${x} has been ${what}` }
      : { direct: say`Is ${x} ${what}`, clause: say`whether ${x} is ${what}` },
  tell: (x, isTrue) => ({ before: say`${x} is `, word: isTrue ? what : `not ${what}`, behind: '' }),
});

/** What a thing has, and none has one of. */
const uncounted =
  /(?:ing|wi-?fi|internet|breakfast|insurance|access|water|electricity|power|storage|laundry|furniture|luggage|support|stock|experience|permission|coverage|equipment|service)$/;

/** `is_active`, `breakfast_included`, `has_parking`: undefined where the name is no statement. */
function predicateOf(key: string, noun: string): Predicate | undefined {
  const words = wordsOf(key);
  const [first = ''] = words;
  const last = words.at(-1) ?? '';
  const rest = words.slice(1).join(' ');
  const what = isPlural(last) || uncounted.test(rest) ? rest : `${article(rest)} ${rest}`;
  if (first === 'is' && words.length === 2 && isAdjective(last)) return isThat(last);
  if (first === 'has' && words.length === 2)
    return {
      ask: (x) => ({ direct: say`Does ${x} have ${what}`, clause: say`whether ${x} has ${what}` }),
      tell: (x, isTrue) => ({
        before: say`${x} `,
        word: isTrue ? `has ${what}` : `does not have ${what}`,
        behind: '',
      }),
    };
  if (words.length === 1 && isAdjective(first)) return isThat(first);
  if (words.length === 2 && /^(?:required|needed)$/.test(last) && !isPlural(first))
    return {
      ask: (x) => ({
        direct: say`Is ${article(first)} ${first} ${last} for ${x}`,
        clause: say`whether ${article(first)} ${first} is ${last} for ${x}`,
      }),
      tell: (x, isTrue) => ({
        before: `${article(first)} ${first} is `,
        word: isTrue ? last : `not ${last}`,
        behind: say` for ${x}`,
      }),
    };
  if (words.length === 2 && isParticiple(last) && first !== noun && sites.test(noun))
    return {
      ask: (x) => ({
        direct: say`${isPlural(first) ? 'Are' : 'Is'} ${first} ${last} at ${x}`,
        clause: say`whether ${first} ${isPlural(first) ? 'are' : 'is'} ${last} at ${x}`,
      }),
      tell: (x, isTrue) => ({
        before: `${first} ${isPlural(first) ? 'are' : 'is'} `,
        word: isTrue ? last : `not ${last}`,
        behind: say` at ${x}`,
      }),
    };
  return undefined;
}

/** Where something can be served, allowed or included. */
const sites =
  /(?:^| )(?:hotel|hostel|inn|restaurant|cafe|bar|campsite|hut|lodge|venue|station|stop|site|park|museum|property|flat|apartment|house|room|branch|store|shop|beach|pool|gym|airport|marina|harbour|place|location|office|school|clinic)$/;

function write(
  referrer: Referrer,
  scene: Scene,
  view: View,
  thing: Entity,
  fact: Fact,
): Question | undefined {
  const isRoot = thing.list === undefined && thing.parent === undefined;
  const ref = isRoot ? referrer.subject(view) : referrer.thing(view, thing);
  if (ref === undefined || isKnownBefore(scene, view, fact)) return undefined;
  const path = factPath(view, fact, referrer.selects);
  const opening = openAnswer(referrer, view, thing, ref);
  if (path === undefined || opening === undefined || opening.lead !== undefined) return undefined;
  if (ref.reason !== undefined && 'field' in ref.reason && ref.reason.field.key === fact.key)
    return undefined;
  // A list that was narrowed by the state has said it.
  if (isNarrowedBy(referrer.scene, fact)) return undefined;
  const asked = statementOf(referrer, view, thing, fact);
  if (asked === undefined) return undefined;
  const { predicate, proof, isTrue, actual } = asked;
  // The shipment of a delivered order has been delivered.
  if (actual !== undefined && new RegExp(`\\b${actual}\\b`).test(ref.phrase.text)) return undefined;
  const answer = proved(isTrue ? 'yes' : 'no', proof(path));
  const told = predicate.tell(opening.subject.x, isTrue);
  const sentence =
    actual === undefined
      ? say`${answer}, ${told.before}${told.word}${told.behind}`
      : say`${answer}, ${opening.subject.x} ${isOver(actual) ? 'has been' : 'is'} ${proved(actual, path)}`;
  return { form: ['yes-no'], asked: predicate.ask(ref.phrase), answer: capitalised(sentence) };
}

/** Whether a call of the scene was given the very state: "the open ticket" is open. */
function isNarrowedBy({ views }: Scene, { key, value }: Fact): boolean {
  return views.some(({ step }) => typeof value === 'string' && step.arguments[key] === value);
}

interface Statement {
  readonly predicate: Predicate;
  readonly proof: (path: string) => string;
  readonly isTrue: boolean;
  /** What it is, where it is in a state. */
  readonly actual?: string;
}

function statementOf(referrer: Referrer, view: View, thing: Entity, fact: Fact): Statement | undefined {
  if (typeof fact.value === 'boolean') {
    const predicate = predicateOf(fact.key, thing.noun);
    return predicate === undefined ? undefined : { predicate, proof: (path) => path, isTrue: fact.value };
  }
  const field = fieldOf(view, fact);
  if (!isState(field) || typeof fact.value !== 'string') return undefined;
  const { value } = fact;
  const listed = enumOf(view, fact);
  const states = listed.length > 0 ? listed : statesShown(referrer.scene, fact);
  // What has been delivered was shipped before.
  const others = states.filter((one) => one !== value && isAdjective(one) && !(isOver(one) && isOver(value)));
  if (!isAdjective(value)) return undefined;
  const asked = others.length === 0 || referrer.random.real() < 0.5 ? value : referrer.random.pick(others);
  return {
    predicate: isThat(codeWords(asked, field.words)),
    proof: (path) => `${path} = ${literal(asked)}`,
    isTrue: asked === value,
    actual: codeWords(value, field.words),
  };
}

/** The values that others of its kind have: what a server without an output schema tells of its states. */
function statesShown({ views }: Scene, { key, entity: { noun } }: Fact): readonly string[] {
  const values = views.flatMap(({ things }) =>
    things.things
      .filter((thing) => thing.noun === noun)
      .flatMap(({ facts }) => facts.flatMap((fact) => (fact.key === key ? fact.value : []))),
  );
  return [...new Set(values)].filter((value) => typeof value === 'string');
}

function enumOf(view: View, fact: Fact): readonly string[] {
  const values = schemaAt(view, fact.pointer)?.enum;
  return Array.isArray(values)
    ? (values as readonly JsonValue[]).filter(
        (value): value is string => isScalar(value) && typeof value === 'string',
      )
    : [];
}

export const yesNo: FormAuthor = {
  form: 'yes-no',
  weight: 1.2,
  candidates: (scene) =>
    scene.views.flatMap((view) =>
      view.wrote
        ? []
        : view.things.things
            .filter((thing) => thing.list !== undefined || thing.parent === undefined)
            .flatMap((thing) =>
              thing.facts
                .filter((fact) => typeof fact.value === 'boolean' || isState(fieldOf(view, fact)))
                .filter((fact) => !isOfCall(view, fact))
                .map((fact) => ({
                  step: view.step.id,
                  write: (referrer: Referrer) => write(referrer, scene, view, thing, fact),
                })),
            ),
    ),
};
