// Concepts of fields that count something: `employees`, `rooms_available`, `comment_count`.
import { table } from '../../../../model/table.ts';
import { isPlural, plural, singular } from '../../../../text/naming.ts';
import { isAdjective } from '../adjective.ts';
import type { Field } from '../field.ts';
import { isParticiple } from '../label.ts';
import { ask, type Concept, unsaid } from './concept.ts';

/** What somebody or something does to what is counted: "matches won", "records processed". */
const ownDeeds =
  /^(?:processed|scanned|played|completed|handled|used|taken|worked|spent|logged|billed|won|lost|scored|written|read|sent|received|attended|missed|closed|resolved|made|failed|passed|earned|borrowed|visited|delivered|served|treated|driven|flown|planted|published|recorded|produced|generated|dispatched|inspected|packed|picked|repaired|issued)$/;
/** What is given away and not done: seats are taken by others. */
const offered = /^(?:seats|places|spots|rooms|tables|slots|beds|tickets|desks|bikes|units|copies)$/;

export function countConcept(field: Field): Concept {
  const [bound = '', ...counted] = field.label.split(' ');
  if (/^(?:maximum|minimum|average)$/.test(bound) && counted.length > 0) {
    const things = counted
      .join(' ')
      .replace(/^number of /, '')
      .replace(/persons$/, 'people');
    const number = `${bound} number of ${things}`;
    const of = bound === 'average' ? 'of' : 'for';
    return {
      asks: [ask(`What is the ${number} ${of} {x}`, `what the ${number} ${of} {x} is`)],
      tells: [`the ${number} ${of} {x} is {v}`],
    };
  }
  const soFar = /^(\w+) (to date|so far)$/.exec(field.label);
  if (soFar !== null) return ofPeriod(soFar[1] ?? '', soFar[2] ?? '');
  const { things, state } = countedIn(field);
  const done = state.trim();
  // Who holds the works of an artist, the name does not say.
  if (/^(?:held|owned|kept|stored)$/.test(done)) return unsaid;
  // What was done by whoever has the count, and what was done with what is counted.
  if (ownDeeds.test(done) && !offered.test(things))
    return {
      asks: [ask(`How many ${things} has {x} ${done}`, `how many ${things} {x} has ${done}`)],
      tells: [`{x} has ${done} {v} ${things}`],
      most: [],
      least: [],
    };
  if (/^(?:affected|impacted|hit)$/.test(done))
    return {
      asks: [ask(`How many ${things} are ${done} by {x}`, `how many ${things} are ${done} by {x}`)],
      tells: [`{v} ${things} are ${done} by {x}`],
      most: [],
      least: [],
    };
  if (/^(?:sold|booked|reserved|allocated)$/.test(done) && /^(?:tickets|seats|places|spots)$/.test(things))
    return {
      asks: [
        ask(`How many ${things} have been ${done} for {x}`, `how many ${things} have been ${done} for {x}`),
      ],
      tells: [`{v} ${things} have been ${done} for {x}`],
      most: [],
      least: [],
    };
  if (isParticiple(done) && done !== 'left')
    return {
      asks: [ask(`How many ${things} of {x} are ${done}`, `how many ${things} of {x} are ${done}`)],
      tells: [`{v} ${things} of {x} are ${done}`],
      most: [],
      least: [],
    };
  const one = singular(things);
  // A ticket has no "reopens": it has been reopened so many times.
  const again = / count$/.test(field.words.join(' ')) ? repeated[one] : undefined;
  if (again !== undefined)
    return {
      asks: [ask(`How many times has {x} been ${again}`, `how many times {x} has been ${again}`)],
      tells: [`{x} has been ${again} {v} times`],
    };
  // Nobody counts "enrolleds" or "opens".
  if (/ count$/.test(field.words.join(' ')) && (isParticiple(one) || isAdjective(one))) return unsaid;
  if (collective.test(things) && things !== 'headcount') return ofCollective(things);
  return {
    asks: [ask(`How many ${things} does {x} have${state}`, `how many ${things} {x} has${state}`)],
    tells: [`{x} has {v} ${things}${state}`],
    most: [],
    least: [],
  };
}

/** "Visitors to date": how many there have been. */
function ofPeriod(things: string, period: string): Concept {
  return {
    asks: [ask(`How many ${things} has {x} had ${period}`, `how many ${things} {x} has had ${period}`)],
    tells: [`{x} has had {v} ${things} ${period}`],
    most: [],
    least: [],
  };
}

/** What is done to a thing more than once, by how its count is named. */
const repeated: Readonly<Record<string, string | undefined>> = table({
  reopen: 'reopened',
  reopened: 'reopened',
  restart: 'restarted',
  retry: 'retried',
  reschedule: 'rescheduled',
  renewal: 'renewed',
  escalation: 'escalated',
  reassignment: 'reassigned',
  redeploy: 'redeployed',
  repair: 'repaired',
  extension: 'extended',
});

/** Words for several that have no plural of their own. */
const collective = /^(?:crew|staff|personnel|livestock|cattle|poultry|headcount)$/;

/** A crew, a staff: of several their members are counted. */
function ofCollective(things: string): Concept {
  if (/^(?:livestock|cattle|poultry)$/.test(things))
    return {
      asks: [ask(`How many ${things} does {x} have`, `how many ${things} {x} has`)],
      tells: [`{x} has {v} ${things}`],
    };
  const members = things === 'crew' ? 'crew members' : 'members of staff';
  return {
    asks: [ask(`How many ${members} does {x} have`, `how many ${members} {x} has`)],
    tells: [`{x} has {v} ${members}`],
  };
}

/** What a count counts: "rooms" with " available" for `rooms_available`, "comments" for `comment_count`. */
export function countedIn({ words, label }: Field): { readonly things: string; readonly state: string } {
  const bare = words.filter(
    (word, index) =>
      !(index === words.length - 1 && ['count', 'number'].includes(word)) &&
      !(index < 2 && /^(?:num|number|no|of|total)$/.test(word)),
  );
  const last = bare.at(-1) ?? '';
  const [first = ''] = bare;
  if (bare.length === 2 && isPlural(first) && !isPlural(last)) return { things: first, state: ` ${last}` };
  if (bare.length < words.length)
    return {
      things: [...bare.slice(0, -1), collective.test(last) ? last : plural(last)].join(' '),
      state: '',
    };
  return { things: label.replace(/^number of /, ''), state: '' };
}
