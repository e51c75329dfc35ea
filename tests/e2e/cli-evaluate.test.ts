// `evaluate` as its users run it: a process that prints one object, and that Ctrl-C ends.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faults, startFakeOpenAi } from '../../src/testing/index.ts';
import { runProgram } from '../cli/built-program.ts';
import { workplace } from '../cli/workplace.ts';

const work = workplace();
const json = (name: string) => JSON.parse(readFileSync(work.path(name), 'utf8'));

test('a run is evaluated, and Ctrl-C keeps what was played, within two seconds, and says how to go on', async () => {
  const run = (line: string) => runProgram(line.split(' '), { cwd: work.folder });
  expect((await run('generate --demo -n 3 --out run')).code).toBe(0);
  const perfect = await run('evaluate run --model player:perfect --json');
  expect([perfect.code, perfect.stderr]).toEqual([0, '']);
  expect(JSON.parse(perfect.stdout)).toMatchObject({
    evaluation: 'run/evaluations/player-perfect',
    summary: { measures: { passed: { mean: 1 } } },
  });

  let answered = 0;
  await using endpoint = await startFakeOpenAi({
    answer: () => {
      answered += 1;
      return answered > 2 ? faults.hang() : 'I do not know.';
    },
  });
  let stoppedAt = 0;
  const { code, stderr } = await runProgram(
    `evaluate run --model openai:fake-model --base-url ${endpoint.baseUrl} --out stopped --concurrency 1`.split(
      ' ',
    ),
    {
      cwd: work.folder,
      interrupt: {
        signal: 'SIGINT',
        when: () => {
          if (answered > 2) stoppedAt ||= performance.now();
          return answered > 2;
        },
      },
    },
  );
  expect(code).toBe(130);
  expect(performance.now() - stoppedAt).toBeLessThan(4000);
  expect(readFileSync(work.path('stopped/played.jsonl'), 'utf8').trim().split('\n')).toHaveLength(2);
  expect(json('stopped/evaluation.json').status).toBe('interrupted');
  expect(stderr).toMatch(
    /Interrupted with 2 of \d+ examples played; all of them are kept\..*--out stopped --resume/s,
  );
});
