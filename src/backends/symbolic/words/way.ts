// The way to an answer, in words: every thing that the query leads to without naming it is named, and tied to the one before.
import { escapeRegExp } from '../../../text/escape-reg-exp.ts';
import { capitalised, type Found, type Part, type Phrase, say, words } from './phrase.ts';
import { isPerson } from './pronoun.ts';
import { headOf, possessiveOf } from './proper.ts';

/** The answer with what was found on the way before it, as far as it does not name that itself; behind a yes or no. */
export function withWay({ found }: Phrase, answer: Phrase): Phrase {
  const isSaid = (one: Found) => one.told === undefined || isNamedIn(answer, one.told);
  if (found.every(isSaid)) return answer;
  const way = wayOf(found, isSaid);
  if (way === undefined) return answer;
  if (/^(?:Yes|No)\b/.test(answer.text)) return say`${answer}. ${capitalised(way)}`;
  const rest = { ...answer, text: answer.text.replace(/^Done: /, '') };
  return say`${capitalised(way)}. ${capitalised(goingOn(rest, way, found.at(-1)))}`;
}

/** The answer behind a way that ends with the thing it begins with: "The deal “Refit” was created" becomes "it was created". */
function goingOn(answer: Phrase, way: Phrase, last: Found | undefined): Phrase {
  const name = last?.told?.claims[0]?.text;
  if (last === undefined || name === undefined || isPerson(last.label)) return answer;
  const isAtEnd = way.text.replace(/”$/, '').endsWith(name);
  const lead = new RegExp(
    `^${nounBefore(last.label)}“?${escapeRegExp(name)}”? (?=\\p{Ll})(?!${escapeRegExp(headOf(last.label))} )${noVerb}`,
    'u',
  );
  const [said] = lead.exec(answer.text) ?? [];
  if (!isAtEnd || said === undefined || answer.text.split(name).length !== 2) return answer;
  const claim = answer.claims.find(({ text }) => text === name);
  return {
    ...answer,
    text: `it ${answer.text.slice(said.length)}`,
    claims: answer.claims.filter((each) => each !== claim),
  };
}

/** What a sentence goes on with that is about something of the thing, or about several. */
const noVerb = '(?!(?:are|were|have|and|or|in|on|at|of|for|from|to|with|by) )';

/** The noun before a name, with an article or without: "The flight booking “BV 3962”", "Shipment NF 3579 9651". */
function nounBefore(label: string): string {
  const head = headOf(label);
  return `(?:(?:[Tt]he )?(?:[a-z]+ )?[${head.charAt(0).toUpperCase()}${head.charAt(0)}]${escapeRegExp(head.slice(1))} |[Tt]he )?`;
}

function nameOf(told: Phrase | undefined): string | undefined {
  return told?.claims[0]?.text ?? told?.text;
}

/** Whether the name of one thing is that of the other, or begins with it. */
function isCalledAfter(one: Phrase | undefined, other: Phrase): boolean {
  const [whole = '', part] = [nameOf(one), nameOf(other)];
  return part !== undefined && (whole === part || whole.startsWith(`${part}, `));
}

/** Whether an answer says a thing's name, and not as that of one of several. */
function isNamedIn({ text, claims }: Phrase, told: Phrase): boolean {
  const [name] = told.claims;
  if (name === undefined) return text.includes(told.text);
  const proof = (claim: typeof name) => ('proof' in claim ? claim.proof : '');
  return claims.some(
    (claim) =>
      ('write' in claim && claim.text.includes(name.text)) ||
      (claim.text === name.text && (proof(claim) === proof(name) || !proof(claim).includes('['))),
  );
}

/** "The smallest deal of Kaldera Optics is “Cold room refit”, whose owner is Ida Berg"; undefined where nothing has to be told. */
function wayOf(found: readonly Found[], isSaid: (one: Found) => boolean): Phrase | undefined {
  const clauses: { text: Phrase; isTied: boolean }[] = [];
  let before: Found | undefined;
  /** Whether the clause before ends with the thing before. */
  let isOpen = false;
  found.forEach((one, index) => {
    const { told, adjective } = one;
    const next = found[index + 1];
    const last = clauses.at(-1);
    // The hotel of the booking that is called after it, the flight of “BV 3962, Munich to Singapore”.
    if (told !== undefined && isCalledAfter(before?.told, told)) {
      before = one;
      return;
    }
    // Of another way: where from and where to are found each for itself.
    if (one.through !== before?.thing) {
      before = found.find(({ thing }) => thing === one.through);
      isOpen = false;
    }
    if (told === undefined || (isSaid(one) && adjective !== undefined)) isOpen = false;
    else if (!isSaid(one) || isOpen) {
      const isTie = isOpen && adjective === undefined && last !== undefined && !last.isTied;
      // Whose it is says who that is: "Kaldera Optics' smallest deal".
      const isMerged = !isTie && adjective === undefined && next?.adjective !== undefined && !isSaid(next);
      if (isTie) clauses[clauses.length - 1] = { text: tied(last.text, one, told, before), isTied: true };
      else if (!isMerged) clauses.push({ text: clauseOf(one, told, before), isTied: false });
      isOpen = !isMerged;
    }
    before = told === undefined ? undefined : one;
  });
  const [first, ...others] = clauses.map(({ text }) => text);
  return first === undefined
    ? undefined
    : others.reduce((all: Phrase, one) => say`${all}. ${capitalised(one)}`, first);
}

/** With what is found through the thing that a clause ends with: ", whose owner is Ida Berg". */
function tied(clause: Phrase, { label, tie }: Found, told: Phrase, before: Found | undefined): Phrase {
  const isSomebody = before !== undefined && isPerson(before.label);
  return tie === undefined
    ? say`${clause}, whose ${label} is ${told}`
    : say`${clause}, ${isSomebody ? 'who' : 'which'} ${tie}`;
}

function clauseOf(
  { label, adjective, where = words('') }: Found,
  told: Phrase,
  before: Found | undefined,
): Phrase {
  const what: Part = adjective === undefined ? say`${label}${where}` : say`${adjective} ${label}${where}`;
  const owner = before?.told;
  if (owner === undefined) return say`the ${what} is ${told}`;
  const isBare = /^\p{Lu}/u.test(owner.text) && !/[”"]$/.test(owner.text);
  return isBare
    ? say`${{ ...owner, text: possessiveOf(owner.text) }} ${what} is ${told}`
    : say`the ${what} of ${owner} is ${told}`;
}
