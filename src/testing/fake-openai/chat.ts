// Chat completions: a request is checked, an answer chosen for it, its tokens measured, and the answer sent.
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Choice, createChooser } from './answer.ts';
import { completionBody, completionEvents, outputTokens } from './completion.ts';
import { disconnect, sendEvents, sendJson, sendText } from './deliver.ts';
import { bodyIn, type FakeDialect, refusalIn } from './dialects.ts';
import { type FaultAction, faultAction, type Reply } from './faults.ts';
import { createMeter, type Measured } from './meter.ts';
import type { FakeOpenAiOptions } from './options.ts';
import type { Problem } from './problem.ts';
import { keyProblem, maskedKey, requestProblem } from './refuse.ts';
import { type FakeRequest, parseRequest } from './request.ts';
import { createTally, type FakeStatistics } from './statistics.ts';
import { countTokens, promptOf } from './tokens.ts';

/** What answers the requests for chat completions of one endpoint. */
export interface Chat {
  readonly requests: readonly FakeRequest[];
  stats(): FakeStatistics;
  assertDone(): void;
  /** Never rejects: whatever happens is an answer, or the end of the connection. */
  answer(headers: IncomingHttpHeaders, body: string, response: ServerResponse): Promise<void>;
}

interface RefuseOptions {
  readonly parameter?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly dialect?: FakeDialect;
}

export function createChat(options: FakeOpenAiOptions): Chat {
  const { dialect = 'openai', latencyMs = 0, reasoningTokens = 0, keepRequests = 1000 } = options;
  const tally = createTally();
  const measure = createMeter(options.promptCache);
  const choose = createChooser(options);
  const requests: FakeRequest[] = [];
  let arrived = 0;

  /** What is wrong with the request before any model sees it is said; else the request. */
  function check(
    headers: IncomingHttpHeaders,
    body: string,
    response: ServerResponse,
  ): FakeRequest | undefined {
    const request = parseRequest(arrived++, headers, body);
    const wrongKey = keyProblem(headers, options);
    const found = typeof request === 'string' ? undefined : requestProblem(request, options);
    const problem = wrongKey ?? found?.problem;
    if (typeof request !== 'string') {
      requests.push(request);
      if (requests.length > keepRequests) requests.shift();
    }
    if (problem !== undefined) {
      tally.faulted(problem);
      refuse(request, headers, response, problem, found);
    } else if (typeof request === 'string') misuse(response, 'bad request', request);
    else return request;
    return undefined;
  }

  function refuse(
    request: FakeRequest | string,
    headers: IncomingHttpHeaders,
    response: ServerResponse,
    problem: Problem,
    more: RefuseOptions = {},
  ) {
    const { parameter = '' } = more;
    const known = typeof request === 'string' ? undefined : request;
    const { status, body } = refusalIn(more.dialect ?? dialect, problem, {
      model: known?.model ?? '',
      promptTokens: known === undefined ? 0 : countTokens(promptOf(known)),
      contextWindow: options.contextWindow ?? 8192,
      parameter,
      value: String(known?.body[parameter] ?? ''),
      key: maskedKey(headers),
    });
    sendJson(response, status, body, more.headers);
  }

  function misuse(response: ServerResponse, fault: string, message: string) {
    tally.faulted(fault);
    sendJson(response, 400, bodyIn(dialect, { status: 400, message }));
  }

  function fail(response: ServerResponse, status: number, message: string) {
    sendJson(response, status, bodyIn(dialect, { status, message, type: 'server_error' }));
  }

  async function answer(headers: IncomingHttpHeaders, body: string, response: ServerResponse) {
    const over = tally.arrived();
    const gone = new AbortController();
    response.once('close', () => {
      over();
      gone.abort();
    });
    const request = check(headers, body, response);
    if (request === undefined) return;
    try {
      const { content, calls, fault } = await choose(request);
      const act = faultAction(fault);
      const sent = act === undefined || act.kind === 'flaw' || act.kind === 'disconnect';
      // Before the wait: what is shared with the request before must not depend on which is answered first.
      const measured = sent ? measure(request) : undefined;
      const wait = typeof latencyMs === 'function' ? latencyMs(request) : latencyMs;
      if (wait > 0) await sleep(wait, undefined, { signal: gone.signal });
      if (fault !== undefined) tally.faulted(fault.name);
      if (act?.kind === 'refuse') refuse(request, headers, response, act.problem, act);
      else if (act?.kind === 'status') fail(response, act.status, act.message);
      else if (act?.kind === 'body') sendText(response, 200, act.body, { 'content-type': act.contentType });
      else if (act?.kind !== 'hang' && measured !== undefined)
        send(request, measured, { content, calls }, act, response);
    } catch (error) {
      if (gone.signal.aborted) tally.abandoned();
      else misuse(response, 'no answer', error instanceof Error ? error.message : String(error));
    }
  }

  /** Sends a completion, or what a fault leaves of it. */
  function send(
    request: FakeRequest,
    { name, input, cached, shared, remember }: Measured,
    { content, calls }: Pick<Choice, 'content'> & { readonly calls: Choice['calls'] | undefined },
    act: Extract<FaultAction, { kind: 'flaw' | 'disconnect' }> | undefined,
    response: ServerResponse,
  ) {
    const whole: Reply =
      calls === undefined
        ? { content, finishReason: 'stop' }
        : { content: content === '' ? null : content, calls, finishReason: 'tool_calls' };
    const reply = act?.kind === 'flaw' ? act.flaw(content) : whole;
    const output = outputTokens(reply, reasoningTokens);
    const tokens = { input, cached, output, reasoning: reasoningTokens };
    remember();
    if (act?.kind === 'disconnect') {
      const body = request.stream
        ? completionEvents(request, reply, tokens).join('')
        : JSON.stringify(completionBody(request, reply, tokens));
      disconnect(response, act.after, body, request.stream ? 'text/event-stream' : 'application/json');
      return;
    }
    tally.completed(name, {
      inputTokens: input,
      cachedTokens: cached,
      sharedTokens: shared,
      outputTokens: output,
    });
    if (act === undefined) tally.answered();
    if (request.stream) sendEvents(response, completionEvents(request, reply, tokens));
    else sendJson(response, 200, completionBody(request, reply, tokens));
  }

  return {
    requests,
    stats: tally.read,
    answer,
    assertDone() {
      const left = choose.left();
      if (left > 0) throw new Error(`The script has answers that nobody asked for: ${left}.`);
    },
  };
}
