// A worker thread: makes the drafts of the jobs that it is sent.
import { parentPort, workerData } from 'node:worker_threads';
import { flagsBeside, selectChecks } from '../checks/checks.ts';
import type { RunEvent } from '../model/events.ts';
import type { Spent } from '../model/sample.ts';
import type { CatalogContents } from '../model/tool.ts';
import type { Budget } from '../spending/budget.ts';
import { type DraftJob, JobWorker } from '../synthesis/draft-job.ts';
import { steadyNow } from '../timing/clock.ts';
import { watchChildren } from '../transports/process-group.ts';
import { type Asked, openChannel } from './channel.ts';
import { configOf } from './own-server.ts';
import { threadModel } from './thread-model.ts';
import type { ThreadSetup } from './thread-setup.ts';
import { openThreadSource } from './thread-source.ts';

if (parentPort === null) throw new Error('This file is the beginning of a worker thread.');
const setup = workerData as ThreadSetup;

const channel = openChannel(parentPort, {
  catalog: (contents: CatalogContents) => source.setCatalog(contents),
  async make(job: DraftJob, { signal }: Asked) {
    try {
      return await worker.make(job, signal);
    } finally {
      sendEvents();
    }
  },
  async close() {
    await source[Symbol.asyncDispose]();
    sendEvents();
  },
});

// It may end without a word, with the process: the main thread ends its children then.
watchChildren((pid, lives) => channel.tell('child', { pid, lives }));

/** Events go in bundles: a draft has dozens of them. */
let events: RunEvent[] = [];

function sendEvents(): void {
  if (events.length > 0) channel.tell('events', events);
  events = [];
}

function onEvent(event: RunEvent): void {
  if (events.length === 0) setImmediate(sendEvents);
  events.push(event);
}

/** The main thread counts what all threads spend, where there are limits; without them nobody has to be asked. */
const budget: Pick<Budget, 'pay'> = {
  async pay(ask) {
    if (!setup.limited) return await ask();
    await channel.request('pay', undefined);
    let spent: Spent | undefined;
    try {
      const answer = await ask();
      spent = answer.spent;
      return answer;
    } finally {
      channel.tell('paid', spent);
    }
  },
};

const source = openThreadSource(await Promise.all(setup.own.map(configOf)), setup, () => channel);
const { names, options } = setup.checks;
const worker = new JobWorker({
  source,
  backend: await threadModel(setup.model, () => channel),
  checks: [...selectChecks(names, options), ...flagsBeside(names)],
  secrets: setup.secrets,
  clock: steadyNow,
  onEvent,
  budget,
});
channel.tell('ready', undefined);
