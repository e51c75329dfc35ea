// Every fault in a real connection: what its call meets with, and that the next one is served.
import { describe, expect, test } from 'vitest';
import { readFaults } from '../../src/config/faults.ts';
import type { FaultName } from '../../src/faults/faults.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { ToolSession } from '../../src/model/seams.ts';
import type { Outcome } from '../../src/model/tool.ts';
import { resultFaults } from '../../src/outcomes/result-faults.ts';
import type { ServerConfig, ServerSettings } from '../../src/tools/server-config.ts';
import { openToolSource } from '../../src/tools/source.ts';
import { labAt, labInProcess, labOverStdio } from '../tools/lab-config.ts';
import { callLab, type LabOptions } from '../tools/servers/lab.mjs';
import { serveHttp } from '../tools/servers/lab-http.ts';

const never = new AbortController().signal;
const call = (session: ToolSession, tool: string, args: JsonObject = {}) =>
  session.call({ tool: `lab__${tool}`, arguments: args }, never);

/** The lab, whose `echo` answers with texts of several languages. */
const talking: typeof callLab = (state, name, args) =>
  name === 'echo'
    ? {
        content: [{ type: 'text', text: '{"said":"Grüße, 東京"}' }],
        structuredContent: { said: 'Grüße, 東京', count: 2, ok: true, list: [1] },
      }
    : callLab(state, name, args);

function withFaults(config: ServerConfig, faults: JsonObject): ServerConfig {
  return { ...config, faults: readFaults(faults, 'The server "lab"') };
}

function open(faults: JsonObject, settings: Partial<ServerSettings> = {}, options: LabOptions = {}) {
  const injected: FaultName[] = [];
  const notices: string[] = [];
  const lab = labInProcess({ timeoutMs: 100, retries: 0, ...settings }, { call: talking, ...options });
  const source = openToolSource([withFaults(lab, faults)], {
    restartDelayMs: 1,
    onFault: (server, fault) => {
      expect(server).toBe('lab');
      injected.push(fault);
    },
    onNotice: (notice) => notices.push(notice),
  });
  return { source, injected, notices };
}

/** What a proposal would object to; the lab's `echo` without faults has nothing of the kind. */
function objections({ error, result }: Outcome): readonly string[] {
  return error === undefined ? resultFaults(result, { outputSchema }) : [error.message];
}

const outputSchema = {
  type: 'object',
  properties: {
    said: { type: 'string' },
    count: { type: 'integer' },
    ok: { type: 'boolean' },
    list: { type: 'array' },
  },
  required: ['said'],
};

describe('each fault is seen: as an error, or as a result that cannot be kept', () => {
  test.each<[FaultName, RegExp]>([
    ['hang', /^lab did not answer within 0\.1 s\.$/],
    ['errorResult', /^is an error: The service is not available at the moment\.$/],
    ['protocolError', /^Internal error$/],
    ['malformedJson', /^lab sent something that is not a JSON-RPC message\.$/],
    ['wrongId', /^lab did not answer within 0\.1 s\.$/],
    ['schemaViolation', /^does not match the output schema/],
    ['errorPage', /^is (?:an?|the) .*, though it is not marked as an error$/],
    ['emptyResult', /^is empty$/],
    ['nullContent', /^is empty$|whose content is not a list of content blocks\.$/],
    ['hugeResult', /^lab answered with more than 5 MB \("maxResultBytes"/],
    ['binary', /^contains binary data \(U\+[0-9A-F]{4}\)$/],
    ['unicode', /^contains .+$/],
    ['deepNesting', /nested more than 100 levels deep\.$/],
    ['changedTool', /^Unknown tool: echo$|^confirmation_code is required and missing$/],
    ['connectionLost', /^lab closed the connection\.$/],
    ['sessionLost', /^lab answered with HTTP 404 \(Session not found\)\.$/],
    ['expiredToken', /^lab answered with HTTP 401 \(the access token has expired\)\.$/],
    ['rateLimited', /429.*retry after 0\.2 s|^Rate limit exceeded, retry after 0\.2 s$/],
  ])('%s', async (fault, objection) => {
    // Several seeds, for faults that come in several forms.
    for (let seed = 0; seed < 12; seed++) {
      const isSlow = fault === 'hang' || fault === 'wrongId';
      if (isSlow && seed > 1) break;
      // Only who waits in vain need not wait long.
      const settings = isSlow ? {} : { timeoutMs: 10_000 };
      const { source, injected } = open({ seed, [fault]: { count: 1 } }, settings);
      await using _ = source;
      await using session = await source.openSession(never);
      const [first = ''] = objections(await call(session, 'echo'));
      expect(first).toMatch(objection);
      expect(injected).toEqual([fault]);
      if (fault === 'changedTool') continue;
      await expect.poll(async () => objections(await call(session, 'echo')), { timeout: 5_000 }).toEqual([]);
      expect(injected).toEqual([fault]);
    }
  });

  test('latency, and its tail', async () => {
    const { source, injected } = open(
      { latency: { ms: 30, tailMs: 10_000, tailShare: 0.2 } },
      { timeoutMs: 500 },
    );
    await using _ = source;
    await using session = await source.openSession(never);
    const outcomes: Outcome[] = [];
    const started = performance.now();
    for (let at = 0; at < 12; at++) outcomes.push(await call(session, 'echo', { at }));
    const timeouts = outcomes.filter(({ error }) => error?.code === 'timeout').length;
    expect(timeouts).toBeGreaterThan(0);
    expect(timeouts).toBeLessThan(8);
    expect(performance.now() - started).toBeGreaterThan((12 - timeouts) * 30 - 12);
    expect(injected).toHaveLength(12);
  });

  test('a start that fails: the server is left out at once, or started again', async () => {
    const { source } = open({ failedStart: 1 });
    await expect(source.catalog(never)).rejects.toThrow(
      'lab is left out: in this process cannot be reached, on purpose ("failedStart").',
    );
    await source[Symbol.asyncDispose]();
  });
});

test('what a fault takes the place of never reaches the server; what spoils an answer does', async () => {
  const reached = async (fault: FaultName) => {
    let calls = 0;
    const counting: typeof callLab = (state, name, args) => {
      calls++;
      return talking(state, name, args);
    };
    const { source } = open({ [fault]: 1 }, {}, { call: counting });
    await using _ = source;
    await using session = await source.openSession(never);
    await call(session, 'echo');
    return calls;
  };
  expect(await Promise.all((['errorResult', 'rateLimited', 'expiredToken'] as const).map(reached))).toEqual([
    0, 0, 0,
  ]);
  expect(await Promise.all((['emptyResult', 'connectionLost', 'hang'] as const).map(reached))).toEqual([
    1, 1, 1,
  ]);
});

test('a structured result is not spoilt in ways that are none of it', async () => {
  const { source, injected } = open({ schemaViolation: 1 }, {}, { call: () => ({ content: [] }) });
  await using _ = source;
  await using session = await source.openSession(never);
  expect(await call(session, 'echo')).toEqual({ result: { content: [] } });
  expect(injected).toEqual([]);
});

describe('which calls are befallen', () => {
  const fates = async (faults: JsonObject, order: readonly number[], label = 'draft 1/exploring/1') => {
    const { source } = open(faults);
    await using _ = source;
    await using session = await source.openSession(never, label);
    const fate = new Map<number, string>();
    for (const at of order) fate.set(at, objections(await call(session, 'echo', { at }))[0] ?? 'fine');
    return order.map((_each, at) => fate.get(at));
  };
  const numbers = Array.from({ length: 40 }, (_, at) => at);
  const some = { errorResult: 0.2, emptyResult: 0.2 };

  test('follows from the seed and the call, not from the order of calls', async () => {
    const forward = await fates({ seed: 3, ...some }, numbers);
    expect(await fates({ seed: 3, ...some }, numbers.toReversed())).toEqual(forward);
    expect(await fates({ seed: 4, ...some }, numbers)).not.toEqual(forward);
    const befallen = forward.filter((fate) => fate !== 'fine').length;
    expect(befallen).toBeGreaterThan(5);
    expect(befallen).toBeLessThan(25);
  });

  test('is another matter in another session, and when the same call is made again', async () => {
    const settings = { isolation: 'sample' } as const;
    const { source } = open({ errorResult: 0.5 }, settings);
    await using _ = source;
    const inSession = async (label: string) => {
      await using session = await source.openSession(never, label);
      const outcomes: boolean[] = [];
      for (let at = 0; at < 24; at++) outcomes.push((await call(session, 'echo')).result?.isError === true);
      return outcomes;
    };
    const [one, other] = [await inSession('draft 1/exploring/1'), await inSession('draft 1/settling')];
    expect(one).not.toEqual(other);
    expect(new Set(one).size).toBe(2);
  });

  test('ends with the count, and is only of the tools that are named', async () => {
    const { source, injected } = open({ errorResult: { count: 2, tools: ['list_*'] } });
    await using _ = source;
    await using session = await source.openSession(never);
    for (const tool of ['echo', 'list_notes', 'echo', 'list_notes', 'list_notes']) await call(session, tool);
    expect(injected).toEqual(['errorResult', 'errorResult']);
  });
});

test('a tool that changes: silently for who does not ask again, and as the list says for who does', async () => {
  const { source } = open({ changedTool: { count: 1, tools: ['echo'] } });
  await using _ = source;
  const before = await source.catalog(never);
  await using session = await source.openSession(never);
  const { error } = await call(session, 'echo');
  expect(await call(session, 'echo')).toEqual({ error });
  expect(await call(session, 'list_notes')).toHaveProperty('result');
  const after = await source.catalog(never);
  expect(after.hash).not.toBe(before.hash);
  const echo = after.tools.find(({ tool }) => tool === 'echo');
  if (error?.message === 'Unknown tool: echo') expect(echo).toBeUndefined();
  else expect(echo?.inputSchema).toMatchObject({ required: ['confirmation_code'] });
});

describe('round other ways to reach a server', () => {
  test('a child process: its id and last words are still told, and it is ended', async () => {
    const notices: string[] = [];
    const config = withFaults(labOverStdio(), { connectionLost: { count: 1 }, seed: 1 });
    await using source = openToolSource([config], {
      restartDelayMs: 1,
      onNotice: (notice) => notices.push(notice),
    });
    await using session = await source.openSession(never);
    expect(await call(session, 'echo')).toMatchObject({ error: { code: 'closed' } });
    await expect.poll(() => call(session, 'echo'), { timeout: 15_000 }).toHaveProperty('result');
    expect(notices[0]).toMatch(
      /^lab failed and is being restarted: "node .*lab-stdio\.mjs" closed the connection/,
    );
  });

  test('HTTP: a session that the server is said to have forgotten is opened anew', async () => {
    await using http = await serveHttp();
    const config = withFaults(labAt('http', http.url), { sessionLost: { count: 1 } });
    await using source = openToolSource([config], { restartDelayMs: 1 });
    await using session = await source.openSession(never);
    expect(await call(session, 'echo')).toMatchObject({ error: { code: 'closed' } });
    await expect.poll(() => call(session, 'echo'), { timeout: 15_000 }).toHaveProperty('result');
  });
});
