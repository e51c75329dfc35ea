// NeMo Gym's protocol for resource servers: a session is seeded with a row, and its response is verified.
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Environment } from '../environment.ts';
import type { GradeOptions } from '../grading.ts';

/** Names the episode that an MCP session belongs to, for clients that open one for every call. */
export const episodeHeader = 'x-toolgrad-episode';

const cookieName = 'toolgrad_episode';

const row = z.looseObject({ verifier_metadata: z.looseObject({ sample: z.string() }) });
const verified = row.extend({
  response: z.looseObject({ output: z.array(z.looseObject({ type: z.string() })) }),
});
const said = z.looseObject({ content: z.array(z.looseObject({ text: z.string().optional() })) });

/** What a client needs to act in the episode of a row: where its tools are, and the name that the episode has. */
export function seedSession(body: unknown) {
  const { sample } = row.parse(body).verifier_metadata;
  const episode = randomUUID();
  return {
    cookie: `${cookieName}=${episode}; Path=/; HttpOnly`,
    answer: { mcp: { url_path: `mcp/${encodeURIComponent(sample)}`, headers: { [episodeHeader]: episode } } },
  };
}

/** The row with its reward and the parts of it, as a client of the protocol wants it back. */
export async function verifyEpisode(
  environment: Environment,
  grading: GradeOptions,
  body: unknown,
  cookie: string | undefined,
) {
  const given = verified.parse(body);
  const { sample } = given.verifier_metadata;
  const session = new RegExp(`(?:^|; )${cookieName}=([\\w-]+)`).exec(cookie ?? '')?.[1];
  const response = finalText(given.response.output);
  const isKnown =
    session !== undefined && (await environment.recordOf(session).catch(() => undefined)) !== undefined;
  // A player that has called nothing has never opened an MCP session.
  const graded = isKnown ? { session, response } : { sample, calls: [], response };
  const { reward, parts } = await environment.grade(graded, grading);
  const { answer, effects, calls, forbidden } = parts;
  return { ...given, reward, answer, effects, calls, forbidden: Number(forbidden) };
}

/** The text of the last message. */
function finalText(output: z.infer<typeof verified>['response']['output']): string {
  const last = output.findLast(({ type }) => type === 'message');
  const parsed = said.safeParse(last);
  return parsed.success ? parsed.data.content.map(({ text = '' }) => text).join('') : '';
}
