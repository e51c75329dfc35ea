// Saying what a call does: its tool's own first sentence, with what the arguments mean in place of "a customer".

import { mayWrite, type Tool } from '../../../model/tool.ts';
import { looksLikeIdentifier } from '../../../text/identifier-shape.ts';
import { isPlural, readToolName, singular, verbOf, wordsOf } from '../../../text/naming.ts';
import { findWords } from '../../../text/words.ts';
import { phraseOf, roleOf, type Spoken } from './argument.ts';
import { changeClause } from './change.ts';
import { pattern } from './pattern.ts';
import { nounsOf, place, withoutOpenSlots, withoutSlotOf } from './slots.ts';

/** A request in the imperative: a verb and what follows it. */
export interface Clause {
  readonly verb: string;
  /** "Acme Robotics' open orders", "how many units are in stock". */
  readonly object: string;
}

const cutAt =
  /(?:\s*[,;:]|\s[–—-]\s| so that | as an? | as text\b| using | simultaneously\b| including | along with | with (?:its|their) | based on | by (?:its|their|the|name|id|keywords?)\b).*$/is;

/** The clause of a tool with its arguments, each said once, and without what the call leaves open ("for a day"). */
export function clauseOf(
  tool: Tool,
  spoken: readonly (Spoken & { readonly nouns?: readonly string[] })[],
): Clause {
  const change = changeClause(tool, spoken);
  if (change !== undefined) return change;
  const { sentence, verb } = firstSentence(tool);
  const paired = fillPairs(sentence, merged(spoken));
  let object = paired.sentence;
  const left: Spoken[] = [];
  for (const argument of paired.left) {
    const { role } = roleOf(argument.parameter);
    const nouns = [...(role === '' ? (argument.nouns ?? []) : []), ...nounsOf(argument.parameter, tool)];
    const isPlaced = ['thing', 'date', 'text', 'number', 'choice'].includes(argument.kind);
    const filled = isPlaced ? place(object, argument, nouns, verb) : undefined;
    if (filled === undefined) left.push(argument);
    else object = filled;
  }
  object = withoutOpenSlots(object, tool, spoken);
  for (const argument of left) object = withoutSlotOf(object, argument, tool);
  let isWith = / with the [\w ]+ (?:"[^"]*"|\S+)$/.test(object);
  for (const argument of left) {
    // A day that something else has said already.
    if (argument.kind === 'date' && findWords(object, argument.text) !== undefined) continue;
    const before = object;
    object = attach(before, argument, tool);
    // "with the priority low and the body …"
    const added = object.startsWith(before) ? object.slice(before.length) : '';
    const isFurther = isWith && added.startsWith(' with the ');
    isWith = added.startsWith(' with the ');
    if (isFurther) object = `${before} and${added.slice(' with'.length)}`;
  }
  // One is asked for, whatever the tool can take.
  return {
    verb,
    object: object
      .replace(/\bmultiple ((?:new )?[a-z]+s)\b/, (_, nouns: string) => oneOrMore(nouns, verb, spoken))
      .replace(/\s+/g, ' ')
      .trim(),
  };
}

/** What a tool that takes several is asked for: the one, or all that are spoken of. */
function oneOrMore(nouns: string, verb: string, spoken: readonly Spoken[]): string {
  if (spoken.some(({ text }) => text.includes(' and '))) return nouns;
  if (/^(?:delete|remove)$/.test(verb)) return `the ${singular(nouns)}`;
  return /^(?:create|add)$/.test(verb) ? `a ${singular(nouns)}` : nouns;
}

/** "18500" and "from PLN" are "18500 PLN". */
function merged<A extends Spoken>(spoken: readonly A[]): readonly A[] {
  const amount = spoken.find(
    ({ kind, parameter }) => (kind === 'number' || kind === 'thing') && /amount|value|price/.test(parameter),
  );
  const currency = spoken.find(({ parameter }) => /^(from_?)?currency(_from)?$/i.test(parameter));
  if (amount === undefined || currency === undefined) return spoken;
  // An amount that a result shows has its currency with it.
  if (amount.kind === 'thing') return spoken.filter((argument) => argument !== currency);
  return spoken
    .filter((argument) => argument !== currency)
    .map((argument) =>
      argument === amount
        ? {
            ...amount,
            text: `${amount.text} ${currency.kind === 'thing' && currency.text.includes(' ') ? 'in ' : ''}${currency.text}`,
          }
        : argument,
    );
}

/** "two numbers" with the two numbers themselves; and the arguments that this leaves. */
function fillPairs<A extends Spoken>(
  sentence: string,
  spoken: readonly A[],
): { sentence: string; left: readonly A[] } {
  const counted = /\btwo ([a-z]+)\b/.exec(sentence);
  if (counted === null) return { sentence, left: spoken };
  const noun = singular(counted[1] ?? '');
  const pair = spoken.filter(
    ({ kind, parameter }) =>
      (noun === 'number' && kind === 'number') ||
      roleOf(parameter).label.split(' ').map(singular).includes(noun),
  );
  if (pair.length !== 2) return { sentence, left: spoken };
  const said = pair.map(({ text }) => text).join(' and ');
  return {
    sentence: sentence.replace(counted[0], said),
    left: spoken.filter((argument) => !pair.includes(argument)),
  };
}

/** A tool's first sentence without its verb, cut to its main clause; from the tool's name where the description starts otherwise. */
function firstSentence(tool: Tool): { verb: string; sentence: string } {
  const first = /^(?:[^.!?\n]|\.(?=\w))*/.exec(tool.description.trim())?.[0] ?? '';
  let clause = first
    .replace(/\s*\([^()]*(?:\)|$)/g, '')
    .replace(cutAt, '')
    .trim();
  clause = clause.replace(/ and (?:returns?|gets?|gives?|provides?)\b.*$/i, '');
  if (mayWrite(tool)) clause = withoutSecondVerb(clause);
  const words = clause.split(/\s+/);
  const name = readToolName(tool.tool);
  const verb = imperative(words[0] ?? '');
  // "Search for nodes" is to find nodes.
  const rest = words.slice(verb === 'search' && words[1] === 'for' ? 2 : 1).join(' ');
  const isTidy =
    words.length >= 2 &&
    words.length <= 18 &&
    !rest.split(' ').some((word) => looksLikeIdentifier(word) || /[_`<>{}]/.test(word));
  if (isTidy && verb !== undefined) return { verb, sentence: rest };
  const object = name.object.join(' ');
  return {
    verb: name.verb ?? 'get',
    sentence: `${object === '' || isPlural(object) ? '' : 'the '}${object}`,
  };
}

/** "Cancel a meeting and free its room" asks for the meeting to be cancelled, "create a folder or ensure …" for a folder. */
function withoutSecondVerb(clause: string): string {
  const [first, link, second, ...rest] = clause.split(' ');
  const isEither = rest.length > 0 && /^(?:and|or)$/.test(link ?? '') && isVerb(second ?? '');
  const one = isEither ? [first, ...rest].join(' ') : clause;
  const alternative = / or (?:[a-z]+ly )?([a-z]+) .*$/.exec(one);
  const only = alternative !== null && isVerb(alternative[1] ?? '') ? one.slice(0, alternative.index) : one;
  return only.replace(/ and (?!.* to )(?:the |its |her |their )?[a-z]+ .*$/, '');
}

function isVerb(word: string): boolean {
  const lower = word.toLowerCase();
  return (
    verbOf([lower]) !== undefined || /^(?:ensure|overwrite|replace|extend|modify|reuse|restore)$/.test(lower)
  );
}

/** "Returns" is "return", "Lists" is "list"; undefined for what is no verb of a request. */
function imperative(word: string): string | undefined {
  const lower = word.toLowerCase();
  const known = verbOf([lower]);
  if (known !== undefined) return known.verb;
  if (!/^[a-z]+$/.test(lower)) return undefined;
  if (
    ['the', 'a', 'an', 'this', 'use', 'demonstrates', 'simulates', 'perform', 'performs', 'tool'].includes(
      lower,
    )
  )
    return undefined;
  if (/(ches|shes|sses|xes)$/.test(lower)) return lower.slice(0, -2);
  return /[^s]s$/.test(lower) ? lower.slice(0, -1) : lower;
}

/** The sentence with the argument said behind it, or, for a status, before its noun. */
function attach(sentence: string, argument: Spoken, tool: Tool): string {
  const last = wordsOf(argument.parameter).at(-1) ?? '';
  if (
    argument.kind === 'choice' &&
    mayWrite(tool) &&
    roleOf(argument.parameter)
      .label.split(' ')
      .some((word) => ['status', 'stage', 'state'].includes(word))
  ) {
    return `${sentence} to ${argument.text}`;
  }
  if (
    argument.kind === 'choice' &&
    ['status', 'state', 'stage', 'priority', 'type'].includes(last) &&
    !sentence.includes(argument.text)
  ) {
    const whole = readToolName(tool.tool).object;
    const head = whole.at(-1) ?? '';
    const one = head === '' ? null : pattern(`\\ban? ${head}\\b`).exec(sentence);
    if (one !== null) {
      const article = /^[aeiou]/.test(argument.text) ? 'an' : 'a';
      const behind = sentence.slice(one.index + one[0].length);
      return `${sentence.slice(0, one.index)}${article} ${argument.text} ${head}${behind}`;
    }
    // "The open work orders": a compound is one noun.
    const at =
      head !== '' && isPlural(head)
        ? (pattern(`\\b${whole.join(' ')}\\b`).exec(sentence) ??
          pattern(`\\b(?:support |sales )?${head}\\b`).exec(sentence))
        : null;
    const adjective = last === 'priority' ? `${argument.text}-priority` : argument.text;
    if (at !== null) return `${sentence.slice(0, at.index)}${adjective} ${sentence.slice(at.index)}`;
  }
  return sentence + phraseOf(argument);
}
