// Keeps what sessions have sent for a while, so that a client whose stream broke can get what it missed.
import type { EventStore } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';

/** Of one session. */
interface Event {
  readonly id: string;
  readonly stream: string;
  /** As bytes of UTF-8: objects take several times the memory, and so does the text that they are serialised to, which V8 keeps in the pieces it was made of. */
  readonly message: Buffer;
}

export interface EventLimits {
  /** Events of one session. */
  readonly events: number;
  /** Bytes of the messages of one session, and of all sessions together. */
  readonly ofSession: number;
  readonly inAll: number;
}

const usualLimits: EventLimits = { events: 500, ofSession: 2_000_000, inAll: 16_000_000 };

/** The stored events of all sessions of a process; where they take too much, the oldest are dropped, whosever they are. */
export class RecentEvents {
  readonly #limits: EventLimits;
  /** Oldest first. A `Map` drops its first entry in constant time. */
  readonly #all = new Map<Event, SessionEvents>();
  #size = 0;

  constructor(limits: EventLimits = usualLimits) {
    this.#limits = limits;
  }

  /** The size of all stored messages, in bytes. */
  get size(): number {
    return this.#size;
  }

  /** The events of one session, from now on. Its `replayEventsAfter` rejects where the event is no longer stored. */
  openSession(): SessionEvents {
    return new SessionEvents({
      added: (event, session) => {
        this.#all.set(event, session);
        this.#size += event.message.length;
        const { events, ofSession, inAll } = this.#limits;
        while (session.count > events || session.size > ofSession) session.dropOldest();
        while (this.#size > inAll) this.#all.values().next().value?.dropOldest();
      },
      dropped: (event) => {
        this.#all.delete(event);
        this.#size -= event.message.length;
      },
    });
  }
}

interface Owner {
  readonly added: (event: Event, session: SessionEvents) => void;
  readonly dropped: (event: Event) => void;
}

class SessionEvents implements EventStore {
  readonly #owner: Owner;
  readonly #events = new Map<string, Event>();
  #last = 0;
  #size = 0;

  constructor(owner: Owner) {
    this.#owner = owner;
  }

  get count(): number {
    return this.#events.size;
  }

  get size(): number {
    return this.#size;
  }

  async storeEvent(stream: string, message: JSONRPCMessage): Promise<string> {
    this.#last += 1;
    const event = { id: `${this.#last}`, stream, message: Buffer.from(JSON.stringify(message)) };
    this.#events.set(event.id, event);
    this.#size += event.message.length;
    this.#owner.added(event, this);
    return event.id;
  }

  async getStreamIdForEventId(id: string): Promise<string | undefined> {
    return this.#events.get(id)?.stream;
  }

  async replayEventsAfter(
    id: string,
    { send }: { readonly send: (id: string, message: JSONRPCMessage) => Promise<void> },
  ): Promise<string> {
    const last = this.#events.get(id);
    if (last === undefined) throw new Error('The event is not known any more.');
    const missed = [...this.#events.values()].filter((event) => Number(event.id) > Number(id));
    for (const event of missed) {
      // A priming event is not a message.
      const message = event.message.toString();
      if (event.stream === last.stream && message !== '{}')
        await send(event.id, JSON.parse(message) as JSONRPCMessage);
    }
    return last.stream;
  }

  dropOldest(): void {
    const oldest = this.#events.values().next().value;
    if (oldest === undefined) return;
    this.#events.delete(oldest.id);
    this.#size -= oldest.message.length;
    this.#owner.dropped(oldest);
  }

  /** When the session has ended. */
  drop(): void {
    while (this.#events.size > 0) this.dropOldest();
  }
}
