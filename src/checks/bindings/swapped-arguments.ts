// Arguments that the query says the other way round: "from Lyon to Munich" where the call goes from Munich to Lyon.
import { getAt } from '../../model/pointer.ts';
import type { Step } from '../../model/workflow.ts';
import { parameterOf } from '../../schemas/schema-source.ts';
import { wordsOf } from '../../text/naming.ts';
import { readMentions } from '../../text/sayings/read-mentions.ts';
import { textBefore } from '../../text/span.ts';

type Role = 'from' | 'to';

const roleWords: Readonly<Record<Role, ReadonlySet<string>>> = {
  from: new Set('from origin source departure start begin since after sender'.split(' ')),
  to: new Set('to destination target arrival end until till before recipient receiver'.split(' ')),
};
const leading: Readonly<Record<Role, RegExp>> = {
  from: /(?<!\p{L})(?:from|leaving|departing|starting|since|between|von|ab|de|desde|da)\s+(?:the\s+|in\s+)?$/iu,
  to: /(?<!\p{L})(?:to|into|until|till|towards|through|arriving in|nach|bis|à|hasta)\s+(?:the\s+)?$/iu,
};

interface End {
  readonly path: string;
  readonly text: string;
  readonly value: unknown;
  /** The words of its parameter beside the one of its role: `city` of `from_city`. */
  readonly kind: string;
}

export interface Swap {
  readonly path: string;
  readonly value: unknown;
  /** The words of the query that are the other end's. */
  readonly other: string;
}

/** The first of two ends of a step (`from_city`, `to_city`) that the query only says the other way round. */
export function swappedArgument(step: Step, query: string, today: string): Swap | undefined {
  for (const from of endsOf(step, 'from'))
    for (const to of endsOf(step, 'to')) {
      if (from.kind !== to.kind || from.text.toLowerCase() === to.text.toLowerCase()) continue;
      const right = isLed(query, from, 'from') || isLed(query, to, 'to');
      const wrong =
        isLed(query, from, 'to') || isLed(query, to, 'from') || isPaidIn(step, query, today, from, to);
      if (wrong && !right) return { path: from.path, value: from.value, other: to.text };
    }
  return undefined;
}

function endsOf(step: Step, role: Role): readonly End[] {
  return step.bindings.flatMap((binding): readonly End[] => {
    if (binding.source !== 'query' || binding.part !== undefined || binding.text === '') return [];
    const words = wordsOf(parameterOf(binding.path));
    const kind = words.filter((word) => !roleWords[role].has(word));
    if (kind.length !== words.length - 1) return [];
    const { path, text = '' } = binding;
    return [{ path, text, value: getAt(step.arguments, path), kind: kind.join(' ') }];
  });
}

/** Whether the query has a word of the role right before the text, wherever it says it. */
function isLed(query: string, { text }: End, role: Role): boolean {
  const [folded, wanted] = [query.toLowerCase(), text.toLowerCase()];
  for (let at = folded.indexOf(wanted); at !== -1; at = folded.indexOf(wanted, at + 1))
    if (leading[role].test(textBefore(query, at))) return true;
  return false;
}

/** An amount that the query gives in the currency that it is to be changed into. */
function isPaidIn(step: Step, query: string, today: string, from: End, to: End): boolean {
  const amounts = new Set(
    step.bindings.flatMap(({ source, path }) => (source === 'query' ? [getAt(step.arguments, path)] : [])),
  );
  return readMentions(query, { today }).some(({ readings }) =>
    readings.some(
      (reading) =>
        reading.as === 'money' &&
        amounts.has(reading.value) &&
        reading.currencies.includes(String(to.value)) &&
        !reading.currencies.includes(String(from.value)),
    ),
  );
}
