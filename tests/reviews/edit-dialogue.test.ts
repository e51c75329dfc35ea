// Dialogues in another wording: checked message by message, stored, and verified again as they are used.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reviewCommand } from '../../src/cli/review/review.ts';
import { verifyCommand } from '../../src/cli/verify/verify.ts';
import { composeRun } from '../../src/compose/compose-run.ts';
import { composeEditor, type Editor } from '../../src/compose/edit-sample.ts';
import { isDialogue } from '../../src/model/dialogue.ts';
import type { ExchangeWords } from '../../src/model/dialogue-io.ts';
import type { Sample } from '../../src/model/sample.ts';
import { wordsOfExchanges } from '../../src/reviews/review.ts';
import { readReviews } from '../../src/reviews/review-file.ts';
import { readSamples } from '../../src/runs/read-run.ts';
import { generate } from '../../src/synthesis/generate.ts';
import { runInProcess } from '../cli/in-process.ts';

const folder = mkdtempSync(join(tmpdir(), 'toolgrad-edit-'));
const run = join(folder, 'run');
const { signal } = new AbortController();
let dialogues: Sample[];
let judge: Editor;

beforeAll(async () => {
  const spec = { samples: 14, seed: 12, exchanges: 4 };
  {
    await using composed = await composeRun(
      { tools: { demo: true }, out: run, mode: 'new', spec },
      () => {},
      signal,
    );
    await composed.folder.finish((await generate(composed.parts, composed.spec, signal)).ended);
  }
  dialogues = [];
  for await (const sample of readSamples(run)) if (isDialogue(sample)) dialogues.push(sample);
  judge = await composeEditor(run);
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Reword = (words: ExchangeWords, at: number, all: readonly ExchangeWords[]) => ExchangeWords;
const reworded = (sample: Sample, by: Reword) => ({ exchanges: wordsOfExchanges(sample).map(by) });
const isLast = (at: number, all: readonly unknown[]) => at === all.length - 1;

test('every answer may begin with other words, and every message end with them', async () => {
  expect(dialogues.length).toBeGreaterThan(8);
  for (const sample of dialogues) {
    const { edit, verdicts } = await judge(
      sample,
      reworded(sample, (words, at, all) =>
        isLast(at, all)
          ? { query: `${words.query} Thanks.`, response: `Here you are. ${words.response}` }
          : words,
      ),
    );
    expect(
      edit,
      `${sample.id}: ${JSON.stringify(verdicts.filter(({ status }) => status === 'failed'))}`,
    ).toBeDefined();
    expect(edit?.exchanges.map(({ steps, kind }) => [steps, kind])).toEqual(
      sample.exchanges.map(({ steps, kind }) => [steps, kind]),
    );
    for (const { response, claims } of edit?.exchanges ?? [])
      for (const { text, span } of claims) expect(response.slice(...span)).toBe(text);
  }
});

test('what no result shows is objected to in any exchange', async () => {
  for (const sample of dialogues)
    for (const place of sample.exchanges.keys()) {
      const { edit } = await judge(
        sample,
        reworded(sample, (words, at) =>
          at === place ? { ...words, response: `${words.response} It costs 4,711 euros.` } : words,
        ),
      );
      expect(edit, `${sample.id} ${place}`).toBeUndefined();
    }
});

test('a value that a call needs must still be said by some message', async () => {
  let tried = 0;
  for (const sample of dialogues) {
    const said = sample.chains
      .flatMap(({ steps }) => steps.flatMap(({ bindings }) => bindings))
      .flatMap((binding) => (binding.source === 'query' && binding.text !== '' ? [binding.text] : []))
      .find((text) => text !== undefined && /^\p{Lu}/u.test(text));
    if (said === undefined) continue;
    tried += 1;
    const { edit } = await judge(
      sample,
      reworded(sample, (words) => ({ ...words, query: words.query.replaceAll(said, 'them') })),
    );
    expect(edit, `${sample.id} without ${said}`).toBeUndefined();
  }
  expect(tried).toBeGreaterThan(2);
});

test('an answer whose claims are gone is proved anew, or objected to', async () => {
  const follow = dialogues.find(({ exchanges }) =>
    exchanges.some(({ move }) => move === 'no-call'),
  ) as Sample;
  const place = follow.exchanges.findIndex(({ move }) => move === 'no-call');
  const value = follow.exchanges[place]?.claims.at(-1)?.text ?? '';
  const { edit } = await judge(
    follow,
    reworded(follow, (words, at) =>
      at === place ? { ...words, response: words.response.replace(value, value.toUpperCase()) } : words,
    ),
  );
  expect(edit?.exchanges[place]?.claims).toContainEqual(
    expect.objectContaining({ text: value.toUpperCase(), proof: expect.any(String) }),
  );
});

test('exchanges cannot be added or taken away', async () => {
  const [sample] = dialogues as [Sample];
  const { edit, verdicts } = await judge(sample, { exchanges: wordsOfExchanges(sample).slice(1) });
  expect(edit).toBeUndefined();
  expect(verdicts[0]?.detail).toMatch(/they cannot be added or taken away/);
});

test('an edit from a script is stored, used, and verified with its calls', async () => {
  const [sample] = dialogues as [Sample];
  const says = (...words: readonly string[]) =>
    runInProcess(['review', run, '--sample', sample.id, ...words], [reviewCommand], { columns: 200 });
  const last = sample.exchanges.length;
  const response = `Of course. ${sample.response}`;
  expect((await says('--response', response)).stderr).toContain('say with --exchange which one');
  expect((await says('--response', response, '--exchange', '9')).stderr).toContain('has only');
  expect((await says('--response', response, '--exchange', String(last), '--by', 'Ada')).code).toBe(0);
  const used = (await readReviews(run)).used(sample);
  expect(used?.response).toBe(response);
  expect(used?.exchanges[0]).toEqual(sample.exchanges[0]);
  const { code, stdout } = await runInProcess(['verify', run, '--json'], [verifyCommand]);
  expect([code, JSON.parse(stdout).failed]).toEqual([0, 0]);
}, 60_000);
