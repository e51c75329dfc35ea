// "Video visits are covered for patients under 18", where the text says that they are not: a line of prose with its denial turned.
import { stemOf } from '../../text/field-words.ts';
import { languageOf } from '../../text/sayings/recognise-language.ts';
import { splitSentences } from '../../text/sayings/split-sentences.ts';
import { type Token, tokenize } from '../../text/sayings/tokens.ts';
import { isFunctionWord } from './known-words.ts';
import type { Objection } from './objection.ts';
import { type AnswerReading, isWithin } from './reading.ts';
import type { Scene } from './scene.ts';
import { clausesOf } from './unfounded-clauses.ts';

/** Texts that are longer are not read clause by clause. */
const longest = 4_000;
const mostTexts = 60;
/** Words that a clause has in common with one of the results before they are compared. */
const leastShared = 3;
const mostOfIt = 0.74;

interface Clause {
  readonly text: string;
  readonly stems: ReadonlySet<string>;
  readonly isDenied: boolean;
}

const denying = /^(?:no|not|never|none|neither|nor|without|cannot|nobody|nothing)$|n['’]t$/;

/** A name is no sentence. */
const verbs =
  /^(?:is|are|was|were|be|been|has|have|had|will|would|can|could|may|must|should|do|does|did)$|n['’]t$/;

const known = new WeakMap<Scene, readonly Clause[]>();

/** The clauses of what the results say in sentences. */
function clausesIn(scene: Scene): readonly Clause[] {
  let clauses = known.get(scene);
  if (clauses === undefined) {
    const texts = scene.facts.flatMap(({ value }) =>
      typeof value === 'string' && value.length <= longest && /\s\S+\s\S+\s/.test(value) ? [value] : [],
    );
    clauses = texts.slice(0, mostTexts).flatMap((text) => {
      const tokens = tokenize(text);
      return splitSentences(text).flatMap((sentence) =>
        clausesOf(tokens.filter((token) => isWithin(token, sentence)))
          .filter((clause) => clause.some(({ word }) => verbs.test(word)))
          .map((clause) => clauseOf(clause, text))
          .filter(({ stems }) => stems.size >= leastShared),
      );
    });
    known.set(scene, clauses);
  }
  return clauses;
}

function clauseOf(tokens: readonly Token[], text: string): Clause {
  const content = tokens.filter(
    ({ kind, word }) => kind === 'word' && word.length > 2 && !isFunctionWord(word) && !denying.test(word),
  );
  return {
    text: text.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0),
    stems: new Set(content.map(({ word }) => stemOf(word))),
    isDenied: tokens.some(({ word }) => denying.test(word)),
  };
}

/** Clauses of the answer that say what a clause of the results denies, or deny what it says. */
export function deniedLines(reading: AnswerReading): readonly Objection[] {
  const { response } = reading.answered;
  const told = clausesIn(reading.scene);
  if (told.length === 0 || languageOf(response) !== 'en') return [];
  return reading.sentences.flatMap((sentence) => {
    if (response.slice(sentence.start, sentence.end).trimEnd().endsWith('?')) return [];
    const tokens = reading.tokens.filter((token) => isWithin(token, sentence));
    return clausesOf(tokens).flatMap((part): readonly Objection[] => {
      const said = clauseOf(part, response);
      const shared = ({ stems }: Clause) => [...stems].filter((stem) => said.stems.has(stem)).length;
      const same = told.filter(
        (clause) => shared(clause) >= Math.max(leastShared, Math.ceil(clause.stems.size * mostOfIt)),
      );
      const [other] = same;
      if (other === undefined || same.some(({ isDenied }) => isDenied === said.isDenied)) return [];
      return [
        {
          text: said.text,
          start: part[0]?.start ?? sentence.start,
          what: `${JSON.stringify(said.text)} says the opposite of ${JSON.stringify(other.text)}.`,
          instead: 'Say what the text says.',
        },
      ];
    });
  });
}
