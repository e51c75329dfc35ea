// Whether words of a query hold an argument's value, so that a reader of the query alone could fill it in.
import type { JsonScalar } from '../model/json.ts';
import { wordsOf } from '../text/naming.ts';
import { findValue } from '../text/values.ts';

/** Words in a parameter's name that say nothing about what it switches. */
const functionWords = new Set(
  'is has have with show get use should can include included includes including only also enable enabled do'.split(
    ' ',
  ),
);

/** True where the text has a form of every word that matters in a switch's name: `include_archived`, "archived". */
function namesSwitch(text: string, parameter: string): boolean {
  const all = wordsOf(parameter);
  const telling = all.filter((word) => !functionWords.has(word));
  const said = wordsOf(text);
  return (telling.length > 0 ? telling : all).every((word) => {
    // Inflections change the end: "include" and "including", "archived" and "archive".
    const stem = word.slice(0, Math.max(4, word.length - 2));
    return said.some((other) => other.startsWith(stem));
  });
}

/** Whether the value of a parameter can be read from the text. A switch is read by its name. */
export function canBeRead(text: string, value: JsonScalar, parameter: string): boolean {
  return typeof value === 'boolean' ? namesSwitch(text, parameter) : findValue(text, value) !== undefined;
}
