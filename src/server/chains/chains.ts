// The chains that agents have begun: found again by an unguessable handle, and ended where nobody goes on with them.
import { randomUUID } from 'node:crypto';
import { ToolGradError } from '../../model/errors.ts';
import type { ServerState } from '../server-state.ts';
import type { DrivenDraft } from './driven-draft.ts';

export interface ChainsOptions {
  /** Chains under way at a time, at most (16). */
  readonly most?: number;
  /** How long a chain waits for the next call about it, in milliseconds (an hour). */
  readonly lifetimeMs?: number;
}

/** Disposing it ends every chain. */
export interface Chains extends AsyncDisposable {
  /** Keeps a chain; answers its handle. Throws `usage` where there are too many: then the chain was not even begun. */
  begin(open: () => Promise<DrivenDraft>): Promise<{ readonly handle: string; readonly draft: DrivenDraft }>;
  /** The chain of a handle, for another hour. Throws `usage`, in the same words whether it never was or is no more. */
  find(handle: string): DrivenDraft;
  /** When the chain of this handle ends unless somebody asks for it: milliseconds since the epoch. */
  expiresAt(handle: string): number;
  /** A finished chain no longer counts as under way; what came of it can still be asked for. */
  finish(handle: string): void;
  /** Ends a chain. */
  end(handle: string): Promise<void>;
}

interface Entry {
  readonly draft: DrivenDraft;
  timer: NodeJS.Timeout;
  expiresAt: number;
  isUnderWay: boolean;
}

export function createChains({ most = 16, lifetimeMs = 60 * 60 * 1000 }: ChainsOptions = {}): Chains {
  const chains = new Map<string, Entry>();
  /** Chains that are being begun: their servers may take a while. */
  let beginning = 0;
  let isClosed = false;

  const underWay = () => [...chains.values()].filter((chain) => chain.isUnderWay).length + beginning;

  async function end(handle: string): Promise<void> {
    const chain = chains.get(handle);
    if (chain === undefined) return;
    chains.delete(handle);
    clearTimeout(chain.timer);
    await chain.draft[Symbol.asyncDispose]();
  }

  /** No timer keeps the process alive. */
  const expiry = (handle: string) => setTimeout(() => void end(handle), lifetimeMs).unref();

  /** What is finished is kept for convenience only: the oldest goes first. */
  const forgetFinished = () => {
    const finished = [...chains].filter(([, chain]) => !chain.isUnderWay);
    for (const [handle] of finished.slice(0, Math.max(0, finished.length - most))) void end(handle);
  };

  return {
    async begin(open) {
      if (isClosed) throw new ToolGradError('interrupted', 'The server is shutting down.');
      if (underWay() >= most) throw tooMany(most);
      beginning += 1;
      try {
        const draft = await open();
        const handle = randomUUID();
        const expiresAt = Date.now() + lifetimeMs;
        chains.set(handle, { draft, timer: expiry(handle), expiresAt, isUnderWay: true });
        // The server may have ended while the chain was begun.
        if (isClosed) await end(handle);
        return { handle, draft };
      } finally {
        beginning -= 1;
      }
    },
    find(handle) {
      const chain = chains.get(handle);
      if (chain === undefined) throw unknown(lifetimeMs);
      clearTimeout(chain.timer);
      chain.timer = expiry(handle);
      chain.expiresAt = Date.now() + lifetimeMs;
      return chain.draft;
    },
    expiresAt: (handle) => chains.get(handle)?.expiresAt ?? Date.now(),
    finish(handle) {
      const chain = chains.get(handle);
      if (chain === undefined || !chain.isUnderWay) return;
      chain.isUnderWay = false;
      forgetFinished();
    },
    end,
    async [Symbol.asyncDispose]() {
      isClosed = true;
      await Promise.allSettled([...chains.keys()].map(end));
    },
  };
}

function tooMany(most: number): ToolGradError {
  return new ToolGradError(
    'usage',
    `${most} chains are in progress, which is the maximum: finish one with continue_chain, or abandon one with "abandon": true.`,
  );
}

/** Never says which handles there are, or were. */
function unknown(lifetimeMs: number): ToolGradError {
  const minutes = Math.round(lifetimeMs / 60_000);
  return new ToolGradError(
    'usage',
    `There is no chain with this handle: the handle is wrong, the chain was not continued for ${minutes} minutes, or it was abandoned. Start another one with start_chain.`,
  );
}

const byWorkshop = new WeakMap<ServerState, Chains>();

/** The chains of a state: they outlive the connection of whoever began them, and end with the state. */
export function chainsOf(state: ServerState): Chains {
  const known = byWorkshop.get(state);
  if (known !== undefined) return known;
  const chains = createChains();
  byWorkshop.set(state, chains);
  state.own(chains);
  return chains;
}
