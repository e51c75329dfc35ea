// What a process tells its clients without being asked: logs, and that something has changed.
import { EventEmitter } from 'node:events';
import type { LoggingLevel } from '@modelcontextprotocol/sdk/types.js';

interface EventMap {
  log: [level: LoggingLevel, message: string];
  /** A run has begun. */
  'run-added': [];
  /** How a run stands has changed. */
  'run-changed': [name: string];
  /** Other servers are in reach than before. */
  'servers-changed': [];
}

export class ServerEvents extends EventEmitter<EventMap> {
  constructor() {
    super();
    // Each client listens.
    this.setMaxListeners(0);
  }

  log(level: LoggingLevel, message: string): void {
    this.emit('log', level, message);
  }
}
