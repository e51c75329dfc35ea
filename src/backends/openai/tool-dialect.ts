// A conversation with tools as `chat/completions` takes it, and what of that an endpoint may not understand.
import type { ChatCall, ChatMessage, ChatTool, ChatTurn } from '../../model/chat.ts';
import { functionParameters, shortDescription } from '../../schemas/function-parameters.ts';
import type { ChatFault } from '../language/chat-fault.ts';
import { refusesSystem, withoutSystem } from './message-dialect.ts';
import type { Dialects } from './negotiate.ts';
import {
  type AskedModel,
  givenFor,
  optionalParameters,
  type Parameter,
  parametersOf,
  refusedParameter,
} from './parameters.ts';
import { strictName } from './tool-names.ts';
import type { RequestBody } from './wire.ts';

export interface ToolDialect {
  readonly without: ReadonlySet<Parameter>;
  /** Whether descriptions are cut to what OpenAI's API allows: not every endpoint has that limit. */
  readonly shortDescriptions: boolean;
  readonly noSystem?: true;
  /** Whether a message that only calls has an empty text in place of null. */
  readonly emptyContent?: true;
  /** Whether the results of tools say which tool they are of. */
  readonly namedResults?: true;
  readonly strictNames?: true;
}

const full: ToolDialect = { without: new Set(), shortDescriptions: false };

const aboutDescription =
  /description.{0,200}(?:too long|maximum length|at most|exceed)|string_above_max_length/is;

const aboutNull =
  /\bcontent\b.{0,160}(?:null|none\b|nil\b|required|missing|string|empty|blank)|(?:null|none|missing).{0,80}\bcontent\b/is;
const aboutResultName =
  /(?:tool|function)\b.{0,160}\bname\b.{0,80}(?:required|missing|must|empty)|\bname\b.{0,80}(?:required|missing|empty).{0,80}(?:tool|function)|function_response\.name/is;
const aboutToolName =
  /(?:function|tool)s?\b.{0,120}\bname\b.{0,200}(?:start|begin|pattern|invalid|match|alphanumeric|letter)|invalid.{0,40}(?:function|tool) name/is;

/** What about the conversation or its tools a refusal objects to. */
function messageObjection(
  refusal: ChatFault,
  used: ToolDialect,
  { messages, tools }: ChatTurn,
): Partial<ToolDialect> | undefined {
  const { said } = refusal;
  if (!used.noSystem && refusesSystem(refusal, messages)) return { noSystem: true };
  const hasResults = messages.some(({ role }) => role === 'tool');
  if (!used.strictNames && tools.some(({ name }) => strictName(name) !== name) && aboutToolName.test(said))
    return { strictNames: true };
  if (!used.namedResults && hasResults && aboutResultName.test(said)) return { namedResults: true };
  const hasNull = messages.some(({ role, content }) => role === 'assistant' && content === null);
  return !used.emptyContent && hasNull && aboutNull.test(said) ? { emptyContent: true } : undefined;
}

function after(refusal: ChatFault, used: ToolDialect, turn: ChatTurn): ToolDialect | undefined {
  if (refusal.kind !== 'rejected') return undefined;
  const objection = messageObjection(refusal, used, turn);
  if (objection !== undefined) return { ...used, ...objection };
  if (!used.shortDescriptions && aboutDescription.test(refusal.said)) {
    return { ...used, shortDescriptions: true };
  }
  const named = refusedParameter(refusal, used.without);
  return named === undefined ? undefined : { ...used, without: new Set([...used.without, named]) };
}

/** The dialects of conversations with tools. */
export const toolDialects: Dialects<ChatTurn, ToolDialect> = {
  full,
  after,
  plainer: (used) =>
    used.without.size < optionalParameters.length || !used.shortDescriptions
      ? { ...used, without: new Set(optionalParameters), shortDescriptions: true }
      : undefined,
};

/** The body of a request in a dialect. */
export function toolBodyOf(
  dialect: ToolDialect,
  about: AskedModel,
  { messages, tools, seed }: ChatTurn,
): RequestBody {
  return {
    model: about.model,
    messages: (dialect.noSystem ? withoutSystem(messages) : messages).map((message) =>
      messageOf(message, dialect),
    ),
    // An empty list is refused by many.
    ...(tools.length === 0 ? {} : { tools: tools.map((tool) => functionOf(tool, dialect)) }),
    ...parametersOf(givenFor(about, seed), dialect.without),
  };
}

function functionOf(
  { name, description, parameters }: ChatTool,
  { shortDescriptions, strictNames }: ToolDialect,
): object {
  return {
    type: 'function',
    function: {
      name: strictNames ? strictName(name) : name,
      description: shortDescriptions ? shortDescription(description) : description,
      parameters: functionParameters(parameters),
    },
  };
}

function messageOf(message: ChatMessage, dialect: ToolDialect): object {
  switch (message.role) {
    case 'assistant': {
      const { content, calls, beside } = message;
      return {
        role: 'assistant',
        ...beside,
        content: content ?? (dialect.emptyContent ? '' : null),
        ...(calls.length === 0 ? {} : { tool_calls: calls.map((call) => callOf(call, dialect)) }),
      };
    }
    case 'tool':
      return {
        role: 'tool',
        tool_call_id: message.call,
        ...(dialect.namedResults && { name: dialect.strictNames ? strictName(message.name) : message.name }),
        content: message.content,
      };
    default:
      return message;
  }
}

function callOf({ id, name: own, arguments: args, beside }: ChatCall, { strictNames }: ToolDialect): object {
  const name = strictNames ? strictName(own) : own;
  // Endpoints parse what they are sent back: text that is no JSON would end the conversation, and its result tells of it.
  return { ...beside, id, type: 'function', function: { name, arguments: JSON.stringify(args ?? {}) } };
}
