// Tools as one line: complete enough to fill in the arguments, bounded whatever the schema.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import type { Tool } from '../../src/model/tool.ts';
import { signatureOf } from '../../src/prompts/signature.ts';
import { situation } from '../contracts/model-backend-situations.ts';

function toolWith(inputSchema: JsonObject, more: Partial<Tool> = {}): Tool {
  return {
    name: 's__t',
    server: 's',
    tool: 't',
    description: '',
    inputSchema,
    permission: { callable: true, rule: 'annotated', why: '' },
    ...more,
  };
}
const parameters = (properties: JsonObject, more: JsonObject = {}) =>
  signatureOf(toolWith({ type: 'object', properties, ...more })).slice('s__t('.length, -1);

describe('a signature', () => {
  test('tells name, parameters, result and purpose', () => {
    const tool = toolWith(
      {
        type: 'object',
        properties: {
          limit: { type: 'integer', default: 20, minimum: 1, maximum: 50 },
          query: { type: 'string', description: 'Words of a name.' },
          status: { enum: ['active', 'dormant'] },
        },
        required: ['query'],
      },
      {
        description: 'Finds things.',
        outputSchema: {
          type: 'object',
          properties: {
            items: {
              type: 'array',
              items: { type: 'object', properties: { id: {}, name: { type: 'string' } } },
            },
            total: { type: 'integer' },
          },
        },
      },
    );
    expect(signatureOf(tool)).toBe(
      's__t(query: string /* Words of a name. */, limit?: integer = 20 /* 1..50 */, status?: "active" | "dormant") -> { items: { id, name }[], total } // "Finds things."',
    );
  });

  test('marks what writes', () => {
    const writing = toolWith(
      { type: 'object' },
      { annotations: { readOnlyHint: false }, description: 'Adds.' },
    );
    expect(signatureOf(writing)).toBe('s__t() // [writes] "Adds."');
  });

  const types: readonly (readonly [schema: JsonValue, type: string])[] = [
    [{ type: ['string', 'null'] }, 'string | null'],
    [{ anyOf: [{ type: 'integer' }, { type: 'null' }] }, 'integer | null'],
    [{ oneOf: [{ const: 'a' }, { const: 2 }] }, '"a" | 2'],
    [{ type: 'array', items: { enum: ['x', 'y'] } }, '("x" | "y")[]'],
    [{ type: 'array' }, 'any[]'],
    [{ type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }] }, '[string, number]'],
    [{ type: 'object', properties: { a: { type: 'string' } }, required: ['a'] }, '{ a: string }'],
    [{ type: 'object', additionalProperties: { type: 'number' } }, '{ [name]: number }'],
    [{ type: 'object' }, 'object'],
    [{ $ref: '#/$defs/day' }, 'string /* date */'],
    [{ $ref: '#/$defs/tree' }, '{ children?: …[] }'],
    [{ $ref: '#/nowhere' }, 'any'],
    [{ type: 'string', format: 'date-time' }, 'string /* date-time */'],
    [{ type: 'string', pattern: '^[A-Z]{3}$', examples: ['EUR'] }, 'string /* /^[A-Z]{3}$/ */'],
    [{ type: 'string', examples: ['Lyon'] }, 'string /* such as "Lyon" */'],
    [{ type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 3 }, 'string[] /* 1..3 items */'],
    [{ enum: Array.from({ length: 30 }, (_, at) => at) }, `${[...Array(24).keys()].join(' | ')} | … 6 more`],
    [{ type: 'string', description: 'Ends */ here.\nTwo lines.' }, 'string /* Ends * / here. Two lines. */'],
    [{}, 'any'],
    [true, 'any'],
  ];
  test.each(types)('tells %j as %s', (schema, type) => {
    const $defs = {
      day: { type: 'string', format: 'date' },
      tree: { type: 'object', properties: { children: { type: 'array', items: { $ref: '#/$defs/tree' } } } },
    };
    expect(parameters({ x: schema }, { required: ['x'], $defs })).toBe(`x: ${type}`);
  });

  test('quotes names that are no words, and names what is required without a description', () => {
    expect(parameters({ 'a b': {} }, { required: ['c'] })).toBe('c: any, "a b"?: any');
  });

  test('says nothing of limits and cursors that their names do not say', () => {
    expect(parameters({ cursor: { type: 'string', description: 'Where to go on.' } })).toBe(
      'cursor?: string',
    );
  });
});

describe('whatever the schema', () => {
  test('a signature is one line, bounded, and begins with the name', async () => {
    await fc.assert(
      fc.asyncProperty(situation, async (promised) => {
        for (const tool of (await promised).tools) {
          const signature = signatureOf(tool);
          expect(signature.startsWith(`${tool.name}(`)).toBe(true);
          expect(signature.length).toBeLessThanOrEqual(1300);
          expect(signature).not.toMatch(/[\n\r\u2028\u2029]/);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('what is required is named even where a schema is far too long', () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [
        `field_${at}`,
        { type: 'string', description: 'A long story. '.repeat(40), examples: ['x'.repeat(30)] },
      ]),
    );
    const signature = signatureOf(
      toolWith({ type: 'object', properties: many, required: ['field_58', 'field_59'] }),
    );
    expect(signature.length).toBeLessThanOrEqual(1200);
    expect(signature).toMatch(/^s__t\(field_58: [^,]+, field_59: [^,]+, field_0\?: /);
    expect(signature).toContain('more)');
  });

  test('schemas that all refer to each other cost little', () => {
    const names = Array.from({ length: 40 }, (_, at) => `d${at}`);
    const properties = Object.fromEntries(names.map((name) => [name, { $ref: `#/$defs/${name}` }]));
    const $defs = Object.fromEntries(names.map((name) => [name, { type: 'object', properties }]));
    expect(
      signatureOf(
        toolWith(
          { type: 'object', properties, $defs },
          { outputSchema: { ...properties, properties, $defs } },
        ),
      ).length,
    ).toBeLessThanOrEqual(1300);
  });
});
