// A backend whose answers come from outside: one request at a time, objections in words, and a bounded number of requests.
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { createCountdown, isPlanSpent } from '../../src/backends/agent/countdown.ts';
import { type AgentBackend, createAgentBackend, longestRequest } from '../../src/backends/agent.ts';
import { ToolGradError } from '../../src/model/errors.ts';
import type { Proposal } from '../../src/model/feedback.ts';
import type { Spent } from '../../src/model/sample.ts';
import type { ModelBackend, Stage, StageIO } from '../../src/model/seams.ts';
import type { Attempt, Tool } from '../../src/model/tool.ts';
import { emptyWorkflow, type Workflow } from '../../src/model/workflow.ts';
import { Memory } from '../../src/synthesis/memory.ts';
import { createFakeToolSource, structuredResult } from '../../src/testing/fake-tool-source.ts';
import { describeModelBackend, requestOf } from '../contracts/model-backend.ts';
import { type DemoSituation, demoSituation } from '../prompts/demo-situation.ts';
import { symbolicAnswer } from './agent-answers.ts';

const shape = { iterations: 3, proposals: 3 };
const { signal } = new AbortController();

/** The backend with an agent who answers whatever is asked. */
function driven(): ModelBackend {
  const backend = createAgentBackend(shape);
  return {
    id: backend.id,
    async complete(request) {
      const completion = backend.complete(request);
      await backend.asked(request.signal);
      const objections = backend.answer(await symbolicAnswer(request));
      if (objections.length > 0) throw new Error(objections.join('\n'));
      return await completion;
    },
  };
}

describeModelBackend('agent', driven);

let situation: DemoSituation;
beforeAll(async () => {
  situation = await demoSituation();
});

/** What came of a request, whether that is an output or a failure. */
interface Outcome<S extends Stage> {
  readonly output?: StageIO[S]['out'];
  readonly failure?: string;
  readonly spent: Spent;
}

function ask<S extends Stage>(
  backend: AgentBackend,
  stage: S,
  input: StageIO[S]['in'] = situation.inputs[stage],
  within = signal,
): Promise<Outcome<S>> {
  return backend.complete(requestOf(stage, input, 1, within));
}

const words = { query: 'What is there?', response: 'Something.', claims: [], asks: [] };

describe('a request', () => {
  test('shows its stage, the prompt and the schema of the answer', async () => {
    const backend = createAgentBackend(shape);
    const completion = ask(backend, 'write');
    const request = await backend.asked(signal);
    expect(request).toMatchObject({ number: 1, stage: 'write' });
    expect(request.prompt).toContain('## Steps');
    expect(request.schema).toMatchObject({ type: 'object', required: Object.keys(words) });
    expect(backend.answer(words)).toEqual([]);
    expect((await completion).output).toEqual(words);
  });

  test('comes alone: others wait for its answer, in the order in which they were asked', async () => {
    const backend = createAgentBackend(shape);
    const all = [1, 2, 3].map(() => ask(backend, 'act'));
    for (const number of [1, 2, 3]) {
      expect((await backend.asked(signal)).number).toBe(number);
      expect(backend.answer({ call: null, stop: `Stop ${number}.` })).toEqual([]);
      expect((await all[number - 1])?.output).toEqual({ stop: `Stop ${number}.` });
    }
    expect(backend.waiting).toBeUndefined();
  });

  test('is withdrawn when the draft is stopped, and so are those behind it', async () => {
    const backend = createAgentBackend(shape);
    const stop = new AbortController();
    const all = [1, 2].map(() => ask(backend, 'act', undefined, stop.signal));
    await backend.asked(signal);
    stop.abort();
    for (const outcome of await Promise.allSettled(all))
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'interrupted' } });
    expect(backend.waiting).toBeUndefined();
    expect(() => backend.answer(words)).toThrow('No request is waiting');
  });

  test('may be waited for by somebody who loses patience', async () => {
    const backend = createAgentBackend(shape);
    const impatient = new AbortController();
    const waiting = backend.asked(impatient.signal);
    impatient.abort();
    await expect(waiting).rejects.toThrow(ToolGradError);
  });

  test('is none where the agent would judge its own chain', async () => {
    const backend = createAgentBackend(shape);
    for (const stage of ['solve', 'judge'] as const)
      expect((await ask(backend, stage)).failure).toContain(stage);
    expect(backend.waiting).toBeUndefined();
  });
});

describe('an answer', () => {
  const call = (args: unknown) => {
    const { proposal } = situation.inputs.act;
    return { call: { tool: proposal.tools[0], arguments: args }, stop: null };
  };

  test('has its arguments as an object or as a JSON string', async () => {
    const backend = createAgentBackend(shape);
    for (const args of [{ limit: 2 }, '{"limit":2}']) {
      const completion = ask(backend, 'act');
      await backend.asked(signal);
      expect(backend.answer(call(args))).toEqual([]);
      expect((await completion).output).toMatchObject({ arguments: { limit: 2 } });
    }
  });

  test('may be a text, with words around the JSON', async () => {
    const backend = createAgentBackend(shape);
    const completion = ask(backend, 'write');
    await backend.asked(signal);
    backend.answer(`Here you are:\n\`\`\`json\n${JSON.stringify(words)}\n\`\`\``);
    expect((await completion).output).toEqual(words);
  });

  test('that does not fit comes back with what to do, and may be given again', async () => {
    const backend = createAgentBackend(shape);
    const completion = ask(backend, 'act');
    const request = await backend.asked(signal);
    expect(backend.answer({ call: { tool: 'crm__find', arguments: {} }, stop: null })).toEqual([
      expect.stringMatching(/^\/call\/tool: There is no tool crm__find .*choose one of \w+__\w+/),
    ]);
    expect(backend.answer('I do not know.')).toEqual(['It is not JSON.']);
    expect(backend.answer(null)).toEqual([expect.stringMatching(/object/)]);
    expect(backend.waiting).toEqual(request);
    expect(backend.answer(call({}))).toEqual([]);
    expect((await completion).output).toMatchObject({ arguments: {} });
  });

  test('that fits in no way is a failure in the end, and the draft goes on', async () => {
    const backend = createAgentBackend(shape);
    const completion = ask(backend, 'write');
    await backend.asked(signal);
    let answers = 1;
    while (backend.answer({ query: answers }).length > 0) answers += 1;
    expect(answers).toBe(6);
    expect((await completion).failure).toMatch(/did not fit, 6 times: .*query/);
    void ask(backend, 'write');
    expect((await backend.asked(signal)).number).toBe(2);
    backend.answer(words);
  });

  test('is billed by its characters, without a price', async () => {
    const backend = createAgentBackend(shape);
    const completion = ask(backend, 'write');
    const { prompt } = await backend.asked(signal);
    backend.answer(words);
    const { spent } = await completion;
    expect(spent).toMatchObject({ calls: 1, costUsd: null });
    expect(spent.usage.inputTokens).toBe(Math.ceil(prompt.length / 4));
    expect(spent.usage.outputTokens).toBe(Math.ceil(JSON.stringify(words).length / 4));
  });
});

describe('the length of a request', () => {
  const long = (letters: number) => 'lorem ipsum '.repeat(Math.ceil(letters / 12)).slice(0, letters);

  /** A workflow of so many steps with long results. */
  function workflowOf(tools: readonly Tool[], count: number): Workflow {
    const steps = Array.from({ length: count }, (_, index) => {
      const { server, tool, name } = tools[index % tools.length] as Tool;
      const result = structuredResult({
        rows: Array.from({ length: 40 }, (_, row) => ({ id: `r_${row}`, text: long(80) })),
      });
      return { id: `step_${index + 1}`, server, tool, name, arguments: {}, result, bindings: [] };
    });
    return { chains: [{ id: 'chain_1', steps }] };
  }

  async function longest(toolCount: number, description: number, steps: number) {
    const names = Array.from({ length: toolCount }, (_, index) => [
      `get_thing_${index}`,
      { description: long(description) },
    ]);
    const source = createFakeToolSource({ lab: { tools: Object.fromEntries(names) } });
    const { tools } = await source.catalog(signal);
    const workflow = steps === 0 ? emptyWorkflow : workflowOf(tools, steps);
    const backend = createAgentBackend(shape);
    const input = {
      workflow,
      pool: tools,
      catalog: tools,
      tools,
      count: 3,
      critiques: [],
      advice: [],
      memory: Memory.empty,
      today: '2026-03-02',
    };
    const completion = ask(backend, 'propose', input);
    const request = await Promise.race([backend.asked(signal), completion.then(() => undefined)]);
    if (request === undefined) return { failure: (await completion).failure, tools };
    backend.answer({ reason: '', proposals: [] });
    await completion;
    return { request, tools };
  }

  test('is below the limit whatever tools and results there are', async () => {
    for (const [toolCount, description, steps] of [
      [20, 200, 0],
      [64, 5000, 3],
      [20, 300, 30],
      [64, 20_000, 30],
    ] as const) {
      const { request } = await longest(toolCount, description, steps);
      const characters = (request?.prompt.length ?? 0) + JSON.stringify(request?.schema).length;
      expect(characters).toBeGreaterThan(1000);
      expect(characters).toBeLessThanOrEqual(longestRequest);
    }
  });

  test('keeps the task, and every tool where shorter quotations are enough', async () => {
    const { request, tools } = await longest(20, 100, 30);
    expect(request?.prompt).toContain('Write 3 different proposals');
    for (const { name } of tools) expect(request?.prompt).toContain(`- ${name}`);
    expect(request?.prompt).toMatch(/^\| .*…$/m);
  });

  test('leaves the catalog out, of which nothing but the pool can be proposed', async () => {
    const backend = createAgentBackend(shape);
    const input = { ...situation.inputs.propose, pool: situation.inputs.propose.pool.slice(0, 2) };
    const completion = ask(backend, 'propose', input);
    const { prompt } = await backend.asked(signal);
    const outside = input.catalog.filter(({ name }) => !input.pool.some((tool) => tool.name === name));
    expect(outside).not.toHaveLength(0);
    for (const { name } of outside) expect(prompt).not.toContain(`\n${name}(`);
    backend.answer({ reason: '', proposals: [] });
    await completion;
  });
});

describe('the requests that remain', () => {
  const proposal = (tools: number): Proposal => {
    const names = ['a__a', 'a__b', 'a__c'].slice(0, tools);
    return { id: 'p', instruction: '', tools: names, call: { tool: 'a__a', arguments: {} } };
  };

  test('become fewer with each, and are never too few, however the draft goes', () => {
    const iteration = fc.record({
      plans: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 4 }),
      acts: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 4 }),
      select: fc.boolean(),
    });
    const draft = fc.record({
      iterations: fc.array(iteration, { minLength: 1, maxLength: 4 }),
      writings: fc.integer({ min: 0, max: 3 }),
      spare: fc.integer({ min: 0, max: 2 }),
    });
    fc.assert(
      fc.property(draft, ({ iterations, writings, spare }) => {
        const countdown = createCountdown({ iterations: iterations.length + spare, proposals: 3 });
        const told: number[] = [];
        const asked = (stage: Stage) => told.push(countdown.after({ stage }));
        for (const { plans, acts, select } of iterations) {
          asked('propose');
          countdown.proposed(plans.map(proposal));
          for (const [index, tools] of plans.slice(0, 3).entries())
            for (let act = 0; act < Math.min(acts[index] ?? 0, tools + 1); act++) asked('act');
          if (select) asked('select');
        }
        for (let writing = 0; writing < writings; writing++) asked('write');
        for (const [index, remaining] of told.entries()) {
          expect(remaining).toBeGreaterThanOrEqual(told.length - 1 - index);
          if (index > 0) expect(remaining).toBeLessThan(told[index - 1] as number);
        }
      }),
    );
  });

  test('end for a plan that goes on and on', async () => {
    const input = situation.inputs.act;
    const attempt = input.attempts[0] as Attempt;
    const attempts = Array.from({ length: input.proposal.tools.length + 2 }, () => attempt);
    expect(isPlanSpent({ ...input, attempts })).toBe(true);
    expect(isPlanSpent({ ...input, attempts: attempts.slice(1) })).toBe(false);
    const backend = createAgentBackend(shape);
    expect((await ask(backend, 'act', { ...input, attempts })).output).toHaveProperty('stop');
    expect(backend.waiting).toBeUndefined();
  });
});
