// How many, which, and whether any: lists asked for and told by the verb that fits whose they are.
import { isPlaceName } from '../refer/narrow.ts';
import type { NounPhrase } from '../refer/noun-phrase.ts';
import { type Part, type Phrase, say } from '../words/phrase.ts';
import { isPerson, pronounFor } from '../words/pronoun.ts';
import { headOf } from '../words/proper.ts';
import type { Asked } from '../words/sentences.ts';

/** A list's questions, and the sentence that tells how many it has. */
export interface Holding {
  howMany(): Asked;
  /** Undefined where the things are no answer to "which". */
  which(): Asked;
  any(): Asked;
  /** "Kaldera Optics has three open orders", in lower case; `counted` are the number and the things. */
  tell(counted: Phrase, isOne: boolean): Phrase;
}

const texts = /^(?:article|document|page|post|book|guide|manual|report|paper|story)$/;
const covered = /^(?:product|topic|subject|model|theme)$/;
const rooms =
  /^(?:room|office|warehouse|building|hall|floor|store|hotel|folder|directory|list|board|channel)$/;

const surfaces = /^(?:floor|board|list)$/;

/** Whether things are what a house has for its guests, and are none of its rooms: amenities at a hotel. */
function isOffered(house: string, thing: string): boolean {
  return (
    /^(?:hotel|store|building|office)$/.test(house) &&
    /^(?:amenity|facility|service|event|activity|class)$/.test(headOf(thing))
  );
}

/** Undefined where no verb ties the things to whose they are. */
export function holdingOf(np: NounPhrase): Holding | undefined {
  const { owner, core, behind, clause } = np;
  if (owner === undefined) return there(np, '', np.where);
  const x = owner.phrase;
  const told = owner.told ?? (owner.links === 0 && owner.hops === 0 ? undefined : say`the ${owner.noun}`);
  const head = headOf(owner.noun);
  if (isPlaceName(head) || rooms.test(head)) {
    const at = surfaces.test(head) ? 'on' : isOffered(head, np.noun) ? 'at' : 'in';
    return there(np, say` ${at} ${x}`, say` ${at} ${told ?? `the ${owner.noun}`}${np.where}`);
  }
  if (np.preposition !== 'of' && np.preposition !== 'by')
    return there(
      np,
      say` ${np.preposition} ${x}`,
      say` ${np.preposition} ${told ?? `the ${owner.noun}`}${np.where}`,
    );
  const verb = verbFor(head, headOf(np.noun), isPerson(owner.noun));
  if (verb === undefined) return undefined;
  return {
    howMany: () => ({
      direct: say`How many ${core} does ${x} ${verb.base}${behind}`,
      clause: say`how many ${core} ${x} ${verb.third}${behind}`,
    }),
    which: () =>
      isPerson(np.noun)
        ? { direct: say`Who are ${np.many()}`, clause: say`who ${np.many()} are` }
        : {
            direct: say`Which ${core} does ${x} ${verb.base}${behind}`,
            clause: say`which ${core} ${x} ${verb.third}${behind}`,
            noun: say`a list of ${np.many()}`,
          },
    any: () => ({
      direct: say`Does ${x} ${verb.base} any ${core}${behind}${clause}`,
      clause: say`whether ${x} ${verb.third} any ${core}${behind}${clause}`,
    }),
    tell: (counted) =>
      told === undefined
        ? say`${pronounFor(owner.noun).have.replace(/have$|has$/, '')}${isPerson(owner.noun) ? verb.base : verb.third} ${counted}${np.where}`
        : say`${told} ${verb.third} ${counted}${np.where}`,
  };
}

/** Of what is simply there: "How many hotels are there in Graz", "How many comments are there on the ticket". */
function there({ core, behind, clause }: NounPhrase, asked: Part, told: Phrase): Holding {
  const what = say`${asked}${behind}${clause}`;
  // What is done to them says that they are there: "How many dogs are owned by Hannah Doyle".
  if (/^ [a-z]+ed (?:by|to) /.test(what.text))
    return {
      howMany: () => ({ direct: say`How many ${core} are${what}`, clause: say`how many ${core} are${what}` }),
      which: () => ({
        direct: say`Which ${core} are${what}`,
        clause: say`which ${core} are${what}`,
        noun: say`a list of the ${core}${what}`,
      }),
      any: () => ({ direct: say`Are any ${core}${what}`, clause: say`whether any ${core} are${what}` }),
      tell: (counted, isOne) => say`${counted} ${isOne ? 'is' : 'are'}${told}${clause}`,
    };
  return {
    howMany: () => ({
      direct: say`How many ${core} are there${what}`,
      clause: say`how many ${core} there are${what}`,
    }),
    which: () => ({
      direct: say`Which ${core} are there${what}`,
      clause: say`which ${core} there are${what}`,
      noun: say`a list of the ${core}${what}`,
    }),
    any: () => ({
      direct: say`Are there any ${core}${what}`,
      clause: say`whether there are any ${core}${what}`,
    }),
    tell: (counted, isOne) => say`there ${isOne ? 'is' : 'are'} ${counted}${told}${clause}`,
  };
}

interface Verb {
  readonly base: string;
  readonly third: string;
}

function verbFor(owner: string, thing: string, isOwnerPerson: boolean): Verb | undefined {
  if (texts.test(owner)) return covered.test(thing) ? { base: 'cover', third: 'covers' } : undefined;
  if (thing === 'language') return isOwnerPerson ? { base: 'speak', third: 'speaks' } : undefined;
  return { base: 'have', third: 'has' };
}
