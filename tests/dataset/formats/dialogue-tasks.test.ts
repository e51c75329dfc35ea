// Dialogues in formats with graders: a row for each exchange, which has what came before it and knows what is right.
import { beforeAll, expect, test } from 'vitest';
import { createExampleMaker, defaultExampleOptions } from '../../../src/dataset/examples/make-examples.ts';
import { formatNamed, plainly } from '../../../src/dataset/formats/formats.ts';
import { callsOf, type Example } from '../../../src/model/example.ts';
import type { JsonObject } from '../../../src/model/json.ts';
import type { Sample } from '../../../src/model/sample.ts';
import { type DemoDialogues, demoDialogues } from '../../dialogues/demo-dialogues.ts';

let demo: DemoDialogues;
let pairs: { readonly example: Example; readonly sample: Sample }[];
beforeAll(async () => {
  demo = await demoDialogues(40);
  const { examplesOf } = createExampleMaker(demo.catalog, { ...defaultExampleOptions, negatives: 0.4 });
  pairs = demo.dialogues.flatMap((sample) => examplesOf(sample).map((example) => ({ example, sample })));
}, 120_000);

const encoded = (format: string) =>
  pairs.map((pair) => ({ ...pair, made: formatNamed(format).encode(pair.example, plainly, pair.sample) }));
const rowsIn = (format: string): readonly JsonObject[] =>
  encoded(format).flatMap(({ made }) => ('rows' in made ? (made.rows[0] ?? []) : []));
const positives = () => pairs.filter(({ example }) => example.kind === 'positive');
const exchanges = () => positives().flatMap(({ example }) => example.exchanges ?? []);
const metadataOf = (row: JsonObject) => (row.metadata ?? row.verifier_metadata) as JsonObject;

test.each(['verl', 'verifiers', 'nemo-gym', 'harbor'])(
  '%s has a row for each exchange, and no negative beside it',
  (format) => {
    expect(rowsIn(format)).toHaveLength(exchanges().length);
    for (const { example, made } of encoded(format))
      expect('leftOut' in made).toBe(example.kind !== 'positive');
  },
);

test('a row names its exchange, and has what is to be said where nothing is answered', () => {
  const rows = rowsIn('verifiers').map(metadataOf);
  const ids = positives().flatMap(({ example }) =>
    (example.exchanges ?? []).map((_, at) => `${example.sample}#${at + 1}`),
  );
  expect(rows.map(({ sample }) => sample)).toEqual(ids);
  const kinds = rows.map(({ speech }) => (speech as JsonObject | undefined)?.kind ?? 'answer');
  expect(kinds).toEqual(exchanges().map(({ kind }) => kind));
  expect(new Set(kinds)).toEqual(new Set(['answer', 'ask', 'confirm', 'decline']));
});

test('what an answer rests on is in its row, though an exchange before has called it', () => {
  const rows = rowsIn('verifiers').map(metadataOf);
  for (const { claims, values, sample } of rows)
    for (const { proof } of claims as readonly { readonly proof: string }[])
      for (const [, step = ''] of proof.matchAll(/\$(step_\d+)/g))
        expect(Object.keys(values as JsonObject), `${sample}: ${proof}`).toContain(step);
});

test('the conversation so far is the prompt, with its calls', () => {
  const later = positives().flatMap(({ example: { exchanges: all = [] } }) =>
    all.map((_, at) => all.slice(0, at)),
  );
  const [verl, verifiers, gym] = ['verl', 'verifiers', 'nemo-gym'].map(rowsIn) as [
    JsonObject[],
    JsonObject[],
    JsonObject[],
  ];
  for (const [at, before] of later.entries()) {
    const calls = before.flatMap(callsOf);
    const said = before.flatMap(({ query, response }) => [query, response]);
    const prompt = verl[at]?.prompt as readonly { readonly role: string; readonly content: string }[];
    expect(prompt.slice(1, -1).map(({ content }) => content)).toEqual(said);
    for (const { shown } of calls) expect(prompt[0]?.content).toContain(shown);
    const history = verifiers[at]?.history as readonly { readonly role: string; readonly content?: string }[];
    expect(history.filter(({ role }) => role === 'tool').map(({ content }) => content)).toEqual(
      calls.map(({ shown }) => shown),
    );
    const params = gym[at]?.responses_create_params as JsonObject;
    const input = params.input as readonly JsonObject[];
    expect(input.flatMap(({ type, call_id }) => (type === 'function_call' ? [call_id] : []))).toEqual(
      calls.map(({ id }) => id),
    );
  }
});

test('a Harbor folder has the conversation in its instruction, and solves its own exchange alone', () => {
  for (const { example, made } of encoded('harbor')) {
    if ('leftOut' in made) continue;
    for (const [at, { query, response }] of (example.exchanges ?? []).entries()) {
      const file = (name: string) => made.files?.[`tasks/${example.id}-turn-${at + 1}/${name}`] ?? '';
      expect(file('instruction.md')).toContain(query);
      for (const before of example.exchanges?.slice(0, at) ?? [])
        expect(file('instruction.md')).toContain(`Assistant: ${before.response}`);
      expect(file('solution/solve.mjs')).toContain(JSON.stringify(response));
      expect(file('tests/grade.mjs')).toContain(`${example.id}#${at + 1}`);
    }
  }
});

test('single steps have the exchanges that begin with one call or with a word', () => {
  const rows = rowsIn('nemo-gym-step');
  expect(rows.length).toBeGreaterThan(exchanges().length * 0.8);
  const kinds = new Set(rows.map(({ expected_action }) => (expected_action as JsonObject).type));
  expect(kinds).toEqual(new Set(['message', 'function_call']));
});
