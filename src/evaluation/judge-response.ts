// Has a judge rate the final answer, given the question and the results of the calls.
import type { Example } from '../model/example.ts';
import { nothingSpent, type Spent } from '../model/sample.ts';
import type { Budget } from '../spending/budget.ts';
import type { Conversation } from './play-example.ts';
import type { JudgedResponse, Played } from './played.ts';
import type { ResponseJudge } from './response-judge.ts';

export interface Judging {
  /** Undefined if there was nothing to judge, or the judge had no answer. */
  readonly judged?: JudgedResponse;
  /** Why the judge had no answer. */
  readonly failure?: string;
  readonly spent: Spent;
}

/**
 * What the judge says of what was played. Only questions that have an answer are judged: whether a refusal is right is
 * known without a judge. A missing answer scores 0 without asking the judge. Throws like `Player.reply`.
 */
export async function judgeResponse(
  judge: ResponseJudge,
  budget: Pick<Budget, 'pay'>,
  { example, played, conversation }: { example: Example; played: Played; conversation: Conversation },
  given: { readonly seed: number; readonly signal: AbortSignal },
): Promise<Judging> {
  const { response, failure, kind } = played;
  if (kind !== 'positive' || failure !== undefined) return { spent: nothingSpent };
  if (response === null || response.trim() === '') {
    return { judged: { score: 0, reason: 'There is no response.' }, spent: nothingSpent };
  }
  const { query } = example;
  const question = { query, calls: callsIn(conversation), response };
  const answer = await budget.pay(() => judge.judge({ ...question, ...given }));
  const { spent } = answer;
  return answer.judged === undefined ? { failure: answer.failure, spent } : { judged: answer.judged, spent };
}

/** Every call of the conversation with the result that the player saw. */
function callsIn({ messages }: Conversation) {
  const results = new Map(
    messages.flatMap((message) =>
      message.role === 'tool' ? [[message.call, message.content] as const] : [],
    ),
  );
  return messages.flatMap((message) =>
    message.role !== 'assistant'
      ? []
      : message.calls.map(({ id, name, arguments: args, raw }) => ({
          name,
          arguments: args === null ? (raw ?? '') : JSON.stringify(args),
          result: results.get(id) ?? '',
        })),
  );
}
