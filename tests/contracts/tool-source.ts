// What every tool source must do, whatever its tools come from. The tools are those of tests/tools/servers/lab.mjs.
import { afterEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import type { ToolSession, ToolSource } from '../../src/model/seams.ts';
import type { Outcome } from '../../src/model/tool.ts';
import type { ServerSettings } from '../../src/tools/server-config.ts';

const never = new AbortController().signal;

/** Opens a source of one server called `lab`, with these settings. */
export type OpenLab = (settings: Partial<ServerSettings>) => Promise<ToolSource>;

export function describeToolSource(name: string, open: OpenLab): void {
  describe(`tool source: ${name}`, () => {
    const opened: AsyncDisposable[] = [];
    afterEach(async () => {
      for (const one of opened.splice(0).reverse()) await one[Symbol.asyncDispose]();
    });

    async function openSource(settings: Partial<ServerSettings> = {}): Promise<ToolSource> {
      const source = await open(settings);
      opened.push(source);
      return source;
    }

    async function openSession(source: ToolSource): Promise<ToolSession> {
      const session = await source.openSession(never);
      opened.push(session);
      return session;
    }

    const call = (session: ToolSession, tool: string, args: JsonObject = {}, signal = never) =>
      session.call({ tool: `lab__${tool}`, arguments: args }, signal);
    const structured = (outcome: Outcome) => outcome.result?.structuredContent as JsonObject | undefined;
    const notesOf = async (session: ToolSession) => structured(await call(session, 'list_notes'))?.notes;

    test('lists the usable tools in the order of their names, and says what was left out and why', async () => {
      const catalog = await (await openSource()).catalog(never);
      expect(catalog.tools.map((tool) => tool.name)).toEqual(
        ['add_note', 'call_counts', 'echo', 'explode', 'fail', 'hang', 'list_notes', 'strange'].map(
          (tool) => `lab__${tool}`,
        ),
      );
      expect(catalog.leftOut).toEqual([
        { server: 'lab', tool: 'bad_ref', reason: expect.stringContaining("can't resolve reference") },
      ]);
      expect(catalog.servers).toMatchObject([{ name: 'lab', version: '1.2.3', sandbox: false }]);
      expect(catalog.tools.find(({ tool }) => tool === 'echo')).toMatchObject({
        server: 'lab',
        title: 'Echo',
        annotations: { readOnlyHint: true },
        permission: { callable: true, rule: 'annotated', why: 'annotated read-only' },
      });
      expect(catalog.tools.find(({ tool }) => tool === 'add_note')?.permission).toEqual({
        callable: false,
        rule: 'unannotated',
        why: 'not annotated read-only',
      });
    });

    test('gives the same catalog object as long as nothing changes, and equal hashes for equal tools', async () => {
      const source = await openSource();
      const [first, second] = await Promise.all([source.catalog(never), source.catalog(never)]);
      expect(second).toBe(first);
      expect(await source.catalog(never)).toBe(first);
      const other = await (await openSource()).catalog(never);
      expect(other.hash).toBe(first?.hash);
      expect(other.servers).toEqual(first?.servers);
    });

    test('keeps a result whole: unknown content types, unknown fields, promised content that is missing', async () => {
      const session = await openSession(await openSource());
      expect(await call(session, 'strange')).toEqual({
        result: {
          content: [
            { type: 'hologram', beams: 3, _meta: { angle: 45 } },
            { type: 'text', text: 'plain', annotations: { audience: ['user'] }, extra: { deep: [1, null] } },
          ],
          vendorField: { kept: true },
        },
      });
    });

    test('tells when a call goes out, and nothing of one that does not', async () => {
      const session = await openSession(await openSource());
      const seen: string[] = [];
      const sent = (tool: string) =>
        session.call({ tool: `lab__${tool}`, arguments: {} }, never, () => seen.push(tool));
      await sent('strange');
      await sent('fail');
      await sent('missing');
      await sent('add_note').catch(() => {});
      expect(seen).toEqual(['strange', 'fail']);
    });

    test("takes a tool's own error as a result", async () => {
      const session = await openSession(await openSource());
      expect(await call(session, 'fail')).toEqual({
        result: { content: [{ type: 'text', text: 'The kettle is empty.' }], isError: true },
      });
    });

    test('takes a protocol error as an outcome, with its code and its message as the server wrote it', async () => {
      const session = await openSession(await openSource());
      expect(await call(session, 'explode')).toEqual({
        error: { code: -32002, message: 'There is nothing to find here.' },
      });
    });

    test('answers a call to a tool that is not there, naming the nearest', async () => {
      const session = await openSession(await openSource());
      const { error } = await call(session, 'list_note');
      expect(error?.code).toBe('unknown_tool');
      expect(error?.message).toMatch(/^There is no tool lab__list_note\. The nearest are lab__list_notes,/);
    });

    test('refuses a forbidden call before the server hears of it', async () => {
      const session = await openSession(await openSource());
      const refused = call(session, 'add_note', { text: 'x' });
      await expect(refused).rejects.toMatchObject({
        code: 'forbidden',
        message:
          'lab__add_note may not be called: not annotated read-only. To allow it, add --allow lab:add_note.',
      });
      expect(structured(await call(session, 'call_counts'))?.counts).toEqual({ call_counts: 1 });
    });

    test('gives up on a call after its time limit, and goes on with the next', async () => {
      const session = await openSession(await openSource({ timeoutMs: 200 }));
      expect(await call(session, 'hang')).toEqual({
        error: { code: 'timeout', message: 'lab did not answer within 0.2 s.' },
      });
      expect(structured(await call(session, 'echo', { a: 1 }))).toEqual({ said: { a: 1 } });
    });

    test("stops with the caller's signal", async () => {
      const session = await openSession(await openSource());
      const controller = new AbortController();
      const hanging = call(session, 'hang', {}, controller.signal);
      const echoed = call(session, 'echo', { a: 1 }, controller.signal);
      expect(structured(await echoed)).toEqual({ said: { a: 1 } });
      controller.abort();
      await expect(hanging).rejects.toMatchObject({ code: 'interrupted' });
      await expect(call(session, 'echo', {}, controller.signal)).rejects.toMatchObject({
        code: 'interrupted',
      });
      expect(structured(await call(session, 'echo', { b: 2 }))).toEqual({ said: { b: 2 } });
    });

    test('rejects a catalog or a session that nobody waits for any more', async () => {
      const source = await openSource();
      const aborted = AbortSignal.abort();
      await expect(source.catalog(aborted)).rejects.toMatchObject({ code: 'interrupted' });
      await expect(source.openSession(aborted)).rejects.toMatchObject({ code: 'interrupted' });
    });

    test('isolation "sample": each session begins with a fresh server', async () => {
      const source = await openSource({ isolation: 'sample', sandbox: true });
      const [one, other] = [await openSession(source), await openSession(source)];
      await call(one, 'add_note', { text: 'mine' });
      expect(await notesOf(one)).toEqual(['mine']);
      expect(await notesOf(other)).toEqual([]);
      await one[Symbol.asyncDispose]();
      expect(await notesOf(await openSession(source))).toEqual([]);
    });

    test('isolation "shared": sessions see what others left', async () => {
      const source = await openSource({ allow: ['add_*'] });
      const [one, other] = [await openSession(source), await openSession(source)];
      await call(one, 'add_note', { text: 'ours' });
      await one[Symbol.asyncDispose]();
      expect(await notesOf(other)).toEqual(['ours']);
    });

    test('nobody can change what the other side holds', async () => {
      const session = await openSession(await openSource({ sandbox: true }));
      const args = { text: { deep: 'before' } };
      await call(session, 'add_note', args);
      args.text.deep = 'after';
      const seen = (await notesOf(session)) as { deep: string }[];
      expect(seen).toEqual([{ deep: 'before' }]);
      (seen[0] as { deep: string }).deep = 'mine';
      expect(await notesOf(session)).toEqual([{ deep: 'before' }]);
    });

    test('takes no calls after its end', async () => {
      const source = await openSource();
      const session = await openSession(source);
      await session[Symbol.asyncDispose]();
      await session[Symbol.asyncDispose]();
      await expect((async () => call(session, 'echo'))()).rejects.toMatchObject({ code: 'interrupted' });
      await source[Symbol.asyncDispose]();
      await source[Symbol.asyncDispose]();
    });
  });
}
