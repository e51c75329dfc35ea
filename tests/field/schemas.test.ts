// Schemas as servers have them: older and unknown dialects, other languages' types and patterns, null in every spelling.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { JsonObject, JsonValue } from '../../src/model/json.ts';
import { propertiesOf, validate } from '../../src/schemas/schema-validator.ts';
import { checkListing } from '../../src/tools/listed-tool.ts';

interface Case {
  readonly kind: string;
  readonly root?: JsonObject;
  readonly property: JsonObject;
  readonly accepts: readonly JsonValue[];
  readonly refuses: readonly JsonValue[];
  /** What a value is read to be where one is given. */
  readonly given?: JsonObject;
}

const cases = JSON.parse(
  readFileSync(new URL('../../fixtures/field/schemas.json', import.meta.url), 'utf8'),
) as readonly Case[];

test.each(cases.map((one) => [one.kind, one] as const))(
  '%s',
  (_, { root, property, accepts, refuses, given }) => {
    const inputSchema: JsonObject = { type: 'object', ...root, properties: { x: property } };
    expect(checkListing([{ name: 'tool', inputSchema }]).bad).toEqual([]);
    expect(
      validate(inputSchema, root?.required === undefined || root.required === null ? {} : { x: accepts[0] }),
    ).toEqual([]);
    for (const value of accepts)
      expect(validate(inputSchema, { x: value }), JSON.stringify(value)).toEqual([]);
    for (const value of refuses)
      expect(validate(inputSchema, { x: value }), JSON.stringify(value)).not.toEqual([]);
    if (given !== undefined) expect(propertiesOf(inputSchema).get('x')).toMatchObject(given);
    if (given?.type !== undefined) expect(propertiesOf(inputSchema).get('x')?.anyOf).toBeUndefined();
  },
);

test('equal $ids inside of two schemas do not clash', () => {
  const schema = (type: string): JsonObject => ({
    type: 'object',
    properties: { x: { $id: 'https://a.example/same', type } },
  });
  expect(validate(schema('string'), { x: 'a' })).toEqual([]);
  expect(validate(schema('integer'), { x: 'a' })).not.toEqual([]);
});
