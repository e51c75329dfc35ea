// Dialogues of demo samples: every kind is there, every check passes, and they are the same each time.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allChecks } from '../../src/checks/checks.ts';
import { composeRun } from '../../src/compose/compose-run.ts';
import { createExampleMaker, defaultExampleOptions } from '../../src/dataset/examples/make-examples.ts';
import { exportRun } from '../../src/dataset/export/export-run.ts';
import { conversationOf } from '../../src/dataset/formats/conversation.ts';
import { formatNamed, plainly } from '../../src/dataset/formats/formats.ts';
import { createDialogueMaker } from '../../src/dialogues/make-dialogue.ts';
import { dialogueMoves } from '../../src/model/claim.ts';
import { withAllMessages } from '../../src/model/dialogue.ts';
import type { Example } from '../../src/model/example.ts';
import { callsOf } from '../../src/model/example.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Sample } from '../../src/model/sample.ts';
import { draftOfSample } from '../../src/model/sample-draft.ts';
import type { Catalog } from '../../src/model/tool.ts';
import { queryWords, stepsOf } from '../../src/model/workflow.ts';
import { readCatalog, readSamples } from '../../src/runs/read-run.ts';
import { generate } from '../../src/synthesis/generate.ts';
import { findWords } from '../../src/text/words.ts';

const folder = mkdtempSync(join(tmpdir(), 'toolgrad-dialogues-'));
const { signal } = new AbortController();
let dialogues: Sample[] = [];
let catalog: Catalog;

async function run(name: string, samples: number): Promise<Sample[]> {
  const out = join(folder, name);
  const spec = { samples, seed: 12, exchanges: 4 };
  {
    await using composed = await composeRun(
      { tools: { demo: true }, out, mode: 'new', spec },
      () => {},
      signal,
    );
    await composed.folder.finish((await generate(composed.parts, composed.spec, signal)).ended);
  }
  catalog = await readCatalog(out);
  const read: Sample[] = [];
  for await (const sample of readSamples(out)) read.push(sample);
  return read;
}

beforeAll(async () => {
  dialogues = await run('first', 45);
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const several = () => dialogues.filter(({ exchanges }) => exchanges.length > 1);

describe('dialogues', () => {
  test('are most of the samples, and of every kind', () => {
    expect(several().length).toBeGreaterThanOrEqual(dialogues.length * 0.9);
    const moves = new Set(several().flatMap(({ exchanges }) => exchanges.flatMap(({ move }) => move ?? [])));
    expect([...moves].sort()).toEqual([...dialogueMoves].sort());
  });

  test('pass every check that calls nothing, anew', async () => {
    const checks = allChecks.filter(
      ({ byDefault, needs, name }) =>
        byDefault && !needs.includes('model') && !needs.includes('other samples') && name !== 'replay',
    );
    for (const sample of several()) {
      const draft = withAllMessages(draftOfSample(sample));
      for (const check of checks) {
        const verdict = await check.run(draft, { catalog, seed: 1, secrets: [], signal });
        expect(verdict.status, `${sample.id} ${check.name}: ${verdict.detail}`).not.toBe('failed');
      }
    }
  });

  test('call nothing with words that the person says only later', () => {
    for (const { exchanges, chains, id } of several())
      for (const [at, { steps }] of exchanges.entries()) {
        const said = exchanges
          .slice(0, at + 1)
          .map(({ query }) => query)
          .join('\n');
        for (const step of stepsOf({ chains }).filter((each) => steps.includes(each.id)))
          for (const text of step.bindings.flatMap((binding) => queryWords(binding) ?? []))
            expect(findWords(said, text), `${id} ${step.name}: ${text}`).toBeDefined();
      }
  });

  test('have every step in one exchange, none where the assistant only speaks, and no write before it is confirmed', () => {
    for (const { exchanges, chains, setup, query, response, id } of several()) {
      const all = stepsOf({ chains }).map((step) => step.id);
      expect(exchanges.flatMap(({ steps }) => steps).sort(), id).toEqual(
        all.filter((step) => !setup.includes(step)).sort(),
      );
      expect([query, response]).toEqual([exchanges[0]?.query, exchanges.at(-1)?.response]);
      for (const exchange of exchanges) {
        if (exchange.kind === 'ask' || exchange.kind === 'decline') expect(exchange.steps).toEqual([]);
        if (exchange.kind === 'confirm') expect(exchange.steps).not.toContain(exchange.write);
      }
    }
  });

  test('greet once, and put a change as the question whether to make it', () => {
    const later = several().flatMap(({ exchanges }) => exchanges.slice(1));
    // "Never mind that. Quick question: …" opens a conversation twice.
    const opening =
      /(?:^|[.!?] )(?:Hi|Hey|Hello|Good morning|Quick question|One thing|Just wondering|For my notes)[,:]/;
    expect(later.map(({ query }) => query).filter((query) => opening.test(query))).toEqual([]);
    const confirms = several().flatMap(({ exchanges }) => exchanges.filter(({ kind }) => kind === 'confirm'));
    expect(confirms).not.toHaveLength(0);
    for (const { response } of confirms)
      expect(response).toMatch(/(?:[Ss]hall I|Should I go ahead and|Do you want me to) [a-z]+ .*\?$/);
  });

  test('ask on in the words that the author has for a field', () => {
    const asked = several().flatMap(({ exchanges }) => exchanges.filter(({ move }) => move === 'no-call'));
    expect(asked).not.toHaveLength(0);
    for (const { query } of asked)
      expect(query).toMatch(/^(?:And|Thanks\.|Could you also|One more thing:|I also need) /);
  });

  test('put another field or thing right than was asked for, and call nothing for it', () => {
    const corrected = several().flatMap(({ exchanges }) =>
      exchanges.flatMap((exchange, at) =>
        exchange.move === 'correction' && exchange.steps.length === 0
          ? [{ before: exchanges[at - 1], exchange }]
          : [],
      ),
    );
    expect(corrected.length).toBeGreaterThan(2);
    for (const { before, exchange } of corrected) {
      expect(before?.kind).toBe('answer');
      expect(exchange.query).toMatch(/^(?:Sorry|My mistake|Thanks, but)\b/);
      expect(exchange.claims).not.toHaveLength(0);
      expect(exchange.response).not.toBe(before?.response);
    }
  });

  test('introduce nothing that the message before was about', () => {
    const lookedUp = several().filter(
      ({ exchanges: [first] }) => first?.kind === 'answer' && first.move === undefined,
    );
    expect(lookedUp.length).toBeGreaterThan(5);
    for (const { exchanges } of lookedUp)
      for (const { query } of exchanges.slice(1))
        expect(query).not.toMatch(
          /\b(?:This is about|I'm looking at|Somebody has asked me about|I have a question about) /,
        );
  });

  test('ask for a place or a currency as what is meant, and for a thing also as what it is about', () => {
    const asked = several().flatMap(({ exchanges }) => exchanges.filter(({ kind }) => kind === 'ask'));
    expect(asked).not.toHaveLength(0);
    for (const { query, response } of asked) {
      expect(response).not.toMatch(/\b(?:city|country|currency)\b.* about\?$/);
      // Nobody asks whether "a customer's" invoice is paid.
      expect(query).not.toMatch(/\b(?:is|are|does|do|of|has|what) an? [a-z]+'s /);
    }
  });

  test('name a title once: behind that it is "it", or "that meeting"', () => {
    const pairs = several().flatMap(({ exchanges }) =>
      exchanges.slice(1).map((exchange, at) => [exchanges[at], exchange] as const),
    );
    const corrections = pairs.filter(([, { move, steps }]) => move === 'correction' && steps.length === 0);
    const titleIn = (text = '') => /“[^”]+”/.exec(text)?.[0];
    for (const [before, { query, response }] of corrections) {
      const title = titleIn(before?.query);
      // Another thing is named, and another field of the same thing is not.
      if (title !== undefined && /\b(?:ask|know) /.test(query)) expect(query).not.toContain(title);
      if (/ its? /.test(query)) expect(response).toMatch(/^Its? |^The /);
    }
  });

  test('are the same for the same seed', async () => {
    const again = await run('second', 10);
    const said = (samples: readonly Sample[]) => samples.map(({ id, exchanges }) => ({ id, exchanges }));
    expect(said(again)).toEqual(said(dialogues.slice(0, again.length)));
  }, 180_000);

  test('a question that says something nobody has said is objected to', async () => {
    const sample = several().find(({ exchanges }) =>
      exchanges.some(({ kind }) => kind === 'confirm'),
    ) as Sample;
    const exchanges = sample.exchanges.map((exchange) =>
      exchange.kind === 'confirm'
        ? { ...exchange, response: `${exchange.response} It will cost 4711 euros.` }
        : exchange,
    );
    const response = allChecks.find(({ name }) => name === 'response');
    const draft = draftOfSample({ ...sample, exchanges });
    const verdict = await response?.run(draft, { catalog, seed: 1, secrets: [], signal });
    expect(verdict).toMatchObject({ status: 'failed', detail: expect.stringContaining('4711') });
  });

  test('a maker leaves a sample alone that is a dialogue already', async () => {
    const maker = createDialogueMaker(catalog, { exchanges: 4, seed: 1, checks: [], secrets: [] });
    const [sample] = several();
    expect(await maker.make(sample as Sample, signal)).toBe(sample);
  });
});

describe('dialogues in datasets', () => {
  const examples = (negatives = 0): readonly Example[] => {
    const maker = createExampleMaker(catalog, { ...defaultExampleOptions, negatives });
    return several().flatMap((sample) => maker.examplesOf(sample));
  };

  test('are conversations with a message of the person for each exchange, and the calls in between', () => {
    for (const example of examples()) {
      const conversation = conversationOf(example, plainly);
      if ('leftOut' in conversation) throw new Error(conversation.leftOut);
      const { moves } = conversation;
      const said = moves.flatMap((move) => (move.by === 'user' ? [move.text] : []));
      expect(said).toEqual(example.exchanges?.map(({ query }) => query));
      const calls = moves.flatMap((move) => (move.by === 'calls' ? move.calls : []));
      expect(calls).toEqual(callsOf(example));
    }
  });

  test.each(['messages', 'openai', 'sharegpt', 'hermes', 'bfcl-multi-turn', 'tau2', 'hf-trace'])(
    'are rows of %s',
    (name) => {
      const format = formatNamed(name);
      const [sample] = several();
      for (const example of examples())
        expect(format.encode(example, plainly, sample as Sample)).toHaveProperty('rows');
    },
  );

  test('no row of one list of tools shows what its assistant says it does not have', async () => {
    const out = join(folder, 'dataset');
    const report = await exportRun(join(folder, 'first'), { out, testRatio: 0 }, signal);
    const rows = readFileSync(join(out, 'data', 'train.jsonl'), 'utf8')
      .trimEnd()
      .split('\n');
    const declining = rows.flatMap((line) => {
      const row = JSON.parse(line) as {
        id: string;
        messages: { content: string }[];
        tools: { function: { name: string } }[];
      };
      const { exchanges = [] } = several().find(({ id }) => id === row.id) ?? {};
      const declined = exchanges.find(({ kind }) => kind === 'decline');
      return declined === undefined ? [] : [{ ...row, declined }];
    });
    expect(declining).not.toHaveLength(0);
    for (const { messages, tools, declined } of declining) {
      expect(messages.at(-1)?.content).toBe(declined.response);
      for (const name of declined.withheld)
        expect(tools.map((each) => each.function.name)).not.toContain(name);
    }
    expect(report.partial).toEqual([
      { reason: expect.stringContaining('one list of tools'), examples: declining.length },
    ]);
  });

  test('bfcl has the calls of each turn, and says from when a withheld function is there', () => {
    const held = examples().find(({ exchanges }) =>
      exchanges?.some(({ withheld }) => withheld.length > 0),
    ) as Example;
    const encoded = formatNamed('bfcl-multi-turn').encode(held, plainly, several()[0] as Sample);
    if ('leftOut' in encoded) throw new Error(encoded.leftOut);
    const [[question], [answer]] = encoded.rows as [[JsonObject], [JsonObject]];
    expect(question.id).toMatch(/^multi_turn_miss_func_/);
    expect(Object.values(question.missed_function as JsonObject)).toHaveLength(1);
    expect(answer.ground_truth).toHaveLength(held.exchanges?.length ?? 0);
    expect((answer.ground_truth as string[][])[0]).toEqual([]);
  });

  test('a change that is asked about and then dropped could have been made with the tools in view', () => {
    // One that is made in the end: a dropped one is no step.
    const isMade = ({ chains }: Sample, { kind, write }: Sample['exchanges'][number]) =>
      kind === 'confirm' && chains.some(({ steps }) => steps.some((step) => step.id === write));
    const confirmed = several().find((sample) => sample.exchanges.some((each) => isMade(sample, each)));
    if (confirmed === undefined) throw new Error('No dialogue asks before a change.');
    const at = confirmed.exchanges.findIndex((each) => isMade(confirmed, each));
    const { write: id } = confirmed.exchanges[at] ?? {};
    const steps = confirmed.chains.flatMap((chain) => chain.steps);
    const write = steps.find((step) => step.id === id);
    const exchanges = confirmed.exchanges
      .slice(0, at + 1)
      .map((exchange) =>
        exchange.write === undefined ? exchange : { ...exchange, write: write?.name ?? '' },
      );
    const chains = confirmed.chains.map((chain) => ({
      ...chain,
      steps: chain.steps.filter((step) => step !== write),
    }));
    const [example] = createExampleMaker({ tools: [] }, defaultExampleOptions).examplesOf({
      ...confirmed,
      exchanges,
      chains,
    });
    expect(example?.tools.map(({ name }) => name)).toContain(write?.name);
  });

  test('their negatives end where the right turn is to ask or to decline', () => {
    const negatives = examples(0.4).filter(({ kind }) => kind !== 'positive');
    expect(negatives.length).toBeGreaterThan(5);
    for (const { kind, turns, response, sample } of negatives) {
      const [first] = several().find(({ id }) => id === sample)?.exchanges ?? [];
      expect(turns).toEqual([]);
      expect(response).toBe(first?.response);
      expect(kind).toBe(first?.kind === 'ask' ? 'missing-argument' : 'missing-step');
    }
  });
});
