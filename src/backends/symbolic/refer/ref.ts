// A thing as it is referred to in words, and what refers to the things of a scene.
import type { Entity, Fact } from '../../../grounding/reading/entity.ts';
import type { Scene } from '../scene/scene.ts';
import type { View } from '../scene/view.ts';
import type { GivenChoice, Phrase } from '../words/phrase.ts';
import type { Reason } from './reasons.ts';

/** A thing as a sentence can mention it. */
export interface Ref {
  readonly noun: string;
  /** With what its list says of all in it, as an answer repeats it: "upcoming meeting". */
  readonly called?: string;
  /** Undefined where it is only a value of one. */
  readonly thing?: Entity;
  /** As a part of a sentence: "Kaldera Optics' largest order". */
  readonly phrase: Phrase;
  /** "Kaldera Optics'", "the order's"; undefined where that would be too long. */
  readonly possessive?: Phrase;
  /** Whether it is called by its name. */
  readonly isNamed: boolean;
  /** How far from a name: 0 for what the query names, 1 for what is singled out or related to it. */
  readonly hops: number;
  /** Of a reference through another thing: a link was followed. */
  readonly links: number;
  /** How much its words ask of a reader: 0 for a name or a pronoun, 1 for each thing in between, less for "the customer". */
  readonly weight: number;
  /** Set where it has been spoken of before: "it", "that ticket". */
  readonly isFocus?: true;
  /** By its name, as an answer says it, with its proof; undefined where it has none. */
  readonly told?: Phrase;
  /** Where its list was found without the query saying it: " in Lyon", as an answer says it. */
  readonly carried?: Phrase;
  /** Why this one, where it was taken out of a list. */
  readonly reason?: Reason;
}

/** What an argument was taken from, and the value as an answer says it. */
export interface Taken {
  readonly ref: Ref;
  readonly fact: Fact;
  readonly told: Phrase;
}

/** Refers to the things of one scene, each in the same words whenever it is asked for. */
export interface Refers {
  readonly scene: Scene;
  /** Undefined where no words single the thing out. */
  thing(view: View, thing: Entity): Ref | undefined;
  namedByQuery(view: View, path: string): string | undefined;
  argument(view: View, path: string): Taken | undefined;
  /** Why an argument has its value; `none` where it was taken out of no list of several, undefined where nothing says why. */
  choice(view: View, path: string): GivenChoice | 'none' | undefined;
  /** As it is spoken of where its words may ask no more than that of a reader: introduced before, where they would. */
  near(ref: Ref, most: number): Ref | undefined;
}
