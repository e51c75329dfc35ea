// An OpenAPI 3 document as a server.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readMock } from '../../src/mocks/read-mock.ts';
import { type ToolResult, textOf } from '../../src/model/tool.ts';
import { validate } from '../../src/schemas/schema-validator.ts';
import { openToolSource } from '../../src/tools/source.ts';
import { folderOfFiles, held, mockConfig, never, outcomes, outcomesOf } from './play.ts';

const files = folderOfFiles();
files.write(
  'pet.yaml',
  'Pet:\n  type: object\n  required: [id, name]\n  properties:\n    id: { type: integer, format: int64 }\n    name: { type: string, example: Rex }\n    tag: { type: string, nullable: true }\n    parent: { $ref: "#/Pet" }\n',
);
const document = files.write(
  'pets.yaml',
  `openapi: 3.0.3
info: { title: Pet Store, version: 2.1.0 }
paths:
  /pets:
    parameters:
      - { $ref: '#/components/parameters/Trace' }
    get:
      operationId: listPets
      summary: List pets
      parameters:
        - { name: limit, in: query, schema: { type: integer, maximum: 100, exclusiveMaximum: true } }
      responses:
        '200': { description: ok, content: { application/json: { schema: { type: array, items: { $ref: 'pet.yaml#/Pet' } } } } }
    post:
      operationId: createPet
      requestBody:
        required: true
        content: { application/json: { schema: { type: object, required: [name], properties: { name: { type: string }, tag: { type: string } } } } }
      responses:
        '201': { description: made, content: { application/json: { schema: { $ref: 'pet.yaml#/Pet' } } } }
  /pets/{petId}:
    get:
      description: Get one pet
      parameters:
        - { name: petId, in: path, required: true, description: Which pet, schema: { type: integer } }
        - { name: X-Key, in: header, required: true, schema: { type: string } }
      responses:
        2XX: { description: ok, content: { application/json: { schema: { $ref: 'pet.yaml#/Pet' } } } }
    delete:
      operationId: deletePet
      parameters: [{ name: petId, in: path, required: true, schema: { type: integer } }]
      responses: { '204': { description: gone } }
components:
  parameters:
    Trace: { name: trace, in: query, description: A word for the logs, schema: { type: string } }
`,
);

test('tools come from its operations: parameters and body as input, the answer as output, the method as annotations', async () => {
  await using source = openToolSource([mockConfig(document)]);
  const { tools, leftOut, servers } = await source.catalog(never);
  expect(leftOut).toEqual([]);
  expect(servers).toMatchObject([{ name: 'm', version: '2.1.0' }]);
  const byName = Object.fromEntries(tools.map((tool) => [tool.tool, tool]));
  expect(Object.keys(byName).toSorted()).toEqual(['createPet', 'deletePet', 'get_pets_pet_id', 'listPets']);
  expect(byName.listPets).toMatchObject({
    title: 'List pets',
    description: 'List pets',
    annotations: { readOnlyHint: true },
    inputSchema: {
      type: 'object',
      // 3.0's way of excluding a bound, in JSON Schema's.
      properties: {
        limit: { type: 'integer', exclusiveMaximum: 100 },
        trace: { type: 'string', description: 'A word for the logs' },
      },
    },
  });
  // A list is no object: structured content cannot hold it.
  expect(byName.listPets?.outputSchema).toBeUndefined();
  expect(byName.createPet?.inputSchema).toMatchObject({
    properties: { name: { type: 'string' }, tag: { type: 'string' } },
    required: ['name'],
  });
  expect(byName.createPet?.annotations).toMatchObject({ readOnlyHint: false, destructiveHint: false });
  expect(byName.deletePet?.annotations).toMatchObject({ destructiveHint: true, idempotentHint: true });
  // Headers are for whoever sends the request.
  expect(byName.get_pets_pet_id?.inputSchema).toEqual({
    type: 'object',
    properties: { petId: { type: 'integer', description: 'Which pet' } },
    required: ['petId'],
  });
});

test('references are resolved, those to other files too; one that leads back to itself stays one', async () => {
  const mock = await readMock(document, { synthesize: false, seed: 0 });
  const pet = mock.entries(0, mock.size).find(({ name }) => name === 'get_pets_pet_id')?.outputSchema;
  expect(pet).toMatchObject({
    type: 'object',
    properties: { tag: { type: ['string', 'null'] }, name: { examples: ['Rex'] } },
  });
  expect(validate(pet as never, { id: 1, name: 'a', parent: { id: 2, name: 'b' } })).toEqual([]);
  expect(validate(pet as never, { id: 1, name: 'a', parent: { id: 'x', name: 'b' } })).not.toEqual([]);
});

test('answers fit the schemas of the responses', async () => {
  const [pets] = await outcomes(document, 'a', [['listPets', { limit: 2 }]]);
  const listed = JSON.parse(textOf(pets?.result as ToolResult)) as { id: number }[];
  expect(listed).toHaveLength(2);
  const petId = listed[0]?.id as number;
  const [pet] = await outcomes(document, 'a', [['get_pets_pet_id', { petId }]]);
  expect(held(pet as never)).toMatchObject({ id: petId, name: 'Rex' });
});

const faults: readonly (readonly [string, string, RegExp])[] = [
  [
    'swagger.json',
    '{"swagger":"2.0","paths":{}}',
    /is Swagger 2\.0; only OpenAPI 3 is supported: convert it first/,
  ],
  ['empty.json', '{"openapi":"3.1.0","paths":{}}', /has no operations: there is nothing to mock/],
  [
    'dangling.json',
    '{"openapi":"3.1.0","paths":{"/a":{"get":{"responses":{"200":{"$ref":"#/nowhere"}}}}}}',
    /cannot be mocked: .*nowhere/,
  ],
  [
    'remote.json',
    '{"openapi":"3.1.0","paths":{"/a":{"get":{"responses":{"200":{"$ref":"https://example.com/x.json"}}}}}}',
    /cannot be mocked: /,
  ],
];

test.each(faults)('%s is refused in one sentence', async (name, content, message) => {
  await expect(readMock(files.write(name, content), { synthesize: false, seed: 0 })).rejects.toThrow(message);
});

const refersTo = (target: string) =>
  JSON.stringify({
    openapi: '3.0.3',
    info: { title: 'x', version: '1' },
    paths: {
      '/a': {
        get: { responses: { 200: { content: { 'application/json': { schema: { $ref: target } } } } } },
      },
    },
  });

test.each([
  ['an absolute path', '/etc/hostname'],
  ['a path above', '../outside.json'],
  ['an address of a file', 'file:///etc/hostname'],
  ['a link that leads out', 'link.json'],
])('a document refers to no file outside of its folder: %s', async (_, target) => {
  const outside = files.write('outside.json', '{"type":"string"}');
  const inside = files.path(`inside-${_.length}`);
  mkdirSync(inside);
  if (target === 'link.json') symlinkSync(outside, join(inside, 'link.json'));
  const path = join(inside, 'api.json');
  writeFileSync(path, refersTo(target));
  await expect(readMock(path, { synthesize: false, seed: 0 })).rejects.toThrow(
    /outside its folder|not there/,
  );
});

test('a document that would grow without end stays small, and is answered from', async () => {
  const levels = 40;
  const schemas = Object.fromEntries(
    Array.from({ length: levels }, (_, level) => [
      `L${level}`,
      level === levels - 1
        ? { type: 'string' }
        : {
            type: 'object',
            properties: {
              a: { $ref: `#/components/schemas/L${level + 1}` },
              b: { $ref: `#/components/schemas/L${level + 1}` },
            },
          },
    ]),
  );
  const document = { ...JSON.parse(refersTo('#/components/schemas/L0')), components: { schemas } };
  const path = files.write('bomb.json', JSON.stringify(document));
  await using source = openToolSource([mockConfig(path)]);
  const { tools } = await source.catalog(never);
  expect(JSON.stringify(tools).length).toBeLessThan(20_000);
  const [outcome] = await outcomesOf(source, 's', [[tools[0]?.tool ?? '', {}]]);
  expect(JSON.stringify(outcome).length).toBeLessThan(1_000_000);
});
