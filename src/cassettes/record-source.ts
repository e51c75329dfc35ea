// A tool source whose traffic is recorded: whoever uses it sees no difference.
import type { ToolSession, ToolSource } from '../model/seams.ts';
import type { Recorder } from './recorder.ts';

/** The source, with everything that goes through its sessions kept by the recorder. Disposing of it disposes of the source. */
export function recordSource(source: ToolSource, recorder: Recorder): ToolSource {
  return {
    async catalog(signal) {
      const catalog = await source.catalog(signal);
      recorder.see(catalog);
      return catalog;
    },
    async openSession(signal, label = '') {
      recorder.see(await source.catalog(signal));
      return recordSession(await source.openSession(signal, label), label, recorder);
    },
    [Symbol.asyncDispose]: () => source[Symbol.asyncDispose](),
  };
}

function recordSession(session: ToolSession, label: string, recorder: Recorder): ToolSession {
  let begun = 0;
  return {
    async call(call, signal, onSent) {
      const tool = recorder.tool(call.tool);
      // Calls that are made side by side come in any order; the order of their beginning is always the same.
      const order = begun++;
      let sentAt = performance.now();
      const outcome = await session.call(call, signal, () => {
        sentAt = performance.now();
        onSent?.();
      });
      const ms = performance.now() - sentAt;
      // What no server was asked is no part of its recording.
      if (tool !== undefined) recorder.keep(label, order, tool, call.arguments, outcome, ms);
      return outcome;
    },
    [Symbol.asyncDispose]: () => session[Symbol.asyncDispose](),
  };
}
