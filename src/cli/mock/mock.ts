// `mock SOURCE`: serves a recording, or a server that does not exist yet.
import { ToolGradError } from '../../model/errors.ts';
import type { Command } from '../command.ts';
import { type HttpOptions, httpFlags, httpOptions } from '../flags/http-flags.ts';
import { wholeNumber } from '../numbers.ts';

export interface MockCommandOptions {
  readonly source: string;
  readonly synthesize: boolean;
  readonly seed: number;
  /** Absent: over stdio. */
  readonly http?: HttpOptions;
}

export const mockCommand: Command<MockCommandOptions> = {
  name: 'mock',
  argument: {
    name: 'source',
    description: 'A cassette, a list of tools, an OpenAPI 3 document, or a folder of ToolBench tool files',
  },
  description: 'Serve a recording, or tools that do not exist yet',
  flags: {
    synthesize: { kind: 'switch', description: 'Answer by rule what a cassette does not hold' },
    seed: { kind: 'value', default: '0', description: 'Equal seeds make equal worlds' },
    ...httpFlags,
  },
  examples: [
    ['$0 mock cassettes/crm.cassette.json', 'for the MCP client that starts it'],
    ['$0 mock openapi.yaml --http --port 8787', 'an API, for many clients on this machine'],
  ],
  options(said) {
    if (said.argument === undefined) {
      throw new ToolGradError(
        'usage',
        'mock needs what it is to play: a cassette, a list of tools, an OpenAPI 3 document, or a folder of ToolBench tool files.',
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
