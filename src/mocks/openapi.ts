// An OpenAPI 3 document as a server: a tool an operation, results made up from the schemas of its answers.
import { $RefParser } from '@apidevtools/json-schema-ref-parser';
import { ToolGradError } from '../model/errors.ts';
import { isObject, type JsonObject, type JsonValue, plainText } from '../model/json.ts';
import { wordsOf } from '../text/naming.ts';
import { filesBeside } from './files-beside.ts';
import type { Mock } from './mock.ts';
import { followed, standaloneSchema } from './openapi-schema.ts';
import { reasonOf } from './reason.ts';
import { toolListMock } from './tool-list.ts';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
type Method = (typeof methods)[number];
/** Names of tools that every client accepts. */
const longestName = 64;

interface Operation {
  readonly method: Method;
  readonly path: string;
  readonly operation: JsonObject;
  /** Parameters of the path's item, which hold for all its operations. */
  readonly shared: readonly JsonValue[];
}

/** The mock of an API. Throws `usage` if the document is not OpenAPI 3, has no operations, or refers to what is not there. */
export async function openApiMock(document: JsonObject, path: string, seed: number): Promise<Mock> {
  const { swagger, openapi } = document;
  if (swagger !== undefined || !/^3\.\d/.test(plainText(openapi))) {
    const version = swagger === undefined ? `OpenAPI ${plainText(openapi)}` : `Swagger ${plainText(swagger)}`;
    throw new ToolGradError('usage', `${path} is ${version}; only OpenAPI 3 is supported: convert it first.`);
  }
  try {
    const whole = await bundled(document, path);
    const shapes = new Map<string, JsonObject>();
    const tools: JsonObject[] = [];
    const names = new Set<string>();
    for (const operation of operationsOf(whole)) {
      const name = freeName(operation, names);
      names.add(name);
      const answer = answerSchema(whole, operation.operation);
      if (answer !== undefined) shapes.set(name, answer);
      tools.push(toolOf(whole, operation, name, answer));
    }
    if (tools.length === 0)
      throw new ToolGradError('usage', `${path} has no operations: there is nothing to mock.`);
    const info = isObject(whole.info) ? whole.info : {};
    const title = typeof info.title === 'string' ? wordsOf(info.title).join('-') : '';
    const version = plainText(info.version ?? '1.0.0');
    return toolListMock(tools, title || 'api', path, seed, version, (tool) => shapes.get(tool));
  } catch (error) {
    if (error instanceof ToolGradError) throw error;
    throw new ToolGradError('usage', `${path} cannot be mocked: ${reasonOf(error)}.`, { cause: error });
  }
}

/** The document with what is in other files below its folder taken in. Nothing is fetched. */
async function bundled(document: JsonObject, path: string): Promise<JsonObject> {
  // It changes what it is given.
  const copy = JSON.parse(JSON.stringify(document)) as object;
  const beside = filesBeside(path);
  try {
    return (await $RefParser.bundle(path, copy, {
      resolve: { http: false, file: false, beside },
    })) as JsonObject;
  } catch (error) {
    // The parser only says that the file cannot be read.
    throw beside.refusal() ?? error;
  }
}

function* operationsOf(document: JsonObject): Generator<Operation, void> {
  for (const [path, written] of Object.entries(isObject(document.paths) ? document.paths : {})) {
    const item = followed(document, written);
    const shared = Array.isArray(item.parameters) ? (item.parameters as readonly JsonValue[]) : [];
    for (const method of methods) {
      const operation = item[method];
      if (isObject(operation)) yield { method, path, operation, shared };
    }
  }
}

/** The operation's own id, or its method and path in words. */
function freeName({ method, path, operation }: Operation, taken: ReadonlySet<string>): string {
  const id = typeof operation.operationId === 'string' ? operation.operationId : '';
  const plain = (
    id === '' ? [method, ...wordsOf(path)].join('_') : id.replace(/[^a-zA-Z0-9_-]+/g, '_')
  ).slice(0, longestName);
  let name = plain;
  for (let other = 2; taken.has(name); other++) name = `${plain.slice(0, longestName - 4)}_${other}`;
  return name;
}

function toolOf(
  document: JsonObject,
  operation: Operation,
  name: string,
  answer: JsonObject | undefined,
): JsonObject {
  const { method, path } = operation;
  const { summary, description } = operation.operation;
  const words = [description, summary].find((text) => typeof text === 'string' && text !== '');
  return {
    name,
    ...(typeof summary === 'string' && summary !== '' ? { title: summary } : {}),
    description: plainText(words ?? `${method.toUpperCase()} ${path}`).trim(),
    inputSchema: inputSchema(document, operation),
    // A tool's structured content is an object.
    ...(answer?.type === 'object' ? { outputSchema: answer } : {}),
    annotations: annotationsOf(method),
  };
}

function annotationsOf(method: Method): JsonObject {
  if (method === 'get' || method === 'head' || method === 'options') return { readOnlyHint: true };
  return {
    readOnlyHint: false,
    destructiveHint: method === 'delete' || method === 'put',
    idempotentHint: method === 'delete' || method === 'put',
  };
}

/** Parameters of path and query, and the members of the body, as one object. */
function inputSchema(document: JsonObject, { operation, shared }: Operation): JsonObject {
  const properties: Record<string, JsonValue> = {};
  const required = new Set<string>();
  const definitions: Record<string, JsonValue> = {};
  const add = (
    name: string,
    written: JsonValue | undefined,
    isRequired: boolean,
    description?: JsonValue,
  ) => {
    const { $defs, ...schema } = standaloneSchema(document, written);
    Object.assign(definitions, $defs);
    properties[name] = { ...schema, ...(typeof description === 'string' && { description }) };
    if (isRequired) required.add(name);
  };
  const own = Array.isArray(operation.parameters) ? (operation.parameters as readonly JsonValue[]) : [];
  for (const written of [...shared, ...own]) {
    const parameter = followed(document, written);
    const { name, schema, content, description } = parameter;
    // Headers and cookies are for whoever sends the request, not for who asks for it.
    if (typeof name !== 'string' || (parameter.in !== 'path' && parameter.in !== 'query')) continue;
    add(
      name,
      schema ?? contentSchema(content),
      parameter.in === 'path' || parameter.required === true,
      description,
    );
  }
  const body = followed(document, operation.requestBody);
  const written = contentSchema(body.content);
  if (written !== undefined) {
    const whole = standaloneSchema(document, written);
    const members = isObject(whole.properties) ? Object.keys(whole.properties) : [];
    const isPlain =
      whole.type === 'object' && members.length > 0 && !members.some((name) => name in properties);
    if (isPlain) {
      Object.assign(definitions, whole.$defs);
      Object.assign(properties, whole.properties);
      if (body.required === true && Array.isArray(whole.required)) {
        for (const name of whole.required) required.add(plainText(name));
      }
    } else add('body', written, body.required === true, body.description);
  }
  return {
    type: 'object',
    properties,
    ...(required.size === 0 ? {} : { required: [...required] }),
    ...(Object.keys(definitions).length === 0 ? {} : { $defs: definitions }),
  };
}

/** What the operation answers where it succeeds; undefined if it answers nothing, or no JSON. */
function answerSchema(document: JsonObject, { responses }: JsonObject): JsonObject | undefined {
  const byStatus = isObject(responses) ? responses : {};
  const status = Object.keys(byStatus).find((code) => /^2(\d\d|XX)$/i.test(code)) ?? 'default';
  const schema = contentSchema(followed(document, byStatus[status]).content);
  return schema === undefined ? undefined : standaloneSchema(document, schema);
}

function contentSchema(content: JsonValue | undefined): JsonValue | undefined {
  if (!isObject(content)) return undefined;
  const type = Object.keys(content).find((name) => /\bjson\b/.test(name)) ?? Object.keys(content)[0];
  const media = type === undefined ? undefined : content[type];
  return isObject(media) ? media.schema : undefined;
}
