// The page's server: who may look, what may be sent, and what is answered.
import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { RunView } from '../../src/viewer/run-view.ts';
import { type Serving, serveView } from '../../src/viewer/view-server.ts';
import { demoRun } from '../evaluation/demo-run.ts';

const { run } = demoRun(3);
let serving: Serving;
let base: string;
let cookie: string;
/** Of the samples, in their order. */
let ids: readonly string[];
beforeAll(async () => {
  const view = await RunView.open(run, { reviewer: 'Ada' });
  await view.update();
  ids = view.rows(0).rows.flatMap(({ id, accepted }) => (accepted ? [id] : []));
  serving = await serveView(view, { port: 0 });
  base = new URL(serving.url).origin;
  const welcomed = await fetch(serving.url, { redirect: 'manual' });
  cookie = (welcomed.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  expect(welcomed.status).toBe(303);
  expect(welcomed.headers.get('location')).toBe('/');
  expect(welcomed.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/);
});
afterAll(async () => await serving?.[Symbol.asyncDispose]());

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** As node sends it: `fetch` does not let a Host header be written. */
function ask(path: string, { method = 'GET', headers = {}, body }: Asked = {}) {
  return new Promise<{ status: number; headers: Record<string, unknown>; text: string }>(
    (resolve, reject) => {
      const asking = request(new URL(path, base), { method, headers: { cookie, ...headers } }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
      });
      asking.on('error', reject);
      asking.end(body);
    },
  );
}

describe('the key', () => {
  test.each(['/', '/page.js', '/api/run', '/api/rows?from=0', '/api/drafts/5-000000', '/api/events'])(
    'is asked for at %s',
    async (path) => {
      expect((await ask(path, { headers: { cookie: '' } })).status).toBe(403);
      expect((await ask(path, { headers: { cookie: `${cookie}x` } })).status).toBe(403);
      expect(
        (await ask(`${path}${path.includes('?') ? '&' : '?'}key=wrong`, { headers: { cookie: '' } })).status,
      ).toBe(403);
    },
  );

  test('is in the cookie from the first visit on', async () => {
    expect((await ask('/api/run')).status).toBe(200);
  });
});

describe('other pages', () => {
  test.each([
    ['a host name that was pointed here (DNS rebinding)', { host: 'attacker.example' }],
    ['another origin', { origin: 'https://attacker.example' }],
    ['the origin of a file or a frame without one', { origin: 'null' }],
  ])('are refused by %s', async (_, headers) => {
    expect((await ask('/api/run', { headers })).status).toBe(403);
    expect((await ask('/', { headers })).status).toBe(403);
  });

  test('cannot send a review as a form does', async () => {
    const body = JSON.stringify({ sample: '5-000000', by: 'Eve', said: { decision: 'accept' } });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'])
      expect(
        (await ask('/api/reviews', { method: 'POST', body, headers: { 'content-type': type } })).status,
      ).toBe(415);
    expect(JSON.parse((await ask('/api/reviews')).text).standings).toEqual({});
  });

  test('cannot frame it, and it loads and runs nothing of others', async () => {
    const { headers } = await ask('/');
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('what is asked for', () => {
  test('is answered, and nothing else of the machine is', async () => {
    const facts = JSON.parse((await ask('/api/run')).text);
    expect(facts).toMatchObject({ accepted: 3, status: 'done', reviewer: 'Ada', complete: true });
    expect(JSON.stringify(facts)).not.toContain(run);
    const { rows } = JSON.parse((await ask('/api/rows?from=1')).text);
    expect(rows.map(({ id }: { id: string }) => id).slice(0, 2)).toEqual(ids.slice(1));
    for (const path of [
      '/../package.json',
      '/page.css/../../package.json',
      '/api/drafts/..%2f..%2frun.json',
      '/x',
    ])
      expect((await ask(path)).status).toBe(404);
  });

  test('of a sample has the places that prove each claim, and its value', async () => {
    const told = await Promise.all(ids.map(async (id) => JSON.parse((await ask(`/api/drafts/${id}`)).text)));
    const claims = told.flatMap(({ claims: of }) => of.flat()).filter(({ kind }) => kind === 'proof');
    expect(claims.length).toBeGreaterThan(0);
    for (const claim of claims) {
      expect(claim).toHaveProperty('value');
      expect(claim.reads.length).toBeGreaterThan(0);
    }
  });
});

describe('a review', () => {
  const send = async (path: string, body: unknown) =>
    await ask(path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });
  let before: string;
  beforeEach(async () => {
    before = (await ask('/api/reviews')).text;
  });

  test.each([
    ['{', /not JSON/],
    [{}, /sample/],
    [{ sample: '5-000000', by: '', said: { decision: 'accept' } }, /by/],
    [{ sample: '5-000000', by: 'Ada', said: { decision: 'destroy' } }, /said/],
    [{ sample: '5-000000', by: 'Ada', said: { decision: 'reject', reason: '' } }, /reason/],
    [{ sample: '5-000000', by: 'Ada', said: { decision: 'accept' }, more: 1 }, /more/i],
    [{ sample: '../run.json', by: 'Ada', said: { decision: 'accept' } }, /no sample/],
    [
      { sample: '5-000000', by: 'Ada', said: { decision: 'comment', comment: 'x'.repeat(200_000) } },
      /too long/,
    ],
  ])('that makes no sense is refused in a sentence: %#', async (body, sentence) => {
    const { status, text } = await send('/api/reviews', body);
    expect(status).toBe(400);
    expect(JSON.parse(text).error).toMatch(sentence);
    expect((await ask('/api/reviews')).text).toBe(before);
  });

  test('that nobody has made cannot be taken back', async () => {
    const body = { sample: ids[0], by: 'Ada', said: { decision: 'undo' } };
    const { status, text } = await send('/api/reviews', body);
    expect([status, JSON.parse(text).error]).toEqual([400, `Ada has no review of ${ids[0]} to take back.`]);
  });

  test('is stored, told, and taken back', async () => {
    const said = (decision: object) => ({ sample: ids[1], by: 'Ada', said: decision });
    const outcome = async () =>
      JSON.parse((await ask('/api/reviews')).text).standings[String(ids[1])]?.outcome;
    const { text } = await send('/api/reviews', said({ decision: 'reject', reason: 'dull' }));
    const { standing, review } = JSON.parse(text);
    expect(standing).toMatchObject({ outcome: 'rejected', history: [{ by: 'Ada', text: 'dull' }] });
    expect(await outcome()).toBe('rejected');
    await send('/api/reviews', said({ decision: 'undo', undoes: review }));
    expect(await outcome()).toBe('open');
  });

  test('of a wording is what the checks say of it', async () => {
    const told = JSON.parse((await ask(`/api/drafts/${ids[2]}`)).text);
    const { query, response } = told.draft;
    const judged = async (words: string) =>
      JSON.parse(
        (await send('/api/wordings', { sample: ids[2], exchanges: [{ query, response: words }] })).text,
      );
    const failed = (verdicts: { status: string }[]) => verdicts.filter(({ status }) => status === 'failed');
    expect(failed(await judged(`Here it is. ${response}`))).toEqual([]);
    expect(failed(await judged(`${response} It costs 4,711 euros.`))).not.toEqual([]);
  });
});

test('a port that is taken is said in a sentence', async () => {
  const port = Number(new URL(base).port);
  await expect(serveView(await RunView.open(run), { port })).rejects.toThrow(
    /the port is taken; name another one/,
  );
});
