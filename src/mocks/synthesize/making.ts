// What goes into a made-up value: the session's world, what was asked for, and which way through the schema is taken.
import type { JsonObject, JsonScalar, JsonValue } from '../../model/json.ts';
import type { Owner } from './attribute.ts';
import type { Intent } from './intent.ts';
import type { World } from './world.ts';

/** What a value is made with. */
export interface Making {
  readonly world: World;
  readonly intent: Intent;
  /** The schemas of the arguments, by name. */
  readonly parameters: ReadonlyMap<string, JsonObject>;
  /** The whole schema: `$ref`s lead into it. */
  readonly root: JsonObject;
  /** Tells this call's values from those of other calls, where they belong to no thing. */
  readonly label: string;
  /** Whether the schema is what the tool promises, and not an example or a guess. */
  readonly isPromised: boolean;
  /** Only what must be there: for schemas whose optional members contradict each other. */
  readonly lean: boolean;
  /** Which of a schema's choices are taken; 0 the first ones. */
  readonly turn: number;
  /** The things that are asked for, of each noun: all of them, whatever the page. */
  readonly listed: (noun: string) => readonly JsonScalar[];
}

/** Where a value stands. */
export interface Place {
  readonly key: string;
  readonly owner: Owner;
  readonly depth: number;
  /** The thing that the value is, where that is decided. */
  readonly thing?: Owner;
}

/** Makes the value that stands at a place. */
export type MakeValue = (schema: JsonObject, place: Place, making: Making) => JsonValue;

/** There is no such thing, so that no result can be made. */
export class NothingFits extends Error {}
