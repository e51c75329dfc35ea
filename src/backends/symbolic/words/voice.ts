// How a wish is put: as a question, a request or an order; as in a chat, a mail or a note.
import type { Random } from '../../../model/random.ts';
import { capitalised, joined, type Phrase, say } from './phrase.ts';
import type { Asked } from './sentences.ts';

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
  ['Hello, please check ', '.'],
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

/** A thing that is introduced first, and what is asked of it then. */
const anchorFrames = [
  ['About ', ': ', '?'],
  ['I have a question about ', ': ', '?'],
  ['This is about ', '. ', '?'],
  ['Regarding ', ': ', '?'],
  ['Somebody has asked me about ', '. ', '?'],
  ['A question on ', ': ', '?'],
  ['Quick one on ', ': ', '?'],
  ['', ': ', '?'],
  ['Re ', ': ', '?'],
] as const;

/** As before, for what can be looked at: a record, a text, and nobody. */
const recordFrames = [
  ["I'm looking at ", '. ', '?'],
  ["I've got ", ' in front of me. ', '?'],
  ['Please look at ', ' and tell me ', '.'],
  ['Could you look at ', ' and tell me ', '?'],
  ['Can you pull up ', ' and tell me ', '?'],
  ['Look up ', ' and find out ', '.'],
  ['Take ', ': ', '?'],
] as const;

/** What the question is about, said before it. */
export interface Anchor {
  readonly phrase: Phrase;
  readonly isPerson: boolean;
}

/** The query for a wish, in one of its registers; with an anchor, what it is about comes first. */
export function voiced(asked: Asked, random: Random, anchor?: Anchor): Phrase {
  const { direct, clause, noun } = asked;
  if (asked.isWhole)
    return capitalised(
      say`${anchor === undefined ? '' : say`This is about ${anchor.phrase}. `}${capitalised(direct)}.`,
    );
  if (asked.isOrder) return ordered(direct, random, anchor, asked.occasion);
  if (anchor !== undefined) {
    const frames = anchor.isPerson ? anchorFrames : [...anchorFrames, ...recordFrames];
    const [before, between, behind] = random.pick(frames);
    if (between.endsWith('. '))
      return capitalised(say`${before}${anchor.phrase}${between}${capitalised(direct)}${behind}`);
    if (between.endsWith(': '))
      return capitalised(say`${before}${anchor.phrase}${between}${lowered(direct)}${behind}`);
    return capitalised(say`${before}${anchor.phrase}${between}${clause}${behind}`);
  }
  const kinds = noun === undefined ? ['direct', 'direct', 'clause'] : ['direct', 'direct', 'clause', 'noun'];
  switch (random.pick(kinds)) {
    case 'clause': {
      const [before, behind] = random.pick(clauseFrames);
      return capitalised(say`${before}${clause}${behind}`);
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

function ordered(order: Phrase, random: Random, anchor: Anchor | undefined, occasion = ''): Phrase {
  const isLed = anchor !== undefined || occasion !== '';
  const frames = orderFrames.filter(([before]) => !isLed || !/^H/.test(before));
  const [before, behind] = random.pick(frames);
  const lead = anchor === undefined ? say`` : say`This is about ${anchor.phrase}. `;
  const why = anchor === undefined ? occasion : '';
  return capitalised(say`${lead}${why}${capitalised(say`${before}${order}${behind}`)}`);
}

const questionWord =
  /^(?:What|Which|When|Who|Whose|Where|How|Is|Are|Was|Were|Does|Do|Did|Has|Have|Of|In|On)\b/;

function lowered(phrase: Phrase): Phrase {
  return questionWord.test(phrase.text)
    ? { ...phrase, text: phrase.text.charAt(0).toLowerCase() + phrase.text.slice(1) }
    : phrase;
}
