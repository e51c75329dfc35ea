// Verbs and prepositions beside "they": sentence patterns are made for one thing.
import type { Phrase } from './phrase.ts';

const rules: readonly (readonly [RegExp, string])[] = [
  [/\b([Dd]o)es they\b/g, '$1 they'],
  [/\bis they\b/g, 'are they'],
  [/\bIs they\b/g, 'Are they'],
  [/\bwas they\b/g, 'were they'],
  [/\bWas they\b/g, 'Were they'],
  [/\bthey has\b/g, 'they have'],
  [/\bthey is\b/g, 'they are'],
  [/\bthey was\b/g, 'they were'],
  [/\bthey does\b/g, 'they do'],
  [/\b([Hh])as they\b/g, '$1ave they'],
  [
    /\bthey (prefer|work|live|need|own|cost|speak|take|come|seat|weigh|cover|run|use|manage|start|end|leave|belong|want|owe|hold|keep|play|teach|write|sell|make|pay)s\b/g,
    'they $1',
  ],
  [/\b(to|for|of|with|by|about|from|at|in|on|than) they\b/g, '$1 them'],
];

export function agreeing(phrase: Phrase): Phrase {
  if (!/\bthey\b/.test(phrase.text)) return phrase;
  return {
    ...phrase,
    text: rules.reduce((text, [pattern, with_]) => text.replace(pattern, with_), phrase.text),
  };
}
