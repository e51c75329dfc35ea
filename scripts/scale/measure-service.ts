// What a draft, its commitment and its lessons take on this machine, measured on drafts of the bundled servers.
import { createAcceptedSamples } from '../../src/checks/novel.ts';
import { composeRun } from '../../src/compose/compose-run.ts';
import type { Learned } from '../../src/model/learned.ts';
import { deriveSeed } from '../../src/model/random.ts';
import { draftId } from '../../src/model/sample.ts';
import { draftEntry, rememberEntry } from '../../src/synthesis/draft-entry.ts';
import { type MadeData, madeFrom } from '../../src/synthesis/draft-job.ts';
import { LessonLog } from '../../src/synthesis/lesson-log.ts';
import { makeDraft } from '../../src/synthesis/make-draft.ts';
import type { ServiceTimes } from './simulate.ts';

export interface Measured extends ServiceTimes {
  /** Bytes of a draft as JSON, on average, and of its lessons. */
  readonly draftBytes: number;
  readonly lessonBytes: number;
  /** Bytes of the sum of all lessons. */
  readonly sumBytes: number;
}

/** This process's time, whatever else the machine does. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Drafts that warm the engine up, and are not measured. */
const warmUp = 20;

export async function measureService(folder: string, drafts: number): Promise<Measured> {
  const { signal } = new AbortController();
  const request = {
    tools: { demo: true },
    out: folder,
    mode: 'new',
    spec: { samples: drafts, seed: 1 },
    workers: 1,
  } as const;
  await using run = await composeRun(request, () => {}, signal);
  const { parts, spec } = run;
  const log = new LessonLog(spec.window);
  const accepted = createAcceptedSamples();
  const budget = { pay: <T>(ask: () => Promise<T>) => ask() };
  const times = { draft: [] as number[], commit: 0, lesson: 0 };
  let [bytes, lessonBytes] = [0, 0];
  const learned: Learned[] = [];
  for (let index = 0; index < warmUp + drafts; index++) {
    const seed = deriveSeed(spec.seed, index);
    const memory = log.memoryAt(log.length);
    const began = cpuMs();
    const made = await makeDraft({ ...parts, budget }, spec, { index, seed, memory }, signal);
    const { catalog, ...data } = made;
    const text = JSON.stringify({ ...data, catalogHash: catalog.hash });
    const sent = cpuMs();
    const back = madeFrom(JSON.parse(text) as MadeData, catalog);
    const context = { id: draftId(spec.seed, index), seed, model: 'symbolic', createdAt: Date.now() };
    const entry = await draftEntry(back, { ...parts, ...context, accepted, signal, calendar: spec });
    await run.folder.commit(entry);
    rememberEntry(accepted, entry);
    const committed = cpuMs();
    log.append(JSON.parse(JSON.stringify(entry.learned)) as Learned);
    if (index < warmUp) continue;
    learned.push(entry.learned);
    times.draft.push(sent - began);
    times.commit += (committed - sent) / drafts;
    bytes += text.length / drafts;
    lessonBytes += JSON.stringify(entry.learned).length / drafts;
  }
  // As a worker takes them: several at a time, with its next job.
  const atATime = 8;
  const began = cpuMs();
  let memory = log.memoryAt(log.length);
  for (let at = 0; at < learned.length; at += atATime)
    memory = memory.with(...learned.slice(at, at + atATime));
  times.lesson = (cpuMs() - began) / learned.length;
  const sumBytes = JSON.stringify(memory.toLearned()).length;
  return { ...times, draftBytes: bytes, lessonBytes, sumBytes };
}
