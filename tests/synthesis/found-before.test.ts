// Reads that find nothing but what an earlier read has found make no step: another tool's word for it is no news.
import { expect, test } from 'vitest';
import { extendWorkflow } from '../../src/grounding/extend-workflow.ts';
import type { Attempt, Tool } from '../../src/model/tool.ts';
import { emptyWorkflow } from '../../src/model/workflow.ts';
import { foundBefore } from '../../src/synthesis/found-before.ts';

const tool = (name: string, readOnlyHint: boolean): Tool => ({
  name: `files__${name}`,
  server: 'files',
  tool: name,
  description: '',
  inputSchema: { type: 'object' },
  annotations: { readOnlyHint },
  permission: { callable: true, rule: 'annotated', why: '' },
});
const byName = new Map(
  [tool('read', true), tool('read_text', true), tool('touch', false)].map((each) => [each.name, each]),
);
const attempt = (name: string, text: string): Attempt => ({
  call: { tool: `files__${name}`, arguments: { path: 'welcome.md' } },
  outcome: { result: { content: [{ type: 'text', text }] } },
  latencyMs: 1,
});
const long = 'Everything that the field service team shares lives here: plans, visits, prices and minutes.';
const workflow = extendWorkflow(emptyWorkflow, [attempt('read', long)], null, byName) ?? emptyWorkflow;

test.each([
  ['another tool that reads the same', [attempt('read_text', long)], true],
  ['what is new', [attempt('read_text', `${long} Ask Ingrid before you move anything.`)], false],
  ['what is new beside what is known', [attempt('read_text', long), attempt('read', `${long}!`)], false],
  ['a call that may write', [attempt('touch', long)], false],
] as const)('%s', (_, attempts, isKnown) => {
  const critique = foundBefore(attempts, workflow, byName);
  expect(critique !== undefined).toBe(isKnown);
  if (isKnown) expect(critique?.message).toContain('step_1 (files__read) has found all of this already');
});

const listing = JSON.stringify({
  entries: [
    { name: 'limits-of-all-alarms-in-hall-four.json', type: 'file', size: 151 },
    { name: 'labels-of-the-printer-in-the-stockroom.json', type: 'file', size: 80 },
  ],
});
const treed = extendWorkflow(emptyWorkflow, [attempt('read', listing)], null, byName) ?? emptyWorkflow;

test.each([
  [
    'a part of it',
    { entries: [{ name: 'labels-of-the-printer-in-the-stockroom.json', type: 'file' }] },
    true,
  ],
  ['a thing of it', { name: 'limits-of-all-alarms-in-hall-four.json', size: 151 }, true],
  ['a thing that is not in it', { entries: [{ name: 'welcome.md', type: 'file', size: 80 }] }, false],
  [
    'more of a thing',
    { name: 'labels-of-the-printer-in-the-stockroom.json', type: 'file', changed: '2026-02-01' },
    false,
  ],
  [
    'the same value of something else',
    { name: 'labels-of-the-printer-in-the-stockroom.json', lines: 80 },
    false,
  ],
] as const)('of a list: %s', (_, found, isKnown) => {
  const critique = foundBefore([attempt('read_text', JSON.stringify(found))], treed, byName);
  expect(critique !== undefined).toBe(isKnown);
});

test('few words are said of many things', () => {
  const open = extendWorkflow(emptyWorkflow, [attempt('read', 'open')], null, byName) ?? emptyWorkflow;
  expect(foundBefore([attempt('read_text', 'open')], open, byName)).toBeUndefined();
});
