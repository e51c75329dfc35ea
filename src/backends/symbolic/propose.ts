// Proposing: which tools can be called with what is known, in the order of what they would add.
import type { Proposal } from '../../model/feedback.ts';
import { createRandom, type Random } from '../../model/random.ts';
import type { DraftFrame, StageIO } from '../../model/seams.ts';
import { mayWrite, type Tool, type ToolCall } from '../../model/tool.ts';
import { depthsOf, type Step, stepsOf } from '../../model/workflow.ts';
import { toolNoun } from '../../text/naming.ts';
import { type Filled, type fill, parametersOf } from './fill.ts';
import { type Aim, aimOf, wantsChange, wantsNone, wishesOf } from './intent.ts';
import { type Known, knownFrom } from './known.ts';
import { isComplete } from './length.ts';
import { onlyNounOf, promises } from './nouns-of-tools.ts';
import { operationsOf } from './operations/all-operations.ts';
import { workedOut } from './operations/worked-out.ts';
import type { Parameter } from './parameter.ts';
import { requiresPath } from './paths.ts';
import { type Plan, proposalsOf } from './plan.ts';
import { newness, untriedBy, worthOf } from './rank.ts';
import { riskyCall } from './recover.ts';
import { refill } from './refill.ts';
import { setupOf, withoutSteps } from './scene/setup-steps.ts';
import { setupCalls } from './setup.ts';
import { hasTwins, twinCalls } from './twins.ts';
import { deedOf, isMaking } from './words/deeds.ts';

type Input = StageIO['propose']['in'];

/** Up to `count` proposals for different tools, best first; none for a workflow that is complete. */
export function proposeSymbolically(input: Input, seed: number, draft: DraftFrame): readonly Proposal[] {
  const random = createRandom(seed);
  const planner = new Planner(input, random, draft);
  if (isComplete(stepsOf(input.workflow).length - planner.setup.length, random)) return [];
  const setups = planner.setups();
  if (setups.length > 0) return proposalsOf(setups.slice(0, input.count), draft);
  if (planner.isDone) return [];
  const tools = [...new Set([...input.pool, ...planner.openers()])];
  const plans = [...tools.flatMap((tool) => planner.planFor(tool) ?? []), ...planner.twins()];
  plans.sort((a, b) => b.score - a.score);
  // One change at a time: the next would see the traces of this one.
  const isSecondChange = (plan: Plan, index: number) =>
    plan.tools.some(mayWrite) && plans.slice(0, index).some((other) => other.tools.some(mayWrite));
  const chosen = plans.filter((plan, index) => !isSecondChange(plan, index));
  return proposalsOf(chosen.slice(0, input.count), draft);
}

/** Tools ahead beyond which more make no difference. */
const mostAhead = 7;

/** From so many on a tool leads far; and the share of drafts that begin with what their pool has, however near. */
const leastFar = 4;
const nearShare = 0.06;

/** What each of them is worth to a first call. */
const aheadWorth = 1.4;

/** What it is worth to a draft of a little world that nobody has called a tool, where it is the tool's turn. */
const untriedWorth = 5;

/** What a step of depth is worth beside a new tool. */
const depthWorth = 8;

class Planner {
  /** Nouns of things that one change needs, and of what their lists are asked for by. */
  readonly #changeable: ReadonlySet<string>;
  readonly #ownersOfChangeable: ReadonlySet<string>;
  readonly #input: Input;
  readonly #random: Random;
  readonly #known: Known;
  readonly #aim: Aim;
  readonly #draft: DraftFrame;
  /** By the tool's name: a workflow has each tool once. */
  readonly #depths: ReadonlyMap<string, number>;
  /** The steps so far that only prepare the world. */
  readonly setup: readonly Step[];
  readonly #untried: Tool | undefined;
  readonly #filled = new Map<Tool, ReturnType<typeof fill>>();

  constructor(input: Input, random: Random, draft: DraftFrame) {
    this.#aim = aimOf(draft);
    this.#draft = draft;
    this.#input = input;
    this.#random = random;
    this.#untried = untriedBy(draft, input);
    const writers = input.catalog.filter(
      (tool) => mayWrite(tool) && draft.sandboxes.includes(tool.server) && !isMaking(tool),
    );
    this.#changeable = new Set(writers.flatMap(onlyNounOf));
    const listers = input.catalog.filter(
      (tool) => !mayWrite(tool) && this.#changeable.has(toolNoun(tool.tool)),
    );
    this.#ownersOfChangeable = new Set(listers.flatMap(onlyNounOf));
    const depths = depthsOf(input.workflow);
    this.#depths = new Map(stepsOf(input.workflow).map(({ id, name }) => [name, depths.get(id) ?? 0]));
    const tools = new Map(input.tools.map((tool) => [tool.name, tool]));
    this.setup = setupOf(input.workflow, ({ name }) => mayWrite(tools.get(name) ?? {}));
    // What a draft has prepared itself, it has not found.
    const known = knownFrom(withoutSteps(input.workflow, this.setup), input.tools, random, draft.today);
    this.#known = { ...known, prepared: this.setup, narrows: wantsNone(draft) };
  }

  /** A plan that ends with the tool: its call alone, or after another that shows what it needs. */
  planFor(tool: Tool): Plan | undefined {
    if (!this.#isWanted(tool)) return undefined;
    const filled = this.#fill(tool);
    if (!('missing' in filled)) {
      if (!this.#isUntried(filled) || !this.#isTied(filled)) return undefined;
      const plan: Plan = { tools: [tool], call: filled.call, score: this.#worth(tool, filled) };
      const risky = this.#aim === 'recovery' ? this.#risky(tool, filled.call) : undefined;
      return risky === undefined ? plan : { ...plan, call: risky, score: plan.score + 14, recovers: true };
    }
    const parameter = parametersOf(tool, this.#input.memory).find(({ name }) => name === filled.missing);
    return parameter === undefined ? undefined : this.#throughAnother(tool, parameter);
  }

  /** Calls that prepare a world that starts empty. */
  setups(): readonly Plan[] {
    if (this.#known.done.length > 0) return [];
    const { catalog, memory } = this.#input;
    const calls = setupCalls(this.setup, catalog, memory, this.#draft, this.#random);
    return calls.map(({ tool, call }) => ({ tools: [tool], call, score: 0 }));
  }

  #risky(tool: Tool, call: ToolCall): ToolCall | undefined {
    const parameters = parametersOf(tool, this.#input.memory);
    const risky = riskyCall(tool, call, parameters, this.#known.given, this.#draft.today, this.#random);
    return risky === undefined || this.#input.memory.failure(risky) !== undefined ? undefined : risky;
  }

  #throughAnother(tool: Tool, parameter: Parameter): Plan | undefined {
    const producers = this.#input.pool.filter(
      (other) =>
        other !== tool && !mayWrite(other) && this.#isWanted(other) && this.#shows(other, parameter, tool),
    );
    for (const producer of this.#random.shuffle(producers)) {
      const filled = this.#fill(producer);
      // A change may need two things that nothing but the change ties together.
      const isFree = wantsChange(this.#aim) && mayWrite(tool);
      if ('missing' in filled || !this.#isUntried(filled) || !(isFree || this.#isTied(filled))) continue;
      const score =
        this.#worth(producer, filled) +
        newness(tool, this.#known, this.#input.memory) +
        (this.#isCriticised(tool) ? -6 : 1.5) +
        (isFree ? 10 : 0);
      // What is to be refused first is called by itself.
      const isAlone = this.#aim === 'recovery' && mayWrite(tool);
      return { tools: isAlone ? [producer] : [producer, tool], call: filled.call, score };
    }
    return undefined;
  }

  #fill(tool: Tool): ReturnType<typeof fill> {
    const known = this.#filled.get(tool);
    if (known !== undefined) return known;
    const { memory } = this.#input;
    const worked = this.#known.done.length > 0 ? undefined : workedOut(tool, this.#random, this.#known.today);
    if (worked !== undefined) {
      this.#filled.set(tool, worked);
      return worked;
    }
    const filled = refill(tool, this.#known, memory, this.#random, (call) => memory.timesKept(call) > 0);
    this.#filled.set(tool, filled);
    return filled;
  }

  #worth(tool: Tool, filled: Filled): number {
    // What was just found to add nothing is not tried again at once.
    const worth = worthOf(tool, filled, this.#known, this.#input.memory, this.#random);
    const isAim = wantsChange(this.#aim) && mayWrite(tool);
    // What can be asked anew for ever is asked less the more of it there is.
    const isFree = this.#known.done.length === 0 && operationsOf(tool).length > 0;
    const surfeit = isFree ? 2 * Math.log2(1 + this.#input.memory.record(tool.name).kept) - 3 : 0;
    return (
      worth +
      depthWorth * this.#depthOf(filled) -
      surfeit -
      (this.#isCriticised(tool) ? 3 : 0) +
      (isAim ? (isMaking(tool) ? 4 : 24) : 0) +
      (tool === this.#untried ? untriedWorth : 0) +
      this.#towardsAChange(tool) +
      (this.#opensTwins(tool) ? 8 : 0) +
      this.#farness(tool)
    );
  }

  /** How many calls that depend on each other come before a call. */
  #depthOf({ edges }: Filled): number {
    return Math.max(0, ...edges.map(({ from }) => this.#depths.get(from) ?? 0));
  }

  #isCriticised(tool: Tool): boolean {
    return this.#input.critiques.some((critique) => critique.tool === tool.name);
  }

  /** A tool that the workflow has already makes a list of like questions, and a second change a programme. */
  #isWanted(tool: Tool): boolean {
    const { done } = this.#known;
    if (mayWrite(tool) && !this.#mayChange(tool)) return false;
    const before = done.filter(({ name }) => name === tool.name).length;
    const isAgain = before === 1 && !mayWrite(tool) && requiresPath(tool);
    return (before === 0 || isAgain) && !(mayWrite(tool) && done.some(({ wrote }) => wrote));
  }

  /** Whether what the draft is after has been reached. */
  get isDone(): boolean {
    return (
      this.#known.done.some(({ wrote }) => wrote) ||
      stepsOf(this.#input.workflow).some(({ repairs }) => repairs !== undefined)
    );
  }

  /** Whether a change is what the draft is after: of something found, once, where it may be made again. */
  #mayChange(tool: Tool): boolean {
    const { done } = this.#known;
    return (
      wantsChange(this.#aim) &&
      done.length > 0 &&
      deedOf(tool.tool) !== undefined &&
      this.#draft.sandboxes.includes(tool.server)
    );
  }

  /** What it is worth to a draft that aims at a change that the tool finds what one can be changed by, or leads there. */
  #towardsAChange(tool: Tool): number {
    if (!wantsChange(this.#aim)) return 0;
    if (this.#changeable.has(toolNoun(tool.tool))) return 14;
    const leads = this.#known.done.length === 0 && this.#ownersOfChangeable.has(toolNoun(tool.tool));
    return leads ? 9 : 0;
  }

  /** What it is worth to begin with a tool by how much its results lead to: a customer's tickets to more than a city's hotels. */
  #farness(tool: Tool): number {
    return this.#known.done.length > 0 || this.#aim === 'parallel' ? 0 : aheadWorth * this.#ahead(tool);
  }

  /** Tools to begin with as the draft would like to: a pool has few of those that a run has used much. */
  openers(): readonly Tool[] {
    // Who compares two by name has them at hand.
    const isNear = wishesOf(this.#draft)[0] === 'comparison' && this.#aim === 'read';
    if (this.#known.done.length > 0 || isNear || this.#random.real() < nearShare) return [];
    const isFitting = (tool: Tool) => {
      if (this.#aim === 'parallel') return hasTwins(tool, this.#input.memory);
      return this.#ahead(tool) >= leastFar || this.#towardsAChange(tool) > 0;
    };
    const fitting = this.#input.catalog.filter((tool) => !mayWrite(tool) && isFitting(tool));
    return this.#random.shuffle(fitting.filter((tool) => !('missing' in this.#fill(tool)))).slice(0, 1);
  }

  /** How many tools need what the results of one show, as far as that makes a difference. */
  #ahead(tool: Tool): number {
    const shown = new Set([toolNoun(tool.tool), ...promises(tool.outputSchema)]);
    const ahead = this.#input.catalog.filter(
      (other) => other !== tool && !mayWrite(other) && onlyNounOf(other).some((noun) => shown.has(noun)),
    );
    return Math.min(ahead.length, mostAhead);
  }

  #opensTwins(tool: Tool): boolean {
    return this.#aim === 'parallel' && this.#known.done.length === 0 && hasTwins(tool, this.#input.memory);
  }

  twins(): readonly Plan[] {
    if (this.#aim !== 'parallel') return [];
    const { pool, memory } = this.#input;
    return twinCalls(this.#known, pool, memory, this.#random).map(({ tool, call }) => ({
      tools: [tool],
      call,
      score: 20,
    }));
  }

  #isUntried(filled: Filled): boolean {
    // What found nothing in the empty world may find what has been put there, and nothing may be what is looked for.
    return (
      this.setup.length > 0 || wantsNone(this.#draft) || this.#input.memory.failure(filled.call) === undefined
    );
  }

  #isTied(filled: Filled): boolean {
    return this.#known.done.length === 0 || filled.bound > 0 || filled.shared > 0;
  }

  /** Whether a tool's results show what a parameter needs: because it has worked before, by its noun, or by its output schema. */
  #shows(producer: Tool, parameter: Parameter, tool: Tool): boolean {
    const edges = this.#input.memory.edgesTo(tool.name);
    const edge = edges.find(({ from, path }) => from === producer.name && path === parameter.path);
    if (edge !== undefined) return edge.succeeded >= edge.failed;
    const { kind, described, meaning } = parameter;
    if (meaning.noun === '' || kind !== 'identifier') return false;
    return [meaning.noun, described ?? meaning.noun].some(
      (one) => toolNoun(producer.tool) === one || promises(producer.outputSchema).has(one),
    );
  }
}
