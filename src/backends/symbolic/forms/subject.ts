// The thing of an answer: introduced by what singled it out, named, and then referred to.
import type { Entity } from '../../../grounding/reading/entity.ts';
import type { Ref } from '../refer/ref.ts';
import { possessiveIn, splitAround } from '../refer/ref-words.ts';
import type { Referrer } from '../refer/referrer.ts';
import { onlyOne } from '../refer/told.ts';
import { viewAt } from '../scene/scene.ts';
import type { View } from '../scene/view.ts';
import { joined, type Part, type Phrase, proved, repeated, say, words } from '../words/phrase.ts';
import { pronounFor } from '../words/pronoun.ts';
import { possessiveOf } from '../words/proper.ts';
import type { Subject } from '../words/sentences.ts';

/** How an answer begins to speak of a thing. */
export interface Opening {
  /** A sentence of its own, "Their largest order is SO-2026-1110", where the thing was singled out. */
  readonly lead?: Phrase;
  /** The thing in the next sentence. */
  readonly subject: Subject;
  /** Once more: "it", "its". */
  readonly again: Subject;
}

/** The item that a view as a whole is about: what its call was given the identifier of. */
export function itemOf(
  referrer: Referrer,
  view: View,
): { readonly view: View; readonly thing: Entity } | undefined {
  const bound = view.step.bindings.filter((binding) => binding.source === 'step');
  const [binding] = bound;
  if (binding === undefined || bound.length !== 1) return undefined;
  const from = viewAt(referrer.scene, binding.step);
  const facts = from?.things.things.flatMap((thing) =>
    thing.facts.filter((fact) => fact.from === binding.from && fact.json === binding.json),
  );
  const fact = facts?.find((one) => one === one.entity.id || one === one.entity.name);
  return from === undefined || fact === undefined ? undefined : { view: from, thing: fact.entity };
}

/** Opens an answer about a thing that the query refers to by `ref`; undefined where it can be called nothing. */
export function openAnswer(referrer: Referrer, view: View, thing: Entity, ref: Ref): Opening | undefined {
  const source = thing.list === undefined && thing.parent === undefined ? itemOf(referrer, view) : undefined;
  const shown = source ?? { view, thing };
  const pronoun = pronounFor(ref.noun);
  const again: Subject = { x: pronoun.subject ?? '', xs: pronoun.possessive };
  const isLed = ref.reason?.by === 'best' || ref.reason?.by === 'condition';
  // Its own result says its name, so that no list is needed for the name alone.
  const own = isLed || thing.name === undefined ? undefined : referrer.told(view, thing);
  const name = own ?? referrer.told(shown.view, shown.thing, isLed) ?? referrer.told(view, thing, isLed);
  const { reason } = ref;
  if (reason !== undefined && (reason.by === 'best' || reason.by === 'condition')) {
    if (name === undefined) return undefined;
    const only =
      reason.by === 'condition'
        ? onlyOne(shown.view, shown.thing, reason.select, referrer.selects)
        : undefined;
    if (reason.by === 'condition' && only === undefined) return undefined;
    const adjective: Part = only === undefined ? reason.adjective : say`${only} ${reason.adjective}`;
    const lead = say`the ${adjective} ${ref.called ?? ref.noun}${ref.carried ?? ''} is ${name}`;
    return { lead, subject: again.x === '' ? { x: name, xs: again.xs ?? '' } : again, again };
  }
  if (name === undefined) {
    const x = `the ${ref.noun}`;
    return { subject: { x, xs: possessiveOf(x) }, again };
  }
  const { possessive } = possessiveIn(name);
  const tie = tieTo(referrer, ref);
  if (tie !== undefined)
    return {
      // "The instrument is Mosaic 8": its noun has just been said.
      lead: say`${tie} is ${(ref.noun === thing.noun && referrer.told(view, thing, true)) || name}`,
      subject: again.x === '' ? { x: name, xs: again.xs ?? '' } : again,
      again,
    };
  return {
    subject: { x: name, ...(possessive !== undefined && { xs: possessive }) },
    again,
  };
}

/**
 * What the query calls a thing that it reaches through another one, as its answer repeats it: "sailing SL012's vessel".
 * Undefined where the query names the thing itself, or the way there is told by itself.
 */
function tieTo(referrer: Referrer, { phrase, isNamed, links }: Ref): Phrase | undefined {
  const [found, ...others] = phrase.found;
  if (isNamed || links !== 1 || found === undefined || others.length > 0) return undefined;
  if (referrer.discourse.intros.some((intro) => intro.phrase.found.length > 0)) return undefined;
  const text = phrase.text.replace(/^(?:its|their) /, 'the ');
  const again = repeated({ ...phrase, text });
  if (again.claims.length > 0) return again;
  const through = found.through as Entity | undefined;
  const view = referrer.scene.views.find(({ things }) => things.things.some((thing) => thing === through));
  const [name] = (view && through && referrer.told(view, through)?.claims) ?? [];
  if (name !== undefined && 'proof' in name && text.includes(name.text))
    return joined(...splitAround(text, proved(name.text, name.proof)));
  // What has just been spoken of has no name in it.
  return /[\d\p{Lu}]/u.test(text) ? undefined : words(text);
}
