// Single answers to this program's own prompts: what the rules read from them.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Critique } from '../../../../src/model/feedback.ts';
import type { Stage, StageIO } from '../../../../src/model/seams.ts';
import { stepsOf } from '../../../../src/model/workflow.ts';
import { signaturesOf } from '../../../../src/prompts/signature.ts';
import { answerOf, promptOf } from '../../../../src/prompts/stages.ts';
import { validate } from '../../../../src/schemas/schema-validator.ts';
import type { FakeRequest } from '../../../../src/testing/fake-openai/request.ts';
import { type DemoSituation, demoSituation } from '../../../prompts/demo-situation.ts';
import { type AnswerStagesOptions, answerStages } from '../../../support/stage-answers/answer-stages.ts';
import { toolsIn } from '../../../support/stage-answers/signature.ts';

let situation: DemoSituation;
beforeAll(async () => {
  situation = await demoSituation();
});

/** The answer to a stage's own prompt, read as the program reads it. */
async function answered<S extends Stage>(
  stage: S,
  input: StageIO[S]['in'],
  seed = 1,
  style: AnswerStagesOptions = {},
): Promise<StageIO[S]['out']> {
  const messages = promptOf(stage, input);
  const request: FakeRequest = {
    index: 0,
    headers: {},
    model: 'fake-model',
    messages,
    text: messages.map(({ content }) => content).join('\n\n'),
    format: 'json_schema',
    schemaName: `toolgrad_${stage}`,
    tools: [],
    seed,
    stream: false,
    body: {},
  };
  const text = await answerStages(style)(request);
  return answerOf(stage, input).parse(JSON.parse(text as string));
}

const seeds = Array.from({ length: 20 }, (_, seed) => seed);

const listed = (output: StageIO['propose']['out']) => ('enough' in output ? [] : output);

describe('propose', () => {
  test('asks for valid calls of pool tools that take values from the steps', async () => {
    const input = situation.inputs.propose;
    const shown = JSON.stringify(stepsOf(input.workflow).map(({ result }) => result));
    let bound = 0;
    for (const seed of seeds) {
      for (const { call } of listed(await answered('propose', input, seed))) {
        const tool = input.pool.find(({ name }) => name === call.tool);
        expect(validate(tool?.inputSchema ?? {}, call.arguments)).toEqual([]);
        const ids = Object.values(call.arguments).filter((value) => /^[a-z]+_\d+$/.test(String(value)));
        for (const id of ids) expect(shown).toContain(JSON.stringify(id));
        bound += ids.length;
      }
    }
    expect(bound).toBeGreaterThan(seeds.length);
  });

  test('begins by what needs no result', async () => {
    const [workflow] = situation.workflows;
    if (workflow === undefined) throw new Error('There is no workflow.');
    const input = { ...situation.inputs.propose, workflow };
    for (const seed of seeds) {
      const proposals = listed(await answered('propose', input, seed));
      expect(proposals.length).toBeGreaterThan(0);
      for (const { call } of proposals) expect(JSON.stringify(call.arguments)).not.toMatch(/"[a-z]+_\d{3,}"/);
    }
  });

  test('errs in every call where it always errs, and in none that critiques speak of', async () => {
    const faulty = async (critiques: readonly Critique[]) => {
      const input = { ...situation.inputs.propose, critiques };
      let count = 0;
      for (const seed of seeds) {
        for (const { call } of listed(await answered('propose', input, seed, { errorRate: 1 }))) {
          const tool = input.pool.find(({ name }) => name === call.tool);
          const isEmpty = Object.keys(call.arguments).length === 0;
          if (!isEmpty && validate(tool?.inputSchema ?? {}, call.arguments).length > 0) count++;
        }
      }
      return count;
    };
    expect(await faulty([])).toBeGreaterThan(20);
    const names = [...new Set(situation.inputs.propose.pool.map(({ name }) => name))];
    // A prompt tells so many critiques at most: those of a few tools.
    const warned = names.slice(0, 4).flatMap((name) => {
      const tool = situation.allTools.find((one) => one.name === name);
      const properties = Object.keys((tool?.inputSchema.properties ?? {}) as object).slice(0, 4);
      return properties.map(
        (property): Critique => ({ tool: name, path: `/${property}`, message: 'Mind its type.' }),
      );
    });
    expect(await faulty(warned)).toBeLessThan(await faulty([]));
  });
});

describe('the other stages', () => {
  test('act, select and judge answer what their prompts ask', async () => {
    const { inputs } = situation;
    const next = await answered('act', inputs.act);
    if ('tool' in next) expect(inputs.act.proposal.tools).toContain(next.tool);
    else expect(next.stop).not.toBe('');
    const gradient = await answered('select', inputs.select);
    expect(gradient.reason).not.toBe('');
    if (gradient.kind !== 'none') {
      const chosen = inputs.select.reports.find(({ proposal }) => proposal.id === gradient.proposalId);
      expect(chosen?.succeeded).toBe(true);
    }
    expect((await answered('judge', inputs.judge)).score).toBeLessThan(0.5);
  });

  test('the solver recovers the calls from the query that the writer wrote', async () => {
    const { workflow, tools } = situation.inputs.write;
    expect(stepsOf(workflow)).not.toHaveLength(0);
    for (const seed of seeds) {
      const { query } = await answered('write', situation.inputs.write, seed);
      const calls = await answered('solve', { query, tools: situation.allTools, today: '2026-03-02' }, seed);
      expect(calls.map(({ tool }) => tool)).toEqual(stepsOf(workflow).map(({ name }) => name));
      expect(tools.length).toBeGreaterThan(0);
    }
  });

  test('equal prompts and seeds have equal answers, and another seed another one', async () => {
    const input = situation.inputs.propose;
    expect(await answered('propose', input, 5)).toEqual(await answered('propose', input, 5));
    const all = await Promise.all(seeds.map((seed) => answered('propose', input, seed)));
    expect(new Set(all.map((answer) => JSON.stringify(answer))).size).toBeGreaterThan(5);
  });

  test('a prompt of somebody else’s is refused in a sentence', () => {
    const request = { text: 'Write a poem.', messages: [], format: 'text' } as unknown as FakeRequest;
    expect(() => answerStages()(request)).toThrow('The prompt is none that answerStages knows.');
  });
});

describe('a tool’s line', () => {
  test('is read as it was written, for every bundled tool', () => {
    const lines = toolsIn(signaturesOf(situation.allTools).split('\n'));
    expect(lines.size).toBe(situation.allTools.length);
    for (const { name, inputSchema, annotations } of situation.allTools) {
      const line = lines.get(name);
      const required = line?.parameters.filter((parameter) => parameter.required).map((one) => one.name);
      expect(required?.sort()).toEqual([...((inputSchema.required ?? []) as string[])].sort());
      expect(line?.writes).toBe(annotations?.readOnlyHint === false);
    }
  });

  test('never breaks the reading, whatever stands there', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        toolsIn([a, `crm__x(${a}: string /* ${b} */, q?: "${b}") // ${a}`]);
      }),
    );
    const [tool] = toolsIn([
      'a__b(n: integer /* 1..9; such as 4 */, "odd name"?: "x" | "y, z") // [writes] "Does."',
    ]).values();
    expect(tool).toMatchObject({
      name: 'a__b',
      writes: true,
      parameters: [
        { name: 'n', required: true, type: 'integer', minimum: 1, example: 4 },
        { name: 'odd name', required: false, choices: ['x', 'y, z'] },
      ],
    });
  });
});
