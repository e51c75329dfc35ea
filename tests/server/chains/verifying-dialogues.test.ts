// verify_chain with several exchanges: dialogues that an agent brings are executed, judged and stored like any sample.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { composeRun } from '../../../src/compose/compose-run.ts';
import { isDialogue } from '../../../src/model/dialogue.ts';
import { isAccepted } from '../../../src/model/figures.ts';
import type { Sample } from '../../../src/model/sample.ts';
import { stepsOf } from '../../../src/model/workflow.ts';
import { readCommitted, readSamples } from '../../../src/runs/read-run.ts';
import { generate } from '../../../src/synthesis/generate.ts';
import { type Agent, type Bench, openBench } from './agent-client.ts';

interface Verified {
  readonly passed: boolean;
  readonly next: string;
  readonly stored?: { readonly id: string };
  readonly verdicts: readonly { readonly check: string; readonly status: string; readonly detail?: string }[];
}

const folder = mkdtempSync(join(tmpdir(), 'toolgrad-brought-'));
const { signal } = new AbortController();
const dialogues: Sample[] = [];
const runsFolder = join(folder, 'runs');
let bench: Bench;
let agent: Agent;

beforeAll(async () => {
  const out = join(folder, 'run');
  {
    await using composed = await composeRun(
      { tools: { demo: true }, out, mode: 'new', spec: { samples: 14, seed: 15, exchanges: 4 } },
      () => {},
      signal,
    );
    await composed.folder.finish((await generate(composed.parts, composed.spec, signal)).ended);
  }
  for await (const sample of readSamples(out)) if (isDialogue(sample)) dialogues.push(sample);
  bench = await openBench({ demo: true }, runsFolder);
  agent = await bench.connect();
}, 180_000);
afterAll(async () => {
  await bench?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

/** What an agent would bring to make the same dialogue. */
function brought({ exchanges, today, chains }: Sample) {
  return {
    chains: chains.map(({ id, steps }) => ({
      id,
      steps: steps.map(({ id: step, name, arguments: args, bindings }) => ({
        id: step,
        name,
        arguments: args,
        bindings,
      })),
    })),
    today,
    exchanges: exchanges.map(({ move: _, condition: __, claims, ...exchange }) => ({
      ...exchange,
      claims: claims.map(({ span: _, ...claim }) => claim),
    })),
  };
}
/** Whether its steps are numbered without a gap, as calls are. */
const isPlain = (sample: Sample) =>
  sample.setup.length === 0 &&
  stepsOf(sample).every(({ id, failed }, at) => id === `step_${at + 1}` && failed !== true) &&
  sample.exchanges.every(({ condition }) => condition === undefined);
const plain = () => dialogues.filter(isPlain);

test('a dialogue of every kind is verified with its claims, and without them where they can be found', async () => {
  expect(plain().length).toBeGreaterThan(4);
  expect(new Set(plain().flatMap(({ exchanges }) => exchanges.map(({ kind }) => kind))).size).toBeGreaterThan(
    2,
  );
  let found = 0;
  for (const sample of plain()) {
    const whole = await agent.call<Verified>('verify_chain', brought(sample));
    const failed = whole.verdicts.filter(({ status }) => status === 'failed');
    expect(failed, `${sample.id} ${JSON.stringify(sample.exchanges)}`).toEqual([]);
    const { exchanges, today } = brought(sample);
    const bare = exchanges.map(({ claims: _, ...exchange }) => exchange);
    const calls = stepsOf(sample).map(({ name, arguments: args }) => ({ tool: name, arguments: args }));
    const { passed } = await agent.call<Verified>('verify_chain', { calls, today, exchanges: bare });
    if (passed) found += 1;
  }
  expect(found).toBeGreaterThan(plain().length / 2);
}, 120_000);

test('what passes is stored as a sample of several exchanges', async () => {
  const [sample] = plain() as [Sample];
  const { stored } = await agent.call<Verified>('verify_chain', { ...brought(sample), run: 'talks' });
  expect(stored).toBeDefined();
  const kept: Sample[] = [];
  for await (const { entry } of readCommitted(join(runsFolder, 'talks')))
    if (isAccepted(entry)) kept.push(entry);
  const words = ({ exchanges }: Sample) =>
    exchanges.map(({ query, response, kind, steps, claims }) => [
      query,
      response,
      kind,
      steps,
      claims.length,
    ]);
  expect(kept.map(words)).toEqual([words(sample)]);
});

test('what is told wrongly in any exchange fails', async () => {
  const [sample] = plain() as [Sample];
  const { exchanges, ...rest } = brought(sample);
  for (const place of exchanges.keys()) {
    const wrong = exchanges.map((each, at) =>
      at === place ? { ...each, response: `${each.response} It costs 4,711 euros.` } : each,
    );
    const { passed, verdicts } = await agent.call<Verified>('verify_chain', { ...rest, exchanges: wrong });
    expect([passed, verdicts.find(({ check }) => check === 'response')?.status]).toEqual([false, 'failed']);
  }
});

test('calls that no exchange leads to, or two, are told in a sentence', async () => {
  const sample = plain().find((each) => stepsOf(each).length > 1) as Sample;
  const { exchanges, ...rest } = brought(sample);
  const errorWith = (steps: readonly (readonly string[])[]) =>
    agent.errorOf('verify_chain', {
      ...rest,
      exchanges: exchanges.map((each, at) => ({ ...each, steps: steps[at] ?? [] })),
    });
  const all = stepsOf(sample).map(({ id }) => id);
  expect(await errorWith([all.slice(1)])).toMatch(/step_1 is in no exchange/);
  expect(await errorWith([all, ['step_1']])).toMatch(/step_1 is in two exchanges/);
  expect(await errorWith([[...all, 'step_77']])).toMatch(/step_77 is none of the calls/);
  expect(await errorWith([all.toReversed()])).toMatch(/before steps of an earlier exchange/);
  expect(await agent.errorOf('verify_chain', { ...brought(sample), query: 'Who?' })).toMatch(
    /leave out "query"/,
  );
});
