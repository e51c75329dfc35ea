// Endpoints of language models as they are: real HTTP, what they answer, and what comes of it.
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { createOpenAiBackend, type OpenAiOptions } from '../../src/backends/openai/create-openai.ts';
import type { JsonObject } from '../../src/model/json.ts';
import type { Usage } from '../../src/model/sample.ts';
import type { Completion } from '../../src/model/seams.ts';
import { asking, writeRequest } from '../backends/openai/asking.ts';

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Only to requests that have this in them; the next answer is for the others. */
  readonly unless?: string;
}

interface Case {
  readonly kind: string;
  readonly answers: readonly Answer[];
  /** Whether the last answer is given again and again. */
  readonly repeat?: boolean;
  /** Requests one after the other (1). */
  readonly asks?: number;
  readonly options?: Partial<OpenAiOptions>;
  readonly expect: {
    readonly answered?: boolean;
    readonly failure?: string;
    readonly second?: string | true;
    readonly third?: true;
    readonly throws?: string;
    /** What neither the answer nor an error says. */
    readonly not?: string;
    readonly requests?: number;
    readonly usage?: Partial<Usage>;
    readonly told?: string;
    readonly silent?: boolean;
    readonly format?: string;
    readonly sent?: JsonObject;
  };
}

const cases = JSON.parse(
  readFileSync(new URL('../../fixtures/field/endpoints.json', import.meta.url), 'utf8'),
) as readonly Case[];

/** An endpoint that answers in that order. */
async function serve({ answers, repeat }: Case) {
  const left = [...answers];
  const bodies: JsonObject[] = [];
  const bodyOf = async (request: IncomingMessage) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    return JSON.parse(Buffer.concat(parts).toString()) as JsonObject;
  };
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      bodies.push(body);
      const text = JSON.stringify(body);
      const isMet = ({ unless }: Answer) => unless === undefined || text.includes(`"${unless}"`);
      const at = Math.max(0, left.findIndex(isMet));
      const answer = left[at] as Answer;
      if (answer.unless !== undefined ? repeat !== true : left.length > 1 || repeat !== true)
        left.splice(at, 1);
      const sent = answer.body;
      response
        .writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers })
        .end(typeof sent === 'string' ? sent : JSON.stringify(sent));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    bodies,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const failureOf = (completion: Completion<'write'> | undefined) =>
  completion !== undefined && 'failure' in completion ? completion.failure : undefined;

test.each(cases.map((one) => [one.kind, one] as const))('%s', async (_, one) => {
  await using endpoint = await serve(one);
  const { options, notices } = asking(endpoint.baseUrl, { retryDelayMs: 1, ...one.options });
  const backend = createOpenAiBackend(options);
  const wanted = one.expect;
  const completions: Completion<'write'>[] = [];
  const asked = async () => {
    for (let n = 0; n < (one.asks ?? 1); n++)
      completions.push(await backend.complete(writeRequest(`Write ${n}.`)));
  };
  if (wanted.throws !== undefined) await expect(asked()).rejects.toThrow(wanted.throws);
  else if (wanted.not === undefined) await asked();
  else expect(String(await asked().catch((error: unknown) => error))).not.toContain(wanted.not);
  const [first, second, third] = completions;
  if (wanted.not !== undefined) expect(failureOf(first) ?? '').not.toContain(wanted.not);
  if (wanted.answered) expect(first?.output, failureOf(first)).toMatchObject({ query: expect.any(String) });
  if (wanted.failure !== undefined) expect(failureOf(first)).toContain(wanted.failure);
  if (typeof wanted.second === 'string') expect(failureOf(second)).toContain(wanted.second);
  if (wanted.second === true) expect(second?.output).toBeDefined();
  if (wanted.third) expect(third?.output).toBeDefined();
  if (wanted.requests !== undefined) expect(endpoint.bodies).toHaveLength(wanted.requests);
  if (wanted.usage !== undefined) expect(first?.spent.usage).toMatchObject(wanted.usage);
  if (wanted.answered) expect(first?.spent.usage.inputTokens).toBeGreaterThan(0);
  if (wanted.told !== undefined) expect(notices.join('\n')).toContain(wanted.told);
  if (wanted.silent) expect(notices).toEqual([]);
  if (wanted.sent !== undefined) expect(endpoint.bodies.at(-1)).toMatchObject(wanted.sent);
  if (wanted.format !== undefined)
    expect(endpoint.bodies.at(-1)?.response_format).toMatchObject({ type: wanted.format });
});
