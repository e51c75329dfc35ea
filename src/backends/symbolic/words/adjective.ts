// Values and flags that can be put before a noun as they are.
import { wordsOf } from '../../../text/naming.ts';
import { isParticiple } from './label.ts';

const adjectives = new Set(
  'open closed active inactive overdue pending urgent available free public private internal external new old draft recent unpaid blank empty final valid invalid confirmed tentative weekly daily monthly remote premium standard strategic preferred void failed critical running ongoing upcoming live idle healthy unhealthy degraded busy missing incoming outgoing obsolete experimental shortlisted'.split(
    ' ',
  ),
);

/** Whether it says how a thing is only behind a verb: a repair is done, and is no "done repair". */
export function isPredicative(value: string): boolean {
  return /^(?:done|gone|left|run|put|ready)$/i.test(value);
}

/** Whether a value of an enumeration can be put before a noun as it is: "open orders". */
export function isAdjective(value: string): boolean {
  const word = value.toLowerCase();
  return adjectives.has(word) || (isParticiple(word) && !word.includes(' ') && !isPredicative(word));
}

/** "On hold", "under review": a state that is said behind a noun as it is. */
export function isPrepositional(value: string): boolean {
  return /^(?:in|on|under|at|out of|off|awaiting|pending|up for) \p{Ll}[\p{Ll} ]+$/u.test(value);
}

/** What a flag that is set says of things, to be put before their noun: "overdue" for `overdue_only`; undefined where it says how to answer. */
export function stateOfFlag(name: string): string | undefined {
  const words = wordsOf(name).filter((word) => !/^(?:is|only|just|are)$/.test(word));
  const [first = '', second] = words;
  if (words.length === 1 && isAdjective(first)) return first;
  return words.length === 2 && second === 'free' ? `${first}-free` : undefined;
}
