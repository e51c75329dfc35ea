// `mock SOURCE`: serves a recording, or a server that does not exist yet.
import { ToolGradError } from '../../model/errors.ts';
import type { Command } from '../command.ts';
import { httpFlags, httpOptions } from '../flags/http-flags.ts';
import { wholeNumber } from '../numbers.ts';
import type { MockCommandOptions } from './mock-serve.ts';

export const mockCommand: Command<MockCommandOptions> = {
  name: 'mock',
  argument: {
    name: 'source',
    description: 'A cassette, a list of tools, an OpenAPI 3 document, or a folder of ToolBench tool files',
  },
  description: 'Serve a recording, or mock tools that do not exist yet',
  flags: {
    synthesize: { kind: 'switch', description: 'Make up answers that a cassette does not contain' },
    seed: { kind: 'value', default: '0', description: 'The same seed makes up the same data' },
    ...httpFlags,
  },
  examples: [
    ['$0 mock cassettes/crm.cassette.json', 'For an MCP client that starts it'],
    ['$0 mock openapi.yaml --http --port 8787', 'An API, for any number of local clients'],
  ],
  options(said) {
    if (said.argument === undefined) {
      throw new ToolGradError(
        'usage',
        'mock needs something to serve: a cassette, a list of tools, an OpenAPI 3 document, or a folder of ToolBench tool files.',
      );
    }
    const http = httpOptions(said);
    return {
      source: said.argument,
      synthesize: said.switches.has('synthesize'),
      seed: wholeNumber(said.values, 'seed', { min: 0, max: 2 ** 32 - 1 }) ?? 0,
      ...(http === undefined ? {} : { http }),
    };
  },
  async run(options, terminal) {
    const { serveMock } = await import('./mock-serve.ts');
    return await serveMock(options, terminal);
  },
};
