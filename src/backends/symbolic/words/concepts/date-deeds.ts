// What is done on a day, in words: by whom or with what, and which of several is the newest by it.
import { table } from '../../../../model/table.ts';

/** What things and people do by themselves, so that nobody was "joined". */
export const ownDeeds: Readonly<Record<string, string | undefined>> = table({
  joined: 'join',
  lapsed: 'lapse',
  expired: 'expire',
  arrived: 'arrive',
  departed: 'depart',
  retired: 'retire',
  resigned: 'resign',
  graduated: 'graduate',
  died: 'die',
  failed: 'fail',
  ended: 'end',
  landed: 'land',
  docked: 'dock',
});

/** What is done with a thing whose own verb a participle is. */
export function ownParticiple(noun: string, done: string): string | undefined {
  if (noun === 'order' && done === 'ordered') return 'placed';
  if (noun === 'loan' && /^(?:borrowed|lent|loaned)$/.test(done)) return 'taken out';
  const isOwn = (verb: string) => new RegExp(`^${verb}(?:ing|ation|al)?$`).test(noun);
  return isOwn(done.replace(/ed$/, '')) || isOwn(done.replace(/d$/, '')) ? 'made' : undefined;
}

/** What was made last is the newest; what was paid or shipped last is so only by its verb. */
export function extremesOf(noun: string, done: string): readonly string[] {
  if (/^(?:updated|modified|changed)$/.test(done)) return [`most recently ${done}`];
  if (/^(?:played|held)$/.test(done)) return ['latest', 'most recent'];
  if (/^(?:opened|created|ordered|issued|posted|published|added)$/.test(done))
    return noun === 'order' || noun === 'invoice'
      ? ['latest', 'most recent']
      : ['newest', 'most recent', 'latest'];
  return [];
}
