// `record`: keeps what live servers answer, to be played back without them.
import { ToolGradError } from '../../model/errors.ts';
import type { Command, Flag, Said } from '../command.ts';
import { httpFlags, httpOptions } from '../flags/http-flags.ts';
import { toolsOptions } from '../flags/tools-flags.ts';
import { generateCommand } from '../generate/generate.ts';
import type { GenerateOptions } from '../generate/generate-options.ts';
import type { RecordOptions } from './record-options.ts';

const {
  out: _out,
  resume: _resume,
  force: _force,
  trust: _trust,
  estimate: _estimate,
  workers: _workers,
  queue: _queue,
  json,
  ...generateFlags
} = generateCommand.flags as Readonly<Record<string, Flag>>;
const group = 'Output';

export const recordCommand: Command<RecordOptions> = {
  name: 'record',
  description: 'Record servers in cassettes, to generate without them',
  flags: {
    ...generateFlags,
    out: { kind: 'value', group, description: 'Folder for the cassettes, or a .json file for one server' },
    finish: {
      kind: 'switch',
      group,
      description: 'Write the cassettes of an interrupted recording in --out',
    },
    run: { kind: 'value', group, description: 'Folder to keep the samples of the recorded run in' },
    serve: {
      kind: 'switch',
      group: 'Clients',
      description: 'Record what MCP clients call, instead of a run',
    },
    ...httpFlags,
    ...(json === undefined ? {} : { json }),
  },
  examples: [
    ['$0 record --config mcp.json --out cassettes -n 100', 'Record what 100 samples need'],
    ['$0 generate --config cassettes/mcp.json -n 100', 'Generate the same samples without the servers'],
    [
      '$0 record --serve --config mcp.json --out cassettes',
      'Record what an agent calls (add this command to its servers)',
    ],
  ],
  options: recordOptions,
  async run(options, terminal) {
    const { of } = options;
    if (of.kind === 'leftover') {
      const { recordFinish } = await import('./record-finish.ts');
      return await recordFinish(options, terminal);
    }
    if (of.kind === 'clients') {
      const { recordClients } = await import('./record-clients.ts');
      return await recordClients({ ...options, of }, terminal);
    }
    const { recordRun } = await import('./record-run.ts');
    return await recordRun({ ...options, of }, terminal);
  },
};

function recordOptions(said: Said): RecordOptions {
  const { values, switches } = said;
  const { out, run, ...others } = values;
  if (out === undefined) {
    throw new ToolGradError(
      'usage',
      'record needs --out with a folder for the cassettes, or with a .json file for one server.',
    );
  }
  const json = switches.has('json');
  if (switches.has('finish')) {
    const given = [...Object.keys(values), ...Object.keys(said.lists), ...switches];
    const surplus = given.find((flag) => !['out', 'json', 'finish'].includes(flag));
    if (surplus !== undefined) {
      throw new ToolGradError('usage', `--finish only takes --out and --json: remove --${surplus}.`);
    }
    return { out, of: { kind: 'leftover' }, json };
  }
  const http = httpOptions(said);
  if (switches.has('serve')) {
    const known = ['config', 'port', 'host', 'token'];
    const lone = [...Object.keys(others), ...Object.keys(said.lists)].find(
      (flag) => !known.includes(flag) && !['servers', 'allow', 'deny', 'reads'].includes(flag),
    );
    const surplus = run === undefined ? lone : 'run';
    if (surplus !== undefined) {
      throw new ToolGradError(
        'usage',
        `--${surplus} applies to a run, but --serve records what clients call: remove one of them.`,
      );
    }
    return { out, of: { kind: 'clients', tools: toolsOptions(said, true), ...(http && { http }) }, json };
  }
  if (http !== undefined) throw new ToolGradError('usage', '--http only works with --serve.');
  const { mode: _, ...generate } = generateCommand.options({ ...said, values: others }) as GenerateOptions;
  return { out, of: { kind: 'run', generate, ...(run === undefined ? {} : { run }) }, json };
}
