// The `bindings` check: every argument value comes from somewhere, and from where its binding says.
import { shortenedName } from '../grounding/bind-to-query.ts';
import { readBinding } from '../grounding/bindings.ts';
import { isReferenceName, isSameValue, isWholeNumber } from '../grounding/reference.ts';
import { withMessagesUntil } from '../model/dialogue.ts';
import { isScalar, type JsonScalar } from '../model/json.ts';
import { getAt, pointerTokens, scalarsIn } from '../model/pointer.ts';
import type { Draft } from '../model/sample.ts';
import type { Check } from '../model/seams.ts';
import {
  type Binding,
  openVouchers,
  type Step,
  type StepBinding,
  stepBindings,
  stepsOf,
} from '../model/workflow.ts';
import { judgeProof } from '../proofs/check-proof.ts';
import type { Evidence } from '../proofs/evidence.ts';
import { findChoice, membersTaken } from '../proofs/search/find-choice.ts';
import { readScene } from '../proofs/search/scene.ts';
import { evidenceOf } from '../proofs/step-evidence.ts';
import { mayBeVouched, parameterWords } from '../schemas/parameter-words.ts';
import { comesFromSchema, parameterOf } from '../schemas/schema-source.ts';
import { saysArgument } from '../text/sayings/says-argument.ts';
import { isIdentifier } from '../text/values.ts';
import { findWords } from '../text/words.ts';
import { swappedArgument } from './bindings/swapped-arguments.ts';
import { type Problem, quoted, stepProblem, verdictOf } from './verdict.ts';

interface Scene {
  readonly draft: Draft;
  /** The steps before the one that is looked at, by id. */
  readonly earlier: ReadonlyMap<string, Step>;
  /** What the query gives as arguments: it may be said, even where a result shows it again. */
  readonly given: ReadonlySet<JsonScalar>;
  readonly steps: readonly Step[];
  readonly evidence: Evidence;
}

/** The value that a binding stands for: the whole argument, or the part of its string. */
function boundValue(argument: JsonScalar, part: Binding['part']): JsonScalar {
  return part === undefined || typeof argument !== 'string' ? argument : argument.slice(...part);
}

/** A number that nobody says by chance: smaller ones count things, and some are years. */
function isLongNumber(value: JsonScalar): boolean {
  return isWholeNumber(value) && (Number(value) > 2199 || (Number(value) >= 1000 && Number(value) < 1900));
}

/** What is wrong with one binding of an argument: what, and what to do instead. */
function faultOf(
  binding: Binding,
  argument: JsonScalar,
  step: Step,
  scene: Scene,
): readonly [what: string, instead: string] | undefined {
  const { query, tools } = scene.draft;
  const value = boundValue(argument, binding.part);
  const { part } = binding;
  if (part !== undefined) {
    const length = typeof argument === 'string' ? argument.length : 0;
    if (!(part[0] >= 0 && part[0] < part[1] && part[1] <= length))
      return [`is bound in a part [${part.join(', ')}] that it does not have`, 'Bind parts that exist.'];
  }
  switch (binding.source) {
    case 'step': {
      const source = scene.earlier.get(binding.step);
      if (source === undefined)
        return [`is bound to ${binding.step}, which is no earlier step`, 'Bind to earlier steps.'];
      const read = readBinding(binding, source.result);
      const isSame =
        part === undefined ? isSameValue(read, value) : read !== undefined && String(read) === value;
      if (!isSame) {
        const where = `${binding.from}${binding.json === undefined ? '' : ` and ${binding.json} in it`}`;
        return [
          `is not what stands at ${where} in the result of ${source.id}`,
          `Pass the value from ${source.name} unchanged.`,
        ];
      }
      const isGivenAway =
        !scene.given.has(value) &&
        ((typeof value === 'string' && isIdentifier(value) && findWords(query, value) !== undefined) ||
          (isLongNumber(value) &&
            isReferenceName(parameterOf(binding.path)) &&
            findWords(query, String(value)) !== undefined));
      if (isGivenAway)
        return [
          `comes from ${source.id}, yet the query gives it away`,
          'Name the thing in the query, not its identifier.',
        ];
      return choiceFault(binding, value, scene);
    }
    case 'query': {
      const text = binding.text ?? '';
      if (text !== '' && findWords(query, text) === undefined)
        return [
          `is bound to words that are not in the query: ${quoted(text)}`,
          'Say the value in the query.',
        ];
      const tool = tools.find(({ name }) => name === step.name);
      const name = pointerTokens(binding.path).findLast((token) => !/^\d+$/.test(token)) ?? '';
      const parameter = tool === undefined ? { name } : parameterWords(tool.inputSchema, binding.path);
      const context = { today: scene.draft.today, timeZone: scene.draft.timeZone, parameter };
      // The words that were noted may be only the heart of it: the query as a whole decides.
      const isSaid =
        text !== '' &&
        (saysArgument(text, value, context) ?? saysArgument(query, value, context)) !== undefined;
      if (isSaid || (typeof value === 'string' && shortenedName(query, value, context.today) !== undefined))
        return undefined;
      return [
        'cannot be read from the query',
        typeof value === 'boolean'
          ? `Say in the query what ${name} stands for.`
          : `Say ${quoted(value)} in the query, in these or other words for it.`,
      ];
    }
    case 'schema': {
      const tool = tools.find(({ name }) => name === step.name);
      if (tool !== undefined && comesFromSchema(tool.inputSchema, binding.path, value)) return undefined;
      return [
        'is neither a default nor the only choice of its schema',
        'Say the value in the query, or leave the argument out.',
      ];
    }
    case 'computed': {
      const verdict = judgeProof(
        { proof: binding.proof, query, prose: typeof value === 'string' },
        scene.evidence,
      );
      if (!verdict.holds)
        return [
          `is not computed by ${binding.proof}: ${verdict.problem?.message ?? 'the proof does not hold'}`,
          'Give a proof that holds.',
        ];
      if (!isSameValue(verdict.value as JsonScalar, value))
        return [
          `is computed as ${quoted(verdict.value)} by ${binding.proof}`,
          'Pass what the proof comes to.',
        ];
      return undefined;
    }
    case 'vouched': {
      const tool = tools.find(({ name }) => name === step.name);
      if (tool === undefined || mayBeVouched(parameterWords(tool.inputSchema, binding.path), value))
        return undefined;
      return [
        'is no code, pattern or prose that a reader could vouch for',
        'Say the value itself in the query.',
      ];
    }
  }
}

/** A value that is taken out of a list of several needs a reason that the query gives. */
function choiceFault(
  binding: StepBinding,
  value: JsonScalar,
  { draft, evidence, steps }: Scene,
): readonly [what: string, instead: string] | undefined {
  const source = steps.find(({ id }) => id === binding.step);
  if (source === undefined) return undefined;
  const read = readScene(steps, draft.tools);
  if (membersTaken(read, binding).length === 0 || isForAll(binding, draft, steps)) return undefined;
  const { choice } = binding;
  if (choice?.proof !== undefined) {
    const verdict = judgeProof({ proof: choice.proof, query: draft.query }, evidence);
    if (verdict.holds && isSameValue(verdict.value as JsonScalar, value)) return undefined;
    const why = verdict.problem?.message ?? `it comes to ${quoted(verdict.value)}.`;
    return [`is not what its choice proves (${choice.proof}): ${why}`, 'Prove why this one is meant.'];
  }
  const { query, today, tools, ordered } = draft;
  if (findChoice(binding, { query, today, steps, tools, ordered }) !== undefined) return undefined;
  const count = membersTaken(read, binding)[0]?.group.members.length ?? 0;
  return [
    `is taken out of ${count} items of ${source.id} for no reason that the query gives`,
    'Say in the query which one is meant: by its name, a condition that only it meets, or as the best by a measure.',
  ];
}

/** Whether the same tool is called for each of the items. */
function isForAll(binding: StepBinding, draft: Draft, steps: readonly Step[]): boolean {
  const user = steps.find(({ bindings }) => bindings.includes(binding));
  if (user === undefined) return false;
  const group = membersTaken(readScene(steps, draft.tools), binding).at(-1)?.group;
  const taken = steps
    .filter(({ name }) => name === user.name)
    .flatMap((step) => stepBindings(step).filter(({ step: id }) => id === binding.step));
  const members = new Set(
    taken.flatMap((each) => membersTaken(readScene(steps, draft.tools), each).at(-1) ?? []),
  );
  return group !== undefined && members.size === group.members.length;
}

/** The characters of a string argument that no part covers, separators aside. */
function uncovered(argument: string, bindings: readonly Binding[]): string {
  return argument
    .split('')
    .filter((_, at) => !bindings.some(({ part }) => part !== undefined && part[0] <= at && at < part[1]))
    .join('')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function problemsOf(step: Step, scene: Scene): Problem[] {
  const problems: Problem[] = [];
  const object = (path: string, what: string, instead: string) =>
    problems.push(stepProblem(step, path, `In ${step.id} (${step.name}), ${path} ${what}.`, instead));
  for (const { path } of step.bindings)
    if (!isScalar(getAt(step.arguments, path)))
      object(path, 'is bound, but no value stands there', 'Bind the values of arguments.');
  for (const { pointer, value } of scalarsIn(step.arguments)) {
    const bindings = step.bindings.filter(({ path }) => path === pointer);
    const shown = `(${quoted(value)})`;
    if (bindings.length === 0) {
      object(pointer, `${shown} comes from nowhere`, 'Take it from a result, or say it in the query.');
      continue;
    }
    const isWhole = bindings.some(({ part }) => part === undefined);
    const rest = isWhole || typeof value !== 'string' ? '' : uncovered(value, bindings);
    if (rest !== '')
      object(pointer, `${shown} comes from nowhere in part: ${quoted(rest)}`, 'Bind every part of it.');
    for (const binding of bindings) {
      const fault = faultOf(binding, value, step, scene);
      if (fault !== undefined) object(pointer, `${shown} ${fault[0]}`, fault[1]);
    }
  }
  const { query, today } = scene.draft;
  const swap = swappedArgument(step, query, today);
  if (swap !== undefined)
    object(
      swap.path,
      `(${quoted(swap.value)}) stands where the query says ${quoted(swap.other)}`,
      'Ask for the direction that the call takes.',
    );
  return problems;
}

export const bindingsCheck: Check = {
  name: 'bindings',
  meaning: 'every argument value comes from an earlier result, from the question, or from the schema',
  objectsTo: 'wording',
  needs: ['query'],
  byDefault: true,
  async run(draft) {
    const steps = stepsOf(draft.workflow);
    const given = new Set<JsonScalar>();
    for (const step of steps.filter(({ id }) => !draft.setup.includes(id)))
      for (const { source, path } of step.bindings) {
        const value = source === 'query' ? getAt(step.arguments, path) : undefined;
        if (isScalar(value)) given.add(value);
      }
    const earlier = new Map<string, Step>();
    const problems: Problem[] = [];
    const evidence = evidenceOf(steps, draft.tools, draft);
    for (const step of steps) {
      // Nobody asks for what only prepares the world.
      if (!draft.setup.includes(step.id))
        problems.push(
          ...problemsOf(step, { draft: withMessagesUntil(draft, step), earlier, given, steps, evidence }),
        );
      earlier.set(step.id, step);
    }
    if (problems.length > 0) return verdictOf('bindings', problems);
    const open = openVouchers(draft.workflow);
    return open.length === 0
      ? verdictOf('bindings', [])
      : { check: 'bindings', status: 'skipped', detail: `No reader has vouched for ${open.join(', ')} yet.` };
  },
};
