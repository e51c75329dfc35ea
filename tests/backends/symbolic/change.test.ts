// What a change must not set: what the thing is already, by whatever result shows it.
import { expect, test } from 'vitest';
import { isAlready } from '../../../src/backends/symbolic/change.ts';
import { knownFrom } from '../../../src/backends/symbolic/known.ts';
import { readParameter } from '../../../src/backends/symbolic/parameter.ts';
import { entitiesIn } from '../../../src/grounding/entities.ts';
import { createRandom } from '../../../src/model/random.ts';
import { Memory } from '../../../src/synthesis/memory.ts';
import { stepOf, structured, toolOf } from '../../grounding/steps.ts';

test.each([
  ['lead', true],
  ['won', false],
])('a deal that another result shows at lead is at %s already: %s', (stage, already) => {
  const activity = structured({ activities: [{ id: 'act_0001', subject: 'A call', deal_id: 'deal_0004' }] });
  const deal = structured({ id: 'deal_0004', name: 'Refit', stage: 'lead' });
  const steps = [
    stepOf(1, 'crm__list_activities', {}, activity),
    stepOf(2, 'crm__get_deal', { deal_id: 'deal_0004' }, deal),
  ];
  const tools = steps.map(({ name }) => toolOf(name, {}, { readOnlyHint: true }));
  const known = knownFrom({ chains: [{ id: 'chain_1', steps }] }, tools, createRandom(0), '2026-03-02');
  const schema = { type: 'string', enum: ['lead', 'won'] };
  const tool = toolOf('crm__update_deal_stage', { stage: schema }, { readOnlyHint: false });
  const parameter = readParameter(tool, 'stage', '/stage', schema, true, Memory.empty);
  const about = entitiesIn(activity, 'list_activities').filter(({ noun }) => noun === 'deal');
  expect(about).toHaveLength(1);
  expect(isAlready(parameter, stage, about, known)).toBe(already);
});
