// A question for one field of a thing, "how heavy is it?", "which currency is used there?", and an answer without its value.
import type { JsonScalar } from '../../model/json.ts';
import type { Draft } from '../../model/sample.ts';
import type { Fact } from '../../proofs/search/facts.ts';
import { mayMean } from '../../proofs/search/match-fact.ts';
import type { Scene } from '../../proofs/search/scene.ts';
import { fieldFit, stemOf } from '../../text/field-words.ts';
import { singular } from '../../text/naming.ts';
import { readMentions } from '../../text/sayings/read-mentions.ts';
import { fold, tokenize } from '../../text/sayings/tokens.ts';
import { findWords } from '../../text/words.ts';
import type { QueryPart } from './query-parts.ts';

const measured =
  /\bhow (heavy|old|tall|wide|deep|expensive|high|far)\b(?! (?:along|ahead|behind|into|off|back)\b)/i;
const named =
  /\b(?:what(?:['’]s| is| are| was| were)|which)\s+(?:the |its |their |his |her )?(?:[a-z]+ ){0,2}?([a-z]+)(?= (?:of|for|on|in|at|does|is|are|do|did|has|have|used|from)\b|\s*[?.!,]|\s*$)/i;
/** "What fuel does it take?" */
const determined =
  /\bwhat\s+(?!(?:does|do|did|is|are|has|have|was|were|can|will|would|should)\b)(?:[a-z]+ )?([a-z]+)(?= (?:does|do|did|is|are|has|have)\b)/i;
const howMany = /\bhow many ([a-z]+)\b/i;
/** What is computed from several values of a field says none of them. */
const compared =
  /\b(?:more|less|fewer|ahead|behind|between|difference|than|total|altogether|together|all|combined|average|each|per|until|since|ago)\b/i;
const denied = /\b(?:no|not|none|nothing|never|unknown|unclear|neither|missing)\b|n['’]t\b/i;

/** The field that a part asks for by its name: "warranty" of "what is the warranty?". */
export function askedField({ text }: QueryPart): string | undefined {
  return (named.exec(text) ?? determined.exec(text))?.[1]?.toLowerCase();
}

/** Whether the results have the field that is asked for, and the answer says none of its values, nor why it does not. */
export function leavesOutField(
  part: QueryPart,
  { response, exchanges, today }: Draft,
  scene: Scene,
): boolean {
  const [, adjective] = measured.exec(part.text) ?? [];
  const [, counted] = compared.test(part.text) ? [] : (howMany.exec(part.text) ?? []);
  const word = (adjective ?? counted)?.toLowerCase() ?? askedField(part);
  if (word === undefined || denied.test(response)) return false;
  if (scene.groups.some(({ noun }) => noun.split(' ').at(-1) === singular(word))) return false;
  const least = adjective === undefined ? 1 : 0.6;
  const isAsked = ({ key }: Fact) => fieldFit(word, key) >= least;
  const asked = scene.facts.filter(
    (fact) => isAsked(fact) && (typeof fact.value === 'string' || typeof fact.value === 'number'),
  );
  // A word such as "resolved" has others that mean it, unless the answer says a value of another field.
  const isOtherSaid = scene.facts.some(
    (fact) =>
      !isAsked(fact) &&
      asked.some(({ record, step }) => record === fact.record && step === fact.step) &&
      isWordSaid(response, fact.value),
  );
  const facts = isOtherSaid ? asked : asked.filter(({ value }) => isFigureOrName(value));
  if (facts.length === 0) return false;
  const folded = fold(response);
  if (tokenize(response).some((token) => stemOf(token.word) === stemOf(word))) return false;
  const proofs = exchanges.flatMap(({ claims }) =>
    claims.map((claim) => ('proof' in claim ? claim.proof : '')),
  );
  // Any duration may mean any number, as far as `mayMean` knows.
  const mentions = readMentions(response, { today }).filter(({ kind }) => kind !== 'duration');
  const isSaid = ({ key, value }: Fact) =>
    proofs.some((proof) => proof.includes(key)) ||
    folded.includes(fold(String(value))) ||
    mentions.some((mention) => mayMean(mention, value));
  return !facts.some(isSaid);
}

/** What is said as it is; a word such as "resolved" has others that mean it. */
function isFigureOrName(value: JsonScalar): boolean {
  return (
    typeof value === 'number' ||
    (typeof value === 'string' && /^(?:\p{Lu}|\d)/u.test(value) && value.length <= 80)
  );
}

/** Whether a text says a value that is words. */
function isWordSaid(text: string, value: JsonScalar): boolean {
  return (
    typeof value === 'string' &&
    value.length > 2 &&
    !/^\d/.test(value) &&
    findWords(text, value) !== undefined
  );
}
