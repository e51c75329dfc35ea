// One example played: the question and the tools in view, then answers and results in turn until the last answer.
import type { ChatCall, ChatMessage, ChatReply } from '../model/chat.ts';
import type { Example, ExampleCall } from '../model/example.ts';
import { addSpent, type Spent } from '../model/sample.ts';
import type { ToolSource } from '../model/seams.ts';
import type { Outcome } from '../model/tool.ts';
import type { Budget } from '../spending/budget.ts';
import { type CallContext, executeCalls } from './execute-calls.ts';
import type { Played, PlayedCall, PlayedRound, PlayMode } from './played.ts';
import type { Player } from './player.ts';
import { shownOutcome } from './shown-outcome.ts';
import { toolsInView } from './tools-in-view.ts';

/** How examples are played. */
export interface PlaySettings {
  readonly mode: PlayMode;
  /** Maximum answers to one example; 1 with `single-turn`. */
  readonly turns: number;
  /** The system prompt. */
  readonly system?: string | undefined;
  /** How long one example may take, in milliseconds. */
  readonly timeoutMs: number;
}

export interface PlayParts {
  readonly player: Player;
  /** Where calls go; undefined if none is executed. */
  readonly source: ToolSource | undefined;
  readonly budget: Pick<Budget, 'pay'>;
  /** Milliseconds. */
  readonly clock: () => number;
  readonly onReply?: (spent: Spent) => void;
  readonly onCall?: (name: string, outcome: Outcome | undefined) => void;
}

/** The conversation, for the judge, and its cost so far, whatever the outcome. */
export interface Conversation {
  readonly messages: ChatMessage[];
  spent: Spent;
}

/**
 * Plays one example to the end. If the player has no answer, or does not finish in time, that is a value: the failure of what
 * was played. Throws `budget` if a limit is reached, `model` where the player will never answer again, and
 * `interrupted`.
 */
export async function playExample(
  parts: PlayParts,
  settings: PlaySettings,
  example: Example,
  conversation: Conversation,
  given: { readonly seed: number; readonly signal: AbortSignal },
): Promise<Played> {
  const { player, source, budget, clock } = parts;
  const { mode, turns, system, timeoutMs } = settings;
  const { messages } = conversation;
  const startedAt = clock();
  const rounds: PlayedRound[] = [];
  const ended = (failure?: string): Played => ({
    example: example.id,
    kind: example.kind,
    mode,
    rounds,
    response:
      rounds.at(-1)?.calls.length === 0 || mode === 'single-turn' ? (rounds.at(-1)?.text ?? null) : null,
    ...(failure === undefined ? {} : { failure }),
    spent: conversation.spent,
    elapsedMs: Math.round(clock() - startedAt),
  });
  if (system !== undefined) messages.push({ role: 'system', content: system });
  // Of a dialogue, the person says the next message when the last one was answered.
  const script = example.exchanges ?? [{ query: example.query, withheld: [] }];
  let at = 0;
  messages.push(...historyOf(example), { role: 'user', content: script[0]?.query ?? example.query });

  using time = timeLimit(timeoutMs, given.signal);
  const { signal } = time;
  try {
    const catalog = await source?.catalog(signal);
    const view = toolsInView(example, catalog);
    await using session = await source?.openSession(signal);
    const sandboxes = new Set(catalog?.servers.filter(({ sandbox }) => sandbox).map(({ name }) => name));
    if (session !== undefined) await replayHistory({ view, session, sandboxes, signal }, example);
    const most = mode === 'single-turn' ? 1 : turns * script.length;
    for (let round = 0; round < most; round++) {
      const withheld = script[at]?.withheld ?? [];
      const tools = view.functions.filter(({ name }) => !withheld.includes(name));
      const turn = { messages, tools, seed: given.seed, signal, example, round };
      const reply = await answerOf(player, budget, turn, conversation, parts.onReply);
      if ('failure' in reply && reply.failure !== undefined) return ended(reply.failure);
      const { text, calls, beside, cut } = reply;
      const ending = cut === undefined ? {} : { cut };
      if (session === undefined) {
        for (const { name } of calls) parts.onCall?.(name, undefined);
        rounds.push({ calls: calls.map((call) => playedCall(call)), text, ...ending });
        return ended();
      }
      const outcomes = await executeCalls({ view, session, sandboxes, signal }, calls);
      rounds.push({ calls: calls.map((call, at) => playedCall(call, outcomes[at])), text, ...ending });
      messages.push({ role: 'assistant', content: text, calls, ...(beside === undefined ? {} : { beside }) });
      if (calls.length === 0) {
        at += 1;
        const next = script[at];
        if (next === undefined) return ended();
        messages.push({ role: 'user', content: next.query });
      }
      for (const [at, call] of calls.entries()) {
        const outcome = outcomes[at] as Outcome;
        parts.onCall?.(call.name, outcome);
        messages.push({
          role: 'tool',
          call: call.id,
          name: call.name,
          content: shownOutcome(example, call, outcome),
        });
      }
    }
    return ended();
  } catch (error) {
    if (!time.isOver) throw error;
    return ended(`It did not finish within ${timeoutMs / 1000} s.`);
  }
}

/** What was said and called before the example begins. */
function historyOf({ history = [] }: Example): readonly ChatMessage[] {
  return history.flatMap(({ query, turns, response }): readonly ChatMessage[] => [
    { role: 'user', content: query },
    ...turns.flatMap((calls): readonly ChatMessage[] => [
      { role: 'assistant', content: null, calls: calls.map(asChatCall) },
      ...calls.map(({ id, name, shown }) => ({ role: 'tool', call: id, name, content: shown }) as const),
    ]),
    { role: 'assistant', content: response, calls: [] },
  ]);
}

function asChatCall({ id, name, arguments: args }: ExampleCall): ChatCall {
  return { id, name, arguments: args };
}

/** Makes the calls of the history, so that the world is what they have left it as. */
export async function replayHistory(context: CallContext, { history = [] }: Example): Promise<void> {
  for (const { turns } of history)
    for (const calls of turns) await executeCalls(context, calls.map(asChatCall));
}

/** Asks the player within the budget. */
async function answerOf(
  player: Player,
  budget: Pick<Budget, 'pay'>,
  turn: Parameters<Player['reply']>[0],
  conversation: Conversation,
  onReply?: (spent: Spent) => void,
): Promise<ChatReply> {
  const reply = await budget.pay(() => player.reply(turn));
  conversation.spent = addSpent(conversation.spent, reply.spent);
  onReply?.(reply.spent);
  return reply;
}

function playedCall({ name, arguments: args, raw }: ChatCall, outcome?: Outcome): PlayedCall {
  return {
    name,
    arguments: args,
    ...(raw === undefined ? {} : { raw }),
    ...(outcome === undefined ? {} : { outcome }),
  };
}

/** A signal that aborts with the given one, or when the time is up. */
function timeLimit(ms: number, signal: AbortSignal) {
  const own = new AbortController();
  let isOver = false;
  const stop = () => own.abort(signal.reason);
  const timer = setTimeout(() => {
    isOver = !signal.aborted;
    own.abort();
  }, ms);
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  return {
    signal: own.signal,
    get isOver() {
      return isOver;
    },
    [Symbol.dispose]() {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    },
  };
}
