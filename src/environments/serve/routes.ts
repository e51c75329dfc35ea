// What an environment serves over HTTP beside MCP: its samples, its episodes, and grades, as JSON.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { ToolGradError } from '../../model/errors.ts';
import type { Environment, ToGrade } from '../environment.ts';
import { defaultGrading, type GradeOptions } from '../grading.ts';
import { seedSession, verifyEpisode } from './nemo-gym.ts';

/** Bytes of a request's body. */
const largestBody = 8 * 1024 * 1024;

const weight = z.number().min(0);
const gradingShape = z.object({
  weights: z.object({ answer: weight, effects: weight, calls: weight }).partial().optional(),
  strictness: z.enum(['all', 'partial']).optional(),
});
const call = z.object({
  round: z.int().min(0).optional(),
  name: z.string(),
  arguments: z.record(z.string(), z.unknown()).nullable(),
  outcome: z.looseObject({}),
});
const gradeShape = z.intersection(
  gradingShape,
  z.union([
    z.object({ response: z.string(), session: z.string() }),
    z.object({ response: z.string(), sample: z.string(), calls: z.array(call).optional() }),
  ]),
);
const sessionShape = z.object({ session: z.string() });

/** Answers what is not MCP; false where the path is none of its own. */
export async function answerRoute(
  environment: Environment,
  grading: GradeOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const path = (request.url ?? '').split('?')[0] ?? '';
  const route = `${request.method ?? ''} ${path}`;
  try {
    if (route === 'GET /samples') send(response, 200, await samplesOf(environment));
    else if (route === 'POST /grade') {
      const body = gradeShape.parse(await bodyOf(request));
      send(response, 200, await environment.grade(body as unknown as ToGrade, mergedGrading(grading, body)));
    } else if (route === 'POST /seed_session') {
      const { cookie, answer } = seedSession(await bodyOf(request));
      response.setHeader('set-cookie', cookie);
      send(response, 200, answer);
    } else if (route === 'POST /verify') {
      const { cookie } = request.headers;
      send(response, 200, await verifyEpisode(environment, grading, await bodyOf(request), cookie));
    } else if (route === 'POST /reset') {
      const { session } = sessionShape.parse(await bodyOf(request));
      await environment.reset(session);
      send(response, 200, { session });
    } else if (request.method === 'GET' && path.startsWith('/episodes/')) {
      send(response, 200, await environment.recordOf(decodeURIComponent(path.slice('/episodes/'.length))));
    } else return false;
  } catch (error) {
    const said = faultOf(error);
    if (said === undefined) throw error;
    send(response, said.status, { error: said.message });
  }
  return true;
}

async function samplesOf({ tasks }: Environment) {
  const samples = [];
  for (const id of tasks.ids) {
    const { sample, example } = await tasks.read(id);
    const { today, form } = sample;
    const turns = [];
    for (const turn of tasks.turnsOf(id))
      turns.push({ id: turn, query: (await tasks.read(turn)).example.query, mcp: mcpPath(turn) });
    samples.push({
      id,
      query: example.query,
      today,
      form,
      mcp: mcpPath(id),
      ...(turns.length === 0 ? {} : { turns }),
    });
  }
  return { samples };
}

function mcpPath(id: string): string {
  return `/mcp/${encodeURIComponent(id)}`;
}

function mergedGrading(otherwise: GradeOptions, said: z.infer<typeof gradingShape>): GradeOptions {
  const weights = Object.fromEntries(
    Object.entries(said.weights ?? {}).filter(([, value]) => value !== undefined),
  );
  return {
    weights: { ...defaultGrading.weights, ...otherwise.weights, ...weights },
    strictness: said.strictness ?? otherwise.strictness,
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > largestBody)
      throw new ToolGradError('usage', `A body may hold ${largestBody} bytes at most.`);
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

/** What was wrong with a request; undefined for what is no fault of it. */
function faultOf(error: unknown): { readonly status: number; readonly message: string } | undefined {
  if (error instanceof ToolGradError && error.code === 'usage')
    return { status: 404, message: error.message };
  if (error instanceof SyntaxError || error instanceof URIError) {
    return { status: 400, message: `The request is not understood: ${error.message}.` };
  }
  if (!(error instanceof z.ZodError)) return undefined;
  const [issue] = error.issues;
  return { status: 400, message: `/${issue?.path.join('/') ?? ''} ${issue?.message ?? 'does not fit'}.` };
}
