// How a thing is called by its name: bare, behind its noun, or in quotation marks.
import { isCalledByAddress } from '../../../grounding/reading/identity.ts';
import { looksLikeIdentifier } from '../../../text/identifier-shape.ts';
import { wordsOf } from '../../../text/naming.ts';

/** Whose names are said without a noun: people, companies, places. */
const bare = new Set(
  'person employee customer contact company organization organisation city country client user supplier member author artist player team club account lead owner manager attendee assignee requester organizer vendor partner brand airline animal pet dog cat pony mare stallion parrot rabbit tortoise hamster goat horse boat ship yacht vessel band carrier state region'.split(
    ' ',
  ),
);
/** What is called by its name and its noun: "the Back Bay room", "the price column". */
const labelled = new Set(
  'room hall channel branch label folder warehouse repository booking reservation column table field key tag setting property variable service server host app application module package queue topic container pod job pipeline environment cluster database bucket worker plugin endpoint metric depot'.split(
    ' ',
  ),
);
/** What somebody has: who comes to stay gives it no name, and is whose it is. */
const attended = new Set([
  'stay',
  'visit',
  'appointment',
  'consultation',
  'checkup',
  'placement',
  'adoption',
]);
/** What is called by what it teaches, where that is a word or two: "the Maths lesson". */
const taught = new Set(['lesson', 'lecture', 'course', 'exam', 'class', 'seminar']);
/** What has a title, as texts have: it is quoted. */
const titled = new Set(
  'todo subtask chore memo snippet draft lesson bookmark flashcard checklist ticket issue task meeting event article document note page post message deal opportunity project activity comment story book movie film song track album video item entry reminder appointment card epic bug request report file board list course recipe incident outage alert complaint repair defect fault finding problem enquiry inquiry question suggestion proposal campaign newsletter survey poll policy episode podcast show series season chapter talk webinar opera exhibition exhibit playlist clip loan rental hire work artwork painting print drawing sculpture photograph composition symphony poem essay novel'.split(
    ' ',
  ),
);

/** What has a number that people use, though it may have a title, too. */
const calledByNumber =
  /^(?:ticket|issue|task|bug|request|case|order|incident|report|room|table|bus|line|track|board|card|job|pipeline|build|alert|booking|reservation|complaint|claim|enquiry|inquiry|invoice|item|question|policy|page|boat|account|lead|column|field|key|tag|folder|branch)$/;

/** Whether things of a noun are called by their names, so that nobody would call one by the key of its record. */
export function hasNames(noun: string): boolean {
  const head = headOf(noun);
  return !calledByNumber.test(head) && (bare.has(head) || labelled.has(head) || titled.has(head));
}

/** The last word of a noun, which says what a thing is. */
export function headOf(noun: string): string {
  return wordsOf(noun).at(-1) ?? noun;
}

/** Whether things of a noun are called by their names and that noun: "the checkout service". */
export function isCalledWithNoun(noun: string): boolean {
  return labelled.has(headOf(noun));
}

/** Whether things of a noun are called by their names alone. */
export function isCalledBare(noun: string, name: string): boolean {
  return (
    bare.has(headOf(noun)) ||
    (isProper(name) && isPersonOrPlace(name) && !titled.has(headOf(noun)) && !labelled.has(headOf(noun)))
  );
}

/** Names of one to four words that all begin with a capital, without figures. */
function isProper(name: string): boolean {
  const words = name.split(/\s+/);
  return (
    words.length <= 4 &&
    words.every(
      (word, at) =>
        /^\p{Lu}[\p{L}.'’-]*$/u.test(word) || (at > 0 && /^(?:&|and|of|de|van|von|y)$/.test(word)),
    )
  );
}

/** "Cash Is a Rumour", "What the Fire Wants": words within it that make it a title or a sentence, and no name of anybody. */
function isTitle(name: string): boolean {
  const [first = '', ...others] = name.split(/\s+/);
  const small =
    /^(?:is|are|was|were|am|be|has|have|do|does|did|can|will|must|who|what|why|how|when|where|which|that|if|not|no|your|my|our|their|his|her|its|an?|with|without|to|into|than|or|but|as|by)$/i;
  return (
    /^\p{Lu}/u.test(name) &&
    (/^(?:what|why|how|who|when|where|is|are|do|does|did|can|if|never|don['’]t)$/i.test(first)
      ? others.length > 0
      : others.some((word) => small.test(word)))
  );
}

/** "Radiator stays cold": several common words after the first say what is the matter, and are no name that stands by itself. */
function isSummary(noun: string, name: string): boolean {
  const common = name
    .split(/\s+/)
    .slice(1)
    .filter((word) => /^\p{Ll}{3,}$/u.test(word));
  return common.length >= 2 && /^\p{Lu}/u.test(name) && !unsaid.test(headOf(noun));
}

function isPersonOrPlace(name: string): boolean {
  return name.split(/\s+/).length >= 2;
}

/** A thing by its name, as a part of a sentence: `order SO-2026-1116`, `the ticket “Zero drift”`, `the Ancoats room`, `Kaldera Optics`. */
export function byName(noun: string, name: string): string {
  if (isCode(name)) return `${noun} ${name}`;
  if (bare.has(headOf(noun))) return name;
  if (isCalledByAddress(headOf(noun)) && isAddress(name)) return `the ${noun} at ${name}`;
  // "Zone A" needs no article.
  if (/^\S+ (?:\p{Lu}|\d+\p{Lu}?)$/u.test(name) && wordsOf(name)[0] === headOf(noun)) return name;
  // "The Golden Silver Branch" says what it is itself.
  if (isProper(name) && wordsOf(name).includes(headOf(noun)))
    return /^the |^St\.? |['’]s /i.test(name) ? name : `the ${name}`;
  if (taught.has(headOf(noun)) && isProper(name) && name.split(/\s+/).length <= 2)
    return `the ${name} ${noun}`;
  if (attended.has(headOf(noun)) && isProper(name)) return `${possessiveOf(name)} ${noun}`;
  if (labelled.has(headOf(noun)) || isPlainWord(name) || (isStretch(name) && !titled.has(headOf(noun))))
    return `the ${/[,:;]/.test(name) ? `“${name}”` : name} ${noun}`;
  if (
    titled.has(headOf(noun)) ||
    name.split(/\s+/).length > 6 ||
    /[?!:,]/.test(name) ||
    isTitle(name) ||
    isSummary(noun, name)
  )
    return `the ${noun} “${name}”`;
  if (isProper(name)) return bareOr(noun, name);
  // A path or a file is called by what it is called.
  if (/^the |[\\/]|^\S+\.\w{1,7}$/i.test(name)) return name;
  // "The Dark mode" is no English of a feature flag; of what can be bought or held it is: "the Tracea V vacuum gauge".
  if (!hasArticle(noun, name)) return `the ${noun} “${name}”`;
  return isModel(noun, name) ? `the ${name} ${noun}` : `the ${name}`;
}

/** "Mosaic 8", "North Dome 2.4 m": a name with a figure, which does not say of what kind the thing is. */
function isModel(noun: string, name: string): boolean {
  const head = headOf(noun);
  return !(unsaid.test(head) || anything.test(head)) && /\d/.test(name) && !/(?:^|\s)\p{Ll}{3,}$/u.test(name);
}

/** "Oban - Craignure": from one place to another, which is a route or a line only with its noun. */
function isStretch(name: string): boolean {
  const ends = name.split(/ (?:[-–—→↔]|to) /);
  return ends.length === 2 && ends.every(isProper);
}

/** "green", "one-page": a common word for a name, which says nothing without its noun. */
function isPlainWord(name: string): boolean {
  return /^\p{Ll}[\p{Ll}-]*$/u.test(name);
}

/** What there is somewhere or with something, by common words: "wifi, airport shuttle and gym". */
const offered =
  /^(?:amenity|facility|feature|skill|tag|topic|perk|allergen|ingredient|symptom|permission|scope|keyword)$/;

/** Whether a name that is no proper one is said with an article: one thing that can be held, by its make or model. */
function hasArticle(noun: string, name: string): boolean {
  const head = headOf(noun);
  if (unsaid.test(head) || anything.test(head)) return true;
  const isSentence = /^\p{Lu}\p{Ll}/u.test(name) && /\s\p{Ll}/u.test(name) && !/\d|\s\p{Lu}/u.test(name);
  return !isSentence && !written.test(head);
}

/** What exists on paper only. */
const written =
  /^(?:order|flag|experiment|matter|case|grant|application|permit|licence|license|contract|claim|quote|request|test|audit|inspection|programme|program|scheme|plan|goal|target|objective|risk|control|requirement|feature|release|change|deployment|rule|trial|study|batch|assignment|placement|vacancy|position|variant|segment|shift|training|certificate|proposal|motion)$/;

/** "12 Park Street", "Hafenstraße 12". */
function isAddress(name: string): boolean {
  return /^\d{1,5}\p{L}? \p{Lu}|^\p{Lu}.* \d{1,5}\p{L}?(?:,|$)/u.test(name);
}

/** `SO-2026-1116`, `NY 1242`, `42`. */
function isCode(name: string): boolean {
  return (
    looksLikeIdentifier(name) ||
    /^(?=\D*\d)\S+$/.test(name) ||
    /^[A-Z]{1,4}(?: \d+)+$/.test(name) ||
    isPlate(name)
  );
}

/** `KK23 TYK`, `B-MW 1234`: what is written on vehicles. */
export function isPlate(name: string): boolean {
  return /^[A-Z\d]{1,4}(?:[ -][A-Z\d]{1,4}){1,2}$/.test(name) && /\d/.test(name) && /[A-Z]/.test(name);
}

/** A thing by its name where its noun has just been said: `SO-2026-1116`, `“Zero drift”`. */
export function byNameAlone(noun: string, name: string): string {
  if (/^\d+$/.test(name)) return `number ${name}`;
  // "Two variants: light and dark", "three cost centres: … and Blending".
  if (
    isPlainWord(name) ||
    (offered.test(headOf(noun)) && /^\p{Ll}[\p{Ll} -]+$/u.test(name)) ||
    (/^\p{Lu}[\p{L}'’-]+$/u.test(name) && byName(noun, name) === `the ${name} ${noun}`)
  )
    return name;
  if (isModel(noun, name) && byName(noun, name) === `the ${name} ${noun}`) return name;
  if (labelled.has(headOf(noun)) && !isCode(name)) return /[,:;]/.test(name) ? `“${name}”` : name;
  return byName(noun, name).replace(new RegExp(`^(?:the )?${noun.replace(/\W/g, '\\$&')} (?=\\S)`), '');
}

/** What is bought, and what only says that there is a record, are no part of a name; nor is what may be anybody. */
const unsaid =
  /^(?:product|article|item|good|vehicle|car|machine|device|model|plant|part|accessory|record|row|entry|result)$/;
const anything = /^(?:object|entity|node|thing|concept|value)$/;

/** "the Portal project", "the Whiteboard": one capitalised word. */
function bareOr(noun: string, name: string): string {
  if (name.split(/\s+/).length >= 2) return name;
  if (anything.test(headOf(noun))) return name;
  return unsaid.test(headOf(noun)) ? `the ${name}` : `the ${name} ${noun}`;
}

/** "Kaldera Optics'", "Noor's", "the order's". */
export function possessiveOf(text: string): string {
  return /s$/i.test(text) ? `${text}'` : `${text}'s`;
}

/** The article for a word: "an order", "a unit". */
export function article(word: string): string {
  return /^(?:[aeio]|u(?!ni|se|sa))/i.test(word) ? 'an' : 'a';
}
