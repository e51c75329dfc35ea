// A question about one of the things that an answer has named, which a result has shown already: the right turn calls nothing.
import { stepValue } from '../grounding/reading/step-value.ts';
import { isObject, type JsonObject, type JsonValue } from '../model/json.ts';
import type { Step } from '../model/workflow.ts';
import { rankWords } from '../text/sayings/says-number.ts';
import { foldText } from '../text/words.ts';
import { asQuoted, exchangeOf, type PartExchange } from './dialogue-context.ts';
import { claimOf } from './look-up.ts';
import { nameInProof, plainFieldsOf } from './result-fields.ts';

interface Named {
  readonly thing: JsonObject;
  readonly name: string;
  /** How its key of the name is called. */
  readonly key: string;
  /** A path to the thing alone. */
  readonly path: string;
}

export const askOfNamed: PartExchange = ({ known, told, random }, answer) => {
  const said = `${told} ${answer.query} ${answer.response}`;
  const folded = foldText(said).folded;
  const open = known
    .filter((step) => answer.steps.includes(step.id) && step.failed !== true)
    .flatMap(namedThings)
    .filter(({ name }) => answer.response.includes(name))
    .flatMap((named) =>
      [...plainFieldsOf(named.thing), ...figuresOf(named.thing)]
        .filter(({ value, label }) => !folded.includes(foldText(value).folded) && !folded.includes(label))
        .map((field) => ({ named, field })),
    );
  if (open.length === 0) return undefined;
  const { named, field } = random.pick(open);
  const { label, value } = field;
  // "the “MR 1361, Munich to Stuttgart” booking" is not "the “MR 1361, …”".
  const shown = asQuoted(named.name, answer.response).replace(/^the (?=[“"«])/, '');
  // What has no name of its own is at a place.
  const of = named.key === 'city' ? 'in' : 'of';
  const query = random.pick([
    `And what is the ${label} ${of} ${shown}?`,
    `What about ${shown}: what is the ${label}?`,
    `Thanks. Could you also tell me the ${label} ${of} ${shown}?`,
  ]);
  const response = `The ${label} ${of} ${shown} is ${value}.`;
  const start = response.indexOf(named.name);
  const more = exchangeOf({
    kind: 'answer',
    query,
    response,
    claims: [
      {
        text: named.name,
        proof: `${named.path}.${nameInProof(named.key)}`,
        span: [start, start + named.name.length],
      },
      claimOf(response, { label, value, proof: `${named.path}.${nameInProof(field.key)}` }),
    ],
    move: 'no-call',
  });
  return { exchanges: [answer, more] };
};

/** Figures that rank, which are told without a unit: a floor, a version. */
function figuresOf(thing: JsonObject): ReturnType<typeof plainFieldsOf> {
  return Object.entries(thing).flatMap(([key, value]) =>
    typeof value === 'number' && rankWords.has(key) ? [{ key, label: key, value: String(value) }] : [],
  );
}

const nameKeys = ['name', 'title', 'subject', 'number', 'city'];

function nameOf(thing: JsonValue): { readonly key: string; readonly name: string } | undefined {
  if (!isObject(thing)) return undefined;
  const key = nameKeys.find((each) => typeof thing[each] === 'string');
  return key === undefined ? undefined : { key, name: String(thing[key]) };
}

/** The things of a result that have a name which no other one there has. */
function namedThings(step: Step): readonly Named[] {
  const { value } = stepValue(step.result);
  if (!isObject(value)) return [];
  const root = nameOf(value);
  const itself = root === undefined ? [] : [{ ...root, thing: value, path: `$${step.id}` }];
  const listed = Object.entries(value).flatMap(([list, items]): readonly Named[] => {
    if (!Array.isArray(items)) return [];
    const things = (items as readonly JsonValue[]).flatMap((thing) => {
      const own = nameOf(thing);
      return own === undefined || !isObject(thing) ? [] : [{ ...own, thing }];
    });
    return things
      .filter(({ name }) => things.filter((other) => other.name === name).length === 1 && !/["\\]/.test(name))
      .map((named) => ({
        ...named,
        path: `$${step.id}.${nameInProof(list)}[${nameInProof(named.key)}="${named.name}"]`,
      }));
  });
  return [...itself, ...listed];
}
