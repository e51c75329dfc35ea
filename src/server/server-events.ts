// What a process sends to its clients unasked: logs, and notifications of changes.
import { EventEmitter } from 'node:events';
import type { LoggingLevel } from '@modelcontextprotocol/sdk/types.js';

interface EventMap {
  log: [level: LoggingLevel, message: string];
  /** A run has started. */
  'run-added': [];
  /** The status of a run has changed. */
  'run-changed': [name: string];
  /** The available servers have changed. */
  'servers-changed': [];
}

export class ServerEvents extends EventEmitter<EventMap> {
  constructor() {
    super();
    // Every client listens.
    this.setMaxListeners(0);
  }

  log(level: LoggingLevel, message: string): void {
    this.emit('log', level, message);
  }
}
