// A draft that every check passes, and small ways to spoil it.

import type { JsonObject } from '../../src/model/json.ts';
import type { Draft, Verdict } from '../../src/model/sample.ts';
import type { Check, CheckContext } from '../../src/model/seams.ts';
import { createCatalog, type Tool, type ToolResult } from '../../src/model/tool.ts';
import { type Binding, mapSteps, type Step, stepsOf, type Workflow } from '../../src/model/workflow.ts';

/** A tool of a server `crm` with the given parameters, all strings unless told otherwise. */
export function toolOf(tool: string, properties: JsonObject, more: Partial<Tool> = {}): Tool {
  return {
    name: `crm__${tool}`,
    server: 'crm',
    tool,
    description: '',
    inputSchema: { type: 'object', properties, additionalProperties: false },
    annotations: { readOnlyHint: true },
    permission: { callable: true, rule: 'annotated', why: 'annotated read-only' },
    ...more,
  };
}

export function structured(structuredContent: JsonObject): ToolResult {
  return { content: [{ type: 'text', text: JSON.stringify(structuredContent) }], structuredContent };
}

export function textResult(text: string): ToolResult {
  return { content: [{ type: 'text', text }] };
}

export function stepOf(
  number: number,
  tool: string,
  args: JsonObject,
  result: ToolResult,
  bindings: readonly Binding[] = [],
): Step {
  const names = { server: 'crm', tool, name: `crm__${tool}` };
  return { id: `step_${number}`, ...names, arguments: args, result, bindings };
}

export function workflowOf(...steps: readonly Step[]): Workflow {
  return { chains: [{ id: 'chain_1', steps }] };
}

const searchCustomers = toolOf('search_customers', { query: { type: 'string' } });
const listInvoices = toolOf('list_invoices', {
  customer_id: { type: 'string' },
  status: { type: 'string', enum: ['open', 'paid', 'past_due'] },
  limit: { type: 'integer', minimum: 1 },
});

const search = stepOf(
  1,
  'search_customers',
  { query: 'Acme Robotics' },
  structured({ customers: [{ id: 'cus_0007', name: 'Acme Robotics', city: 'Berlin' }], total: 1 }),
  [{ path: '/query', source: 'query', text: 'Acme Robotics' }],
);
const invoices = stepOf(
  2,
  'list_invoices',
  { customer_id: 'cus_0007', status: 'past_due', limit: 20 },
  structured({
    invoices: [
      { id: 'inv_0031', number: 'INV-2026-0031', amount: 1240.5, due_date: '2026-03-05', currency: 'EUR' },
      { id: 'inv_0044', number: 'INV-2026-0044', amount: 99, due_date: '2026-04-01', currency: 'EUR' },
    ],
  }),
  [
    { path: '/customer_id', source: 'step', step: 'step_1', from: '/structuredContent/customers/0/id' },
    { path: '/status', source: 'query', text: 'past due' },
    { path: '/limit', source: 'schema' },
  ],
);

/** One question and one answer over all steps. */
function exchanged(draft: Draft): Draft {
  const { query, response, workflow } = draft;
  const steps = stepsOf(workflow).map(({ id }) => id);
  return {
    ...draft,
    exchanges: [{ kind: 'answer', query, steps, response, claims: [], withheld: [] }],
  };
}

export const goodDraft: Draft = exchanged({
  query: 'Which invoices of Acme Robotics are past due?',
  response:
    'Two invoices are past due: INV-2026-0031 over €1,240.50, due on 5 March 2026, and INV-2026-0044 over €99.00, due on 1 April 2026.',
  workflow: workflowOf(search, invoices),
  tools: [searchCustomers, listInvoices],
  settlement: { status: 'passed', detail: 'stable' },
  today: '2026-03-02',
  timeZone: 'Europe/Berlin',
  form: ['list'],
  setup: [],
  ordered: [],
  exchanges: [],
});

/** The good draft with other fields. */
export function draftWith(changes: Partial<Draft>): Draft {
  const draft = { ...goodDraft, ...changes };
  return changes.exchanges === undefined ? exchanged(draft) : draft;
}

/** The good draft with one step changed. */
export function draftWithStep(id: string, change: (step: Step) => Partial<Step>): Draft {
  return draftWith({
    workflow: mapSteps(goodDraft.workflow, (step) => (step.id === id ? { ...step, ...change(step) } : step)),
  });
}

/** A draft of a single step, whose result is what matters. */
export function draftOf(step: Step, tool: Tool, changes: Partial<Draft> = {}): Draft {
  return draftWith({ workflow: workflowOf(step), tools: [tool], ...changes });
}

/** What a check is given where there is no model to ask. */
export function contextOf(more: Partial<CheckContext> = {}): CheckContext {
  const catalog = createCatalog({ tools: goodDraft.tools, leftOut: [], servers: [], hash: 'sha256:1' });
  return { catalog, seed: 1, secrets: [], signal: new AbortController().signal, ...more };
}

export function verdictOn(check: Check, draft: Draft, secrets: readonly string[] = []): Promise<Verdict> {
  return check.run(draft, contextOf({ secrets }));
}
