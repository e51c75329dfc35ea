// The tools that the official conformance suite wants of a server: one for every feature that it tests.
import { setTimeout as sleep } from 'node:timers/promises';
import type { RequestHandlerExtra } from '@modelcontextprotocol/sdk/shared/protocol.js';
import {
  type CallToolResult,
  type ContentBlock,
  CreateMessageResultSchema,
  type ElicitRequestFormParams,
  type ElicitResult,
  ElicitResultSchema,
  type ServerNotification,
  type ServerRequest,
  type Tool,
} from '@modelcontextprotocol/sdk/types.js';
import { pngBase64, wavBase64 } from './fixture-data.ts';
import { everyDefault, everyEnum } from './fixture-forms.ts';

type Form = ElicitRequestFormParams['requestedSchema'];
type Extra = RequestHandlerExtra<ServerRequest, ServerNotification>;

interface FixtureTool {
  readonly description: string;
  readonly inputSchema?: Tool['inputSchema'];
  run(args: Record<string, unknown>, extra: Extra): Promise<readonly ContentBlock[]>;
}

const text = (content: string): ContentBlock => ({ type: 'text', text: content });
const image: ContentBlock = { type: 'image', data: pngBase64, mimeType: 'image/png' };
const returns = (description: string, ...content: ContentBlock[]): FixtureTool => ({
  description,
  run: async () => content,
});
const oneText = (name: string): Tool['inputSchema'] => ({
  type: 'object',
  properties: { [name]: { type: 'string' } },
  required: [name],
});

/** Asks on the stream of the call, which is open. */
function elicit(extra: Extra, message: string, requestedSchema: Form): Promise<ElicitResult> {
  const params = { mode: 'form' as const, message, requestedSchema };
  return extra.sendRequest({ method: 'elicitation/create', params }, ElicitResultSchema);
}

/** Asks the user to fill in a form. */
function asks(description: string, requestedSchema: Form): FixtureTool {
  return {
    description,
    run: async (_, extra) => {
      const { action, content } = await elicit(extra, description, requestedSchema);
      return [text(`Elicitation completed: action=${action}, content=${JSON.stringify(content ?? {})}`)];
    },
  };
}

const tools: Readonly<Record<string, FixtureTool>> = {
  test_simple_text: returns('Answers with text', text('This is a simple text response for testing.')),
  test_image_content: returns('Answers with an image', image),
  test_audio_content: returns('Answers with sound', {
    type: 'audio',
    data: wavBase64,
    mimeType: 'audio/wav',
  }),
  test_embedded_resource: returns('Answers with a resource', {
    type: 'resource',
    resource: {
      uri: 'test://embedded-resource',
      mimeType: 'text/plain',
      text: 'This is an embedded resource content.',
    },
  }),
  test_multiple_content_types: returns(
    'Answers with several kinds',
    text('Multiple content types test:'),
    image,
    {
      type: 'resource',
      resource: {
        uri: 'test://mixed-content-resource',
        mimeType: 'application/json',
        text: '{"test":"data","value":123}',
      },
    },
  ),
  test_tool_with_logging: {
    description: 'Logs while it works',
    run: async (_, extra) => {
      for (const data of ['Tool execution started', 'Tool processing data', 'Tool execution completed']) {
        await extra.sendNotification({ method: 'notifications/message', params: { level: 'info', data } });
        await sleep(50);
      }
      return [text('Done.')];
    },
  },
  test_tool_with_progress: {
    description: 'Tells how far it is',
    run: async (_, extra) => {
      const progressToken = extra._meta?.progressToken;
      for (const progress of [0, 50, 100]) {
        if (progressToken !== undefined) {
          const params = { progressToken, progress, total: 100 };
          await extra.sendNotification({ method: 'notifications/progress', params });
        }
        await sleep(50);
      }
      return [text('Done.')];
    },
  },
  test_error_handling: {
    description: 'Fails',
    run: async () => {
      throw new Error('This tool intentionally returns an error for testing');
    },
  },
  test_reconnection: {
    description: 'Closes its stream before it answers',
    run: async (_, extra) => {
      extra.closeSSEStream?.();
      await sleep(100);
      return [text('Reconnection test completed successfully.')];
    },
  },
  test_sampling: {
    description: 'Asks the client’s model',
    inputSchema: oneText('prompt'),
    run: async ({ prompt }, extra) => {
      const message = { role: 'user' as const, content: { type: 'text' as const, text: String(prompt) } };
      const params = { messages: [message], maxTokens: 100 };
      const { content } = await extra.sendRequest(
        { method: 'sampling/createMessage', params },
        CreateMessageResultSchema,
      );
      return [text(`LLM response: ${content.type === 'text' ? content.text : ''}`)];
    },
  },
  test_elicitation: {
    description: 'Asks the user',
    inputSchema: oneText('message'),
    run: async ({ message }, extra) => {
      const { action, content } = await elicit(extra, String(message), {
        type: 'object',
        properties: { username: { type: 'string' }, email: { type: 'string' } },
        required: ['username', 'email'],
      });
      return [text(`User response: action=${action}, content=${JSON.stringify(content ?? {})}`)];
    },
  },
  test_elicitation_sep1034_defaults: asks('A form with defaults', everyDefault),
  test_elicitation_sep1330_enums: asks('A form with choices', everyEnum),
  json_schema_2020_12_tool: {
    ...returns('Has a schema with definitions', text('Done.')),
    inputSchema: {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      $defs: {
        address: { type: 'object', properties: { street: { type: 'string' }, city: { type: 'string' } } },
      },
      properties: { name: { type: 'string' }, address: { $ref: '#/$defs/address' } },
      additionalProperties: false,
    },
  },
};

export const fixtureTools: Tool[] = Object.entries(tools).map(([name, { description, inputSchema }]) => ({
  name,
  description,
  inputSchema: inputSchema ?? { type: 'object' },
}));

export async function callFixtureTool(
  name: string,
  args: Record<string, unknown>,
  extra: Extra,
): Promise<CallToolResult> {
  try {
    const content = await tools[name]?.run(args, extra);
    if (content === undefined) throw new Error(`There is no tool ${name}.`);
    return { content: [...content] };
  } catch (error) {
    return { isError: true, content: [text((error as Error).message)] };
  }
}
