// What tools that write do, as a person orders it and as it is reported.
import { table } from '../../../model/table.ts';
import type { Tool } from '../../../model/tool.ts';
import { readToolName } from '../../../text/naming.ts';

export interface Deed {
  /** "assign", as an order begins. */
  readonly order: string;
  /** "assigned", as the report has it. */
  readonly done: string;
  readonly kind: 'assign' | 'end' | 'move' | 'set' | 'book' | 'make' | 'say';
}

const deeds = table<readonly [order: string, done: string, kind: Deed['kind']]>({
  assign: ['assign', 'assigned', 'assign'],
  reassign: ['reassign', 'reassigned', 'assign'],
  cancel: ['cancel', 'cancelled', 'end'],
  delete: ['delete', 'deleted', 'end'],
  remove: ['remove', 'removed', 'end'],
  close: ['close', 'closed', 'end'],
  archive: ['archive', 'archived', 'end'],
  reopen: ['reopen', 'reopened', 'end'],
  approve: ['approve', 'approved', 'end'],
  reject: ['reject', 'rejected', 'end'],
  confirm: ['confirm', 'confirmed', 'end'],
  publish: ['publish', 'published', 'end'],
  complete: ['complete', 'completed', 'end'],
  suspend: ['suspend', 'suspended', 'end'],
  renew: ['renew', 'renewed', 'end'],
  accept: ['accept', 'accepted', 'end'],
  decline: ['decline', 'declined', 'end'],
  withdraw: ['withdraw', 'withdrawn', 'end'],
  pause: ['pause', 'paused', 'end'],
  resume: ['resume', 'resumed', 'end'],
  activate: ['activate', 'activated', 'end'],
  deactivate: ['deactivate', 'deactivated', 'end'],
  extend: ['extend', 'extended', 'move'],
  postpone: ['postpone', 'postponed', 'move'],
  reschedule: ['move', 'moved', 'move'],
  move: ['move', 'moved', 'move'],
  update: ['set', 'set', 'set'],
  set: ['set', 'set', 'set'],
  change: ['change', 'changed', 'set'],
  modify: ['change', 'changed', 'set'],
  edit: ['change', 'changed', 'set'],
  patch: ['change', 'changed', 'set'],
  book: ['book', 'booked', 'book'],
  reserve: ['reserve', 'reserved', 'book'],
  create: ['create', 'created', 'make'],
  register: ['register', 'registered', 'make'],
  open: ['open', 'opened', 'make'],
  schedule: ['schedule', 'scheduled', 'make'],
  add: ['add', 'added', 'say'],
  log: ['log', 'logged', 'say'],
  post: ['post', 'posted', 'say'],
});

/** What a tool does by its name; undefined for verbs that have no pattern. */
export function deedOf(tool: string): Deed | undefined {
  const entry = deeds[readToolName(tool).verb ?? ''];
  return entry === undefined ? undefined : { order: entry[0], done: entry[1], kind: entry[2] };
}

/** Whether a tool makes something new, for which next to anything will do. */
export function isMaking({ tool }: Pick<Tool, 'tool'>): boolean {
  const kind = deedOf(tool)?.kind;
  return kind === undefined || kind === 'make' || kind === 'say';
}
