// What results say, and of what: the scalars of step values, and the things and lists that they are in.
import type { JsonScalar } from '../../model/json.ts';
import type { Step } from '../../model/workflow.ts';

/** A list of several things, or the results of one tool that was called several times. */
export interface Group {
  readonly key: string;
  readonly step: Step;
  /** Into the step value; undefined where the members are whole results. */
  readonly pointer: string | undefined;
  readonly noun: string;
  readonly members: Member[];
  /** The field whose values tell the members apart where they have no names. */
  identity: string | undefined;
}

export interface Member {
  readonly key: string;
  readonly group: Group;
  readonly index: number;
  /** Everything that is said in it, however deep. */
  readonly facts: Fact[];
  /** What people call it. */
  readonly names: string[];
  /** What programs call it. */
  readonly ids: Set<string>;
}

/** A scalar of a step value. */
export interface Fact {
  readonly step: Step;
  readonly pointer: string;
  /** The name of its field. */
  readonly key: string;
  readonly value: JsonScalar;
  /** The pointer of the object that it is a field of. */
  readonly record: string;
  /** The members it is in, the outermost first. */
  readonly members: readonly Member[];
}
