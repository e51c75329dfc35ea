// The things, facts and lists that a step value shows.
import type { JsonScalar } from '../../model/json.ts';
import type { ResultPlace } from '../../model/workflow.ts';
import type { Paging } from './paging.ts';

/** A value of a thing, and how a binding points to it. */
export interface Fact extends Pick<ResultPlace, 'from' | 'json'> {
  readonly from: string;
  /** Into the step value. */
  readonly pointer: string;
  readonly key: string;
  readonly value: JsonScalar;
  readonly entity: Entity;
}

/** Something a result shows. */
export interface Entity {
  /** Into the step value. */
  readonly pointer: string;
  /** Singular, lower case. */
  readonly noun: string;
  readonly id?: Fact;
  readonly name?: Fact;
  /** Every scalar of its own, identifier and name included. */
  readonly facts: readonly Fact[];
  /** What it is in: an order's line, a customer's owner. */
  readonly parent?: Entity;
  /** Its place in a list, from 0, and the length of that list. */
  readonly place?: { readonly index: number; readonly length: number };
  /** The list that it is an item of. */
  readonly list?: EntityList;
}

/** A list of a step value. */
export interface EntityList {
  /** Into the step value. */
  readonly pointer: string;
  /** What its items are, singular. */
  readonly noun: string;
  readonly length: number;
  readonly paging: Paging;
}
