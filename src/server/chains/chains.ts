// The chains that agents have started: found by an unguessable handle, and ended when they are not continued.
import { randomUUID } from 'node:crypto';
import { ToolGradError } from '../../model/errors.ts';
import type { ServerState } from '../server-state.ts';
import type { DrivenDraft } from './driven-draft.ts';
import { type Journal, openJournal } from './journal.ts';

export interface ChainsOptions {
  /** Maximum number of chains in progress (16). */
  readonly most?: number;
  /** How long a chain waits for the next call about it, in milliseconds (an hour). */
  readonly lifetimeMs?: number;
  /** How long a chain must have waited before another may take its place, in milliseconds (five minutes). */
  readonly restingMs?: number;
}

/** Disposing it ends every chain. */
export interface Chains extends AsyncDisposable {
  /**
   * Registers a chain and returns its handle. If there are too many, the one that has waited longest is closed, since its
   * client may have gone: its journal has it. Throws `usage` if all are in use, before the chain is started.
   */
  begin(
    open: () => Promise<DrivenDraft>,
    handle?: string,
  ): Promise<{ readonly handle: string; readonly draft: DrivenDraft }>;
  /** The chain of a handle, extended by an hour. Throws `usage`, with the same message whether it never existed or has ended. */
  find(handle: string): DrivenDraft;
  /** Whether the handle is one of this process's. */
  has(handle: string): boolean;
  /** When the chain of this handle expires unless it is used: milliseconds since the epoch. */
  expiresAt(handle: string): number;
  /** A finished chain no longer counts as in progress; its outcome can still be requested. */
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

export function createChains({
  most = 16,
  lifetimeMs = 60 * 60 * 1000,
  restingMs = 5 * 60 * 1000,
}: ChainsOptions = {}): Chains {
  const chains = new Map<string, Entry>();
  /** Chains that are being started: their servers may take a while. */
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

  /** The handle of the chain that has waited longest, if that is long enough. */
  const longestResting = () => {
    const [oldest] = [...chains]
      .filter(
        ([, { isUnderWay, expiresAt }]) => isUnderWay && expiresAt - lifetimeMs + restingMs <= Date.now(),
      )
      .sort(([, a], [, b]) => a.expiresAt - b.expiresAt);
    return oldest?.[0];
  };

  /** Finished chains are only kept for convenience: the oldest is dropped first. */
  const forgetFinished = () => {
    const finished = [...chains].filter(([, chain]) => !chain.isUnderWay);
    for (const [handle] of finished.slice(0, Math.max(0, finished.length - most))) void end(handle);
  };

  return {
    async begin(open, handle = randomUUID()) {
      if (isClosed) throw new ToolGradError('interrupted', 'The server is shutting down.');
      const resting = underWay() >= most ? longestResting() : undefined;
      if (underWay() >= most && resting === undefined) throw tooMany(most);
      beginning += 1;
      try {
        if (resting !== undefined) await end(resting);
        const draft = await open();
        const expiresAt = Date.now() + lifetimeMs;
        chains.set(handle, { draft, timer: expiry(handle), expiresAt, isUnderWay: true });
        // The server may have shut down while the chain was being started.
        if (isClosed) await end(handle);
        return { handle, draft };
      } finally {
        beginning -= 1;
      }
    },
    find(handle) {
      const chain = chains.get(handle);
      if (chain === undefined) throw unknownChain(lifetimeMs);
      clearTimeout(chain.timer);
      chain.timer = expiry(handle);
      chain.expiresAt = Date.now() + lifetimeMs;
      return chain.draft;
    },
    has: (handle) => chains.has(handle),
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

/** Never reveals which handles exist or existed. */
export function unknownChain(lifetimeMs = 60 * 60 * 1000): ToolGradError {
  const minutes = Math.round(lifetimeMs / 60_000);
  return new ToolGradError(
    'usage',
    `There is no chain with this handle: the handle is wrong, the chain was not continued for ${minutes} minutes, or it was abandoned. Start another one with start_chain.`,
  );
}

/** The journal of a state's chains: it outlives the process. */
export function journalOf(state: ServerState): Journal {
  return state.part(openJournalOf);
}

function openJournalOf({ options }: ServerState): Journal {
  return openJournal(options.runsFolder);
}

/** The chains of a state: they outlive the connection that started them, and end with the state. */
export function chainsOf(state: ServerState): Chains {
  return state.part(createChainsOf);
}

function createChainsOf(): Chains {
  return createChains();
}
