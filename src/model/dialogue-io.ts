// The stage that only dialogues have: what it is given and what it answers.
import type { Exchange, GivenClaim } from './claim.ts';
import type { Dated } from './dated.ts';
import type { Critique } from './feedback.ts';
import type { Tool } from './tool.ts';
import type { Workflow } from './workflow.ts';

/** What one exchange says. */
export interface ExchangeWords {
  readonly query: string;
  readonly response: string;
}

/** What an author says in an exchange, and what it rests on. */
export interface ExchangeWording extends ExchangeWords {
  /** Those of words that are new; what was claimed before need not be said again. */
  readonly claims?: readonly GivenClaim[];
}

export interface DialogueIO {
  /** A finished dialogue in other words: each exchange keeps its kind, its steps and its facts. */
  reword: {
    in: Dated & {
      readonly exchanges: readonly Exchange[];
      readonly workflow: Workflow;
      /** The tools that it calls or speaks of. */
      readonly tools: readonly Tool[];
      readonly critiques: readonly Critique[];
      /** The wording that the critiques object to. */
      readonly previous?: readonly ExchangeWords[];
    };
    /** As many as were given, in their order. */
    out: readonly ExchangeWording[];
  };
}
