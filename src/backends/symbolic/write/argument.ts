// Arguments in words: what kind of thing an argument says, and the phrase that says it behind a noun.
import type { JsonScalar } from '../../../model/json.ts';
import { getAt } from '../../../model/pointer.ts';
import type { Tool } from '../../../model/tool.ts';
import type { Binding, Step } from '../../../model/workflow.ts';
import { propertiesOf } from '../../../schemas/schema-validator.ts';
import { isPlural, singular, wordsOf } from '../../../text/naming.ts';
import { quote, sayValue } from './say.ts';

/** An argument in words. */
export interface Spoken {
  readonly parameter: string;
  /** What the argument means: a mention, or the value itself as it is said. */
  readonly text: string;
  /** Whether a thing is meant by what it has, and not by itself. */
  readonly isAttribute?: boolean;
  readonly kind: 'thing' | 'choice' | 'date' | 'number' | 'prose' | 'text' | 'flag';
}

const proseWords = new Set(
  'title subject note description body message comment reason content summary detail observation agenda topic purpose text'.split(
    ' ',
  ),
);

/** An argument that no result holds, as the query says it. */
export function sayScalarArgument(step: Step, binding: Binding, tool: Tool | undefined): Spoken {
  const tokens = binding.path.split('/').slice(1);
  const parameter = tokens.findLast((token) => !/^\d+$/.test(token)) ?? '';
  const value = getAt(step.arguments, binding.path) as JsonScalar;
  const text = sayValue(value);
  if (typeof value === 'boolean') return { parameter, text, kind: 'flag' };
  if (typeof value === 'number') return { parameter, text, kind: 'number' };
  const schema = tool === undefined ? undefined : propertiesOf(tool.inputSchema).get(parameter);
  if (Array.isArray(schema?.enum)) return { parameter, text, kind: 'choice' };
  if (/^\d{4}-\d\d-\d\d/.test(String(value))) return { parameter, text, kind: 'date' };
  const isProse =
    proseWords.has(singular(wordsOf(parameter).at(-1) ?? '')) ||
    (tokens.length > 1 && text.includes(' ') && roleOf(parameter).role === '' && !isNameOf(parameter));
  if (isProse && text.includes(' ')) return { parameter, text: quote(String(value)), kind: 'prose' };
  return { parameter, text, kind: 'text' };
}

/** Whether a parameter takes names: `entityNames`. */
function isNameOf(parameter: string): boolean {
  return singular(wordsOf(parameter).at(-1) ?? '') === 'name';
}

/** The words of a parameter that name its role and what it holds: `from_city` is a "city" in the role "from". */
export function roleOf(parameter: string): { readonly role: string; readonly label: string } {
  const words = wordsOf(parameter).filter((word) => !['id', 'ids', 'name', 'names'].includes(word));
  const role = ['from', 'to', 'min', 'max', 'since', 'until', 'before', 'after', 'new'].includes(
    words[0] ?? '',
  )
    ? (words[0] ?? '')
    : '';
  const label = role === '' ? words : words.slice(1);
  // "for 30 minutes", not "for 30 duration minutes".
  return { role, label: (label[0] === 'duration' && label.length > 1 ? label.slice(1) : label).join(' ') };
}

const venues = new Set([
  'hotel',
  'restaurant',
  'warehouse',
  'venue',
  'room',
  'store',
  'branch',
  'company',
  'path',
]);
const groups = new Set(['department', 'team', 'division', 'group', 'unit']);
const places = new Set(['city', 'location', 'country', 'office', 'region', 'place', 'town', 'currency']);

/** The argument as a phrase behind a noun, with a space before it: " in Lyon", " from 5 March 2026 on", " with the stage lead". */
export function phraseOf(argument: Spoken): string {
  const { text } = argument;
  const { role, label } = roleOf(argument.parameter);
  const last = label.split(' ').at(-1) ?? '';
  const amount = `${text} ${isPlural(last) ? label : ''}`.trim();
  switch (argument.kind) {
    case 'flag':
      return ` (${label})`;
    case 'date':
      if (/check in|arrival|start/.test(label)) return ` from ${text}`;
      if (/check out|departure|end/.test(label)) return ` to ${text}`;
      if (role === 'from' || role === 'since' || role === 'after' || last === 'since')
        return ` from ${text} on`;
      if (role === 'to' || role === 'until' || role === 'before' || last === 'until') return ` until ${text}`;
      return ` on ${text}`;
    case 'number':
      if (role === 'min' || role === 'max') {
        const limit = `at ${role === 'min' ? 'least' : 'most'}`;
        return isPlural(last) ? ` with ${limit} ${amount}` : ` with a ${label} of ${limit} ${text}`;
      }
      if (last === 'year') return ` in ${text}`;
      return isPlural(last) ? ` for ${amount}` : ` with the ${label} ${text}`;
    case 'prose':
      return label === '' ? ` named ${text}` : ` with the ${label} ${text}`;
    default:
      if (/^(sort|order)/.test(label)) return ` sorted by ${text}`;
      if (role === 'from' || role === 'to') return ` ${role} ${text}`;
      if (/^\d\d?:\d\d/.test(text))
        return last === 'end' || label.startsWith('end') ? ` until ${text}` : ` at ${text}`;
      if (places.has(last)) return ` in ${text}`;
      if (groups.has(last)) return text.endsWith(` ${last}`) ? ` in ${text}` : ` in the ${text} ${last}`;
      if (venues.has(last)) return ` at ${text}`;
      if (/^(email|phone|address|url)/.test(last)) return ` with the ${label} ${text}`;
      if (argument.kind === 'choice' || ['type', 'kind', 'category'].includes(last))
        return ` with the ${label} ${/\s/.test(text) ? quote(text) : text}`;
      if (['query', 'q', 'search', 'term', 'keyword', 'text'].includes(last))
        return argument.kind === 'thing'
          ? ` ${argument.isAttribute === true ? 'matching' : 'about'} ${text}`
          : ` matching ${/^"/.test(text) ? text : quote(text)}`;
      return ` for ${text}`;
  }
}
