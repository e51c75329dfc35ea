// What a call does, read from its tool's name and annotations: reads, creates, writes, deletes.
import { type VerbKind, wordsOf } from '../../text/naming.ts';

/** What a call does to the world. */
export type CallKind = VerbKind | 'create' | 'delete' | 'unknown';

const deleting = /^(delete|remove|drop|purge|erase|clear|cancel)$/;

const creating =
  /^(create|add|register|insert|new|make|schedule|book|open|submit|request|apply|upload|log|record|place|issue|send|reply|comment|append|post|put|order|reserve|invite|hire|file|report|start)$/;

export function kindOf(
  name: string,
  verb: string,
  kind: VerbKind | undefined,
  isReadOnly: unknown,
  hasId: boolean,
): CallKind {
  const first = wordsOf(name)[0] ?? '';
  if (isReadOnly === true) return kind === 'write' ? 'read' : (kind ?? 'unknown');
  const isWrite = kind === 'write' || (kind === undefined && (isReadOnly === false || creating.test(first)));
  if (!isWrite) return kind ?? 'unknown';
  if (deleting.test(verb)) return 'delete';
  return !hasId && creating.test(verb === '' ? first : verb) ? 'create' : 'write';
}
