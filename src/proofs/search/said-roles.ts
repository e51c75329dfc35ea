// Whose a name is by the verb beside it: "reported by X", "assigned to X", and "X is." to the question who deals with it.
import { fieldFit, stemOf } from '../../text/field-words.ts';
import { wordsOf } from '../../text/naming.ts';
import type { Mention } from '../../text/sayings/mention.ts';
import { textBefore, textBehind } from '../../text/span.ts';
import type { Fact } from './facts.ts';
import type { AnswerReading, Sentence } from './reading.ts';
import type { Scene } from './scene.ts';

const spoken = (key: string) => key.replaceAll('_', ' ');

/** Why a name is not in the role that its words say; undefined where they say its own, or none. */
export function roleMisfit(
  reading: AnswerReading,
  mention: Mention,
  fact: Fact,
  sentence: Sentence,
): string | undefined {
  const { response } = reading.answered;
  const lead = textBefore(response, mention.start, sentence.start);
  const passive = /(\p{L}+)\s+(by|to|von|par|por)\s+(?:the\s+)?[“"*]*$/iu.exec(lead);
  if (passive !== null) return passiveMisfit(reading.scene, fact, passive[1] ?? '', passive[2] ?? '');
  return ellipticMisfit(reading, mention, fact, lead);
}

/** "Reported by X", where X is only who it is assigned to. */
function passiveMisfit(scene: Scene, fact: Fact, verb: string, preposition: string): string | undefined {
  // "Nadia is assigned to “Crash at start”": the thing itself stands in no role.
  if (fact.members.at(-1)?.names.includes(String(fact.value)) === true) return undefined;
  const keys = textKeys(scene, fact).filter((key) => isRoleOf(key, verb, preposition.toLowerCase()));
  return keys.length === 0 || keys.includes(fact.key)
    ? undefined
    : `is the ${spoken(fact.key)}, while the words say “${verb} ${preposition}”`;
}

/** Whether a field is called after who does something, or to whom it is done: `reported_by`, `reporter`, `assignee`. */
export function isRoleOf(key: string, verb: string, preposition: string): boolean {
  const words = wordsOf(key);
  const stem = roleStem(verb);
  const isToward = preposition === 'to';
  // "Chaired by" of a `chair`
  if (!isToward && words.length === 1 && roleStem(words[0] ?? '') === stem) return true;
  if (words.at(-1) === (isToward ? 'to' : 'by'))
    return words.slice(0, -1).some((word) => roleStem(word) === stem);
  const ending = isToward ? /ee$/ : /(?:er|or)$/;
  return words.some((word) => ending.test(word) && roleStem(word.replace(ending, 'ed')) === stem);
}

const roleStem = (word: string) => stemOf(word).replaceAll('z', 's');

/** The fields of a fact's result that have texts of its kind. */
function textKeys(scene: Scene, { step }: Pick<Fact, 'step'>): readonly string[] {
  return [
    ...new Set(
      scene.facts.flatMap((other) =>
        (other.step === step || isLast(scene, other.step)) &&
        typeof other.value === 'string' &&
        /^\p{Lu}/u.test(other.value)
          ? [other.key]
          : [],
      ),
    ),
  ];
}

/** What was made of it last says who it is with now. */
const isLast = ({ steps }: Scene, step: Fact['step']): boolean => steps.at(-1)?.step === step;

const alone = /^[”"*]*\s+(?:is|does|did|has|was|will)\s*[.,;!]/i;

/** "Nadia Rahman is.", to the question who deals with it, where she has reported it. */
function ellipticMisfit(
  reading: AnswerReading,
  mention: Mention,
  fact: Fact,
  lead: string,
): string | undefined {
  const { query, response } = reading.answered;
  const isSubject =
    /^\W*(?:that(?:['’]s| is)\s+)?$/i.test(lead) && alone.test(textBehind(response, mention.end));
  if (!isSubject) return undefined;
  const asked = /\bwho(?:['’]s|\s+is|\s+has|\s+was|\s+did)?\s+(?:in\s+\p{L}+\s+)?(\p{L}+)/iu.exec(query)?.[1];
  if (asked === undefined) return undefined;
  const keys = textKeys(reading.scene, fact).filter((key) => fieldFit(asked, key) > 0);
  return keys.length === 0 || keys.includes(fact.key)
    ? undefined
    : `is the ${spoken(fact.key)}, and the query asks for the ${spoken(keys[0] ?? '')}`;
}
