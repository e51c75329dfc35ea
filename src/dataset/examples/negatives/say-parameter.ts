// A parameter in a person's words: "the departure city", "the expected close date", "which customer".

import type { SampleTool } from '../../../model/sample.ts';
import { isPlural, readToolName, toolNoun, wordsOf } from '../../../text/naming.ts';
import type { Taken } from './take-out.ts';

const places = new Set('city country location place airport station town address'.split(' '));

/** Whether a noun is of a place. */
export function isPlace(noun: string): boolean {
  return places.has(noun);
}

/** The words of a parameter that say what it holds, without those of its role and of identifiers: "city" of `from_city`. */
export function labelOf(parameter: string): string {
  const words = wordsOf(parameter).filter((word) => !['id', 'ids'].includes(word));
  const isRole = words.length > 1 && ['from', 'to', 'new'].includes(words[0] ?? '');
  const label = isRole ? words.slice(1) : words;
  return (/^(?:on|at|by)$/.test(label.at(-1) ?? '') && label.length > 1 ? label.slice(0, -1) : label).join(
    ' ',
  );
}

/** Words that say what of a thing is asked for, and not of which thing. */
const bare = new Set(
  'name title subject text description summary content body message reason type kind category amount status comment note agenda topic'.split(
    ' ',
  ),
);

/** What a parameter holds, with an article: "the destination city", "the deal's name". */
export function sayParameter(parameter: string, tool: SampleTool, kind: Taken['kind']): string {
  const words = wordsOf(parameter);
  const label = labelOf(parameter);
  const last = label.split(' ').at(-1) ?? '';
  if (words.length > 1 && words[0] === 'from')
    return isPlace(last) ? `the departure ${label}` : `the ${label} to start from`;
  if (words.length > 1 && words[0] === 'to')
    return isPlace(last) ? `the destination ${label}` : `the target ${label}`;
  if (words[0] === 'min' || words[0] === 'max') return `the ${words[0]}imum ${label.replace(/^m\w+ /, '')}`;
  const dated = kind === 'date' && !/\b(?:date|day)$/.test(label) ? `${hyphened(label)} date` : label;
  const noun = toolNoun(tool.tool);
  const isMade = /^(?:create|add|log|book|schedule|register|post|send|open|write|make)$/.test(
    readToolName(tool.tool).verb ?? '',
  );
  if (isMade && bare.has(last) && noun !== '' && noun !== last && !isPlural(noun))
    return `the ${noun}'s ${dated}`;
  return `the ${dated}`;
}

/** "check-in date". */
function hyphened(label: string): string {
  return /^(?:check|drop|pick) \w+$/.test(label) ? label.replace(' ', '-') : label;
}
