// The resources and prompts that the official conformance suite wants of a server.
import {
  ErrorCode,
  type GetPromptResult,
  McpError,
  type Prompt,
  type PromptMessage,
  type ReadResourceResult,
  type Resource,
} from '@modelcontextprotocol/sdk/types.js';
import { pngBase64 } from './fixture-data.ts';

export const fixtureResources: Resource[] = [
  { uri: 'test://static-text', name: 'static-text', mimeType: 'text/plain' },
  { uri: 'test://static-binary', name: 'static-binary', mimeType: 'image/png' },
  { uri: 'test://watched-resource', name: 'watched-resource', mimeType: 'text/plain' },
];

export const fixtureTemplates = [
  { uriTemplate: 'test://template/{id}/data', name: 'template', mimeType: 'application/json' },
];

export function readFixture(uri: string): ReadResourceResult {
  const id = /^test:\/\/template\/([^/]+)\/data$/.exec(uri)?.[1];
  if (id !== undefined) {
    const text = JSON.stringify({ id, templateTest: true, data: `Data for ID: ${id}` });
    return { contents: [{ uri, mimeType: 'application/json', text }] };
  }
  const resource = fixtureResources.find((candidate) => candidate.uri === uri);
  if (resource === undefined) throw new McpError(ErrorCode.InvalidParams, `There is no resource ${uri}.`);
  const { mimeType = '' } = resource;
  if (mimeType === 'image/png') return { contents: [{ uri, mimeType, blob: pngBase64 }] };
  const text =
    uri === 'test://static-text'
      ? 'This is the content of the static text resource.'
      : 'Watched resource content';
  return { contents: [{ uri, mimeType, text }] };
}

const argument = (name: string) => ({ name, required: true });

export const fixturePrompts: Prompt[] = [
  { name: 'test_simple_prompt', description: 'Text' },
  {
    name: 'test_prompt_with_arguments',
    description: 'Text with arguments',
    arguments: [argument('arg1'), argument('arg2')],
  },
  {
    name: 'test_prompt_with_embedded_resource',
    description: 'A resource',
    arguments: [argument('resourceUri')],
  },
  { name: 'test_prompt_with_image', description: 'An image' },
];

const said = (content: PromptMessage['content']): PromptMessage => ({ role: 'user', content });

export function getFixturePrompt(name: string, args: Readonly<Record<string, string>>): GetPromptResult {
  switch (name) {
    case 'test_simple_prompt':
      return { messages: [said({ type: 'text', text: 'This is a simple prompt for testing.' })] };
    case 'test_prompt_with_arguments': {
      const text = `Prompt with arguments: arg1='${args.arg1}', arg2='${args.arg2}'`;
      return { messages: [said({ type: 'text', text })] };
    }
    case 'test_prompt_with_embedded_resource': {
      const text = 'Embedded resource content for testing.';
      const resource = { uri: args.resourceUri ?? '', mimeType: 'text/plain', text };
      return { messages: [said({ type: 'resource', resource })] };
    }
    case 'test_prompt_with_image':
      return { messages: [said({ type: 'image', data: pngBase64, mimeType: 'image/png' })] };
    default:
      throw new McpError(ErrorCode.InvalidParams, `There is no prompt ${name}.`);
  }
}
