// Clauses of which no word has to do with the results: "and it is parked in the east wing", "X, the captain,", "Y (winger)".
import { scalarsIn } from '../../model/pointer.ts';
import { fieldFit, stemOf } from '../../text/field-words.ts';
import { wordsOf } from '../../text/naming.ts';
import { findIdioms } from '../../text/sayings/idioms.ts';
import { languageOf } from '../../text/sayings/recognise-language.ts';
import { fold, isCapitalised, type Token } from '../../text/sayings/tokens.ts';
import { textBefore } from '../../text/span.ts';
import type { Objection } from './objection.ts';
import { type AnswerReading, isWithin, type Sentence } from './reading.ts';

const wordsIn = (text: string) => new Set(text.trim().split(/\s+/));

/** What clauses are built with. */
const functionWords = wordsIn(`
  a an the and but or so yet nor if then than that this these those it its he she they them their his her him we us our
  you your i me my who whom whose which what when where why how is are was were be been being am has have had having do
  does did done will would can could should may might must shall not no none never neither both all each every any some
  many much more most less least few fewer several other others another same such only just also too even still already
  now currently today tomorrow yesterday tonight here there of in on at by for to from with without within into onto out
  up down over under above below before after since until till during between among against about around as like near
  per via off through across along behind beyond despite except plus minus very quite rather really pretty almost nearly
  roughly exactly approximately however though although while whereas because unless once again either
`);

/** What answers say about themselves, and about anything at all. */
const neutralWords = new Set(
  [
    ...wordsIn(`
      list result record data detail information entry item overview summary note moment time case way example word
      fact course request total whole rest bit lot couple pair thing kind sort part piece look seem appear find found
      show shown say said tell told mention give given know known unknown see seen mean make made come came go goes went
      gone get got stay remain stand stood keep kept take took put set need use turn happen start begin began end good
      great fine new news sure clear clearly available recorded listed following overall altogether respectively combine
      together alone apart instead far ahead close near next last first second third left right half quarter double
      twice day week month year hour minute late early earlier later long short high low big small large little old
      current present far away back own different similar further additional full empty one two three four five
      certain certainly likely probably perhaps apparently indeed actually simply mostly mainly usually yes okay well
      as well unfortunately sorry please thank thanks welcome done ready able possible question answer problem thing
      people person someone somebody anyone nobody everyone nothing anything everything something
    `),
  ].map(stemOf),
);

/** An offer, an opinion, or what the writer did: no statement of what the results hold. */
const personal = /\b(?:I|we|me|us|you|your|let['’]s)\b/i;
const cuts = /^[,;:()–—•|\n]$/;
const conjunctions = /^(?:and|but|while|whereas|which|who|because|though|although|so)$/;

/** The clauses that say something of which neither the results nor the query nor the tools have a word. */
export function unfoundedClauses(reading: AnswerReading): readonly Objection[] {
  const { response } = reading.answered;
  if (languageOf(response) !== 'en') return [];
  const taken: readonly Sentence[] = [
    ...reading.mentions,
    ...reading.relations,
    ...reading.anchors,
    ...findIdioms(response),
  ];
  const known = knownWords(reading);
  return reading.sentences.flatMap((sentence) => {
    const text = response.slice(sentence.start, sentence.end);
    if (text.trimEnd().endsWith('?')) return [];
    const tokens = reading.tokens.filter((token) => isWithin(token, sentence));
    return clausesOf(tokens).flatMap((whole): readonly Objection[] => {
      // "Ada Holm was found asleep": whom it is said of makes nothing of it known.
      const head = whole.find(({ word }) => word !== 'the');
      const subject = reading.anchors.find(({ start }) => start === head?.start);
      const clause = whole.filter(({ start }) => subject === undefined || start >= subject.end);
      const [first] = clause;
      const last = clause.at(-1);
      if (first === undefined || last === undefined || response.charAt(last.end) === ':') return [];
      const isTaken = ({ start, end }: Sentence) => start < last.end && first.start < end;
      const least = isApposition(reading, clause) ? 1 : 2;
      if (taken.some(isTaken) || !isUnfounded(clause, known, least)) return [];
      const said = response.slice(first.start, last.end);
      if (personal.test(said)) return [];
      return [
        {
          text: said,
          start: first.start,
          what: `Nothing in the results has to do with ${JSON.stringify(said)}.`,
          instead: 'Leave it out, or say what the results say.',
        },
      ];
    });
  });
}

function clausesOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const clauses: Token[][] = [[]];
  for (const token of tokens) {
    const isCut = token.kind === 'mark' ? cuts.test(token.text) : conjunctions.test(token.word);
    if (isCut) clauses.push([]);
    else clauses.at(-1)?.push(token);
  }
  return clauses;
}

interface Known {
  readonly stems: ReadonlySet<string>;
  readonly keys: readonly string[];
}

/** "Ada Holm, the captain,", "Ada Holm (winger)": a word or two that say what is named right before them is. */
function isApposition({ answered, anchors }: AnswerReading, clause: readonly Token[]): boolean {
  const [first] = clause;
  const last = clause.at(-1);
  const isShort = clause.filter(({ word }) => !/^(?:an?|the)$/.test(word)).length <= 2;
  if (first === undefined || last === undefined || !isShort || /ly$/.test(last.word)) return false;
  const opening = /([(,])\s?$/.exec(textBefore(answered.response, first.start));
  const closing = opening?.[1] === '(' ? ')' : ',';
  const start = first.start - (opening?.[0].length ?? 0);
  return (
    opening !== null &&
    answered.response.startsWith(closing, last.end) &&
    (opening[1] === '(' || /^(?:an?|the)$/.test(first.word)) &&
    anchors.some(({ end }) => answered.response.slice(end, start).trim() === '' && end <= start)
  );
}

/** Whether so many words say something, and none of them anything known. */
function isUnfounded(clause: readonly Token[], { stems, keys }: Known, least: number): boolean {
  if (clause.some((token, index) => token.kind === 'digits' || (index > 0 && isCapitalised(token))))
    return false;
  const content = clause.filter(
    ({ kind, word }) => kind === 'word' && word.length > 2 && !functionWords.has(word),
  );
  const isKnown = (word: string) => stems.has(stemOf(word)) || keys.some((key) => fieldFit(word, key) > 0);
  const telling = content.filter(({ word }) => !neutralWords.has(stemOf(word)));
  return (
    telling.length >= least &&
    content.every(
      ({ word }) =>
        neutralWords.has(stemOf(word)) || !(isKnown(word) || isKnown(word.replace(/^(?:un|in|non)/, ''))),
    )
  );
}

function knownWords({ scene, answered }: AnswerReading): Known {
  const keys = new Set(scene.facts.map(({ key }) => key));
  const texts = [
    answered.query,
    ...keys,
    ...scene.facts.map(({ value }) => String(value)),
    ...scene.groups.map(({ noun }) => noun),
    ...scene.steps.flatMap(({ step }) => [...scalarsIn(step.arguments)].map(({ value }) => String(value))),
    ...answered.tools.map(
      ({ name, description, inputSchema }) => `${name} ${description} ${JSON.stringify(inputSchema)}`,
    ),
  ];
  const stems = new Set(texts.flatMap((text) => wordsOf(fold(text)).map(stemOf)));
  return { stems, keys: [...keys] };
}
