// Work that takes long says so in a log: a line every few seconds, and none once it is over.
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { evaluationLine, startEvaluationProgress } from '../../src/cli/evaluate/evaluation-progress.ts';
import { exportLine } from '../../src/cli/export/export-text.ts';
import { closeServers } from '../../src/cli/progress/close-servers.ts';
import { progressLine, startProgress } from '../../src/cli/progress/run-progress.ts';
import { showOpening } from '../../src/cli/progress/show-opening.ts';
import { showLive } from '../../src/cli/rendering/live.ts';
import { createScreen, type Terminal } from '../../src/cli/terminal/terminal.ts';
import { nothingVerified, verificationLine } from '../../src/cli/verify/verification-text.ts';
import { noUsage } from '../../src/model/sample.ts';
import { withoutPassingLines } from './passing-lines.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function logged() {
  const stream = new PassThrough();
  return { err: createScreen(stream), text: () => String(stream.read() ?? '') };
}

test('a line comes every five seconds while it goes on, with an event or without', () => {
  const { err, text } = logged();
  let done = 0;
  using live = showLive(err, { block: () => '', line: () => `${done} done` });
  live.refresh();
  expect(text()).toBe('');
  vi.advanceTimersByTime(4_999);
  expect(text()).toBe('');
  done = 3;
  vi.advanceTimersByTime(1);
  live.refresh();
  expect(text()).toBe('3 done\n');
  vi.advanceTimersByTime(10_000);
  expect(text()).toBe('3 done\n3 done\n');
});

test('once it is over, an event that comes late says nothing', () => {
  const { err, text } = logged();
  const live = showLive(err, { block: () => '', line: () => 'going on' });
  live[Symbol.dispose]();
  vi.advanceTimersByTime(60_000);
  live.refresh();
  expect(text()).toBe('');
});

test('these lines are known to the tests of programs, and nothing else is taken for one', async () => {
  const spent = { usage: { ...noUsage, inputTokens: 12 }, calls: 3, costUsd: 0.5 };
  const spending = { spent, limits: { costUsd: 2 } };
  const evaluation = { model: 'openai:m', examples: 1200, played: 3, spending };
  const verification = { ...nothingVerified('a'), samples: 3, passed: 2, failed: 1 };
  const lines = [
    progressLine(startProgress(1200, 3, 1, spending), 2000),
    progressLine(startProgress(1, 0, 0), 2000),
    evaluationLine(startEvaluationProgress(evaluation), 2000),
    verificationLine(verification, 1200),
    ...(['reading', 'comparing', 'writing'] as const).map((stage) =>
      exportLine({ stage, done: 1, total: 1200 }),
    ),
  ];
  const { err, text } = logged();
  const terminal = { err } as Terminal;
  const opened = showOpening(terminal, () => new Promise((resolve) => void setTimeout(resolve, 6_000)));
  await vi.advanceTimersByTimeAsync(6_000);
  await opened;
  const closed = closeServers(
    { [Symbol.asyncDispose]: () => new Promise((resolve) => void setTimeout(resolve, 6_000)) },
    terminal,
  );
  await vi.advanceTimersByTimeAsync(6_000);
  await closed;
  const said = text();
  expect(said.split('\n')).toHaveLength(3);
  for (const line of lines) expect([line, withoutPassingLines(`${line}\n`)]).toEqual([line, '']);
  const rest = 'Error: 3 of 4 samples are broken.\nNotice: crm failed\n';
  expect(withoutPassingLines(`${lines.join('\n')}\n${said}${rest}`)).toBe(rest);
});
