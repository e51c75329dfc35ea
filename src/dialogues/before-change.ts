// Before a change: the right turn is to say what would be changed and to ask, and the person confirms, corrects or drops it.
import { placeOf, stepValue } from '../grounding/reading/step-value.ts';
import type { Exchange } from '../model/claim.ts';
import { isObject } from '../model/json.ts';
import { getAt, scalarsIn } from '../model/pointer.ts';
import type { Random } from '../model/random.ts';
import type { SampleTool } from '../model/sample.ts';
import { mayWrite } from '../model/tool.ts';
import { queryWords, type Step, stepBindings } from '../model/workflow.ts';
import { placeClaims } from '../proofs/place-claims.ts';
import { changeOf } from '../text/change-verbs.ts';
import { type DialogueContext, exchangeOf, type PartExchange } from './dialogue-context.ts';
import { singlePath } from './single-path.ts';
import { articleOf, type Slip, slipIn, wordBehind } from './slip.ts';

/** The change that a sample makes at its end, and what leads to it. */
interface Change {
  readonly write: Step;
  readonly tool: SampleTool;
  /** Those that the exchange makes before it. */
  readonly reads: readonly Step[];
  /** All that has been made before it. */
  readonly before: readonly Step[];
  /** The words of the query that say its values, each once. */
  readonly texts: readonly string[];
}

function changeIn({ steps, known, tools }: DialogueContext): Change | undefined {
  const writes = steps.filter(({ name }) => {
    const tool = tools.get(name);
    return tool !== undefined && mayWrite(tool);
  });
  const [write] = writes;
  const tool = write === undefined ? undefined : tools.get(write.name);
  if (write === undefined || tool === undefined || writes.length > 1 || write !== steps.at(-1))
    return undefined;
  const texts = [...new Set(write.bindings.flatMap((binding) => queryWords(binding) ?? []))];
  return {
    write,
    tool,
    reads: steps.slice(0, -1),
    before: known.filter((step) => step !== write),
    texts: texts.filter((text) => text !== ''),
  };
}

/** What the change is about, by its name, where a read has shown it. */
function targetOf({ write, before }: Change): { readonly name: string; readonly proof: string } | undefined {
  for (const binding of stepBindings(write)) {
    const step = before.find(({ id }) => id === binding.step);
    if (step === undefined) continue;
    const value = stepValue(step.result);
    const place = [...scalarsIn(value.value)].find(({ pointer }) => {
      const { from, json } = placeOf(value, pointer);
      return from === binding.from && json === binding.json;
    })?.pointer;
    const thing =
      place === undefined ? undefined : getAt(value.value, place.slice(0, place.lastIndexOf('/')));
    const own = place?.slice(place.lastIndexOf('/') + 1);
    const key = nameKeys(own).find((each) => isObject(thing) && typeof thing[each] === 'string');
    if (key === undefined || !isObject(thing) || own === undefined || place === undefined) continue;
    const chosen = binding.choice?.proof;
    const proof = chosen?.endsWith(`.${own}`)
      ? `${chosen.slice(0, -own.length)}${key}`
      : singlePath(step, `${place.slice(0, place.lastIndexOf('/'))}/${key}`);
    if (proof !== undefined) return { name: String(thing[key]), proof };
  }
  return undefined;
}

/** What a thing is called, by the key of its identifier: its own names, or those of what it refers to. */
function nameKeys(own: string | undefined): readonly string[] {
  if (own === 'id') return ['title', 'subject', 'name', 'number'];
  return own?.endsWith('_id') ? [own.replace(/_id$/, '_name')] : [];
}

/** The answer that reports a change, up to its verb: "The ticket is open, so I have ". */
const reporting = /^(.*?)(?:Done: )?(,? so )?\bI have (\p{L}+)\b/su;

/** The report of a change as the question whether to make it: "I have cancelled it." becomes "Shall I cancel it?" */
function asQuestion({ response }: Exchange, random: Random): string | undefined {
  const match = reporting.exec(response);
  const verb = changeOf(match?.[3]?.toLowerCase() ?? '');
  if (match === null || verb === undefined || !response.endsWith('.')) return undefined;
  const [whole, before = '', so] = match;
  const deed = `${verb}${response.slice(whole.length, -1)}`;
  if (/\bI have\b/.test(deed)) return undefined;
  const lead = so === undefined ? before : `${before}. `;
  return `${lead}${random.pick([
    `Shall I ${deed}?`,
    `Should I go ahead and ${deed}?`,
    ...(lead === '' ? [`Before I change anything: shall I ${deed}?`] : [`Do you want me to ${deed}?`]),
  ])}`;
}

/** What would be changed, with the question whether to; undefined where the answer does not report it plainly. */
function confirming(
  change: Change,
  answer: Exchange,
  { random }: DialogueContext,
  slip?: Slip,
): Exchange | undefined {
  const question = asQuestion(answer, random);
  if (question === undefined || (slip !== undefined && question.split(slip.right).length !== 2))
    return undefined;
  const response = slip === undefined ? question : question.replace(slip.right, slip.wrong);
  const target = targetOf(change);
  // What the reads have shown; the values of the change are the person's own words.
  const shown = answer.claims.flatMap((claim) =>
    'proof' in claim && !claim.echo && !refersTo(claim.proof, change.write)
      ? [{ text: claim.text, proof: claim.proof }]
      : [],
  );
  const isNamed = target === undefined || shown.some(({ text }) => text === target.name);
  const claims = placeClaims(
    response,
    isNamed ? shown : [...shown, { text: target.name, proof: target.proof }],
  );
  return exchangeOf({
    kind: 'confirm',
    query: '',
    steps: change.reads.map(({ id }) => id),
    response,
    claims,
    write: change.write.id,
  });
}

/** The report alone, where the question before it has told already what was found: nobody says that twice. */
function reportOf(answer: Exchange): Exchange {
  const at = /(?<=[.!] |, so )(?:Done: )?I have \p{L}+/u.exec(answer.response)?.index;
  if (at === undefined || answer.claims.some(({ span: [start, end] }) => start < at && end > at))
    return answer;
  const claims = answer.claims.filter(({ span }) => span[0] >= at);
  if (claims.length === 0) return answer;
  return {
    ...answer,
    response: answer.response.slice(at),
    claims: claims.map((claim) => ({ ...claim, span: [claim.span[0] - at, claim.span[1] - at] })),
  };
}

function refersTo(proof: string, { id }: Step): boolean {
  return new RegExp(`\\$${id}\\b`).test(proof);
}

export const confirmFirst: PartExchange = (context, answer) => {
  const change = changeIn(context);
  const confirm = change === undefined ? undefined : confirming(change, answer, context);
  if (change === undefined || confirm === undefined) return undefined;
  const query = context.random.pick(['Yes, please.', 'Yes, go ahead.', 'Yes, do that.', 'Please do.']);
  return {
    exchanges: [
      { ...confirm, query: answer.query, move: 'confirmation' },
      { ...reportOf(answer), query, steps: [change.write.id] },
    ],
  };
};

/** The words of the change that are one of a few choices, with the others there are: "high" for "urgent". */
function choicesIn({ write, tool }: Change): ReadonlyMap<string, readonly string[]> {
  const plain = (value: unknown): value is string => typeof value === 'string' && /^[a-z]+$/.test(value);
  return new Map(
    write.bindings.flatMap((binding) => {
      const text = queryWords(binding);
      const { properties } = tool.inputSchema;
      const property = isObject(properties) ? properties[binding.path.slice(1)] : undefined;
      const choices = isObject(property) && Array.isArray(property.enum) ? property.enum.filter(plain) : [];
      return text !== undefined && choices.includes(text)
        ? [[text, choices.filter((each) => each !== text)] as const]
        : [];
    }),
  );
}

/** The person has said another value first, and says the right one when asked. */
export const correctFirst: PartExchange = (context, answer) => {
  const { random } = context;
  const change = changeIn(context);
  const slip =
    change === undefined ? undefined : slipIn(context, answer.query, change.texts, choicesIn(change));
  if (change === undefined || slip === undefined) return undefined;
  const confirm = confirming(change, answer, context, slip);
  if (confirm === undefined) return undefined;
  const { right, wrong } = slip;
  const named = (text: string) =>
    `${articleOf(right, answer.query)}${text}${wordBehind(right, answer.query)}`;
  const isMind = random.integer(0, 3) === 0;
  const query = isMind
    ? random.pick([
        `On second thought, make it ${named(right)}.`,
        `I have changed my mind: ${named(right)}, please.`,
      ])
    : random.pick([
        `No, ${named(right)}, not ${named(wrong)}. Go ahead with that.`,
        `No, sorry, I meant ${named(right)}. Please do that.`,
      ]);
  return {
    exchanges: [
      { ...confirm, query: answer.query.replace(right, wrong) },
      {
        ...reportOf(answer),
        query,
        steps: [change.write.id],
        move: isMind ? 'change-of-mind' : 'correction',
      },
    ],
  };
};

/** The person drops the change when asked. */
export const dropFirst: PartExchange = (context, answer) => {
  const change = changeIn(context);
  if (change === undefined || answer.condition !== undefined || targetOf(change) === undefined)
    return undefined;
  const confirm = confirming(change, answer, context);
  if (confirm === undefined) return undefined;
  const { random } = context;
  const query = random.pick([
    'On second thought, leave it as it is.',
    'No, I have changed my mind. Leave it.',
  ]);
  const response = random.pick([
    'All right, I have left everything as it is.',
    'No problem, I have not changed anything.',
  ]);
  return {
    exchanges: [
      { ...confirm, query: answer.query, write: change.write.name },
      exchangeOf({ kind: 'answer', query, response, move: 'change-of-mind' }),
    ],
    dropped: [change.write.id],
  };
};
