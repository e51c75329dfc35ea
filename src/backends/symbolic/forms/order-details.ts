// Who did it and how much of it: what an order and its report say behind the thing that is changed.
import { labelFromWords } from '../words/label.ts';
import { enumerated, joined, type Phrase, say } from '../words/phrase.ts';
import { isRoleName } from '../words/role-name.ts';
import type { Value } from './order.ts';

/** Whether a value is who did it, or how much of it: said behind what is done. */
export function isDetail({ parameter, isText, text }: Value): boolean {
  const label = parameter.join(' ');
  return (
    /(?:^| )(?:amount|quantity|total|sum|count)$/.test(label) ||
    (isRoleName(parameter) && (!isText || isFullName(text)))
  );
}

/** Whether a text is a first and a last name. */
export function isFullName(text: string): boolean {
  return /^\p{Lu}[\p{L}'’-]+ \p{Lu}[\p{L}'’-]+$/u.test(text);
}

/** " with 1,250 as the approved amount and Lena Berg as the approver", ", reviewed by Lena Berg"; empty where there is nothing. */
export function details(values: readonly Value[], value: (one: Value) => Phrase): Phrase {
  const deeds = values.filter(({ parameter }) => parameter.at(-1) === 'by');
  const rest = values.filter((one) => !deeds.includes(one));
  const withs = rest.map((one) => {
    const own = one.parameter.at(-1) === 'name' ? one.parameter.slice(0, -1) : one.parameter;
    return say`${value(one)} as the ${labelFromWords(own)}`;
  });
  return joined(
    ...(withs.length === 0 ? [] : [' with ', enumerated(withs)]),
    ...deeds.flatMap((one) => [`, ${one.parameter[0] ?? ''} by `, value(one)]),
  );
}
