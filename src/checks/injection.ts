// The `injection` check: no tool of the chain and no result tells the model what to do.
import { isObject, type JsonValue } from '../model/json.ts';
import { toPointer } from '../model/pointer.ts';
import type { Draft } from '../model/sample.ts';
import type { Check } from '../model/seams.ts';
import type { Tool } from '../model/tool.ts';
import { stepsOf } from '../model/workflow.ts';
import { type Instruction, instructionIn } from './injection/instructions.ts';
import { type Problem, quoted, sampleProblem, stepProblem, verdictOf } from './verdict.ts';

interface Find extends Instruction {
  /** A JSON Pointer. */
  readonly path: string;
}

/** A value is looked at once, however often its draft is written anew, and a tool's texts once a run. */
const found = new WeakMap<object, readonly Find[]>();

function findsIn(value: object): readonly Find[] {
  let finds = found.get(value);
  if (finds === undefined) {
    // One search through everything is far quicker than one for each of many short texts, and nearly always enough.
    const texts = [...stringsIn(value as JsonValue)].join('\n\n');
    finds = instructionIn(texts) === undefined ? [] : [...instructionsAt(value as JsonValue, '')];
    found.set(value, finds);
  }
  return finds;
}

/** Every string of a value, property names included. */
function* stringsIn(value: JsonValue | undefined): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value as readonly JsonValue[]) yield* stringsIn(item);
  else if (isObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      yield name;
      yield* stringsIn(member);
    }
  }
}

/** Where they instruct. */
function* instructionsAt(value: JsonValue | undefined, path: string): Generator<Find> {
  if (typeof value === 'string') {
    const instruction = instructionIn(value);
    if (instruction !== undefined) yield { ...instruction, path };
  } else if (Array.isArray(value)) {
    const items = value as readonly JsonValue[];
    for (const [index, item] of items.entries()) yield* instructionsAt(item, `${path}/${index}`);
  } else if (isObject(value)) {
    for (const [name, member] of Object.entries(value)) {
      const instruction = instructionIn(name);
      if (instruction !== undefined) yield { ...instruction, path };
      yield* instructionsAt(member, path + toPointer([name]));
    }
  }
}

function said({ kind, words, path }: Find): string {
  const where = path === '' ? '' : ` at ${path.slice(0, 80)}`;
  return `${kind}${where}${words === '' ? '' : `: ${quoted(words.replace(/\s+/g, ' ').trim())}`}`;
}

const shownParts = new WeakMap<Tool, object>();

/** What a model is shown of a tool; the same object each time. */
function shownOf(tool: Tool): object {
  let shown = shownParts.get(tool);
  if (shown === undefined) {
    const { name, title, description, inputSchema, outputSchema, annotations } = tool;
    shown = { name, title, description, inputSchema, outputSchema, annotations };
    shownParts.set(tool, shown);
  }
  return shown;
}

function problemsOf({ workflow, tools }: Pick<Draft, 'workflow' | 'tools'>): readonly Problem[] {
  const ofTools = tools.flatMap((tool) =>
    findsIn(shownOf(tool)).map((find) => ({
      ...sampleProblem(`The texts of ${tool.name} hold ${said(find)}.`, 'Leave the tool out.'),
      tool: tool.name,
    })),
  );
  const ofResults = stepsOf(workflow).flatMap((step) =>
    findsIn(step.result).map((find) =>
      stepProblem(
        step,
        null,
        `The result of ${step.id} (${step.name}) holds ${said(find)}.`,
        'Leave out calls that return orders to the model.',
      ),
    ),
  );
  return [...ofTools, ...ofResults];
}

/** Rejects a draft that carries instructions. */
export const injectionCheck: Check = {
  name: 'injection',
  meaning:
    'no tool text and no result tells a model what to do; "skipped" where one does and the check was not chosen',
  objectsTo: 'chain',
  needs: [],
  byDefault: false,
  run: async (draft) => verdictOf('injection', problemsOf(draft)),
};

/**
 * The same where nobody has chosen the check: rejects nothing, but a sample that carries instructions says so. Its verdict
 * is `skipped` then, with what was found as its detail.
 */
export const injectionFlag: Check = {
  ...injectionCheck,
  async run(draft) {
    const { critiques: _, ...verdict } = verdictOf('injection', problemsOf(draft));
    return verdict.status === 'failed' ? { ...verdict, status: 'skipped' } : verdict;
  },
};
