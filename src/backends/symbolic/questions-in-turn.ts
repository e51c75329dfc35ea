// Which of several questions a draft asks: what it would like, else the forms in turn, a yes or no seldom.
import type { Form, Wording } from '../../model/claim.ts';

const noForms: ReadonlySet<Form> = new Set();

/** Of so many drafts, one may ask for a yes or no where there is something else to ask. */
const perYesNo = 5;

/** One of the questions of a new kind, else of those that are only about something else; undefined where there is none. */
export function taken(
  newKinds: readonly Wording[],
  fresh: readonly Wording[],
  wanted: ReadonlySet<Form>,
  turn: number,
): Wording | undefined {
  return (
    numbered(newKinds.filter(isTold(turn)), wanted, turn) ??
    numbered(fresh.filter(isTold(turn)), noForms, turn) ??
    numbered(newKinds, wanted, turn) ??
    numbered(fresh, noForms, turn)
  );
}

/** Whether a question is told more than a yes or no; where it is the turn of those, whether it is any. */
function isTold(turn: number): (one: Wording) => boolean {
  return ({ form }) => form?.[0] !== 'yes-no' || turn % perYesNo === 0;
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
  return alike[Math.floor(index / Math.max(1, forms.length)) % Math.max(1, alike.length)];
}
