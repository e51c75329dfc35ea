// A run of the bundled servers with faults in their traffic, and what came of it: figures, and whether anything is wrong with it.

import { rm } from 'node:fs/promises';
import { bundledServers } from '../../servers/bundled.ts';
import { createSymbolicBackend } from '../../src/backends/symbolic/backend.ts';
import { selectChecks } from '../../src/checks/checks.ts';
import { createAcceptedSamples } from '../../src/checks/novel.ts';
import { calendarOf } from '../../src/compose/calendar.ts';
import { defaultSpec } from '../../src/compose/plan-run.ts';
import { readFaults } from '../../src/config/faults.ts';
import type { FaultName } from '../../src/faults/faults.ts';
import type { RejectedDraft, Sample } from '../../src/model/sample.ts';
import { readCommitted, readSamples } from '../../src/runs/read-run.ts';
import { createRun } from '../../src/runs/run-folder.ts';
import { type Ended, generate } from '../../src/synthesis/generate.ts';
import { verifySample } from '../../src/synthesis/verify.ts';
import { inProcessServer, type ServerSettings } from '../../src/tools/server-config.ts';
import { openToolSource } from '../../src/tools/source.ts';
import type { FaultCase } from './cases.ts';

export interface Aftermath {
  readonly ended: Ended;
  readonly accepted: number;
  readonly rejected: number;
  readonly toolCalls: number;
  readonly failedToolCalls: number;
  /** How often each fault was injected, over all servers. */
  readonly injected: ReadonlyMap<FaultName, number>;
  /** The servers that faults were injected into. */
  readonly servers: ReadonlySet<string>;
  /** What the run told while it was made. */
  readonly notices: readonly string[];
  /** What drafts learned of failed calls: what was said, and how many drafts said it. */
  readonly critiques: ReadonlyMap<string, number>;
  /** What must not be: sentences. */
  readonly wrong: readonly string[];
}

export interface DemoOptions {
  readonly samples: number;
  readonly seed?: number;
  /** Where the run goes; removed afterwards. */
  readonly folder: string;
  readonly settings?: Partial<ServerSettings>;
}

const never = new AbortController().signal;
const secrets: readonly string[] = [];
const clock = () => Date.now();

/** Makes the run, reads it back, and executes every accepted chain again on servers without faults. */
export async function demoUnderFaults(
  { faults: written }: FaultCase,
  { samples, seed = 0, folder, settings = {} }: DemoOptions,
): Promise<Aftermath> {
  const injected = new Map<FaultName, number>();
  const servers = new Set<string>();
  const notices: string[] = [];
  const checks = selectChecks();
  const configs = bundledServers.map(({ name, create }) => ({
    ...inProcessServer(name, create, {
      sandbox: true,
      isolation: 'sample',
      timeoutMs: 1_000,
      ...settings,
    }),
    faults: readFaults({ ...written, seed }, `The server "${name}"`),
  }));
  const source = openToolSource(configs, {
    restartDelayMs: 1,
    onNotice: (message) => notices.push(message),
    onFault: (server, fault) => {
      servers.add(server);
      injected.set(fault, (injected.get(fault) ?? 0) + 1);
    },
  });
  let ended: Ended;
  try {
    const catalog = await source.catalog(never);
    const spec = { ...defaultSpec, ...calendarOf(true), samples, seed };
    const about = {
      configuration: { demo: true, allow: [], deny: [] },
      spec,
      model: 'symbolic',
      checks: checks.map(({ name }) => name),
      notices,
      catalogHash: catalog.hash,
      toolgrad: '0',
    };
    await using store = await createRun(folder, about, catalog, { replace: false, clock });
    const result = await generate(
      {
        source,
        backend: createSymbolicBackend(),
        checks,
        accepted: createAcceptedSamples(),
        store,
        secrets,
        limits: {},
        version: '0',
        clock,
        onEvent: () => {},
      },
      spec,
      never,
    );
    ended = result.ended;
    await store.finish('done');
  } finally {
    await source[Symbol.asyncDispose]();
  }
  const entries: (Sample | RejectedDraft)[] = [];
  for await (const { entry } of readCommitted(folder)) entries.push(entry);
  const accepted: Sample[] = [];
  for await (const sample of readSamples(folder)) accepted.push(sample);
  const wrong = [
    ...gaps(entries),
    ...(ended === 'done' && accepted.length !== samples
      ? [`${accepted.length} of ${samples} samples were accepted.`]
      : []),
    ...(await faultySamples(accepted)),
  ];
  await rm(folder, { recursive: true });
  const sum = (count: (entry: Sample | RejectedDraft) => number) =>
    entries.reduce((total, entry) => total + count(entry), 0);
  return {
    ended,
    accepted: accepted.length,
    rejected: entries.length - accepted.length,
    toolCalls: sum(({ trace }) => trace.toolCalls),
    failedToolCalls: sum(({ trace }) => trace.failedToolCalls),
    injected,
    servers,
    notices,
    critiques: critiquesOf(entries),
    wrong,
  };
}

/** Every draft is there once, in the order of its index. */
function gaps(entries: readonly { readonly id: string }[]): string[] {
  return entries.flatMap(({ id }, index) =>
    Number(id.split('-').at(-1)) === index ? [] : [`${id} stands where draft ${index} is due.`],
  );
}

/** A sample without a faulty step passes every check on servers without faults, with the very results that it holds. */
async function faultySamples(samples: readonly Sample[]): Promise<string[]> {
  await using source = openToolSource(
    bundledServers.map(({ name, create }) =>
      inProcessServer(name, create, { sandbox: true, isolation: 'sample' }),
    ),
  );
  const wrong: string[] = [];
  const parts = { source, checks: selectChecks(), accepted: createAcceptedSamples(), secrets, clock };
  for (const sample of samples) {
    for (const { check, status, detail } of await verifySample(parts, sample, never)) {
      const isOther = check === 'replay' && detail !== 'stable';
      if (status === 'failed' || isOther) wrong.push(`${sample.id} fails ${check}: ${detail}.`);
    }
  }
  return wrong;
}

function critiquesOf(entries: readonly (Sample | RejectedDraft)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { learned } of entries) {
    const said = new Set(learned.failures.map(({ critique }) => critique.message));
    for (const message of said) counts.set(message, (counts.get(message) ?? 0) + 1);
  }
  return new Map([...counts].sort((a, b) => b[1] - a[1]));
}
