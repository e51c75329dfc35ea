// How many days there are between today and a date of a thing, or between two of its dates.
import type { Entity, Fact } from '../../../grounding/reading/entity.ts';
import { factPath } from '../refer/proof-path.ts';
import type { Referrer } from '../refer/referrer.ts';
import type { Scene } from '../scene/scene.ts';
import type { View } from '../scene/view.ts';
import { conceptOf } from '../words/concepts.ts';
import { type Field, fieldOf } from '../words/field.ts';
import { daysBetween } from '../words/numbers.ts';
import { capitalised, fillPattern, proved, say } from '../words/phrase.ts';
import { tellField } from '../words/sentences.ts';
import { isKnownBefore } from './attribute.ts';
import type { Candidate, FormAuthor, Question } from './question.ts';
import { openAnswer } from './subject.ts';

/** "was ordered", "is due", "is expected to arrive": what happens on a date, as a verb phrase without its day. */
function happening(field: Field): string | undefined {
  const tell = conceptOf(field).tells.find((pattern) => /^\{x\} .+ on \{v\}$/.test(pattern));
  return tell?.replace(/^\{x\} /, '').replace(/ on \{v\}$/, '');
}

function write(
  referrer: Referrer,
  scene: Scene,
  view: View,
  thing: Entity,
  fact: Fact,
): Question | undefined {
  const { random } = referrer;
  const field = fieldOf(view, fact);
  const verb = happening(field);
  const ref =
    thing.list === undefined && thing.parent === undefined
      ? referrer.subject(view)
      : referrer.thing(view, thing);
  // "Until the meeting is" asks for nothing that its date does not say.
  if (verb === undefined || verb === 'is' || ref === undefined || isKnownBefore(scene, view, fact))
    return undefined;
  const days = daysBetween(scene.today, String(fact.value));
  if (Math.abs(days) < 2 || Math.abs(days) > 400) return undefined;
  const isPast = days < 0;
  if (isPast !== /^was /.test(verb)) return undefined;
  const opening = openAnswer(referrer, view, thing, ref);
  const path = factPath(view, fact, referrer.selects);
  if (opening === undefined || path === undefined) return undefined;
  if (ref.reason !== undefined && 'field' in ref.reason && ref.reason.field.key === fact.key)
    return undefined;
  const subject = opening.subject;
  const when = tellField(fact, field, subject, path, random, isPast);
  if (when === undefined) return undefined;
  const distance = proved(
    `${Math.abs(days)} days`,
    isPast ? `$days(${path}, $today)` : `$days($today, ${path})`,
  );
  const places = { x: ref.phrase, verb };
  const asked = isPast
    ? random.pick([
        {
          direct: fillPattern(`How many days ago ${inverted(verb)}`, places),
          clause: fillPattern('how many days ago {x} {verb}', places),
        },
        {
          direct: fillPattern(`How long ago ${inverted(verb)}`, places),
          clause: fillPattern('how long ago {x} {verb}', places),
        },
      ])
    : random.pick([
        {
          direct: fillPattern('How many days are left until {x} {verb}', places),
          clause: fillPattern('how many days are left until {x} {verb}', places),
        },
        {
          direct: fillPattern('How many days is it until {x} {verb}', places),
          clause: fillPattern('how many days it is until {x} {verb}', places),
        },
      ]);
  const answer = say`${when}, ${distance} ${isPast ? 'ago' : 'from now'}`;
  return {
    form: ['date-distance'],
    asked,
    answer: capitalised(opening.lead === undefined ? answer : say`${opening.lead}; ${answer}`),
  };
}

/** "was {x} ordered" for "was ordered". */
function inverted(verb: string): string {
  const [be = '', ...rest] = verb.split(' ');
  return `${be} {x} ${rest.join(' ')}`;
}

function candidates(scene: Scene): readonly Candidate[] {
  return scene.views.flatMap((view) =>
    view.wrote
      ? []
      : view.things.things.flatMap((thing): readonly Candidate[] =>
          thing.list === undefined && thing.parent !== undefined
            ? []
            : thing.facts
                .filter(
                  (fact) =>
                    typeof fact.value === 'string' && ['date', 'moment'].includes(fieldOf(view, fact).kind),
                )
                .map((fact) => ({
                  step: view.step.id,
                  write: (referrer: Referrer) => write(referrer, scene, view, thing, fact),
                })),
        ),
  );
}

export const dateDistance: FormAuthor = { form: 'date-distance', weight: 1, candidates };
