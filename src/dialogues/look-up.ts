// Split at a dependency: first who or what it is about is looked up, then the question follows on from that.
import { mayWrite } from '../model/tool.ts';
import { dependencies, queryWords, type Step } from '../model/workflow.ts';
import { foldText } from '../text/words.ts';
import { asQuoted, capital, exchangeOf, type PartExchange } from './dialogue-context.ts';
import { fieldsAt, type ResultField, thingAround } from './result-fields.ts';

/** A person looks something up, is told, and asks on; or drops what they have asked, and asks for something else of it. */
export const lookUpFirst: PartExchange = (context, answer) => {
  const { steps, tools, random } = context;
  const [first, ...later] = steps;
  const tool = first === undefined ? undefined : tools.get(first.name);
  if (first === undefined || tool === undefined || mayWrite(tool) || later.length === 0 || first.failed)
    return undefined;
  if (!later.some((step) => dependencies(step).has(first.id))) return undefined;
  const name = nameIn(first);
  if (name === undefined) return undefined;
  const thing = thingAround(first, (value) => sameText(String(value), name));
  if (thing === undefined) return undefined;
  const open = fieldsAt(first, thing).filter(({ value }) => !isSaid(value, answer.query, answer.response));
  if (open.length === 0) return undefined;
  const field = random.pick(open);
  const isDropped = random.integer(0, 2) === 0;
  const shown = asQuoted(name, answer.query);
  const response = `The ${field.label} of ${shown} is ${field.value}.`;
  return {
    exchanges: [
      exchangeOf({
        kind: 'answer',
        query: asked(shown, field, random.integer(0, 3)),
        steps: [first.id],
        response,
        claims: [claimOf(response, field)],
      }),
      {
        ...answer,
        query: followed(answer.query, name, isDropped),
        ...(answer.condition && {
          condition: { ...answer.condition, text: withoutName(answer.condition.text, name) },
        }),
        steps: answer.steps.filter((id) => id !== first.id),
        move: isDropped ? 'change-of-mind' : 'follow-up',
      },
    ],
  };
};

/** The name that the person gives the first step, where it is the only thing they give. */
function nameIn(step: Step): string | undefined {
  const said = step.bindings.flatMap((binding) => queryWords(binding) ?? []).filter((text) => text !== '');
  const [name] = said;
  return said.length === 1 && name !== undefined && /^\p{Lu}/u.test(name) ? name : undefined;
}

function sameText(one: string, other: string): boolean {
  return foldText(one).folded === foldText(other).folded;
}

function isSaid(value: string, ...texts: readonly string[]): boolean {
  return texts.some((text) => foldText(text).folded.includes(foldText(value).folded));
}

export function claimOf(response: string, { value, proof }: ResultField) {
  const start = response.lastIndexOf(value);
  return { text: value, proof, span: [start, start + value.length] as const };
}

function asked(name: string, { label }: ResultField, way: number): string {
  switch (way) {
    case 0:
      return `What is the ${label} of ${name}?`;
    case 1:
      return `${capital(name)}: what is the ${label}?`;
    case 2:
      return `Please look up ${name} and tell me the ${label}.`;
    default:
      return `Could you tell me the ${label} of ${name}?`;
  }
}

/** The question of somebody who has just spoken of that name. */
function followed(query: string, name: string, isDropped: boolean): string {
  const rest = withoutName(query, name);
  if (isDropped) return `Never mind, something else: ${lowered(rest)}`;
  return rest;
}

const openings =
  /^(?:About|Re|The|This|Let|Look|Please|Take|What|How|Which|Who|Where|When|If|Can|Could|Would|Is|Are|Do|Does|Has|Have|Tell|Find)\b/;

/** Behind a colon a sentence goes on in small letters, unless it begins with a name. */
function lowered(text: string): string {
  return openings.test(text) ? `${text.charAt(0).toLowerCase()}${text.slice(1)}` : text;
}

function withoutName(query: string, name: string): string {
  const quoted = name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  const headed = new RegExp(`^(?:(?:A question|Something) (?:on|about) )?${quoted}[:,] (.)(.*)$`, 's').exec(
    query,
  );
  if (headed !== null) return `${(headed[1] ?? '').toUpperCase()}${headed[2] ?? ''}`;
  const mentions = query.split(name).length - 1;
  return mentions === 1 ? query.replace(new RegExp(`${quoted}['’]s?(?= )`), 'their') : query;
}
