// Dialogues in a model's words, over HTTP: worded, objected to, worded again, and never lost for their words.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createOpenAiBackend } from '../../../src/backends/openai/create-openai.ts';
import { allChecks } from '../../../src/checks/checks.ts';
import { composeRun } from '../../../src/compose/compose-run.ts';
import { createDialogueMaker } from '../../../src/dialogues/make-dialogue.ts';
import { mostWritings } from '../../../src/model/loop-limits.ts';
import type { Sample } from '../../../src/model/sample.ts';
import type { ModelBackend } from '../../../src/model/seams.ts';
import { Budget } from '../../../src/spending/budget.ts';
import { newTally } from '../../../src/synthesis/deps.ts';
import { generate } from '../../../src/synthesis/generate.ts';
import { dialogueOf } from '../../../src/synthesis/rewording/reword.ts';
import { type ModelAnswerer, startFakeOpenAi } from '../../../src/testing/index.ts';
import { type DemoDialogues, demoDialogues, withMove, wordsOf } from '../../dialogues/demo-dialogues.ts';
import { answerStages } from '../../support/stage-answers/answer-stages.ts';
import { sectionsOf } from '../../support/stage-answers/prompt.ts';
import { type ShownTurn, turnsIn } from '../../support/stage-answers/reword.ts';
import { KeptLines, type Line, timeless } from '../run-parts.ts';

const folder = mkdtempSync(join(tmpdir(), 'toolgrad-reword-'));
const { signal } = new AbortController();
const checks = allChecks.filter(({ byDefault }) => byDefault);
let demo: DemoDialogues;

beforeAll(async () => {
  demo = await demoDialogues(30);
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function reworded(dialogue: Sample, answer: ModelAnswerer, budget = new Budget({})) {
  await using endpoint = await startFakeOpenAi({ answer });
  const backend = createOpenAiBackend({
    model: 'fake-model',
    baseUrl: endpoint.baseUrl,
    env: {},
    onNotice: () => {},
    retryDelayMs: 1,
  });
  const deps = {
    index: 0,
    seed: dialogue.seed,
    backend,
    budget,
    catalog: demo.catalog,
    feedback: true,
    tally: newTally(),
    calendar: dialogue,
    onEvent: () => {},
    signal,
  };
  const options = { exchanges: 4, seed: 1, checks, secrets: [], isReworded: true };
  const dialogues = createDialogueMaker(demo.catalog, options);
  const sample = await dialogueOf(deps, dialogue, { dialogues, checks, secrets: [] });
  return { sample, prompts: endpoint.stats().requests };
}

/** Answers with the turns of the prompt as they are changed. */
function wording(
  change: (turns: readonly ShownTurn[], critiques: readonly string[]) => readonly ShownTurn[],
) {
  return ({ text }: { readonly text: string }) => {
    const sections = sectionsOf(text);
    const turns = change(turnsIn(sections.get('Dialogue')), sections.get('Critiques') ?? []);
    const worded = turns.map(({ query, response }) => ({ query, response, claims: [] }));
    return JSON.stringify({ turns: worded });
  };
}

const outline = ({ exchanges, chains }: Sample) => ({
  turns: exchanges.map(({ query: _, response: __, claims, ...rest }) => ({ ...rest, claims: claims.length })),
  calls: chains.map(({ steps }) => steps.map(({ name, arguments: given }) => ({ name, given }))),
});
describe('a dialogue', () => {
  test('is worded by the model, with the turns, calls and claims that it has, and passes every check again', async () => {
    for (const dialogue of demo.dialogues) {
      const { sample } = await reworded(dialogue, answerStages());
      for (const [at, { query }] of sample.exchanges.entries())
        expect(query, dialogue.id).not.toBe(dialogue.exchanges[at]?.query);
      expect(outline(sample)).toEqual(outline(dialogue));
      expect(sample.verdicts.map(({ check }) => check)).toEqual(dialogue.verdicts.map(({ check }) => check));
      expect(sample.verdicts.filter(({ status }) => status === 'failed')).toEqual([]);
      expect([sample.query, sample.response]).toEqual([
        sample.exchanges[0]?.query,
        sample.exchanges.at(-1)?.response,
      ]);
      for (const { claims, response } of sample.exchanges)
        for (const { span, text } of claims) expect(response.slice(...span)).toBe(text);
    }
  }, 120_000);

  test('is worded again where something is objected to, with the critiques, and pays for every wording', async () => {
    const dialogue = withMove(demo, 'follow-up');
    const seen: string[] = [];
    const { sample } = await reworded(
      dialogue,
      wording((turns, critiques) => {
        seen.push(...critiques);
        const [first, ...rest] = turns as [ShownTurn, ...ShownTurn[]];
        return critiques.some((line) => line.startsWith('- '))
          ? [{ ...first, query: `Good morning. ${first.query}` }, ...rest]
          : [{ ...first, query: 'Good morning. Could you look something up?' }, ...rest];
      }),
    );
    expect(seen.join('\n')).toContain('turn_1: The message does not say');
    expect(sample.exchanges[0]?.query).toBe(`Good morning. ${dialogue.exchanges[0]?.query}`);
    expect(sample.trace.modelCalls).toBe(dialogue.trace.modelCalls + 2);
    expect(sample.trace.stages.reword).toMatchObject({ calls: 2 });
    expect(sample.trace.usage.inputTokens).toBeGreaterThan(dialogue.trace.usage.inputTokens);
  });

  test.each([
    [
      'every wording is refused',
      wording((turns) => turns.map((turn) => ({ ...turn, response: 'Fine.' }))),
      5,
    ],
    ['turns are missing', wording((turns) => turns.slice(1)), undefined],
    ['the model says nothing of use', () => 'I would rather not.', undefined],
  ] as const)('keeps its own words where %s', async (_, answer, calls) => {
    const [dialogue] = demo.dialogues as [Sample];
    const { sample } = await reworded(dialogue, answer);
    expect(wordsOf(sample)).toEqual(wordsOf(dialogue));
    expect(sample.verdicts).toEqual(dialogue.verdicts);
    const spent = sample.trace.modelCalls - dialogue.trace.modelCalls;
    expect(spent).toBeGreaterThan(0);
    if (calls !== undefined) expect(spent).toBe(mostWritings);
  });

  test('keeps its own words where a limit of the run is reached on the way', async () => {
    const [dialogue] = demo.dialogues as [Sample];
    const budget = new Budget({ calls: 2 });
    const { sample } = await reworded(
      dialogue,
      wording((turns) => turns.map((turn) => ({ ...turn, response: 'Fine.' }))),
      budget,
    );
    expect(wordsOf(sample)).toEqual(wordsOf(dialogue));
    expect(sample.trace.modelCalls - dialogue.trace.modelCalls).toBe(2);
  });

  test('takes proofs that the model gives for words of its own', async () => {
    const dialogue = withMove(demo, 'no-call');
    const at = dialogue.exchanges.findIndex(({ move }) => move === 'no-call');
    const [claim] = dialogue.exchanges[at]?.claims.filter(({ text }) => /^\p{Ll}+$/u.test(text)) ?? [];
    if (claim === undefined || !('proof' in claim)) throw new Error('Another seed is needed.');
    const text = `${claim.text.charAt(0).toUpperCase()}${claim.text.slice(1)}`;
    const proof = `$string(${claim.proof})`;
    const { sample } = await reworded(dialogue, (request) =>
      JSON.stringify({
        turns: turnsIn(sectionsOf(request.text).get('Dialogue')).map(({ query, response }, index) => ({
          query,
          response: index === at ? response.replace(claim.text, text) : response,
          claims: index === at ? [{ text, proof, write: null }] : [],
        })),
      }),
    );
    expect(sample.exchanges[at]?.claims).toContainEqual(expect.objectContaining({ text, proof }));
  });
});

describe('a run', () => {
  /** Everything by rule but the words of dialogues, which a model has. */
  async function run(store: KeptLines, answer: ModelAnswerer, stop = new AbortController(), limits = {}) {
    await using endpoint = await startFakeOpenAi({ answer });
    const model = createOpenAiBackend({
      model: 'fake-model',
      baseUrl: endpoint.baseUrl,
      env: {},
      onNotice: () => {},
      retryDelayMs: 1,
    });
    const spec = { samples: 6, seed: 12, exchanges: 4 };
    const out = join(folder, `by-model-${runs++}`);
    await using composed = await composeRun(
      { tools: { demo: true }, out, mode: 'new', spec },
      () => {},
      signal,
    );
    const { parts } = composed;
    const backend: ModelBackend = {
      id: 'mixed',
      complete: async (request) =>
        await (request.stage === 'reword' ? model : parts.backend).complete(request),
    };
    const dialogues = createDialogueMaker(demo.catalog, { ...spec, checks, secrets: [], isReworded: true });
    const made = { ...parts, backend, store, dialogues, limits };
    return await generate(made, composed.spec, stop.signal);
  }
  let runs = 0;
  const courteous = answerStages();

  test('words its dialogues, counts what that costs, and makes the same of them after an interruption', async () => {
    const whole = new KeptLines();
    const figures = await run(whole, courteous);
    const worded = whole.lines.filter(({ exchanges }) => exchanges.length > 1);
    expect(worded.length).toBeGreaterThan(3);
    expect(figures.stages.reword?.calls).toBe(worded.length);
    expect(worded.every(({ query }) => /^(?:Hello!|Good morning\.|One question)/.test(query))).toBe(true);

    const stop = new AbortController();
    let asked = 0;
    const cut = new KeptLines();
    const ended = await run(
      cut,
      (request) => {
        asked += 1;
        if (asked === 3) stop.abort();
        return courteous(request);
      },
      stop,
    );
    expect(ended.ended).toBe('interrupted');
    expect(cut.lines.length).toBeLessThan(whole.lines.length);
    const resumed = new KeptLines(cut.lines, cut.figures.unfinished);
    await run(resumed, courteous);
    // What the endpoint had in its cache is no part of it.
    const made = (line: Line) => ({ ...timeless(line), trace: line.trace.toolCalls });
    expect(resumed.lines.map(made)).toEqual(whole.lines.map(made));
  }, 60_000);

  test('goes by its limits: what is made by then keeps the words of the rules', async () => {
    const store = new KeptLines();
    const { ended, spent, unfinished } = await run(
      store,
      wording((turns) => turns.map((turn) => ({ ...turn, response: 'Fine.' }))),
      new AbortController(),
      { calls: 60 },
    );
    expect(ended).toBe('limit');
    expect(spent.calls + unfinished.calls).toBeLessThanOrEqual(60);
    expect(store.lines.length).toBeGreaterThan(0);
  }, 60_000);
});
