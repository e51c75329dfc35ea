// A run's folder that came from somebody else sends no key and no prompt to an endpoint that only it names.
import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { allCommands } from '../../src/cli/all-commands.ts';
import { type FakeOpenAi, startFakeOpenAi, toolCalls } from '../../src/testing/index.ts';
import { runInProcess } from '../cli/in-process.ts';
import { workplace } from '../cli/workplace.ts';

const work = workplace();
const [folder, evaluation] = [work.path('run'), work.path('evaluation')];
const run = (argv: readonly string[], answer?: boolean) =>
  runInProcess(argv, allCommands, answer === undefined ? {} : { answer });

let [own, strange]: (FakeOpenAi | undefined)[] = [];
beforeAll(async () => {
  const answer = ({ tools }: { tools: readonly { name: string }[] }) =>
    tools.length === 0 ? 'Nothing.' : toolCalls([{ name: tools[0]?.name ?? '', arguments: {} }]);
  own = await startFakeOpenAi({ answer });
  strange = await startFakeOpenAi({ answer });
  const generate = ['generate', '--demo', '-n', '1', '--max-calls', '1', '--out', folder];
  await run([...generate, '--model', 'openai:fake-model', '--base-url', own.baseUrl]);
  const samples = work.path('samples');
  await run(['generate', '--demo', '-n', '1', '--out', samples]);
  const evaluate = ['evaluate', samples, '--out', evaluation, '--max-calls', '1'];
  await run([...evaluate, '--model', 'openai:fake-model', '--base-url', own.baseUrl]);
  return () => Promise.all([own?.[Symbol.asyncDispose](), strange?.[Symbol.asyncDispose]()]);
});

const again = ['--resume', '--model', 'openai:fake-model', '--max-calls'];
const commands = [
  ['a run', `${folder}/run.json`, ['generate', '--out', folder, '-n', '1', ...again], ['20', '40']],
  [
    'an evaluation',
    `${evaluation}/evaluation.json`,
    ['evaluate', work.path('samples'), '--out', evaluation, ...again],
    ['2', '3'],
  ],
] as const;

test.each(commands)(
  '%s of one’s own goes on where it went, without a question',
  async (_, __, argv, [limit]) => {
    const before = own?.requests.length ?? 0;
    const { stderr } = await run([...argv, limit], false);
    expect(stderr).not.toContain('chosen by you');
    expect(own?.requests.length).toBeGreaterThan(before);
  },
);

test.each(commands)(
  "%s of a stranger's asks first, and --trust says it beforehand",
  async (_, file, line, [, limit]) => {
    const argv = [...line, limit];
    const url = strange?.baseUrl ?? '';
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(own?.baseUrl ?? '', url));
    const before = strange?.requests.length ?? 0;
    for (const answer of [undefined, false]) {
      const { code, stderr } = await run(argv, answer);
      expect(code).toBe(2);
      expect(stderr).toContain(`names ${url} as the endpoint of openai:fake-model`);
      expect(stderr).toContain(`toolgrad-mcp ${argv.join(' ')} --trust`);
    }
    expect(strange?.requests).toHaveLength(before);
    await run([...argv, '--trust']);
    expect(strange?.requests.length).toBeGreaterThan(before);
  },
);
