// The stages that only the method query first has: what each is given and what it answers.
import type { Ask, GivenClaim } from './claim.ts';
import type { Dated } from './dated.ts';
import type { Critique } from './feedback.ts';
import type { MemoryView } from './learned.ts';
import type { Attempt, Tool, ToolCall } from './tool.ts';
import type { Workflow } from './workflow.ts';

export interface QueryFirstIO {
  /** What a person asks for, before anything is called. */
  query: {
    in: Dated & {
      readonly pool: readonly Tool[];
      readonly memory: MemoryView;
    };
    out: { readonly query: string };
  };
  /** The next call towards an answer, or how the search goes on without one. */
  step: {
    in: Dated & {
      readonly query: string;
      /** The calls so far that succeeded, on the way that is being tried. */
      readonly workflow: Workflow;
      /** The calls on that way that failed. */
      readonly attempts: readonly Attempt[];
      /** Calls that were tried at this very point and led nowhere. */
      readonly tried: readonly ToolCall[];
      readonly tools: readonly Tool[];
      /** What failed calls of this draft taught, on other ways too. */
      readonly critiques: readonly Critique[];
      readonly memory: MemoryView;
    };
    out: ToolCall | { readonly finish: string } | { readonly giveUp: string };
  };
  /** The answer, once the calls are made. */
  respond: {
    in: Dated & {
      readonly query: string;
      readonly workflow: Workflow;
      readonly tools: readonly Tool[];
      readonly critiques: readonly Critique[];
      /** The wording that the critiques object to. */
      readonly previous?: { readonly query: string; readonly response: string };
    };
    out: {
      readonly response: string;
      readonly claims?: readonly GivenClaim[];
      readonly asks?: readonly Ask[];
    };
  };
}
