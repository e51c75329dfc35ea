// Which of a list is the cheapest, the latest, the largest: one winner in a complete list.

import type { NounPhrase } from '../refer/noun-phrase.ts';
import { factPath } from '../refer/proof-path.ts';
import { adjectivesOf, extremeSelect, measuresOf } from '../refer/reasons.ts';
import type { Referrer } from '../refer/referrer.ts';
import type { Scene } from '../scene/scene.ts';
import { factOf } from '../scene/view.ts';
import { agreeing } from '../words/agreement.ts';
import { extremeOf, isLeftOut } from '../words/extremes.ts';
import { capitalised, type Phrase, proved, say } from '../words/phrase.ts';
import { isPerson } from '../words/pronoun.ts';
import { sayAs } from '../words/say-value.ts';
import { isPastDay, tellField } from '../words/sentences.ts';
import { type Listed, listsOf, readList } from './lists.ts';
import type { Candidate, FormAuthor, Question } from './question.ts';

function candidates(scene: Scene): readonly Candidate[] {
  return listsOf(scene).flatMap((listed) => {
    if (listed.items.length < 2) return [];
    return measuresOf(listed.view, listed.items).flatMap(({ fact, field }) =>
      [true, false].flatMap((most): readonly Candidate[] => {
        const adjectives = adjectivesOf(field, most, listed.view);
        const winner = winnerOf(listed, fact.key, most);
        if (winner === undefined || (adjectives.length === 0 && extremeOf(field, most) === undefined))
          return [];
        return [
          { step: listed.view.step.id, write: (referrer) => write(referrer, listed, winner, fact.key, most) },
        ];
      }),
    );
  });
}

/** The one item that has more (or less) of a field than each of the others. */
function winnerOf({ items }: Listed, key: string, most: boolean): number | undefined {
  const values = items.map((item) => factOf(item, key)?.value);
  let best = 0;
  for (const [index, value] of values.entries()) {
    const held = values[best];
    if (value === undefined || value === null || held === undefined || held === null) return undefined;
    if (most ? value > held : value < held) best = index;
  }
  return values.filter((value) => value === values[best]).length === 1 ? best : undefined;
}

function write(
  referrer: Referrer,
  listed: Listed,
  winner: number,
  key: string,
  most: boolean,
): Question | undefined {
  const { random } = referrer;
  const found = readList(referrer, listed);
  const item = listed.items[winner];
  const fact = item === undefined ? undefined : factOf(item, key);
  if (found === undefined || item === undefined || fact === undefined) return undefined;
  const field = measuresOf(listed.view, listed.items).find((one) => one.fact.key === key)?.field;
  const select = extremeSelect(fact, most);
  if (field === undefined || select === undefined || isLeftOut(field, most, random)) return undefined;
  referrer.selects.set(item, select);
  const adjectives = adjectivesOf(field, most, listed.view);
  const { np } = found;
  const name = referrer.told(listed.view, item);
  const alone = referrer.told(listed.view, item, true);
  const proof = factPath(listed.view, fact, referrer.selects);
  if (name === undefined || alone === undefined || proof === undefined) return undefined;
  const adjective = adjectives.length === 0 ? undefined : random.pick(adjectives);
  if (adjective === undefined) {
    const extreme = extremeOf(field, most);
    const value = sayAs(fact.value, fact, field);
    return extreme === undefined || value === undefined
      ? undefined
      : having(np, name, extreme, proved(value, proof));
  }
  const isPast = isPastDay(fact, field, referrer.scene.today);
  const isSomebody = isPerson(np.noun);
  const again = isSomebody ? { x: 'they', xs: 'their' } : { x: 'it', xs: 'its' };
  const told = tellField(fact, field, again, proof, random, isPast);
  if (told === undefined) return undefined;
  const one = np.one(adjective);
  const many = np.many();
  return {
    form: ['superlative'],
    asked: random.pick([
      {
        direct: say`Which of ${many} is the ${adjective}`,
        clause: say`which of ${many} is the ${adjective}`,
      },
      isSomebody
        ? { direct: say`Who is ${one}`, clause: say`who ${one} is` }
        : { direct: say`What is ${one}`, clause: say`what ${one} is` },
    ]),
    answer: capitalised(
      agreeing(
        // "From Munich is BV 1956" would be heard as a place.
        / (?:from|to) /.test(np.carried.text) || random.real() < 0.5
          ? say`${name} is the ${adjective}${np.carried}; ${told}`
          : say`the ${adjective} ${np.adjectives}${np.noun}${np.where}${np.whose} is ${alone}; ${told}`,
      ),
    ),
  };
}

/** "Which of the exhibits has the highest insured value?" */
function having(np: NounPhrase, name: Phrase, most: string, value: Phrase): Question {
  const many = np.many();
  return {
    form: ['superlative'],
    asked: { direct: say`Which of ${many} has ${most}`, clause: say`which of ${many} has ${most}` },
    answer: capitalised(say`${name} has ${most}${np.where}: ${value}`),
  };
}

export const superlative: FormAuthor = { form: 'superlative', weight: 1.2, candidates };
