// Samples of several exchanges: what of them is read as one.
import type { Exchange } from './claim.ts';
import type { Draft } from './sample.ts';

/** Whether there is more than one exchange. */
export function isDialogue({ exchanges }: { readonly exchanges: readonly Exchange[] }): boolean {
  return exchanges.length > 1;
}

/** The draft as its checks read it: all that the person says is the query. */
export function withAllMessages<D extends Pick<Draft, 'query' | 'exchanges'>>(draft: D): D {
  if (!isDialogue(draft)) return draft;
  return { ...draft, query: draft.exchanges.map(({ query }) => query).join('\n') };
}

/** The draft as a step's arguments are read: the person has not said yet what comes in later messages. */
export function withMessagesUntil<D extends Pick<Draft, 'query' | 'exchanges'>>(
  draft: D,
  { id }: { readonly id: string },
): D {
  const at = draft.exchanges.findIndex(({ steps }) => steps.includes(id));
  if (!isDialogue(draft) || at === -1) return draft;
  const said = draft.exchanges.slice(0, at + 1);
  return { ...draft, query: said.map(({ query }) => query).join('\n') };
}

/** The place of the exchange that answers the question which a dialogue was made from; what comes behind it calls nothing. */
export function mainExchange(exchanges: readonly Exchange[]): number {
  const calling = exchanges.findLastIndex(({ kind, steps }) => kind === 'answer' && steps.length > 0);
  return calling === -1 ? exchanges.findLastIndex(({ kind }) => kind === 'answer') : calling;
}
