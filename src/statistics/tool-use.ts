// Which tools a run has used, which it left alone, and why.

import { isObject } from '../model/json.ts';
import type { RejectedDraft, Sample } from '../model/sample.ts';
import { type Catalog, mayWrite, type Tool } from '../model/tool.ts';
import { type Step, stepsOf } from '../model/workflow.ts';
import { mostFrequent } from '../runs/rejections.ts';
import { unwritableParameter } from '../schemas/code-parameter.ts';
import { propertiesOf, requiredOf } from '../schemas/schema-validator.ts';
import { type Balance, evennessOf } from './balance.ts';

export interface LeftAloneTool {
  readonly server: string;
  readonly name: string;
  readonly why: string;
}

export interface ServerUse {
  readonly server: string;
  readonly tools: number;
  readonly callable: number;
  /** Tools that appear in a sample. */
  readonly used: number;
  /** Accepted samples with a step on this server. */
  readonly samples: number;
  readonly steps: number;
}

interface Use {
  calls: number;
  failures: number;
  /** Calls that failed for the moment, as far as no answer followed them in their draft. */
  unanswered: number;
  steps: number;
  /** Why drafts that called it were written no question about, the last reason given. */
  unsaid?: string;
  /** What was said about the tool, and how often. */
  readonly critiques: Map<string, number>;
}

export class ToolUse {
  readonly #catalog: Pick<Catalog, 'tools' | 'leftOut' | 'servers'>;
  readonly #uses = new Map<string, Use>();
  readonly #samplesOf = new Map<string, number>();

  constructor(catalog: Pick<Catalog, 'tools' | 'leftOut' | 'servers'>) {
    this.#catalog = catalog;
  }

  /** What a draft learned about tools, whether it was accepted or not. */
  addLessons(entry: Sample | RejectedDraft): void {
    for (const [name, record] of Object.entries(entry.learned.tools)) {
      const use = this.#use(name);
      use.calls += record.calls;
      use.failures += record.failures;
      use.unanswered += record.unanswered ?? 0;
    }
    const critiques = [
      ...entry.learned.failures.map(({ critique }) => critique),
      ...entry.trace.gradients.flatMap((gradient) => gradient.critiques),
    ];
    for (const { tool, message } of critiques) {
      if (tool === null) continue;
      const said = this.#use(tool).critiques;
      if (said.size < 50 || said.has(message)) said.set(message, (said.get(message) ?? 0) + 1);
    }
  }

  /** A draft that nothing could be written about, by rule: the tools of its steps, with the reason. */
  addUnsaid({ chains, reason }: RejectedDraft): void {
    if (reason !== 'no wording' && reason !== 'results not understood') return;
    for (const { name } of stepsOf({ chains })) this.#use(name).unsaid = reason;
  }

  /** The steps of an accepted sample. */
  addSample(steps: readonly Step[]): void {
    for (const { name } of steps) this.#use(name).steps += 1;
    for (const server of new Set(steps.map((step) => step.server))) {
      this.#samplesOf.set(server, (this.#samplesOf.get(server) ?? 0) + 1);
    }
  }

  coverage(): { callable: number; used: number; unusedReadTools: string[] } {
    const callable = this.#catalog.tools.filter((tool) => tool.permission.callable);
    return {
      callable: callable.length,
      used: callable.filter((tool) => this.#isUsed(tool)).length,
      unusedReadTools: callable
        .filter((tool) => !mayWrite(tool) && !this.#isUsed(tool))
        .map(({ name }) => name),
    };
  }

  /** Every tool in no sample, and every tool that could not be used at all. */
  leftAlone(): LeftAloneTool[] {
    return [
      ...this.#catalog.tools
        .filter((tool) => !this.#isUsed(tool))
        .map((tool) => ({ server: tool.server, name: tool.name, why: this.#whyUnused(tool) })),
      ...this.#catalog.leftOut.map(({ server, tool, reason }) => ({ server, name: tool, why: reason })),
    ];
  }

  servers(): ServerUse[] {
    const names = [...new Set(this.#catalog.tools.map(({ server }) => server))];
    return names.map((server) => {
      const tools = this.#catalog.tools.filter((tool) => tool.server === server);
      return {
        server,
        tools: tools.length,
        callable: tools.filter((tool) => tool.permission.callable).length,
        used: tools.filter((tool) => this.#isUsed(tool)).length,
        samples: this.#samplesOf.get(server) ?? 0,
        steps: tools.reduce((sum, { name }) => sum + this.#use(name).steps, 0),
      };
    });
  }

  /** How evenly the calls of the samples are spread over what may be called, and what they have called beside that. */
  balance(): Balance {
    const tools = new Map<string, number>();
    const servers = new Map<string, number>();
    for (const tool of this.#catalog.tools) {
      const { steps } = this.#use(tool.name);
      if (!tool.permission.callable && steps === 0) continue;
      tools.set(tool.name, steps);
      servers.set(tool.server, (servers.get(tool.server) ?? 0) + steps);
    }
    return { tools: evennessOf(tools), servers: evennessOf(servers) };
  }

  #whyUnused(tool: Tool): string {
    if (!tool.permission.callable) return `may not be called: ${tool.permission.why}`;
    const { calls, failures, unanswered, critiques, unsaid } = this.#use(tool.name);
    const said = mostFrequent(critiques);
    if (calls === 0 && unanswered > 0) return `called ${times(unanswered)}, never answered`;
    if (calls === 0) {
      const unwritable = unwritableParameter(tool);
      if (unwritable === undefined) return this.#unclear(tool) ?? said ?? neverCalled(tool);
      return `its ${unwritable} is code, which is never made up: add examples to the schema`;
    }
    if (failures < calls) {
      const isMute = unsaid === undefined && said === nothingToAsk;
      const reason = isMute ? 'no wording' : unsaid;
      return `called ${times(calls)}, in no sample${reason === undefined ? '' : `: ${reason}`}`;
    }
    return `called ${times(calls)}, always failed${said === undefined ? '' : `: ${said}`}`;
  }

  /** Of a tool that is called in sandboxes only, although it may well be one that reads. */
  #unclear({ server, tool, annotations, reads }: Tool): string | undefined {
    const isSandbox = this.#catalog.servers.some(({ name, sandbox }) => name === server && sandbox);
    const { readOnlyHint, destructiveHint } = annotations ?? {};
    if (isSandbox || reads !== undefined || readOnlyHint !== undefined || destructiveHint !== undefined)
      return undefined;
    return `never called: it may write, and ${server} is not a sandbox; if it only reads: --reads ${server}:${tool}`;
  }

  #isUsed(tool: Tool): boolean {
    return this.#use(tool.name).steps > 0;
  }

  #use(name: string): Use {
    const known = this.#uses.get(name);
    if (known !== undefined) return known;
    const use: Use = { calls: 0, failures: 0, unanswered: 0, steps: 0, critiques: new Map() };
    this.#uses.set(name, use);
    return use;
  }
}

/** What the rule-based author says of a result that it has no question about. */
const nothingToAsk = 'Its result holds nothing that could be asked about in words.';

/** As far as the tool itself tells why. */
function neverCalled(tool: Tool): string {
  const properties = propertiesOf(tool.inputSchema);
  const open = requiredOf(tool.inputSchema).filter((name) => {
    const schema = properties.get(name);
    return !isObject(schema) || !['default', 'enum', 'const'].some((key) => schema[key] !== undefined);
  });
  if (open.length > 0) return `never called: no draft found ${open.join(' and ')}, which it needs`;
  return mayWrite(tool)
    ? 'never called: few drafts make changes, and none used this tool'
    : 'never called: nothing prevents it, so a longer run may use it';
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
