// Handles: unguessable, limited in number, and gone after their time, with the work behind them.
import { describe, expect, test } from 'vitest';
import { createChains } from '../../../src/server/chains/chains.ts';
import type { DrivenDraft } from '../../../src/server/chains/driven-draft.ts';

/** A draft of which nothing matters but that it is ended. */
function idleDraft() {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const draft = {
    async [Symbol.asyncDispose]() {
      end();
    },
  } as unknown as DrivenDraft;
  return { open: async () => draft, draft, ended };
}

describe('a handle', () => {
  test('finds its chain, and is different each time', async () => {
    await using chains = createChains();
    const [one, two] = [idleDraft(), idleDraft()];
    const first = await chains.begin(one.open);
    const second = await chains.begin(two.open);
    expect(chains.find(first.handle)).toBe(one.draft);
    expect(chains.find(second.handle)).toBe(two.draft);
    expect(first.handle).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  test('is refused in the same words whether it never was or is no more', async () => {
    await using chains = createChains();
    const { handle } = await chains.begin(idleDraft().open);
    await chains.end(handle);
    const words = (foreign: string) => {
      try {
        return String(chains.find(foreign));
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(words(handle)).toMatch(/^There is no chain with this handle: .*60 minutes.*start_chain\.$/);
    for (const foreign of [crypto.randomUUID(), '', '__proto__', '../../etc/passwd'])
      expect(words(foreign)).toBe(words(handle));
  });

  test('ends with its chain after its time, unless somebody asks for it', async () => {
    await using chains = createChains({ lifetimeMs: 40 });
    const { open, ended } = idleDraft();
    const { handle } = await chains.begin(open);
    const before = chains.expiresAt(handle);
    while (Date.now() < before - 20) await new Promise(setImmediate);
    chains.find(handle);
    expect(chains.expiresAt(handle)).toBeGreaterThan(before);
    await ended;
    expect(() => chains.find(handle)).toThrow('no chain with this handle');
  });
});

describe('chains', () => {
  test('under way are limited in number, those that are being begun among them', async () => {
    await using chains = createChains({ most: 3 });
    const { handle } = await chains.begin(idleDraft().open);
    await chains.begin(idleDraft().open);
    let open = (_: DrivenDraft) => {};
    const slow = chains.begin(
      () =>
        new Promise((resolve) => {
          open = resolve;
        }),
    );
    await expect(chains.begin(idleDraft().open)).rejects.toThrow(/3 chains are in progress.*"abandon": true/);
    chains.finish(handle);
    await chains.begin(idleDraft().open);
    open(idleDraft().draft);
    await slow;
    await expect(chains.begin(idleDraft().open)).rejects.toThrow('3 chains are in progress');
  });

  test('that nobody has continued for a while make room for others, the longest first', async () => {
    await using chains = createChains({ most: 2, restingMs: 0 });
    const [gone, latest] = [idleDraft(), idleDraft()];
    const { handle } = await chains.begin(gone.open);
    const other = await chains.begin(latest.open);
    const until = Date.now();
    while (Date.now() <= until) await new Promise(setImmediate);
    chains.find(other.handle);
    await chains.begin(idleDraft().open);
    await gone.ended;
    expect(chains.has(handle)).toBe(false);
    expect(chains.find(other.handle)).toBe(latest.draft);
  });

  test('that cannot be begun take no place', async () => {
    await using chains = createChains({ most: 1 });
    await expect(chains.begin(() => Promise.reject(new Error('No server.')))).rejects.toThrow('No server.');
    await chains.begin(idleDraft().open);
  });

  test('that are finished can be asked for, the latest of them', async () => {
    await using chains = createChains({ most: 2 });
    const handles: string[] = [];
    for (let count = 0; count < 4; count++) {
      const { handle } = await chains.begin(idleDraft().open);
      chains.finish(handle);
      handles.push(handle);
    }
    for (const handle of handles.slice(0, 2)) expect(() => chains.find(handle)).toThrow('no chain');
    for (const handle of handles.slice(2)) chains.find(handle);
  });

  test('end with the state', async () => {
    const chains = createChains();
    const all = [idleDraft(), idleDraft()];
    for (const { open } of all) await chains.begin(open);
    await chains[Symbol.asyncDispose]();
    await Promise.all(all.map(({ ended }) => ended));
    await expect(chains.begin(idleDraft().open)).rejects.toThrow('shutting down');
  });
});
