// Concepts of fields that count something: `employees`, `rooms_available`, `comment_count`.
import { isPlural, plural } from '../../../../text/naming.ts';
import type { Field } from '../field.ts';
import { ask, type Concept } from './concept.ts';

export function countConcept(field: Field): Concept {
  const [bound = '', ...counted] = field.label.split(' ');
  if (/^(?:maximum|minimum|average)$/.test(bound) && counted.length > 0) {
    const things = counted
      .join(' ')
      .replace(/^number of /, '')
      .replace(/persons$/, 'people');
    const number = `${bound} number of ${things}`;
    const of = bound === 'average' ? 'of' : 'for';
    return {
      asks: [ask(`What is the ${number} ${of} {x}`, `what the ${number} ${of} {x} is`)],
      tells: [`the ${number} ${of} {x} is {v}`],
    };
  }
  const { things, state } = countedIn(field);
  return {
    asks: [ask(`How many ${things} does {x} have${state}`, `how many ${things} {x} has${state}`)],
    tells: [`{x} has {v} ${things}${state}`],
    most: [],
    least: [],
  };
}

/** What a count counts: "rooms" with " available" for `rooms_available`, "comments" for `comment_count`. */
export function countedIn({ words, label }: Field): { readonly things: string; readonly state: string } {
  const bare = words.filter(
    (word, index) =>
      !(index === words.length - 1 && ['count', 'number'].includes(word)) &&
      !(index < 2 && /^(?:num|number|no|of|total)$/.test(word)),
  );
  const last = bare.at(-1) ?? '';
  const [first = ''] = bare;
  if (bare.length === 2 && isPlural(first) && !isPlural(last)) return { things: first, state: ` ${last}` };
  if (bare.length < words.length)
    return { things: [...bare.slice(0, -1), plural(last)].join(' '), state: '' };
  return { things: label.replace(/^number of /, ''), state: '' };
}
