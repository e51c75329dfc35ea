// Names of arguments and members as keys: what is written `dueDate` here and `due_date` there is one attribute.
import { meaningOf, singular, wordsOf } from '../../text/naming.ts';

/** The key of a thing's attribute: `status`, `new_status` and `ticket_status` are the `status` of a ticket. */
export function keyOf(name: string, noun: string): string {
  let words = wordsOf(name).map(singular);
  if (words.length > 1 && words[0] === 'new') words = words.slice(1);
  // The `order_status` of a work order is its status too.
  const parts = noun.split(' ');
  const own = parts
    .map((_, at) => parts.slice(at))
    .find((tail) => tail.every((word, at) => words[at] === word));
  if (own !== undefined && words.length > own.length) words = words.slice(own.length);
  return words.join(' ');
}

/** Whether the name is that of an identifier: `id`, `customerId`, `sku`. */
export function isIdentifier(name: string): boolean {
  return meaningOf(name, '').attribute === 'id';
}

/** In what role another thing stands with this one: `assignee` of `assignee_id`, `author` of `author`. */
export function roleOf(name: string): string {
  const words = wordsOf(name).map(singular);
  return (isIdentifier(name) ? words.slice(0, -1) : words).join(' ');
}

/** Whether a role is that of the thing itself: its noun, or the end of it. */
export function isOwnRole(role: string, noun: string): boolean {
  return role === '' || role === noun || noun.endsWith(` ${role}`);
}

/** Whether a thing is called by that attribute: `name`, `title`, `customerName` of a customer. */
export function isNameKey(name: string, noun: string): boolean {
  const meaning = meaningOf(keyOf(name, noun), noun);
  return meaning.attribute === 'name' && meaning.noun === noun;
}
