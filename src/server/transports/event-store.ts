// Keeps what a session has sent for a while, so that a client whose stream broke can get what it missed.
import type { EventStore } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';

interface Event {
  readonly id: string;
  readonly stream: string;
  readonly message: JSONRPCMessage;
}

const mostEvents = 500;

/** The latest events of all streams of one session. Throws if a requested event is no longer stored. */
export function recentEvents(): EventStore {
  const events: Event[] = [];
  let count = 0;
  return {
    async storeEvent(stream, message) {
      count += 1;
      const id = `${count}`;
      events.push({ id, stream, message });
      if (events.length > mostEvents) events.shift();
      return id;
    },
    getStreamIdForEventId: async (id) => events.find((event) => event.id === id)?.stream,
    async replayEventsAfter(id, { send }) {
      const at = events.findIndex((event) => event.id === id);
      const last = events[at];
      if (last === undefined) throw new Error('The event is not known any more.');
      for (const event of events.slice(at + 1)) {
        // A priming event is not a message.
        const isMessage = Object.keys(event.message).length > 0;
        if (event.stream === last.stream && isMessage) await send(event.id, event.message);
      }
      return last.stream;
    },
  };
}
