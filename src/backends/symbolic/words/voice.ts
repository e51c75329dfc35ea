// How a wish is put: as a question, a request or an order; as in a chat, a mail or a note.
import type { Random } from '../../../model/random.ts';
import { agreeing } from './agreement.ts';
import { capitalised, joined, type Phrase, say } from './phrase.ts';
import type { Asked } from './sentences.ts';

/** A thing that is spoken of before the question. */
export interface Intro {
  readonly phrase: Phrase;
  readonly isPerson: boolean;
  /** Whether the query calls it by its name, or has it found. */
  readonly isNamed: boolean;
}

/** Before a clause: "when the order was placed". */
const clauseFrames = [
  ['Could you tell me ', '?'],
  ['Can you tell me ', '?'],
  ['Could you check ', '?'],
  ['Can you check ', '?'],
  ['Can you find out ', '?'],
  ['Could you find out ', ' for me?'],
  ['Please find out ', '.'],
  ['Please check ', '.'],
  ['Please tell me ', '.'],
  ['Tell me ', '.'],
  ['Check ', ', please.'],
  ["I'd like to know ", '.'],
  ['I need to know ', '.'],
  ['I would like to know ', '.'],
  ['Do you know ', '?'],
  ['Any idea ', '?'],
  ['Would you mind checking ', '?'],
  ['Would you look up ', ' for me?'],
  ['Let me know ', ', please.'],
  ['Hi, could you look up ', '?'],
  ["I'm trying to find out ", '.'],
  ['Find out ', '.'],
  ['Hi! I need to know ', '.'],
  ['Somebody just asked me ', '. Can you check?'],
] as const;

/** Before a question. */
const questionFrames = [
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  '',
  'Quick question: ',
  'Hi, ',
  'Hey, ',
  'Hello, ',
  'Good morning, ',
  'One thing: ',
  'Just wondering: ',
  'For my notes: ',
] as const;

/** A question without what opens a conversation: nobody says hello a second time, or begins with "Quick question" after "Never mind that". */
export function withoutOpening(text: string): string {
  const opener = questionFrames.find((frame) => frame !== '' && text.startsWith(frame));
  const rest = text
    .slice(opener?.length ?? 0)
    .replace(/^(?:Hi|Hey|Hello|Good (?:morning|afternoon|evening))\b[,!.]? /, '');
  return rest === text ? text : `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}

/** Around a noun phrase: "the phone number of Noor El-Khatib". */
const nounFrames = [
  ['I need ', '.'],
  ['Please give me ', '.'],
  ['Can you give me ', '?'],
  ['Could I have ', '?'],
  ['Look up ', ', please.'],
  ['Please look up ', '.'],
  ['', ', please.'],
  ['Get me ', '.'],
] as const;

/** A thing that is introduced by its name, and what is asked of it then: a question, or a clause where `between` ends with a verb. */
export const anchorFrames = [
  ['About ', ': ', '?'],
  ['I have a question about ', ': ', '?'],
  ['This is about ', '. ', '?'],
  ['Regarding ', ': ', '?'],
  ['Somebody has asked me about ', '. ', '?'],
  ['A question on ', ': ', '?'],
  ['Quick one on ', ': ', '?'],
  ['Re ', ': ', '?'],
] as const;

/** As before, for what can be looked at: a record, a text, and nobody. */
export const recordFrames = [
  ["I'm looking at ", '. ', '?'],
  ["I've got ", ' in front of me. ', '?'],
  ['Please look at ', ' and tell me ', '.'],
  ['Could you look at ', ' and tell me ', '?'],
  ['Can you pull up ', ' and tell me ', '?'],
  ['Look up ', ' and find out ', '.'],
  ['Take ', ': ', '?'],
] as const;

/** Around what has to be found first. */
export const foundFrames = [
  ['Find ', '. ', '?'],
  ['Look up ', ': ', '?'],
  ['Please find ', ' and tell me ', '.'],
  ['Could you look up ', ' and tell me ', '?'],
  ['Can you find ', ' and check ', '?'],
  ['Look for ', '. ', '?'],
  ['Check ', ' and let me know ', '.'],
  ['Would you look up ', ' and find out ', '?'],
] as const;

/** Between what is named and what is found from there: both in one sentence, or each in its own. */
export const startFrames = [
  ['Take ', ' and find '],
  ['Look up ', ' and then '],
  ['Go to ', ' and look for '],
  ["I've got ", ' here. Find '],
  ['This is about ', '. Look up '],
  ["I'm looking at ", '. Please find '],
  ['Regarding ', ': find '],
] as const;

/** Behind what was found from something that is named. */
const thenFrames = [
  ['. ', '?'],
  ['. ', '?'],
  [', then tell me ', '.'],
  [', and let me know ', '.'],
] as const;

/** The query for a wish, in one of its registers; what it speaks of first comes before it. */
export function voiced(asked: Asked, random: Random, intros: readonly Intro[] = []): Phrase {
  const { direct, clause } = asked;
  if (asked.isWhole) return agreeing(capitalised(say`${sentencesOf(intros, random)}${capitalised(direct)}.`));
  if (asked.isOrder) return agreeing(ordered(direct, random, intros, asked.occasion));
  if (intros.length === 0) return plainly(asked, random);
  const [lead, [between, behind]] = leadIn(intros, random);
  const isClause = !/[.:] $/.test(between);
  const wish = isClause ? clause : between === ': ' ? lowered(direct) : capitalised(direct);
  return agreeing(capitalised(say`${lead}${between}${wish}${behind}`));
}

/** What is spoken of first, and what follows it before and behind the wish. */
function leadIn(
  intros: readonly Intro[],
  random: Random,
): readonly [lead: Phrase, frame: readonly [between: string, behind: string]] {
  const [first] = intros;
  const found = foundOf(intros);
  if (first === undefined || found === undefined) {
    const frames = first?.isPerson ? anchorFrames : [...anchorFrames, ...recordFrames];
    const [before, between, behind] = random.pick(frames);
    return [say`${before}${first?.phrase ?? ''}`, [between, behind]];
  }
  if (!first.isNamed) {
    const [before, between, behind] = random.pick(foundFrames);
    return [say`${before}${found}`, [between, behind]];
  }
  const [before, link] = startFrame(first, random);
  return [say`${before}${first.phrase}${link}${found}`, random.pick(thenFrames)];
}

function startFrame({ isPerson }: Intro, random: Random): readonly [string, string] {
  return random.pick(isPerson ? startFrames.filter(([before]) => !/^(?:Take|Go)/.test(before)) : startFrames);
}

/** "their largest order, then its cheapest line": what has to be found; undefined where nothing has. */
function foundOf(intros: readonly Intro[]): Phrase | undefined {
  const [first, second] = intros.filter(({ isNamed }) => !isNamed).map(({ phrase }) => phrase);
  return first === undefined || second === undefined ? first : say`${first}, then ${second}`;
}

/** What is spoken of before an order or a condition, in sentences of their own. */
function sentencesOf(intros: readonly Intro[], random: Random): Phrase {
  const [first] = intros;
  const found = foundOf(intros);
  if (first === undefined) return say``;
  if (found === undefined) {
    const frames = first.isPerson ? anchorFrames : [...anchorFrames, ...recordFrames];
    const [lead, behind] = random.pick(
      frames.filter(([, between]) => between.startsWith('. ') || between.endsWith('. ')),
    );
    return say`${lead}${first.phrase}${behind}`;
  }
  if (!first.isNamed) return say`${random.pick(['Find ', 'Look up ', 'Please look up '])}${found}. `;
  const [before, link] = startFrame(first, random);
  return say`${before}${first.phrase}${link}${found}. `;
}

const longestForMe = 6;

/** A wish that nothing comes before. */
function plainly({ direct, clause, noun }: Asked, random: Random): Phrase {
  const kinds = noun === undefined ? ['direct', 'direct', 'clause'] : ['direct', 'direct', 'clause', 'noun'];
  switch (random.pick(kinds)) {
    case 'clause': {
      const [before, behind] = random.pick(clauseFrames);
      // Behind a long clause, or its verb, "for me" would be read as a part of it.
      const isPlain =
        clause.text.split(' ').length <= longestForMe &&
        !/ (?:is|are|was|were|has|have|does)$/.test(clause.text);
      const end = isPlain ? behind : behind.replace(' for me', '');
      return capitalised(say`${before}${clause}${end}`);
    }
    case 'noun': {
      const [before, behind] = random.pick(nounFrames);
      return capitalised(joined(before, noun ?? clause, behind));
    }
    default: {
      const before = random.pick(questionFrames);
      const question = /[,:] $/.test(before) ? lowered(direct) : direct;
      return capitalised(say`${before}${question}?`);
    }
  }
}

/** Around an order. */
const orderFrames = [
  ['Please ', '.'],
  ['Could you ', '?'],
  ['Can you ', '?'],
  ['', ', please.'],
  ['', '.'],
  ["I'd like you to ", '.'],
  ['Would you ', ', please?'],
  ['Hi, please ', '.'],
  ['We need to ', '. Can you do that?'],
  ['Go ahead and ', '.'],
  ['Hello, could you ', '?'],
] as const;

function ordered(order: Phrase, random: Random, intros: readonly Intro[], occasion = ''): Phrase {
  const isLed = intros.length > 0 || occasion !== '';
  const lead = sentencesOf(intros, random);
  // Whoever said please before says it no second time.
  const isPolite = lead.text.startsWith('Please');
  const frames = orderFrames.filter(
    ([before, behind]) =>
      !(isLed && before.startsWith('H')) && !(isPolite && /please/i.test(`${before}${behind}`)),
  );
  const [before, behind] = random.pick(frames);
  const put = capitalised(say`${before}${order}${behind}`);
  // Behind the order it is clear what has happened to what.
  if (occasion !== '' && (intros.length > 0 || random.real() < 0.5))
    return capitalised(say`${lead}${put} ${occasion.trimEnd()}`);
  return capitalised(say`${lead}${occasion}${put}`);
}

const questionWord =
  /^(?:What|Which|When|Who|Whose|Where|How|Is|Are|Was|Were|Does|Do|Did|Has|Have|Of|In|On|From|Until|Since|At|To)\b/;

function lowered(phrase: Phrase): Phrase {
  return questionWord.test(phrase.text)
    ? { ...phrase, text: phrase.text.charAt(0).toLowerCase() + phrase.text.slice(1) }
    : phrase;
}
