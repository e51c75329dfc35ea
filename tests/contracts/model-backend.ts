// What every backend must do, whatever it is made of: answer each stage within what it was given, and always alike.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Proposal, Report } from '../../src/model/feedback.ts';
import type { Spent } from '../../src/model/sample.ts';
import type { ModelBackend, ModelRequest, Stage, StageIO, Undated } from '../../src/model/seams.ts';
import type { Attempt, Outcome } from '../../src/model/tool.ts';
import { emptyWorkflow } from '../../src/model/workflow.ts';
import { answerOf, promptOf } from '../../src/prompts/stages.ts';
import { validate } from '../../src/schemas/schema-validator.ts';
import { Memory } from '../../src/synthesis/memory.ts';
import { structuredResult } from '../../src/testing/fake-tool-source.ts';
import { catalogOf, type Situation, situation } from './model-backend-situations.ts';

const count = 3;

/** A fresh backend, good for any number of requests. */
export type OpenBackend = () => ModelBackend;

/** A request as the loop would make it. */
export function requestOf<S extends Stage>(
  stage: S,
  input: StageIO[S]['in'],
  seed: number,
  signal: AbortSignal,
): ModelRequest<S> {
  const prompt = () => promptOf(stage, input);
  const answer = () => answerOf(stage, input);
  return { stage, input, prompt, answer, seed, signal };
}

/** Whole calls and tokens, parts no greater than their whole, and a price that is known or not. */
function expectHonestBill({ calls, usage, costUsd }: Spent): void {
  for (const count of [calls, ...Object.values(usage)])
    expect(Number.isInteger(count) && count >= 0).toBe(true);
  expect(usage.cachedInputTokens).toBeLessThanOrEqual(usage.inputTokens);
  expect(usage.reasoningTokens).toBeLessThanOrEqual(usage.outputTokens);
  if (costUsd !== null) expect(costUsd).toBeGreaterThanOrEqual(0);
}

/** One backend at work in one situation: each stage is asked what the loop would ask it. */
class Conversation {
  readonly #backend: ModelBackend;
  readonly #at: Situation;

  constructor(backend: ModelBackend, at: Situation) {
    this.#backend = backend;
    this.#at = at;
  }

  async #ask<S extends Stage>(stage: S, undated: Undated<S>): Promise<StageIO[S]['out']> {
    const answered = await this.#complete(stage, undated);
    if (answered.output === undefined) throw new Error(`The backend did not answer ${stage}.`);
    return answered.output;
  }

  async #complete<S extends Stage>(stage: S, undated: Undated<S>) {
    const { seed } = this.#at;
    const input = { ...undated, today: '2026-03-02' } as StageIO[S]['in'];
    const signal = new AbortController().signal;
    const answered = await this.#backend.complete(requestOf(stage, frozen(input), seed, signal));
    expectHonestBill(answered.spent);
    return answered;
  }

  async propose(): Promise<readonly Proposal[]> {
    const { workflow, tools, memory } = this.#at;
    const output = await this.#ask('propose', {
      workflow,
      pool: tools,
      catalog: tools,
      tools,
      count,
      critiques: [],
      advice: [],
      memory,
    });
    return 'enough' in output ? [] : output;
  }

  act(proposal: Proposal, outcome: Outcome) {
    const { workflow, tools, memory } = this.#at;
    const attempts: readonly Attempt[] = [{ call: proposal.call, outcome, latencyMs: 1 }];
    return this.#ask('act', { workflow, proposal, attempts, tools, critiques: [], memory });
  }

  select(reports: readonly Report[]) {
    const { workflow, tools, memory } = this.#at;
    return this.#ask('select', { workflow, reports, tools, memory });
  }

  write() {
    const { workflow, tools } = this.#at;
    return this.#ask('write', { workflow, tools, critiques: [] });
  }

  /** What was found may be nothing that a question could be about. */
  tryToWrite() {
    const { workflow, tools } = this.#at;
    return this.#complete('write', { workflow, tools, critiques: [] });
  }

  /** Every stage in turn, as far as the situation goes. */
  async everything() {
    const proposals = await this.propose();
    const outcomeOf = (at: number) => this.#at.outcomes[at % this.#at.outcomes.length] as Outcome;
    const acts = [];
    for (const [at, proposal] of proposals.entries()) acts.push(await this.act(proposal, outcomeOf(at)));
    const reports = proposals.map((proposal, at) => reportOf(proposal, outcomeOf(at)));
    return { proposals, acts, reports, gradient: await this.select(reports), words: await this.tryToWrite() };
  }
}

function reportOf(proposal: Proposal, outcome: Outcome): Report {
  const attempts = [{ call: proposal.call, outcome, latencyMs: 1 }];
  const succeeded = outcome.error === undefined && outcome.result.isError !== true;
  return { proposal, attempts, kept: succeeded ? attempts : [], succeeded, critiques: [] };
}

/** The same value, which nobody can change any more; private state (the memory's) is left alone. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}

/** Rounds of situations until two of them are worthwhile. */
const mostRounds = 6;

/** Runs the check in many situations, and answers how many of them it called worth the while. */
async function inManySituations(check: (at: Situation) => Promise<boolean>): Promise<number> {
  let worthwhile = 0;
  // Most random situations hold little; a backend that never does what is asked of it is found out all the same.
  for (let round = 0; round < mostRounds && worthwhile <= 1; round++) {
    await fc.assert(
      fc.asyncProperty(situation, async (made) => {
        if (await check(await made)) worthwhile += 1;
      }),
      { numRuns: 40 },
    );
  }
  return worthwhile;
}

export function describeModelBackend(name: string, open: OpenBackend): void {
  describe(`model backend: ${name}`, () => {
    test('has a name that can be written on the command line', () => {
      expect(open().id).toMatch(/^[a-z][a-z0-9-]*(:\S+)?$/);
      expect(open().id).toBe(open().id);
    });

    test('answers the same to the same input and seed, and leaves the input as it is', async () => {
      const worthwhile = await inManySituations(async (at) => {
        const first = await new Conversation(open(), at).everything();
        const second = await new Conversation(open(), at).everything();
        expect(second).toEqual(first);
        return first.proposals.length > 0;
      });
      expect(worthwhile).toBeGreaterThan(1);
    });

    test('proposes no more than it was asked for, only tools of the pool, with arguments that their schemas allow', async () => {
      const worthwhile = await inManySituations(async (at) => {
        const proposals = await new Conversation(open(), at).propose();
        expect(proposals.length).toBeLessThanOrEqual(count);
        for (const { tools, call } of proposals) {
          expect(tools.length).toBeGreaterThanOrEqual(1);
          expect(tools.length).toBeLessThanOrEqual(3);
          expect(at.tools.map((tool) => tool.name)).toEqual(expect.arrayContaining([...tools]));
          expect(call.tool).toBe(tools[0]);
          // As it would be sent.
          const sent = JSON.parse(JSON.stringify(call.arguments));
          const tool = at.tools.find((each) => each.name === call.tool);
          expect(validate(tool?.inputSchema ?? {}, sent)).toEqual([]);
          expect(sent).toEqual(call.arguments);
        }
        return proposals.some(({ call }) => Object.keys(call.arguments).length > 0) || proposals.length > 1;
      });
      expect(worthwhile).toBeGreaterThan(1);
    });

    test('goes on with a tool of the plan, or says why it stops', async () => {
      const worthwhile = await inManySituations(async (at) => {
        const { proposals, acts } = await new Conversation(open(), at).everything();
        for (const [index, next] of acts.entries()) {
          if ('stop' in next) expect(next.stop.trim()).not.toBe('');
          else {
            expect(proposals[index]?.tools).toContain(next.tool);
            expect(JSON.parse(JSON.stringify(next.arguments))).toEqual(next.arguments);
          }
        }
        return acts.length > 0;
      });
      expect(worthwhile).toBeGreaterThan(1);
    });

    test('selects a report that succeeded, for a chain that there is or a new one, or none', async () => {
      const worthwhile = await inManySituations(async (at) => {
        const { reports, gradient } = await new Conversation(open(), at).everything();
        if (gradient.kind === 'none') return false;
        const selected = reports.find(({ proposal }) => proposal.id === gradient.proposalId);
        expect(selected?.succeeded).toBe(true);
        if (gradient.kind === 'append')
          expect(at.workflow.chains.map(({ id }) => id)).toContain(gradient.chainId);
        return true;
      });
      expect(worthwhile).toBeGreaterThan(1);
    });

    test('writes texts about whatever was found, or says why it cannot', async () => {
      await inManySituations(async (at) => {
        const written = await new Conversation(open(), at).tryToWrite();
        if (written.output === undefined) {
          expect(written.failure.trim()).not.toBe('');
          return false;
        }
        const { query, response } = written.output;
        expect([query.trim(), response.trim()]).not.toContain('');
        return true;
      });
    });

    test('begins with what needs nothing, and writes a query and a response about what it found', async () => {
      const tools = await catalogOf({
        list_customers: { description: 'List the customers.', annotations: { readOnlyHint: true } },
      });
      const at = { tools, workflow: emptyWorkflow, memory: Memory.empty, outcomes: [], seed: 1 };
      const [proposal] = await new Conversation(open(), at).propose();
      expect(proposal).toMatchObject({
        tools: ['crm__list_customers'],
        call: { tool: 'crm__list_customers' },
      });
      const result = structuredResult({
        customers: [
          { id: 'cus_0007', name: 'Acme Robotics', city: 'Berlin' },
          { id: 'cus_0008', name: 'Borealis Foods', city: 'Tromsø' },
        ],
      });
      const step = {
        id: 'step_1',
        server: 'crm',
        tool: 'list_customers',
        name: 'crm__list_customers',
        arguments: {},
        bindings: [],
      };
      const workflow = { chains: [{ id: 'chain_1', steps: [{ ...step, result }] }] };
      const { query, response } = await new Conversation(open(), { ...at, workflow }).write();
      expect(query.trim()).not.toBe('');
      expect(response.trim()).not.toBe('');
    });
  });
}
