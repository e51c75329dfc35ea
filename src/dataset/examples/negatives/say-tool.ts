// What a tool is for, in a person's words: no name of a tool or parameter, no call.

import type { SampleTool } from '../../../model/sample.ts';
import { mayWrite } from '../../../model/tool.ts';
import { looksLikeIdentifier } from '../../../text/identifier-shape.ts';
import { isPlural, readToolName, verbOf, wordsOf } from '../../../text/naming.ts';
import { outputsOf } from './outputs.ts';
import { sharesObject } from './reach.ts';

/** Behind these a description goes into how, and no longer into what. */
const cutAt =
  /(?:\s*[,;:([]|\s[–—-]\s| so that | as an? | using | including | along with | based on | by (?:its|their|the|name|id)\b| with (?:its|their|the) (?:full|exact|complete|given)\b).*$/is;

const purposes = new WeakMap<SampleTool, string>();

/**
 * A clause in the imperative: "list a customer's orders". From the first sentence of the description where that begins
 * with a verb and is plain prose, else from the words of the name.
 */
export function purposeOf(tool: SampleTool): string {
  let purpose = purposes.get(tool);
  if (purpose === undefined) {
    purpose = (fromDescription(tool) ?? fromName(tool)).replace(
      /^(?:get|fetch|retrieve|return) /,
      'look up ',
    );
    purposes.set(tool, purpose);
  }
  return purpose;
}

/**
 * What a tool is for that others do not do: where some of them show the same things, "look up a ticket" is "look up the
 * details of a ticket".
 */
export function purposeBeside(tool: SampleTool, others: readonly SampleTool[]): string {
  const purpose = purposeOf(tool);
  const isShown = others.some(
    (each) => each.name !== tool.name && !mayWrite(each) && sharesObject(outputsOf(each), outputsOf(tool)),
  );
  return isShown
    ? purpose.replace(/^(look up|read|open|view) (?=(?:an?|one|the) )/, '$1 the details of ')
    : purpose;
}

function fromDescription(tool: SampleTool): string | undefined {
  const first = /^(?:[^.!?\n]|\.(?=\w))*/.exec(tool.description.trim().slice(0, 400))?.[0] ?? '';
  const clause = first.replace(cutAt, '').replace(/\s+/g, ' ').trim();
  const words = clause.split(' ');
  const verb = imperativeOf(words[0] ?? '', tool);
  if (verb === undefined || words.length < 2 || words.length > 14) return undefined;
  if (words.some((word) => looksLikeIdentifier(word.replace(/[^\w]+$/, '')) || /[_`<>{}"*#/\\]/.test(word)))
    return undefined;
  if (/\b(?:and|or|the|a|an|of|to|for|with|in|on|by|from)$/i.test(clause)) return undefined;
  // "Update the status and returns the ticket": what it answers is not what it is for.
  return [verb, ...words.slice(1)].join(' ').replace(/ and (?:returns?|gives?|provides?|shows?)\b.*$/i, '');
}

/** The base form of a verb that a description begins with; undefined for what is none. */
function imperativeOf(word: string, tool: SampleTool): string | undefined {
  const lower = word.toLowerCase();
  if (!/^[a-z]+$/.test(lower)) return undefined;
  // "Analyze" is not among the verbs that are known, but a tool called analyze_image begins with it too.
  const named = wordsOf(tool.tool)[0] ?? '';
  const base =
    verbOf([lower, 'it'])?.verb ??
    [lower, lower.replace(/s$/, ''), lower.replace(/es$/, '')].find((form) => form === named);
  return base;
}

const articleless = /^(?:the|an?|my|your|our|all|every|some|how|when|where|what|which)$/;

function fromName(tool: SampleTool): string {
  const { verb } = readToolName(tool.tool);
  const words = wordsOf(tool.tool).slice(verb === undefined ? 0 : 1);
  if (words.length === 0) return verb === undefined ? 'do this' : `${verb} this`;
  const head =
    words.find((_, index) =>
      ['by', 'for', 'of', 'in', 'from', 'to', 'with'].includes(words[index + 1] ?? ''),
    ) ??
    words.at(-1) ??
    '';
  const said = words.join(' ');
  if (verb === undefined) return `help with ${said}`;
  const isBare = isPlural(head) || articleless.test(words[0] ?? '') || words[0] === 'for';
  return `${verb} ${isBare ? '' : 'the '}${said}`;
}
