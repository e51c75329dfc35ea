/** What holds for every tool of every bundled server. */
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundledServers } from '../../servers/bundled.ts';
import { cpuTime } from '../support/cpu-time.ts';
import { connect, type Json } from './connect.ts';
import { harvest, type MadeCall } from './harvest.ts';

const options = { allErrors: true, strict: true, allowUnionTypes: true };
const ajv = addFormats.default(new Ajv2020(options));
const olderAjv = addFormats.default(new Ajv(options));

let calls: MadeCall[];
beforeAll(async () => {
  calls = await harvest();
});

describe.each(bundledServers)('$name', ({ name, version, create }) => {
  it('introduces itself', async () => {
    await using server = await connect(name);
    expect(server.client.getServerVersion()).toMatchObject({ name, version });
    expect(server.client.getInstructions()).toContain('2 March 2026');
  });

  it('lists eight to twelve tools, each named, titled and described in an imperative sentence', async () => {
    await using server = await connect(name);
    const tools = await server.tools();
    expect(tools.length).toBeGreaterThanOrEqual(8);
    expect(tools.length).toBeLessThanOrEqual(12);
    expect(new Set(tools.map((tool) => tool.name)).size).toBe(tools.length);
    for (const tool of tools) {
      expect(tool.name).toMatch(/^[a-z]+(_[a-z]+)+$/);
      expect(tool.title).toMatch(/^[A-Z]/);
      const [firstSentence = ''] = (tool.description ?? '').split(/(?<=\.) /);
      expect(firstSentence).toMatch(
        /^(Add|Assign|Book|Cancel|Change|Check|Convert|Create|Find|Get|List|Log|Move|Schedule|Search|Set|Track) .+\.$/,
      );
      expect(firstSentence.length).toBeLessThan(120);
    }
  });

  it('gives every tool schemas that are valid in draft 2020-12 and draft-07, closed and described', async () => {
    await using server = await connect(name);
    const tools = await server.tools();
    expect(tools).not.toHaveLength(0);
    for (const { name: tool, inputSchema, outputSchema } of tools) {
      for (const schema of [inputSchema, outputSchema]) {
        expect(schema, tool).toBeDefined();
        expect(() => ajv.compile(schema ?? {}), tool).not.toThrow();
        expect(() => olderAjv.compile(schema ?? {}), tool).not.toThrow();
        everyProperty(schema as Json, (property, path) => {
          expect(property.description, `${tool} ${path}`).toMatch(/^[A-Z0-9].+/);
          const examples = (property.examples ?? []) as unknown[];
          for (const example of examples)
            expect(ajv.validate(property, example), `${tool} ${path}`).toBe(true);
        });
      }
      expect(outputSchema?.required, tool).toEqual(Object.keys(outputSchema?.properties ?? {}));
    }
  });

  it('annotates every tool in full and without contradiction', async () => {
    await using server = await connect(name);
    const tools = await server.tools();
    expect(tools).not.toHaveLength(0);
    for (const { name: tool, annotations } of tools) {
      expect(annotations, tool).toEqual({
        readOnlyHint: expect.any(Boolean),
        destructiveHint: expect.any(Boolean),
        idempotentHint: expect.any(Boolean),
        openWorldHint: false,
      });
      const reads = /^(search|list|get|check|find|track|convert)_/.test(tool);
      expect(annotations?.readOnlyHint, tool).toBe(reads);
      if (reads) expect(annotations, tool).toMatchObject({ destructiveHint: false, idempotentHint: true });
    }
  });

  it("reaches every read tool with values from other tools' results, and answers as its schema says", async () => {
    await using server = await connect(name);
    const readTools = (await server.tools()).filter((tool) => tool.annotations?.readOnlyHint);
    expect(readTools).not.toHaveLength(0);
    for (const tool of readTools) {
      const made = calls.filter((call) => call.server === name && call.tool.name === tool.name);
      expect(made.length, `calls of ${tool.name}`).toBeGreaterThan(0);
      expect(
        made.some(({ reply }) => !isEmptyPage(reply.data)),
        `${tool.name} finds something`,
      ).toBe(true);
      const validate = ajv.compile(tool.outputSchema ?? {});
      for (const { args, reply } of made) {
        expect(reply.isError, `${tool.name} ${JSON.stringify(args)}: ${reply.text}`).toBe(false);
        validate(reply.data);
        expect(validate.errors, `${tool.name} ${JSON.stringify(args)}`).toBeNull();
        expect(JSON.parse(reply.text)).toEqual(reply.data);
      }
    }
  });

  it('answers the same in any order: reading changes nothing', async () => {
    await using server = await connect(name);
    const made = calls.filter((call) => call.server === name);
    expect(made).not.toHaveLength(0);
    for (const { tool, args, reply } of made.reverse()) {
      expect(await server.call(tool.name, args), `${tool.name} ${JSON.stringify(args)}`).toEqual(reply);
    }
  });

  it('refuses unknown ids with a sentence that says where to look', async () => {
    await using server = await connect(name);
    let refused = 0;
    for (const tool of await server.tools()) {
      const [parameter] = (tool.inputSchema.required ?? []).filter((one) => one.endsWith('_id'));
      const sample = calls.find((call) => call.server === name && call.tool.name === tool.name);
      if (!parameter || !sample) continue;
      const unknown = String(sample.args[parameter]).replace(/\d+$/, (digits) => '9'.repeat(digits.length));
      const reply = await server.call(tool.name, { ...sample.args, [parameter]: unknown });
      expect(reply.isError, tool.name).toBe(true);
      expect(reply.text).toMatch(new RegExp(`^No [a-z]+ has the id ${unknown}; .+\\.$`));
      refused += 1;
    }
    expect(refused).toBeGreaterThan(0);
  });

  it('refuses bad arguments with a sentence that names them', async () => {
    await using server = await connect(name);
    const tools = await server.tools();
    expect(tools).not.toHaveLength(0);
    for (const tool of tools) {
      const required = tool.inputSchema.required ?? [];
      const [parameter = 'limit'] = required;
      const wrongType = await server.call(tool.name, { [parameter]: { not: 'a value' } });
      expect(wrongType.isError, tool.name).toBe(true);
      expect(wrongType.text).toContain(`Invalid arguments for ${tool.name}: `);
      expect(wrongType.text).toContain(`"${parameter}" must be of type `);
      const unknown = await server.call(tool.name, { colour: 'green' });
      expect(unknown.text).toContain('"colour" is not known (known are ');
      for (const name of required) expect(unknown.text).toContain(`"${name}" is required`);
    }
  });

  it('answers calls of a tool it does not have with a protocol error', async () => {
    await using server = await connect(name);
    await expect(server.client.callTool({ name: 'reboot', arguments: {} })).rejects.toMatchObject({
      code: -32602,
    });
  });

  it('opens within a millisecond, on average', () => {
    create();
    const took = cpuTime(() => {
      for (let opened = 0; opened < 200; opened++) create();
    });
    expect(took / 200).toBeLessThan(1);
  });
});

it('finds something for every example of a search', () => {
  const searches = calls.filter((call) => 'query' in call.args);
  expect(searches.length).toBeGreaterThan(5);
  for (const { tool, args, reply } of searches) {
    expect(reply.data.total, `${tool.name} ${JSON.stringify(args)}`).toBeGreaterThan(0);
  }
});

function isEmptyPage(data: Json): boolean {
  return data.total === 0;
}

function everyProperty(schema: Json, visit: (property: Json, path: string) => void, path = ''): void {
  for (const [name, property] of Object.entries((schema.properties ?? {}) as Record<string, Json>)) {
    visit(property, `${path}/${name}`);
    everyProperty(property, visit, `${path}/${name}`);
    if (property.items) everyProperty(property.items as Json, visit, `${path}/${name}/items`);
  }
}
