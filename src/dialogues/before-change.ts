// Before a change: the right turn is to say what would be changed and to ask, and the person confirms, corrects or drops it.
import { purposeOf } from '../dataset/examples/negatives/say-tool.ts';
import { placeOf, stepValue } from '../grounding/reading/step-value.ts';
import type { Claim, Exchange } from '../model/claim.ts';
import { isObject } from '../model/json.ts';
import { getAt, scalarsIn } from '../model/pointer.ts';
import type { SampleTool } from '../model/sample.ts';
import { mayWrite } from '../model/tool.ts';
import { queryWords, type Step, stepBindings } from '../model/workflow.ts';
import { type DialogueContext, exchangeOf, type PartExchange } from './dialogue-context.ts';
import { proofOf } from './result-fields.ts';
import { slipIn } from './slip.ts';

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

function changeOf({ steps, known, tools }: DialogueContext): Change | undefined {
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
      : proofOf(step, `${place.slice(0, place.lastIndexOf('/'))}/${key}`);
    if (proof !== undefined) return { name: String(thing[key]), proof };
  }
  return undefined;
}

/** What a thing is called, by the key of its identifier: its own names, or those of what it refers to. */
function nameKeys(own: string | undefined): readonly string[] {
  if (own === 'id') return ['title', 'subject', 'name', 'number'];
  return own?.endsWith('_id') ? [own.replace(/_id$/, '_name')] : [];
}

/** "set the status of the ticket “Pump is noisy”", where the tool is to "set the status of a ticket". */
function purposeFor(tool: SampleTool, name: string | undefined): string {
  const purpose = purposeOf(tool);
  if (name === undefined) return purpose;
  const named = purpose.replace(/\b(?:an?|the) ([a-z]+)$/, `the $1 “${name}”`);
  return named === purpose ? `${purpose} for “${name}”` : named;
}

/** What would be changed, with the question whether to. */
function confirming(change: Change, texts: readonly string[], context: DialogueContext): Exchange {
  const { random } = context;
  const target = targetOf(change);
  const what = purposeFor(change.tool, target?.name);
  const values = texts.length === 0 ? '' : ` (${texts.join(', ')})`;
  const response = random.pick([
    `Before I change anything: shall I ${what}${values}?`,
    `I am ready to ${what}${values}. Shall I go ahead?`,
    `Shall I ${what}${values}?`,
  ]);
  const start = target === undefined ? -1 : response.indexOf(target.name);
  const claims: readonly Claim[] =
    target === undefined
      ? []
      : [{ text: target.name, proof: target.proof, span: [start, start + target.name.length] }];
  return exchangeOf({
    kind: 'confirm',
    query: '',
    steps: change.reads.map(({ id }) => id),
    response,
    claims,
    write: change.write.id,
  });
}

export const confirmFirst: PartExchange = (context, answer) => {
  const change = changeOf(context);
  if (change === undefined) return undefined;
  const confirm = confirming(change, change.texts, context);
  const query = context.random.pick(['Yes, please.', 'Yes, go ahead.', 'Yes, do that.', 'Please do.']);
  return {
    exchanges: [
      { ...confirm, query: answer.query, move: 'confirmation' },
      { ...answer, query, steps: [change.write.id] },
    ],
  };
};

/** The person has said another value first, and says the right one when asked. */
export const correctFirst: PartExchange = (context, answer) => {
  const { random } = context;
  const change = changeOf(context);
  if (change === undefined) return undefined;
  const slip = slipIn(context, answer.query, change.texts);
  if (slip === undefined) return undefined;
  const { right, wrong } = slip;
  const confirm = confirming(
    change,
    change.texts.map((text) => (text === right ? wrong : text)),
    context,
  );
  const isMind = random.integer(0, 3) === 0;
  const query = isMind
    ? random.pick([`On second thought, make it ${right}.`, `I have changed my mind: ${right}, please.`])
    : random.pick([
        `No, ${right}, not ${wrong}. Go ahead with that.`,
        `No, sorry, I meant ${right}. Please do that.`,
      ]);
  return {
    exchanges: [
      { ...confirm, query: answer.query.replace(right, wrong) },
      { ...answer, query, steps: [change.write.id], move: isMind ? 'change-of-mind' : 'correction' },
    ],
  };
};

/** The person drops the change when asked. */
export const dropFirst: PartExchange = (context, answer) => {
  const change = changeOf(context);
  if (change === undefined || answer.condition !== undefined || targetOf(change) === undefined)
    return undefined;
  const confirm = confirming(change, change.texts, context);
  const { random } = context;
  const query = random.pick([
    'On second thought, leave it as it is.',
    'No, I have changed my mind. Leave it.',
  ]);
  const response = random.pick([
    'All right, I leave everything as it is.',
    'Fine, nothing has been changed.',
  ]);
  return {
    exchanges: [
      { ...confirm, query: answer.query, write: change.write.name },
      exchangeOf({ kind: 'answer', query, response, move: 'change-of-mind' }),
    ],
    dropped: [change.write.id],
  };
};
