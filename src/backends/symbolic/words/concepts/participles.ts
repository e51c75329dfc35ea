// Concepts of fields that are named by what was done: `opened_by`, `last_inspected`, `insured_until`, `year_built`, `made_in`.
import type { Field } from '../field.ts';
import { isParticiple } from '../label.ts';
import { ask, type Concept } from './concept.ts';

const isDay = ({ kind }: Field) => kind === 'date' || kind === 'moment';
const isWord = ({ kind }: Field) => kind === 'category' || kind === 'reference' || kind === 'text';

/** What lasts as long as the record says so: who teaches, holds or owns something does it today. */
const lasting =
  /^(?:owned|managed|led|headed|chaired|coached|staffed|funded|run|supplied|sponsored|maintained|insured|covered|taught|held|operated|supervised|represented|stored|kept|located|based|filed|found|hosted|housed|displayed|parked|registered|installed|stationed|employed|moored|docked)$/;

/** What a thing may be done by that is nobody: a schedule, an error, another thing. */
const impersonal =
  /^(?:triggered|caused|powered|blocked|driven|affected|replaced|superseded|limited|governed|followed|preceded|heated|fuelled|fueled)$/;

/** Participles that are no past tense: nobody "written" anything. */
const irregularPast =
  /^(?:written|given|taken|chosen|drawn|driven|begun|done|known|seen|shown|spoken|broken|grown|hidden|born|run)$/;

/** What happens to what somebody reports, and to no report of it. */
const reported = /^(?:lost|found|stolen|damaged|seen|spotted|missed|witnessed|broken)$/;
const reports = /^(?:claim|report|enquiry|inquiry|request|case|notice|ticket|complaint|query|statement)$/;

/** Whether a participle is not of the thing but of what the thing is about: no claim was lost. */
export function isOfReported({ words, noun }: Field): boolean {
  return reported.test(words[0] ?? '') && reports.test(noun);
}

/** The concept of a field whose name ends with a participle and its preposition, or begins with "last"; undefined for others. */
export function participleConcept(field: Field): Concept | undefined {
  const { words } = field;
  const [first = '', second = ''] = words;
  if ((first === 'last' || first === 'first') && isDay(field)) return lastConcept(first, words.slice(1));
  if (words.length !== 2) return undefined;
  if (second === 'until' && isDay(field)) return untilConcept(first);
  if (first === 'reports' && second === 'to' && isWord(field))
    return pattern('Who does {x} report to', 'who {x} reports to', '{x} reports to {v}');
  if (!isParticiple(first)) return undefined;
  const be = lasting.test(first) ? 'is' : 'was';
  // What was found by somebody may be found on a shelf.
  if (second === 'by' && isWord(field)) return byConcept(first, first === 'found' ? 'was' : be);
  if (second === 'in') return inConcept(field, first, be);
  if (second === 'at' && isWord(field) && be === 'is') return placed('Where', first, be, 'at');
  if (second === 'from' && isWord(field)) return fromConcept(first);
  return second === 'to' && isWord(field) ? toConcept(first) : undefined;
}

function pattern(direct: string, clause: string, ...tells: readonly string[]): Concept {
  return { asks: [ask(direct, clause)], tells };
}

/** `last_inspected_on`: "When was it last inspected?"; `last_login`: "When was its last login?" */
function lastConcept(which: 'first' | 'last', rest: readonly string[]): Concept | undefined {
  const bare = rest.filter((word, index) => index === 0 || !/^(?:on|at|date|time)$/.test(word));
  const [first = ''] = bare;
  if (bare.length === 0 || /^(?:on|at|date|time|day|week|month|year|due|name)$/.test(first)) return undefined;
  if (bare.length === 1 && isParticiple(first))
    return pattern(
      `When was {x} ${which} ${first}`,
      `when {x} was ${which} ${first}`,
      `{x} was ${which} ${first} on {v}`,
    );
  const event = bare.join(' ');
  return {
    asks: [
      ask(`When was {x's} ${which} ${event}`, `when {x's} ${which} ${event} was`),
      ask(`When was the ${which} ${event} of {x}`, `when the ${which} ${event} of {x} was`),
    ],
    tells: [`{x's} ${which} ${event} was on {v}`, `the ${which} ${event} of {x} was on {v}`],
  };
}

const agreements =
  /^(?:contract|lease|warranty|guarantee|insurance|subscription|licen[cs]e|visa|membership|trial|term|probation|suspension|embargo|retention|hold|policy|permit|certificate|passport)$/;

function untilConcept(first: string): Concept | undefined {
  if (agreements.test(first))
    return pattern(
      `Until when does {x's} ${first} run`,
      `until when {x's} ${first} runs`,
      `{x's} ${first} runs until {v}`,
    );
  return isParticiple(first)
    ? pattern(`Until when is {x} ${first}`, `until when {x} is ${first}`, `{x} is ${first} until {v}`)
    : undefined;
}

/** `lease_end`, `passport_expires`: what ends is an agreement of the thing, and not the thing. */
export function agreementConcept(of: string, verb: string): Concept | undefined {
  return agreements.test(of)
    ? pattern(`When does {x's} ${of} ${verb}`, `when {x's} ${of} ${verb}s`, `{x's} ${of} ${verb}s on {v}`)
    : undefined;
}

function byConcept(done: string, be: string): Concept {
  if (impersonal.test(done)) {
    const past = done === 'powered' || done === 'blocked' ? 'is' : 'was';
    return pattern(
      `What ${past} {x} ${done} by`,
      `what {x} ${past} ${done} by`,
      `{x} ${past} ${done} by {v}`,
    );
  }
  const passive = ask(`Who ${be} {x} ${done} by`, `who {x} ${be} ${done} by`);
  const isPast = be === 'was' && !irregularPast.test(done);
  return {
    asks: isPast ? [ask(`Who ${done} {x}`, `who ${done} {x}`), passive] : [passive],
    tells: [`{x} ${be} ${done} by {v}`],
  };
}

/** Where something was made, or, where it is a number, in which year. */
function inConcept(field: Field, done: string, be: string): Concept | undefined {
  if (field.isYear) return placed('When', done, 'was', 'in');
  return isWord(field) ? placed('Where', done, be, 'in') : undefined;
}

function placed(word: string, done: string, be: string, at: string): Concept {
  return pattern(
    `${word} ${be} {x} ${done}`,
    `${word.toLowerCase()} {x} ${be} ${done}`,
    `{x} ${be} ${done} ${at} {v}`,
  );
}

function fromConcept(done: string): Concept | undefined {
  if (/^(?:bought|ordered|received|borrowed|leased|rented|purchased|hired)$/.test(done))
    return pattern(`Who was {x} ${done} from`, `who {x} was ${done} from`, `{x} was ${done} from {v}`);
  if (done === 'arrived')
    return pattern('Where did {x} arrive from', 'where {x} arrived from', '{x} arrived from {v}');
  return /^(?:imported|sourced|shipped|transferred|moved|exported)$/.test(done)
    ? pattern(`Where was {x} ${done} from`, `where {x} was ${done} from`, `{x} was ${done} from {v}`)
    : undefined;
}

function toConcept(done: string): Concept | undefined {
  return /^(?:lent|rented|sold|issued|given|leased|loaned|addressed|awarded|let)$/.test(done)
    ? pattern(`Who was {x} ${done} to`, `who {x} was ${done} to`, `{x} was ${done} to {v}`)
    : undefined;
}

const yearDeeds =
  /^(?:built|founded|established|published|released|made|born|planted|constructed|opened|introduced|painted|composed|written|printed|discovered|invented|launched|registered|erected|completed|restored|renovated|filmed|recorded|formed|created|installed|commissioned|decommissioned|acquired|purchased)$/;

/** `year_built`, `built_year`, `founded`: the year in which something was done. */
export function yearConcept({ isYear, words }: Field): Concept | undefined {
  if (isYear === undefined) return undefined;
  const deeds = words.filter((word) => word !== 'year' && word !== 'in');
  const [done = ''] = deeds;
  if (deeds.length !== 1 || words.length > 2 || !yearDeeds.test(done)) return undefined;
  return pattern(`When was {x} ${done}`, `when {x} was ${done}`, `{x} was ${done} in {v}`);
}
