// Values that can be put before a noun as they are.
import { isParticiple } from './label.ts';

const adjectives = new Set(
  'open closed active inactive overdue pending urgent available free public private internal external new old draft recent done unpaid blank empty final valid invalid confirmed tentative weekly daily monthly remote premium standard strategic preferred void failed critical'.split(
    ' ',
  ),
);

/** Whether a value of an enumeration can be put before a noun as it is: "open orders". */
export function isAdjective(value: string): boolean {
  const word = value.toLowerCase();
  return adjectives.has(word) || (isParticiple(word) && !word.includes(' '));
}
