// A conversation with tools as `chat/completions` takes it, and what of that an endpoint may not understand.
import type { ChatCall, ChatMessage, ChatTool, ChatTurn } from '../../model/chat.ts';
import { functionParameters, shortDescription } from '../../schemas/function-parameters.ts';
import type { ChatFault } from '../language/chat-fault.ts';
import type { Dialects } from './negotiate.ts';
import { optionalParameters, type Parameter, parametersOf, refusedParameter } from './parameters.ts';
import type { RequestBody } from './wire.ts';

export interface ToolDialect {
  readonly without: ReadonlySet<Parameter>;
  /** Whether descriptions are cut to what OpenAI's API allows: not every endpoint has that limit. */
  readonly shortDescriptions: boolean;
}

const full: ToolDialect = { without: new Set(), shortDescriptions: false };

const aboutDescription =
  /description.{0,200}(?:too long|maximum length|at most|exceed)|string_above_max_length/is;

function after(refusal: ChatFault, used: ToolDialect): ToolDialect | undefined {
  if (refusal.kind !== 'rejected') return undefined;
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
      ? { without: new Set(optionalParameters), shortDescriptions: true }
      : undefined,
};

/** The body of a request in a dialect. */
export function toolBodyOf(
  dialect: ToolDialect,
  about: { readonly model: string; readonly temperature?: number | undefined },
  { messages, tools, seed }: ChatTurn,
): RequestBody {
  return {
    model: about.model,
    messages: messages.map(messageOf),
    // An empty list is refused by many.
    ...(tools.length === 0 ? {} : { tools: tools.map((tool) => functionOf(tool, dialect)) }),
    ...parametersOf({ seed, temperature: about.temperature }, dialect.without),
  };
}

function functionOf({ name, description, parameters }: ChatTool, { shortDescriptions }: ToolDialect): object {
  const text = shortDescriptions ? shortDescription(description) : description;
  return {
    type: 'function',
    function: { name, description: text, parameters: functionParameters(parameters) },
  };
}

function messageOf(message: ChatMessage): object {
  switch (message.role) {
    case 'assistant': {
      const { content, calls, beside } = message;
      return {
        role: 'assistant',
        ...beside,
        content,
        ...(calls.length === 0 ? {} : { tool_calls: calls.map(callOf) }),
      };
    }
    case 'tool':
      return { role: 'tool', tool_call_id: message.call, content: message.content };
    default:
      return message;
  }
}

function callOf({ id, name, arguments: args, beside }: ChatCall): object {
  // Endpoints parse what they are sent back: text that is no JSON would end the conversation, and its result tells of it.
  return { ...beside, id, type: 'function', function: { name, arguments: JSON.stringify(args ?? {}) } };
}
