// Slots: the places in a tool's description where it speaks of its arguments in general ("of a customer").

import type { Tool } from '../../../model/tool.ts';
import { propertiesOf } from '../../../schemas/schema-validator.ts';
import { plural, singular } from '../../../text/naming.ts';
import { roleOf, type Spoken } from './argument.ts';
import { pattern } from './pattern.ts';
import { isSimple, lowerFirst, possessive, quote } from './say.ts';

/** The words a tool's description may use for a parameter: its own, and the first of the parameter's description. */
export function nounsOf(parameter: string, tool: Tool): string[] {
  const { label } = roleOf(parameter);
  const words = label.split(' ').map(singular);
  const described = propertiesOf(tool.inputSchema).get(parameter)?.description;
  const first =
    typeof described === 'string' ? (/^(?:the |an? )?(?!name\b)([A-Za-z]+)/i.exec(described)?.[1] ?? '') : '';
  const day = words.includes('date') ? ['day'] : [];
  const file = words.some((word) => ['path', 'file', 'directory', 'folder'].includes(word))
    ? ['file', 'directory', 'folder', 'path']
    : [];
  return [...new Set([words.join(' '), words.at(-1) ?? '', ...day, ...file, lowerFirst(first)])].filter(
    (noun) => noun.length > 2,
  );
}

const determiners =
  '(?:an?|the|one|another|this|that|any|every|all)(?: (?:given|specific|specified|single|particular|certain))?';

/** What may follow a noun that stands for a thing: "a hotel room" is not about a hotel. */
const nextWord =
  '(?=$|[^ ]| (?:in|on|of|for|at|to|from|by|with|and|or|that|is|are|was|into|between|since|until|before|after|during|per|[a-z]+s)\\b)';

/** The sentence with the argument in the place of "a customer" or "a customer's", or undefined where there is none. */
export function place(
  sentence: string,
  argument: Spoken,
  nouns: readonly string[],
  verb: string,
): string | undefined {
  const { role } = roleOf(argument.parameter);
  for (const noun of nouns) {
    const specific =
      argument.kind === 'choice' || argument.kind === 'date'
        ? '(?:an?|one|another)(?: (?:given|specific|certain))?'
        : role === 'to'
          ? 'another'
          : role === 'from'
            ? '(?:one|an?)'
            : determiners;
    const between = argument.kind === 'date' ? '(?:[a-z]+ ){0,4}?' : '(?:[a-z]+ ){0,1}?';
    const slot = pattern(
      `\\b${specific} ${between}${noun}(?: of money| or [a-z]+)?(?:('s)(?![\\w-])|(?![\\w'-])${nextWord})`,
    );
    const several = pattern(`\\b(?:multiple|specific|several|existing) ${plural(noun)}\\b`);
    const match = slot.exec(sentence) ?? several.exec(sentence);
    if (match === null) continue;
    const before = sentence.slice(0, match.index);
    const behind = sentence.slice(match.index + match[0].length);
    if (match[1] === undefined) return before + introduced(argument, noun, verb) + behind;
    if (isSimple(argument.text)) return before + possessive(argument.text) + behind;
    // "a product's stock": "the stock of the product on …"
    const owned = /^ (.+?)(?= (?:for|on|in|to|at|from|between|with)\b|$)/.exec(behind);
    if (owned === null) return before + possessive(argument.text) + behind;
    return `${before}the ${owned[1]} of ${argument.text}${behind.slice(owned[0].length)}`;
  }
  return role === 'to' && /\banother\b/.test(sentence)
    ? sentence.replace(/\banother\b/, argument.text)
    : undefined;
}

/** What is made or deleted with the word for it: 'the folder plans', 'the entity "Jonas Falk"'. */
function introduced({ text, kind }: Spoken, noun: string, verb: string): string {
  const isPath = /^[^\s"]*[/.][^\s"]*$/.test(text);
  if (/^(?:create|make)$/.test(verb) && isPath && /^(?:directory|folder)$/.test(noun))
    return `the folder ${text}`;
  const isBareName = /^\p{Lu}/u.test(text) && !/["“]|'s? /.test(text) && !text.includes(' and ');
  return /^(?:delete|remove)$/.test(verb) && isBareName && !isPath && ['thing', 'text'].includes(kind)
    ? `the ${noun} ${quote(text)}`
    : text;
}

/** The sentence without what stands for parameters that the call does not give: "for a day", "of a type". */
export function withoutOpenSlots(sentence: string, tool: Tool, spoken: readonly Spoken[]): string {
  const given = new Set(spoken.map(({ parameter }) => parameter));
  let open = sentence;
  for (const parameter of propertiesOf(tool.inputSchema).keys()) {
    if (given.has(parameter)) continue;
    for (const noun of nounsOf(parameter, tool))
      open = open.replace(pattern(` (?:for|on|of|in|at|to|with) an? (?:[a-z]+ )?${noun}(?![\\w'-])`), '');
  }
  return open.replace(/ (?:since|until|before|after) an? (?:[a-z]+ )?(?:date|day|time)(?![\w'-])/, '');
}

/** The sentence without the general word for an argument that is said behind it: "of a vehicle". */
export function withoutSlotOf(
  sentence: string,
  argument: Spoken & { readonly nouns?: readonly string[] },
  tool: Tool,
): string {
  if (argument.kind !== 'thing') return sentence;
  let without = sentence;
  for (const noun of [...(argument.nouns ?? []), ...nounsOf(argument.parameter, tool)])
    without = without.replace(pattern(` (?:of|for|by) (?:an?|one) ${noun}(?![\\w'-])`), '');
  return without;
}
