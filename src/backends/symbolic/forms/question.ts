// What a form makes: a question with its answer, from one thing or list that exploration has found.
import type { Condition, Form } from '../../../model/claim.ts';
import type { Referrer } from '../refer/referrer.ts';
import type { Scene } from '../scene/scene.ts';
import type { Phrase } from '../words/phrase.ts';
import type { Asked } from '../words/sentences.ts';

export interface Question {
  readonly form: readonly Form[];
  readonly asked: Asked;
  /** One or two sentences without their last full stop. */
  readonly answer: Phrase;
  /** What a change depends on, by the query's words. */
  readonly condition?: Omit<Condition, 'value'>;
}

export interface Candidate {
  /** The step that its answer is read from. */
  readonly step: string;
  /** Undefined where no good words are found, or its proof would not hold. */
  write(referrer: Referrer): Question | undefined;
}

/** A kind of question: everything of a scene that can be asked in it. */
export interface FormAuthor {
  readonly form: Form;
  /** How often it is chosen beside the others. */
  readonly weight: number;
  candidates(scene: Scene): readonly Candidate[];
}
