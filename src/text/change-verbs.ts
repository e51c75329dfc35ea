// Verbs of changes, as people ask for them and as answers report them, by what they do to a thing.

/** What a change does to a thing; tools and words of one kind are taken for the same. */
export type ChangeKind = 'make' | 'alter' | 'remove' | 'send';

/** Base form and, where it differs from `-ed`, its past participle. */
const verbs: Readonly<Record<ChangeKind, string>> = {
  make:
    'create open add log register schedule book place record put:put set_up:set_up make:made write:written save upload issue raise file submit ' +
    'reserve order buy:bought sell:sold purchase deploy copy duplicate subscribe insert publish start begin:begun post draft enter note enrol enroll plan arrange organise organize invite build:built generate launch',
  alter:
    'update change set:set skip snooze mute hide retire rebook reboot move mark assign resolve close reopen edit rename modify adjust reschedule shift switch transfer convert extend ' +
    'postpone raise lower increase decrease reduce approve reject confirm escalate prioritise prioritize tag label archive merge reassign ' +
    'renew restore reset upgrade downgrade restart publish install sign pay:paid promise lock unlock block unblock swap top_up:topped_up redirect refill ' +
    'solve complete finish fix correct replace stop pause resume activate deactivate enable disable turn push bring:brought give:given append put:put enter note correct',
  remove:
    'delete remove cancel drop clear erase withdraw:withdrawn discard revoke unsubscribe uninvite call_off:called_off refund void',
  send: 'send:sent email mail notify inform message forward reply contact call tell:told remind ping text invite share',
};

const doubling = /^(?:log|plan|ship|skip|drop|stop|tag|submit|enter|transfer)$/;

function participleOf(base: string): string {
  if (/e$/.test(base)) return `${base}d`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  if (doubling.test(base) && !/er$/.test(base)) return `${base}${base.at(-1)}ed`;
  return base === 'cancel' || base === 'label'
    ? `${base}led`
    : base === 'transfer'
      ? 'transferred'
      : `${base}ed`;
}

const bases = new Map<string, Set<ChangeKind>>();
const participles = new Map<string, Set<ChangeKind>>();
const baseOfParticiple = new Map<string, string>();

function note(map: Map<string, Set<ChangeKind>>, word: string, kind: ChangeKind): void {
  const known = map.get(word);
  if (known === undefined) map.set(word, new Set([kind]));
  else known.add(kind);
}

for (const [kind, list] of Object.entries(verbs) as [ChangeKind, string][])
  for (const entry of list.split(' ')) {
    const [base = '', past] = entry.split(':');
    note(bases, base.replace('_', ' '), kind);
    const participle = (past ?? participleOf(base)).replace('_', ' ');
    note(participles, participle, kind);
    baseOfParticiple.set(participle, base.replace('_', ' '));
    if (base === 'cancel' || base === 'label') note(participles, `${base}ed`, kind);
  }

/** Every single word that may report a change, in the order of the alphabet. */
export function reportingParticiples(): readonly string[] {
  return [...participles.keys()].filter((word) => !word.includes(' ')).sort();
}

/** The kinds of change that a verb in its base form may ask for; undefined where it asks for none. */
export function changeAsked(verb: string): ReadonlySet<ChangeKind> | undefined {
  return bases.get(verb);
}

/** The kinds of change that a participle may report; undefined where it reports none. */
export function changeReported(participle: string): ReadonlySet<ChangeKind> | undefined {
  return participles.get(participle);
}

/** "cancel" for "cancelled"; undefined for what reports no change. */
export function changeOf(participle: string): string | undefined {
  return baseOfParticiple.get(participle);
}
