// What each kind of dialogue is made from: a finished sample, and the random stream that is its own.
import { type View, viewOf } from '../backends/symbolic/scene/view.ts';
import type { ToolIndex } from '../dataset/examples/tool-index.ts';
import type { Exchange } from '../model/claim.ts';
import type { Random } from '../model/random.ts';
import type { Sample, SampleTool } from '../model/sample.ts';
import type { Catalog } from '../model/tool.ts';
import { type Step, stepsOf } from '../model/workflow.ts';

export interface DialogueContext {
  readonly sample: Sample;
  /** Of the exchange that is parted, in their order; none of them prepares the world. */
  readonly steps: readonly Step[];
  /** Those of earlier exchanges, too. */
  readonly known: readonly Step[];
  /** What earlier exchanges have said. */
  readonly told: string;
  readonly tools: ReadonlyMap<string, SampleTool>;
  /** What a step shows; undefined where its tool is not listed any more. */
  readonly viewOf: (step: Step) => View | undefined;
  readonly index: ToolIndex;
  readonly random: Random;
}

/** The exchanges that one becomes, in their order; and the steps that nobody makes any more. */
export interface Parted {
  readonly exchanges: readonly Exchange[];
  readonly dropped?: readonly string[];
  /** Whether the last message is understood behind the one before it only: "And in Vienna?" (false) */
  readonly isElliptic?: boolean;
}

/** Parts the exchange that answers, or says with undefined that it cannot be done honestly. */
export type PartExchange = (context: DialogueContext, answer: Exchange) => Parted | undefined;

export function contextOf(
  sample: Sample,
  { tools }: Catalog,
  index: ToolIndex,
  random: Random,
): DialogueContext {
  const steps = stepsOf(sample).filter(({ id }) => !sample.setup.includes(id));
  return {
    sample,
    steps,
    known: steps,
    told: '',
    index,
    random,
    tools: new Map(sample.tools.map((tool) => [tool.name, tool])),
    viewOf: (step) => {
      const tool = tools.find(({ name }) => name === step.name);
      return tool === undefined ? undefined : viewOf(step, tool);
    },
  };
}

/** A name as the question has it: in its quotation marks, and behind its article and noun ("the ticket “…”"). */
export function asQuoted(name: string, query: string): string {
  const at = query.indexOf(name);
  if (at === -1) return name;
  const [open, close] = [query.charAt(at - 1), query.charAt(at + name.length)];
  const isQuoted = /[“"«]/.test(open) && /[”"»]/.test(close);
  const head = /\b[Tt]he (?:[a-z]+ )?$/.exec(query.slice(0, isQuoted ? at - 1 : at))?.[0] ?? '';
  const shown = isQuoted ? `${open}${name}${close}` : name;
  return `${head.replace(/^T/, 't')}${shown}`;
}

/** An exchange in which nothing is withheld and nothing called. */
export function exchangeOf(
  given: Pick<Exchange, 'kind' | 'query' | 'response'> & Partial<Exchange>,
): Exchange {
  return { steps: [], claims: [], withheld: [], ...given };
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
