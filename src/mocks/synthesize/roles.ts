// The people of a mock under the names of what they do: an assignee is one of the agents, where there are agents.

const staff = ['agent', 'employee', 'member', 'user', 'person', 'colleague', 'contact'];
const outsiders = ['customer', 'client', 'user', 'person', 'contact', 'member', 'employee'];
const roles: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /(^|\s)(assignee|owner|manager|author|reviewer|interviewer|approver|supervisor|handler|organizer|lead|assigned to|(created|updated|assigned|closed|approved|reviewed) by)$/,
    staff,
  ],
  [/(^|\s)(requester|reporter|buyer|sender|recipient|subscriber|submitter|requested by)$/, outsiders],
];

/** The noun of the people that a role is filled from; undefined if it is no role of people, or nobody is known. */
export function personFor(role: string, isKnown: (noun: string) => boolean): string | undefined {
  const nouns = roles.find(([pattern]) => pattern.test(role))?.[1] ?? [];
  return nouns.find(isKnown);
}
