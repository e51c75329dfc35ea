// The `query` check: the query reads as a person's request, not as a program's.
import { entitiesIn } from '../grounding/entities.ts';
import { isReferenceName, isWholeNumber } from '../grounding/reference.ts';
import { isScalar } from '../model/json.ts';
import { mostQueryWords, mostSentenceWords } from '../model/loop-limits.ts';
import { getAt } from '../model/pointer.ts';
import type { Draft } from '../model/sample.ts';
import type { Check } from '../model/seams.ts';
import { stepsOf } from '../model/workflow.ts';
import { parameterOf } from '../schemas/schema-source.ts';
import { readIdentifierWords } from '../text/identifiers.ts';
import { isIdentifier } from '../text/values.ts';
import { findWords } from '../text/words.ts';
import { sentenceLeftovers } from './leftovers.ts';
import { programNamesIn } from './query-names.ts';
import { type Problem, quoted, sampleProblem, verdictOf } from './verdict.ts';

/**
 * The query with each value it gives as an argument replaced by a plain word: a file's name or the text of a message
 * may look like anything and be of any length.
 */
function withoutValues({ query, workflow }: Draft): string {
  const values = stepsOf(workflow).flatMap((step) =>
    step.bindings.flatMap(({ source, path, part }) => {
      const value = source === 'query' ? getAt(step.arguments, path) : undefined;
      return typeof value === 'string' ? [part === undefined ? value : value.slice(...part)] : [];
    }),
  );
  let text = query;
  let count = 0;
  for (const value of new Set(values.sort((a, b) => b.length - a.length))) {
    // Plain words stay: a doubled word beside them is still one.
    if (/^[\p{L}\p{N}]*$/u.test(value)) continue;
    const span = findWords(text, value);
    if (span === undefined) continue;
    count += 1;
    const stand = `${/^\p{Ll}/u.test(text.slice(span.start)) ? 'value' : 'Value'}${count}`;
    text = text.slice(0, span.start) + stand + text.slice(span.end);
  }
  return text;
}

/** The numbers that the query gives to parameters for identifiers: no other number in it is one for sure. */
function givenReferences({ workflow }: Draft): ReadonlySet<string> {
  return new Set(
    stepsOf(workflow).flatMap((step) =>
      step.bindings.flatMap(({ source, path }) => {
        const value = source === 'query' ? getAt(step.arguments, path) : undefined;
        return isReferenceName(parameterOf(path)) && isScalar(value) && isWholeNumber(value)
          ? String(value)
          : [];
      }),
    ),
  );
}

/** Identifiers in the query of things that have a name in the results. */
function rawIdentifiers(draft: Draft): { readonly id: string; readonly name: string }[] {
  const words = new Set(readIdentifierWords(draft.query).map(({ text }) => text));
  const numbers = givenReferences(draft);
  if (words.size + numbers.size === 0) return [];
  const found = new Map<string, string>();
  for (const step of stepsOf(draft.workflow))
    for (const { id, name } of entitiesIn(step.result, step.tool)) {
      const known = String(id?.value);
      // "PR 412" and "invoice 2041" is what people call them; an `id` is what programs do.
      if (
        isWholeNumber(id?.value) &&
        /^(?:number|no|nr|iid)$|[a-z_](?:_number|_no|_nr|Number|No)$/.test(id?.key ?? '')
      )
        continue;
      const isSaid = isWholeNumber(id?.value) ? numbers.has(known) : words.has(known);
      if (isSaid && typeof name?.value === 'string' && !isIdentifier(name.value))
        found.set(known, name.value);
    }
  return [...found].map(([id, name]) => ({ id, name }));
}

const callSyntax: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['a call', /\b(?!\w{1,80}\(s\))[\p{L}_][\p{L}\p{N}_.]{0,80}\([^()]*\)/u],
  ['a JSON object', /\{\s*"?[\w-]+"?\s*:|\[\s*[{"[]/],
  ['backticks', /`/],
  ['a word with underscores', /(?<![\p{L}\p{N}_@/.-])\p{Ll}+(?:_\p{Ll}+)+(?![\p{L}\p{N}_@/.-])/u],
];

/** A text without the faces that people make of marks: ":)" is no open bracket. */
function withoutFaces(text: string): string {
  return text.replace(/(?:^|(?<=\s))[:;=8][-o*']?[)\](|/\\dDpPsS3](?=\s|$)/gu, '').trimEnd();
}

function formProblems(text: string): Problem[] {
  const problems: Problem[] = [];
  const object = (what: string, instead: string) =>
    problems.push(sampleProblem(`The query ${what}.`, instead));
  const sentences = text.split(/(?<=[.?!。？！]["”’')]{0,3})\s+/u);
  const counts = sentences.map((sentence) => (sentence.match(/\S+/g) ?? []).length);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const longest = Math.max(...counts);
  if (longest > mostSentenceWords)
    object(`has a sentence of ${longest} words`, `Keep sentences under ${mostSentenceWords} words.`);
  if (total > mostQueryWords) object(`has ${total} words`, `Keep it under ${mostQueryWords} words.`);
  for (const [name, pattern] of callSyntax) {
    const match = pattern.exec(text);
    if (match !== null)
      object(`has ${name} in it: ${quoted(match[0])}`, 'Ask in plain words, as a person would.');
  }
  for (const trace of sentenceLeftovers(withoutFaces(text)))
    object(`has ${trace} in it`, 'Write it out as clean prose.');
  return problems;
}

export const queryCheck: Check = {
  name: 'query',
  meaning: 'the question reads as a request of a person: no names of tools or parameters, no call syntax',
  objectsTo: 'wording',
  needs: ['query'],
  byDefault: true,
  async run(draft) {
    if (draft.query.trim() === '')
      return verdictOf('query', [sampleProblem('The query is empty.', 'Ask for what the calls found.')]);
    const text = withoutValues(draft);
    const named = programNamesIn(text, draft.tools).map((name) =>
      sampleProblem(
        `The query names ${quoted(name)}, which only a program would.`,
        'Ask for the thing itself in plain words.',
      ),
    );
    const raw = rawIdentifiers(draft).map(({ id, name }) =>
      sampleProblem(
        `The query says the identifier ${quoted(id)} of something that has a name.`,
        `Say ${quoted(name)} instead, and begin with a step that finds it.`,
      ),
    );
    return verdictOf('query', [...named, ...raw, ...formProblems(text)]);
  },
};
