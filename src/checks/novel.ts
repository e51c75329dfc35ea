// Novelty: whether a run has an accepted sample like this one already.

import { createHash } from 'node:crypto';
import { withAllMessages } from '../model/dialogue.ts';
import { plainText } from '../model/json.ts';
import { getAt } from '../model/pointer.ts';
import type { AcceptedSamples, Check, Comparable } from '../model/seams.ts';
import { stepsOf, type Workflow } from '../model/workflow.ts';
import { callText, findingsOf } from '../proofs/findings.ts';
import { statedValues } from '../text/values.ts';
import { findWords } from '../text/words.ts';
import { sampleProblem, verdictOf } from './verdict.ts';

/** Two sets of words are nearly the same from this share of common words on (Jaccard). */
const nearlyTheSame = 0.8;
/** Words of a query that are compared; later ones are ignored. */
const mostWords = 40;

/** 48 bits: two of a hundred thousand samples share a hash with a probability of 1 in 50,000. */
function hash(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, 6);
}

/**
 * What a draft finds out by which calls: a key for each thing that its answers prove or report, with all calls and their
 * arguments, whatever their order and casing. One key where nothing is proved.
 */
function findings({ workflow, exchanges = [], setup = [] }: Comparable): readonly number[] {
  const steps = stepsOf(workflow).filter(({ id }) => !setup.includes(id));
  const made = steps.map(callText).sort().join('\n');
  const proved = findingsOf(
    steps,
    exchanges.flatMap(({ claims }) => claims),
  );
  return [...new Set(proved.length === 0 ? [''] : proved)].map((one) => hash(`${made}\n${one}`));
}

interface Fingerprint {
  /** Of the values that the query names. */
  readonly values: number;
  /** Its other words, a 16-bit hash each, as the sorted characters of a string: the most compact set there is. */
  readonly words: string;
}

/** FNV-1a, folded to 16 bits. */
function wordHash(word: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) value = Math.imul(value ^ word.charCodeAt(at), 0x01000193);
  return String.fromCharCode((value ^ (value >>> 16)) & 0xffff);
}

function fingerprint(query: string, workflow: Workflow): Fingerprint {
  const values: string[] = [];
  let rest = query;
  for (const step of stepsOf(workflow))
    for (const binding of step.bindings) {
      if (binding.source !== 'query') continue;
      const { path, part, text } = binding;
      const value = getAt(step.arguments, path);
      values.push(plainText(part !== undefined && typeof value === 'string' ? value.slice(...part) : value));
      const span = text === undefined || text === '' ? undefined : findWords(rest, text);
      if (span !== undefined) rest = `${rest.slice(0, span.start)} ${rest.slice(span.end)}`;
    }
  const stated = statedValues(rest);
  for (const { start, end, value } of stated.reverse()) {
    values.push(String(value));
    rest = `${rest.slice(0, start)} ${rest.slice(end)}`;
  }
  // Names that are nobody's argument: capitals inside a sentence.
  for (const [name] of rest.matchAll(/(?<=[\p{L}\p{N},;:] )\p{Lu}[\p{L}\p{N}'’-]*/gu)) values.push(name);
  const words = new Set(
    rest
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, mostWords),
  );
  return {
    values: hash([...new Set(values.map((value) => value.toLowerCase()))].sort().join('\n')),
    words: [...new Set([...words].map(wordHash))].sort().join(''),
  };
}

/** The share of common characters of two strings of sorted, different characters. */
function similarity(a: string, b: string): number {
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const order = a.charCodeAt(i) - b.charCodeAt(j);
    if (order === 0) common += 1;
    if (order <= 0) i += 1;
    if (order >= 0) j += 1;
  }
  const all = a.length + b.length - common;
  return all === 0 ? 1 : common / all;
}

/**
 * A memory of accepted samples, some 200 bytes each. A draft repeats samples that have the same calls with the same
 * arguments, in any order, and prove all that it proves, or a sample that has nearly the same query: one that names the same values (what arguments are read from,
 * numbers, dates, identifiers, quotations, capitalised names; by value, in any order) and shares at least four fifths
 * of the other words, all words of both counted once. So the same template about another customer is another query,
 * and the same customer in other words is too. Depends on nothing but what was remembered.
 */
export function createAcceptedSamples(): AcceptedSamples {
  const found = new Set<number>();
  const queries = new Map<number, string | string[]>();
  return {
    repeatedBy(draft) {
      const { workflow } = draft;
      if (findings(draft).every((finding) => found.has(finding))) return 'calls';
      const { values, words } = fingerprint(saidBy(draft), workflow);
      const known = [queries.get(values) ?? []].flat();
      return known.some((earlier) => similarity(earlier, words) >= nearlyTheSame) ? 'query' : undefined;
    },
    remember(sample) {
      const { workflow } = sample;
      for (const finding of findings(sample)) found.add(finding);
      const { values, words } = fingerprint(saidBy(sample), workflow);
      const known = queries.get(values);
      // A list only where it is needed: nearly every set of values is asked about once.
      queries.set(values, known === undefined ? words : [known, words].flat());
    },
  };
}

/** Of a dialogue all that the person says: two may begin in the same way. */
function saidBy({ query, exchanges = [] }: Comparable): string {
  return withAllMessages({ query, exchanges }).query;
}

const objections = {
  calls: sampleProblem(
    'Accepted samples find out the same by the same calls with the same arguments.',
    'Use other tools or other values, or ask for something else of them.',
  ),
  query: sampleProblem('An accepted sample has nearly the same query.', 'Ask about something else.'),
};

export const novelCheck: Check = {
  name: 'novel',
  meaning:
    'no other samples of the run find out the same by the same calls with the same arguments, or have nearly the same question',
  objectsTo: 'chain',
  needs: ['query', 'other samples'],
  byDefault: true,
  async run(draft, { accepted }) {
    const repeated = accepted?.repeatedBy(draft);
    return verdictOf('novel', repeated === undefined ? [] : [objections[repeated]]);
  },
};
