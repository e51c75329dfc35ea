// A realistic situation on the bundled servers: real tools, real results, five steps in, and a memory of earlier drafts.
import { composeTools } from '../../src/compose/compose-tools.ts';
import { extendWorkflow } from '../../src/grounding/extend-workflow.ts';
import type { Critique, Proposal, Report } from '../../src/model/feedback.ts';
import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import { getAt } from '../../src/model/pointer.ts';
import type { StageIO } from '../../src/model/seams.ts';
import { type Attempt, failureText, type Tool } from '../../src/model/tool.ts';
import { emptyWorkflow, stepsOf, type Workflow } from '../../src/model/workflow.ts';
import { Lessons } from '../../src/synthesis/learn.ts';
import { Memory } from '../../src/synthesis/memory.ts';

export interface DemoSituation {
  /** Every tool of the bundled servers. */
  readonly allTools: readonly Tool[];
  /** The workflow before its first step and after each of its steps. */
  readonly workflows: readonly Workflow[];
  readonly inputs: { readonly [S in keyof StageIO]: StageIO[S]['in'] };
}

/** Tools of four servers: as many as a run in the wild has. */
const catalogSize = 32;

/** Opens the bundled servers, works a chain of five steps on them, and answers what each stage would be asked then. */
export async function demoSituation(): Promise<DemoSituation> {
  await using source = await composeTools({ demo: true, deny: ['travel:book_*'] }, () => {});
  const signal = new AbortController().signal;
  const allTools = (await source.source.catalog(signal)).tools;
  const all = allTools.filter(({ permission }) => permission.callable);
  const needed = new Set(
    'crm__search_customers crm__get_customer shop__list_orders shop__get_order shop__track_shipment shop__list_invoices support__list_tickets calendar__find_free_slots'.split(
      ' ',
    ),
  );
  const rest = all.filter(({ name }) => !needed.has(name)).slice(0, catalogSize - needed.size);
  const tools = all.filter((tool) => needed.has(tool.name) || rest.includes(tool));
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  await using session = await source.source.openSession(signal);

  const call = async (tool: string, args: JsonObject): Promise<Attempt> => ({
    call: { tool, arguments: args },
    outcome: await session.call({ tool, arguments: args }, signal),
    latencyMs: 3,
  });
  const workflows: Workflow[] = [emptyWorkflow];
  const take = async (tool: string, args: JsonObject) => {
    const attempt = await call(tool, args);
    const before = workflows.at(-1) as Workflow;
    const after = extendWorkflow(before, [attempt], before.chains[0]?.id ?? null, byName);
    if (after === undefined || after === before) throw new Error(`${tool}: ${failureText(attempt.outcome)}`);
    workflows.push(after);
  };
  /** What stands in the result of a step of the workflow. */
  const found = (step: number, pointer: string): JsonValue => {
    const { result } = stepsOf(workflows.at(-1) as Workflow)[step - 1] ?? { result: undefined };
    const value = getAt(result?.structuredContent, pointer);
    if (value === undefined) throw new Error(`Nothing stands at ${pointer} of step ${step}.`);
    return value;
  };
  await take('crm__search_customers', { query: 'Kaldera' });
  await take('shop__list_orders', { customer_id: found(1, '/customers/0/id') });
  await take('shop__get_order', { order_id: found(2, '/orders/0/id') });
  await take('crm__get_customer', { customer_id: found(1, '/customers/0/id') });
  await take('calendar__find_free_slots', { person_id: found(4, '/owner/id'), date: '2026-03-05' });
  const workflow = workflows.at(-1) as Workflow;
  const customer = found(1, '/customers/0/id');

  const proposal = (id: string, instruction: string, plan: string[], args: JsonObject): Proposal => ({
    id,
    instruction,
    tools: plan,
    call: { tool: plan[0] as string, arguments: args },
  });
  const report = async (made: Proposal, ...more: Attempt[]): Promise<Report> => {
    const attempts = [await call(made.call.tool, made.call.arguments), ...more];
    const kept = attempts.filter(({ outcome }) => failureText(outcome) === undefined);
    const critiques = attempts.flatMap(({ call: { tool }, outcome }): Critique[] => {
      const message = failureText(outcome);
      return message === undefined ? [] : [{ tool, path: '/status', message }];
    });
    return { proposal: made, attempts, kept, succeeded: kept.at(-1) === attempts.at(-1), critiques };
  };
  const unpaid = proposal('p13', 'See what they still have to pay.', ['shop__list_invoices'], {
    customer_id: customer,
    status: 'unpaid',
  });
  const reports = [
    await report(unpaid),
    await report(
      proposal('p14', 'See whether anything is wrong with their devices.', ['support__list_tickets'], {
        customer_id: customer,
      }),
    ),
    await report(
      proposal('p15', 'Look for another customer.', ['crm__search_customers', 'shop__list_invoices'], {
        query: 'Optics',
      }),
    ),
  ];
  const lessons = new Lessons();
  for (const each of reports) lessons.addReport(each, workflow, byName);
  lessons.addKept(workflow);
  const memory = Memory.empty.with(lessons.toLearned());
  const critiques = reports.flatMap((each) => each.critiques);
  const own = tools.filter(({ name }) => stepsOf(workflow).some((step) => step.name === name));
  const query =
    'When will the newest order of Kaldera Optics arrive, and when is their account owner free on 5 March?';
  const response = 'It is expected soon, and their account owner is free in the afternoon of 5 March.';
  const today = '2026-03-02';
  return {
    allTools,
    workflows,
    inputs: {
      propose: {
        workflow,
        pool: tools.filter((_, index) => index % 3 !== 0),
        catalog: tools,
        tools: own,
        count: 3,
        critiques: [
          ...critiques,
          {
            tool: null,
            path: null,
            message: 'Find out something about the same order, not about another customer.',
          },
        ],
        advice: [{ tool: null, path: null, message: 'Find out when the next delivery is due.' }],
        memory,
        today,
      },
      act: {
        workflow,
        proposal: unpaid,
        attempts: reports[0]?.attempts ?? [],
        tools: [...own, ...tools.filter(({ name }) => name === 'shop__list_invoices')],
        critiques,
        memory,
        today,
      },
      select: { workflow, reports, tools, memory, today },
      query: { pool: tools.filter((_, index) => index % 3 !== 0), memory, today },
      step: {
        query,
        workflow: workflows[2] ?? emptyWorkflow,
        attempts: (reports[0]?.attempts ?? []).slice(0, 1),
        tried: [unpaid.call],
        tools,
        critiques,
        memory,
        today,
      },
      respond: { query, workflow, tools: own, critiques: [], today },
      write: {
        workflow,
        tools: own,
        critiques: [
          {
            tool: 'shop__get_order',
            path: null,
            message:
              'step_3 (shop__get_order) feeds neither a later step nor the response. Say in the response what it found, or leave it out.',
          },
        ],
        previous: { query, response },
        today,
      },
      reword: {
        exchanges: [
          {
            kind: 'answer',
            query: 'When will the newest order of Kaldera Optics arrive?',
            steps: stepsOf(workflow).map(({ id }) => id),
            response: 'It is expected soon.',
            claims: [{ text: 'soon', proof: '$exists($step_3)', span: [15, 19] }],
            withheld: [],
          },
          {
            kind: 'ask',
            query: 'And when is their account owner free?',
            steps: [],
            response: 'On which day would you like to know?',
            claims: [],
            withheld: [],
            move: 'clarification',
          },
        ],
        workflow,
        tools: own,
        critiques: [],
        today,
      },
      judge: { draft: { query, response, workflow }, tools: own, today },
      solve: { query, tools: tools.filter((tool, index) => own.includes(tool) || index % 4 === 0), today },
    },
  };
}
