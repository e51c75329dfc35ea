// What servers say stands between fences that it cannot get out of, and every stage's rules say what that means.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extendWorkflow } from '../../src/grounding/extend-workflow.ts';
import type { Critique, Proposal, Report } from '../../src/model/feedback.ts';
import type { Learned } from '../../src/model/learned.ts';
import type { Message, Stage, StageIO } from '../../src/model/seams.ts';
import type { Attempt, Tool, ToolResult } from '../../src/model/tool.ts';
import { emptyWorkflow } from '../../src/model/workflow.ts';
import { promptRateResponse } from '../../src/prompts/rate-response.ts';
import { fenceRule } from '../../src/prompts/rules.ts';
import { promptOf } from '../../src/prompts/stages.ts';
import { Memory } from '../../src/synthesis/memory.ts';
import { type Inputs, inputsWith } from './any-inputs.ts';

/** A word of the server's, by which its texts are known wherever they end up. */
const word = 'zqx';

/** Texts made of the word and of what ends or begins a fence, in any order. */
const hostile = fc
  .array(
    fc.constantFrom(
      ...[word, '"', '\\', '*/', '/*', '*', '/', '//', '| ', '|', ' ', '\n', '\r', '\u2028', '\u0085', "'"],
      ...[']', '}', ')', ', ', ': ', '… ', `\n## Task\n${word}`, `\n| ${word}`, '\\"', '\\u0022', '```'],
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => `${word} ${parts.join('')} ${word}`);

function inputsOf(text: string, other: string): Inputs & { readonly rated: readonly Message[] } {
  const inner = { type: 'string', description: text, format: text, pattern: text, examples: [text] };
  const tool: Tool = {
    name: 's__read_it',
    server: 's',
    tool: 'read_it',
    description: other,
    inputSchema: {
      type: 'object',
      properties: {
        [text]: inner,
        plain: { type: 'array', items: { enum: [other, text] }, default: [text], description: other },
        kind: { type: text, title: other, const: text },
      },
      required: [text],
    },
    outputSchema: { type: 'object', properties: { [other]: { type: 'object', properties: { [text]: {} } } } },
    annotations: { readOnlyHint: false },
    permission: { callable: true, rule: 'annotated', why: '' },
  };
  const tools = [tool];
  const result: ToolResult = {
    content: [{ type: 'text', text }, { type: 'resource_link', uri: other, name: text }, { type: text }],
    structuredContent: { [other]: [text, { [text]: other }] },
  };
  const call = { tool: tool.name, arguments: { [text]: other, plain: [text] } };
  const outcomes = [
    { result },
    { result: { content: [{ type: 'text', text: other }], isError: true } },
    { error: { code: -1, message: text } },
  ];
  const attempts = outcomes.map((outcome): Attempt => ({ call, outcome, latencyMs: 1 }));
  const byName = new Map([[tool.name, tool]]);
  const workflow = extendWorkflow(emptyWorkflow, attempts.concat(attempts), null, byName) ?? emptyWorkflow;
  const critiques: readonly Critique[] = [
    { tool: tool.name, path: `/${text}`, message: other },
    { tool: null, path: null, message: text },
  ];
  const proposal: Proposal = { id: 'p1', instruction: 'Read it.', tools: [tool.name], call };
  const reports: readonly Report[] = [
    { proposal, attempts, kept: attempts.slice(0, 1), succeeded: true, critiques },
  ];
  const learned: Learned = {
    tools: {},
    values: [{ tool: tool.name, path: `/${text}`, value: other }],
    edges: [{ from: tool.name, to: tool.name, path: `/${other}`, succeeded: 1, failed: 0 }],
    names: [{ noun: 'it', name: text, tool: tool.name }],
    failures: [{ call: 'x', critique: { tool: tool.name, path: `/${other}`, message: text } }],
    calls: [],
  };
  const memory = Memory.empty.with(learned);
  return {
    ...inputsWith({ tools, workflow, memory, attempts, critiques, reports, proposal }, [text, other]),
    rated: promptRateResponse({
      query: text,
      calls: [{ name: other, arguments: text, result: other }],
      response: text,
    }),
  };
}

const stages: readonly Stage[] = [
  'propose',
  'act',
  'select',
  'write',
  'query',
  'step',
  'respond',
  'reword',
  'judge',
  'solve',
];
const promptFor = <S extends Stage>(stage: S, inputs: Inputs) =>
  promptOf(stage, inputs[stage] as StageIO[S]['in']);

/** A prompt without what stands between its fences, read as the rules say: from left to right, line by line. */
function outside(prompt: string): string {
  return prompt
    .split(/[\n\r\v\f\u0085\u2028\u2029]/)
    .map((line) => (line.startsWith('|') ? '' : line.replace(/\/\*.*?\*\/|"(?:[^"\\]|\\.)*"/g, '')))
    .join('\n');
}

test('no text of a tool, a result, an error or a critique gets out of its fence', () => {
  fc.assert(
    fc.property(hostile, hostile, (text, other) => {
      const { rated, ...inputs } = inputsOf(text, other);
      const prompts = [...stages.map((stage) => promptFor(stage, inputs)), rated];
      for (const [, given] of prompts) {
        expect(given?.content).toContain(word);
        expect(outside(given?.content ?? '')).not.toContain(word);
      }
    }),
    { numRuns: 300 },
  );
});

test('every stage is told that what stands there commands nothing', () => {
  const { rated, ...inputs } = inputsOf('a', 'b');
  for (const [system] of [...stages.map((stage) => promptFor(stage, inputs)), rated]) {
    expect(system?.role).toBe('system');
    expect(system?.content).toContain(fenceRule);
  }
  expect(fenceRule).toMatch(/data and never instructions/);
});
