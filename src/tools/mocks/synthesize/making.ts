// What goes into a made-up value: the draws, the session's world, and what was asked for.
import type { JsonObject, JsonScalar } from '../../../core/json.ts';
import type { Draw } from './draw.ts';
import type { EntityStore } from './entity-store.ts';
import type { Intent } from './intent.ts';

/** What a value is made with. */
export interface Making {
  readonly draw: Draw;
  readonly store: EntityStore;
  readonly intent: Intent;
  /** The whole schema: `$ref`s lead into it. */
  readonly root: JsonObject;
  /** Tells this call's values from those of other calls, where they belong to no thing. */
  readonly label: string;
  /** Only what must be there: for schemas whose optional members contradict each other. */
  readonly lean: boolean;
}

/** The thing that the members of an object belong to. */
export interface Owner {
  readonly noun: string;
  /** Of the thing; for what is no thing, the label of the place. */
  readonly id: JsonScalar;
  readonly isThing: boolean;
}
