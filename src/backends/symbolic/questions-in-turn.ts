// Which of several questions a draft asks: what it would like, else the forms in turn, a yes or no and "the only open one" seldom.
import type { Form, Wording } from '../../model/claim.ts';

const noForms: ReadonlySet<Form> = new Set();

/** Of so many drafts, one may ask for a yes or no where there is something else to ask. */
const perYesNo = 5;

/** Of so many drafts, one may single something out by a state, as "the only delayed one", where there is something else to ask. */
const perState = 3;

/** By the turn and the number of the draft, one of the questions of a new kind, else of those that are only about something else; undefined where there is none. */
export function taken(
  newKinds: readonly Wording[],
  fresh: readonly Wording[],
  wanted: ReadonlySet<Form>,
  turn: number,
  index = turn,
): Wording | undefined {
  const isMeant = isTold(turn, index);
  return (
    numbered(newKinds.filter(isMeant), wanted, turn) ??
    numbered(fresh.filter(isMeant), noForms, turn) ??
    numbered(newKinds, wanted, turn) ??
    numbered(fresh, noForms, turn)
  );
}

/** Whether a question is told more than a yes or no, and is of no thing in a state; where it is the turn of those, whether it is any. */
function isTold(turn: number, index: number): (one: Wording) => boolean {
  return ({ form, choices }) =>
    (form?.[0] !== 'yes-no' || turn % perYesNo === 0) && (!isByState(choices) || index % perState === 0);
}

function isByState(choices: Wording['choices']): boolean {
  return choices?.some(({ choice }) => choice.by === 'condition') === true;
}

/** One of several questions by a draft's number: of what is wanted, else of each form in turn. */
function numbered(all: readonly Wording[], wanted: ReadonlySet<Form>, index: number): Wording | undefined {
  const formOf = ({ form }: Wording) => form?.[0] ?? 'attribute';
  const own = all.filter((one) => wanted.has(formOf(one)));
  const pool = own.length > 0 ? own : all;
  const kinds = [...new Set(pool.map(formOf))];
  // Whether there is any can be asked of nearly everything, and is soon dull.
  const others = kinds.filter((one) => one !== 'yes-no' || index % perYesNo === 0);
  const forms = others.length > 0 ? others : kinds;
  const form = forms[index % Math.max(1, forms.length)];
  const alike = pool.filter((one) => formOf(one) === form);
  return alike[spread(Math.floor(index / Math.max(1, forms.length)), alike.length)];
}

const goldenRatio = 0.618;

/** One of so many places for each number, all of them in turn and neighbours far apart: the first ones are all of one thing. */
function spread(index: number, length: number): number {
  if (length < 2) return 0;
  let stride = Math.max(1, Math.round(length * goldenRatio));
  while (divisor(stride, length) > 1) stride += 1;
  return (index * stride) % length;
}

/** The greatest common divisor. */
function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
