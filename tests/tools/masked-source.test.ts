// A masked source: what its servers were entrusted with comes back as a mark, and is never sent.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { secretsCheck } from '../../src/checks/secrets.ts';
import { ToolGradError } from '../../src/model/errors.ts';
import type { ToolSession, ToolSource } from '../../src/model/seams.ts';
import { failureText } from '../../src/model/tool.ts';
import { secretMark } from '../../src/secrets/secret-shapes.ts';
import { maskedSource } from '../../src/tools/masked-source.ts';
import { inProcessServer } from '../../src/tools/server-config.ts';
import { openToolSource } from '../../src/tools/source.ts';
import { draftOf, stepOf, toolOf, verdictOn } from '../checks/draft.ts';
import { stdioServer } from './lab-config.ts';
import { createLab } from './servers/lab.mjs';

const secret = 'canary-7f3a9b21c4d8e6f0';
const never = new AbortController().signal;
const annotations = { readOnlyHint: true };
const inputSchema = { type: 'object', properties: {} };

describe('server-everything, whose get-env is annotated as reading', () => {
  const program = new URL(
    '../../node_modules/@modelcontextprotocol/server-everything/dist/index.js',
    import.meta.url,
  );
  let source: ToolSource;
  let session: ToolSession;
  beforeAll(async () => {
    const server = stdioServer(
      'everything',
      [program.pathname],
      { allow: ['get-env'] },
      { API_TOKEN: secret },
    );
    source = maskedSource(openToolSource([server]), [secret]);
    session = await source.openSession(never);
  });
  afterAll(() => source[Symbol.asyncDispose]());

  test('does not give the token away, and a draft with its answer is rejected', async () => {
    const outcome = await session.call({ tool: 'everything__get-env', arguments: {} }, never);
    if (outcome.result === undefined) throw new Error(failureText(outcome));
    expect(JSON.stringify(outcome)).toContain(`\\"API_TOKEN\\": \\"${secretMark}\\"`);
    expect(JSON.stringify(outcome)).not.toContain(secret);
    const step = stepOf(1, 'get-env', {}, outcome.result);
    expect(await verdictOn(secretsCheck, draftOf(step, toolOf('get-env', {})))).toMatchObject({
      status: 'failed',
      detail: 'The result of step_1 (crm__get-env) holds a masked secret at /content/0/text.',
    });
  });

  test('is not sent a secret, plain or encoded, nor what stands for one', async () => {
    const encoded = Buffer.from(`me:${secret}`).toString('base64');
    for (const message of [secret, `x ${encoded}`, secretMark, [{ deep: secret }], { [secret]: 1 }]) {
      const outcome = await session.call({ tool: 'everything__echo', arguments: { message } }, never);
      expect(outcome.error?.code).toBe('secret');
      expect(outcome.error?.message).toMatch(
        /^The argument \/message.* contains a secret, so everything__echo was not called/,
      );
      expect(outcome.error?.message).not.toContain(secret);
    }
  });
});

describe('a catalog', () => {
  const tools = [
    { name: 'plain', description: 'Reads.', annotations, inputSchema },
    { name: 'told', description: `Reads with ${secret}.`, annotations, inputSchema },
    { name: `get_${secret}`, description: 'Cannot be named.', annotations, inputSchema },
  ];
  const open = () => openToolSource([inProcessServer('lab', () => createLab({ tools }))]);

  test('has its texts masked, and is without tools whose names cannot be', async () => {
    await using inner = open();
    const catalog = await maskedSource(inner, [secret]).catalog(never);
    expect(catalog.tools.map(({ name, description }) => [name, description])).toEqual([
      ['lab__plain', 'Reads.'],
      ['lab__told', `Reads with ${secretMark}.`],
    ]);
    expect(catalog.leftOut).toEqual([
      { server: 'lab', tool: `get_${secretMark}`, reason: 'its name contains a secret' },
    ]);
    expect(catalog.hash).not.toBe((await inner.catalog(never)).hash);
    expect(catalog.tools[0]).toBe((await inner.catalog(never)).tools.find(({ tool }) => tool === 'plain'));
  });

  test('is the same object as long as nothing has changed, and the very one where it holds no secret', async () => {
    await using inner = open();
    const masked = maskedSource(inner, [secret]);
    expect(await masked.catalog(never)).toBe(await masked.catalog(never));
    expect(await maskedSource(inner, ['another-secret']).catalog(never)).toBe(await inner.catalog(never));
  });
});

test('an error that ends the work tells none either, nor does what caused it', async () => {
  const broken: ToolSource = {
    catalog: () =>
      Promise.reject(new ToolGradError('server', `Gone: ${secret}`, { cause: new Error(secret) })),
    openSession: () => Promise.reject(new TypeError('Another error is left as it is.')),
    [Symbol.asyncDispose]: async () => {},
  };
  const masked = maskedSource(broken, [secret]);
  const error = await masked.catalog(never).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'server', message: 'Gone: •••' });
  expect(error).not.toHaveProperty('cause');
  await expect(masked.openSession(never)).rejects.toThrow('Another error is left as it is.');
});
