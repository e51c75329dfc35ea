// The command line without running anything: what it understands, and its sentence for what it does not.

import { describe, expect, test } from 'vitest';
import { allChecks } from '../../src/checks/checks.ts';
import { generateCommand } from '../../src/cli/generate/generate.ts';
import { parseCommandLine } from '../../src/cli/program.ts';
import { statsCommand } from '../../src/cli/stats/stats.ts';
import { toolsCommand } from '../../src/cli/tools/tools.ts';
import { verifyCommand } from '../../src/cli/verify/verify.ts';

const commands = [generateCommand, toolsCommand, verifyCommand, statsCommand];
const words = (line: string) => line.split(' ').filter((word) => word !== '');
const parse = (line: string) => parseCommandLine(words(line), commands, 100);

test('--checks says which checks do not run by default', () => {
  const others = allChecks.filter(({ byDefault }) => !byDefault).map(({ name }) => name);
  expect(generateCommand.flags).toMatchObject({ checks: { default: `all except ${others.join(' and ')}` } });
});

describe('what is understood', () => {
  test.each([
    ['generate --demo', { tools: { demo: true }, mode: 'new', spec: {}, json: false }],
    [
      'generate --config mcp.json --servers crm,shop --allow crm:{get,list}_*,shop:* --allow docs:* --deny crm:*_all',
      {
        tools: {
          configFile: 'mcp.json',
          servers: ['crm', 'shop'],
          allow: ['crm:{get,list}_*', 'shop:*', 'docs:*'],
          deny: ['crm:*_all'],
        },
        mode: 'new',
        spec: {},
        json: false,
      },
    ],
    [
      'generate --demo -n 20 --seed 7 --iterations 2 --proposals 4 --pool 9 --concurrency 3 --window 16 --json',
      {
        tools: { demo: true },
        mode: 'new',
        spec: { samples: 20, seed: 7, iterations: 2, proposals: 4, pool: 9, concurrency: 3, window: 16 },
        json: true,
      },
    ],
    ['generate --out runs/a --resume', { tools: {}, out: 'runs/a', mode: 'resume', spec: {}, json: false }],
    [
      'generate --demo --out runs/a --force --samples=3',
      { tools: { demo: true }, out: 'runs/a', mode: 'replace', spec: { samples: 3 }, json: false },
    ],
    [
      'generate --demo --checks -novel --model symbolic',
      { tools: { demo: true }, mode: 'new', spec: {}, model: 'symbolic', checks: ['-novel'], json: false },
    ],
    ['generate --demo --checks +solve,-novel', expect.objectContaining({ checks: ['+solve', '-novel'] })],
    [
      'generate --demo --model openai:qwen3:8b --base-url http://127.0.0.1:11434/v1 --temperature 0.7 --cache answers --record r.jsonl --model-concurrency 8 --requests-per-minute 60 --tokens-per-minute 90000 --model-timeout 30 --model-patience 1.5 --solve-threshold .5 --no-feedback',
      {
        tools: { demo: true },
        mode: 'new',
        spec: { feedback: false },
        model: 'openai:qwen3:8b',
        asking: {
          baseUrl: 'http://127.0.0.1:11434/v1',
          temperature: 0.7,
          cacheDir: 'answers',
          record: 'r.jsonl',
          concurrency: 8,
          requestsPerMinute: 60,
          tokensPerMinute: 90_000,
          timeoutMs: 30_000,
          patienceMs: 90_000,
        },
        solveThreshold: 0.5,
        limits: {},
      },
    ],
    [
      'generate --demo --model openai:gpt-5-mini --max-cost 0.25 --max-tokens 100000 --max-calls 50 --estimate',
      expect.objectContaining({
        asking: {},
        limits: { costUsd: 0.25, tokens: 100_000, calls: 50 },
        estimate: true,
      }),
    ],
    ['tools --demo --json', { tools: { demo: true }, json: true }],
    ['verify runs/a --config other.json', { run: 'runs/a', configFile: 'other.json', json: false }],
    ['stats --json 007', { run: '007', json: true }],
  ])('%s', async (line, options) => {
    expect(await parse(line)).toMatchObject({ kind: 'command', options });
  });

  test('help and version, wherever they stand', async () => {
    expect(await parse('--version')).toEqual({ kind: 'version' });
    for (const line of ['--help', '-h', 'generate --help', 'verify --help', 'verify -h runs/a']) {
      expect(await parse(line)).toMatchObject({
        kind: 'help',
        text: expect.stringContaining('toolgrad-mcp'),
      });
    }
    expect(await parse('generate --help')).toMatchObject({ text: expect.stringContaining('--concurrency') });
    const { text } = (await parse('verify --help')) as { text: string };
    expect(text).toContain('toolgrad-mcp verify <run> [flags]');
    expect((await parse('--help')) as { text: string }).toMatchObject({
      text: expect.stringContaining('verify <run> '),
    });
    expect(await parse('')).toMatchObject({ kind: 'nothing', text: expect.stringContaining('Commands:') });
  });
});

describe('what is not', () => {
  test.each([
    [
      'generat',
      'Unknown command generat. Did you mean generate? The commands are generate, tools, verify, stats.',
    ],
    ['zzz', 'Unknown command zzz. The commands are generate, tools, verify, stats.'],
    ['--demo', '--demo needs a command first: generate, tools, verify, stats.'],
    ['generate', 'Use --config FILE for your own servers, or --demo for the bundled demo servers.'],
    ['tools', 'Use --config FILE for your own servers, or --demo for the bundled demo servers.'],
    ['generate --demo --config a.json', '--config and --demo cannot be combined.'],
    [
      'generate --demo --sample 3',
      '--sample is not a flag of generate. Did you mean --samples? See toolgrad-mcp generate --help.',
    ],
    ['generate --demo -x', '-x is not a flag of generate. See toolgrad-mcp generate --help.'],
    ['generate --demo --no-json', '--no-json is not a flag of generate. See toolgrad-mcp generate --help.'],
    ['tools --demo --samples 3', '--samples is not a flag of tools. See toolgrad-mcp tools --help.'],
    ['generate --demo -n 0', '--samples must be a whole number from 1 to 1000000, not "0".'],
    ['generate --demo -n -3', '--samples must be a whole number from 1 to 1000000, not "-3".'],
    ['generate --demo -n 2.5', '--samples must be a whole number from 1 to 1000000, not "2.5".'],
    ['generate --demo -n many', '--samples must be a whole number from 1 to 1000000, not "many".'],
    ['generate --demo --seed -1', '--seed must be a whole number from 0 to 4294967295, not "-1".'],
    ['generate --demo --window 0', '--window must be a whole number from 1 to 1000000, not "0".'],
    ['generate --demo --max-cost $5', '--max-cost must be a number above 0, not "$5".'],
    ['generate --demo --max-cost 0', '--max-cost must be a number above 0, not "0".'],
    [
      'generate --demo --max-tokens 1e6',
      '--max-tokens must be a whole number from 1 to 1000000000000, not "1e6".',
    ],
    ['generate --demo --max-calls 0', '--max-calls must be a whole number from 1 to 1000000000000, not "0".'],
    ['generate --demo --temperature 3', '--temperature must be a number from 0 to 2, not "3".'],
    ['generate --demo --solve-threshold 60%', '--solve-threshold must be a number from 0 to 1, not "60%".'],
    ['generate --demo --model-timeout 0', '--model-timeout must be a number above 0, not "0".'],
    [
      'generate --demo --model-concurrency many',
      '--model-concurrency must be a whole number from 1 to 1000, not "many".',
    ],
    [
      'generate --demo --feedback',
      '--feedback is not a flag of generate. Did you mean --no-feedback? See toolgrad-mcp generate --help.',
    ],
    ['generate --demo -n', '--samples needs a value.'],
    ['generate --demo --out', '--out needs a value.'],
    ['generate --demo --out --json', '--out needs a value.'],
    ['generate --demo -n 1 --samples 2', '--samples was given 2 times, but it takes one value.'],
    ['generate --demo --resume', '--resume needs --out with the folder of the run.'],
    ['generate --demo --force', '--force needs --out with the folder of the run.'],
    ['generate --demo --out a --force --resume', '--resume and --force cannot be combined.'],
    ['generate --demo runs/a', 'generate takes no argument, so "runs/a" is unexpected.'],
    ['verify', 'verify needs the folder of a run, for example: toolgrad-mcp verify runs/demo.'],
    ['stats', 'stats needs the folder of a run, for example: toolgrad-mcp stats runs/demo.'],
    ['verify a b', 'verify takes one argument, run, so "b" is unexpected.'],
  ])('%s', async (line, message) => {
    await expect(parse(line)).rejects.toMatchObject({ code: 'usage', message });
  });
});
