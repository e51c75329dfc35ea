// Condition 3, for lists that the call itself has narrowed: what holds in them holds for what the arguments say, and no more.
import { isObject, isScalar, type JsonScalar, type JsonValue } from '../../model/json.ts';
import { wordsOf } from '../../text/naming.ts';
import type { ParameterWords } from '../../text/sayings/context.ts';
import { mentionsValue } from '../../text/sayings/find-sayings.ts';
import { saysArgument } from '../../text/sayings/says-argument.ts';
import { shown } from '../evaluation/functions.ts';
import type { JudgedProof } from '../judged-proof.ts';
import type { PathNode, ProofNode } from '../language/node.ts';
import { allNodes, predicatesOf } from '../language/walk.ts';
import type { Place } from '../survey.ts';
import { isNarrowing } from './call-arguments.ts';

const IDENTIFYING: ReadonlySet<string> = new Set(
  'id ids number no code key slug ref reference uuid handle email'.split(' '),
);
const BOUNDS: ReadonlySet<string> = new Set(
  'min max minimum maximum from to since until after before start end'.split(' '),
);
/** Values that words can say; code, globs and paths are vouched for elsewhere. */
const SIMPLE = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,'’&:+-]*$/u;

/** A narrowing that neither query nor claim states, or that the proof asks about itself; undefined where there is none. */
export function findUnstatedNarrowing(path: PathNode, place: Place, proof: JudgedProof): string | undefined {
  const step = place.variable ?? '';
  const args = Object.entries(proof.evidence.args.get(step) ?? {});
  const asked = fieldsAskedAbout(path, place, proof);
  for (const [name, value] of args) {
    if (!isNarrowing(name, value)) continue;
    const field = asked.find((each) => isAbout(name, each));
    if (field !== undefined && !isBeyondBound(name, path, proof)) {
      return `the call has selected by ${name} already, so the list says nothing about ${field} in general; count without it.`;
    }
    const unsaid = scalarsOf(value).find((each) => !isStated(name, each, step, proof));
    if (unsaid !== undefined) {
      return `the call has selected by ${name} = ${shown(unsaid)}, which neither the query nor the text says; the list is whole only for that.`;
    }
  }
  return undefined;
}

/** Fields that the path's predicates compare, that it orders by, or whose extreme is taken. */
function fieldsAskedAbout(path: PathNode, place: Place, proof: JudgedProof): readonly string[] {
  const found: string[] = [];
  const visit = (node: ProofNode) => {
    if (node.kind === 'path') {
      const name = proof.survey.places.get(node)?.names?.at(-1);
      if (name !== undefined) found.push(name);
    } else if (node.kind === 'comparison' || node.kind === 'logical') {
      visit(node.left);
      visit(node.right);
    } else if (node.kind === 'call') {
      for (const argument of node.arguments) visit(argument);
    }
  };
  for (const step of path.steps) {
    for (const predicate of predicatesOf(step.filters)) visit(predicate);
    if (step.kind === 'order') for (const term of step.terms) visit(term.expression);
  }
  const last = path.steps.at(-1);
  const isList = place.values.some((value) => typeof value === 'object');
  if (last?.kind === 'name' && !isList) found.push(last.name);
  return found;
}

/** The greatest of what is at least so much is the greatest of all, and the least below a limit the least of all. */
function isBeyondBound(parameter: string, path: PathNode, { root }: JudgedProof): boolean {
  const words = wordsOf(parameter);
  const side = words.some((word) => /^min(?:imum)?$/.test(word))
    ? 'max'
    : words.some((word) => /^max(?:imum)?$/.test(word))
      ? 'min'
      : undefined;
  if (side === undefined) return false;
  const isOrdered = path.steps.some(
    (step) => step.kind === 'order' && step.terms.every(({ descending }) => descending === (side === 'max')),
  );
  return (
    isOrdered ||
    allNodes(root).some((node) => node.kind === 'call' && node.name === side && node.arguments.includes(path))
  );
}

/** Whether a parameter speaks of a field: `min_stars` of `stars`, `customer_id` of `customer_id`. */
function isAbout(parameter: string, field: string): boolean {
  const words = wordsOf(parameter).filter((word) => !BOUNDS.has(word));
  return words.length > 0 && words.join(' ') === wordsOf(field).join(' ');
}

function isStated(name: string, value: JsonScalar, step: string, proof: JudgedProof): boolean {
  if (typeof value === 'string' && !SIMPLE.test(value)) return true;
  if (isCarried(value, step, proof, isIdentifying(name))) return true;
  const { query, text, sentence, evidence } = proof;
  const parameter = parameterOf(name, step, proof);
  if (saysArgument(query, value, { today: evidence.today, parameter }) !== undefined) return true;
  const context = { today: evidence.today, query, labels: [name] };
  return [query, sentence ?? '', text ?? ''].some(
    (said) => said !== '' && mentionsValue(said, value, context),
  );
}

/** What the schema says of a parameter, for whoever reads the query. */
function parameterOf(name: string, step: string, { evidence }: JudgedProof): ParameterWords {
  const properties = evidence.schemas.get(step)?.input?.properties;
  const schema = isObject(properties) ? properties[name] : undefined;
  if (!isObject(schema)) return { name };
  const { type, format, pattern, description } = schema;
  return {
    name,
    ...(typeof type === 'string' && { type }),
    ...(typeof format === 'string' && { format }),
    ...(typeof pattern === 'string' && { pattern }),
    ...(typeof description === 'string' && { description }),
    ...(Array.isArray(schema.enum) && { enum: schema.enum as readonly JsonValue[] }),
  };
}

function isIdentifying(name: string): boolean {
  return wordsOf(name).some((word) => IDENTIFYING.has(word));
}

/**
 * Whether another step's value shows the identifier: then it is the thing that step found. The parameter says that it is
 * one, or the field that holds it does: a project's `key` is given as `project`.
 */
function isCarried(
  value: JsonScalar,
  step: string,
  { evidence }: JudgedProof,
  isIdentifier: boolean,
): boolean {
  return [...evidence.values].some(([other, whole]) => other !== step && holds(whole, value, isIdentifier));
}

function holds(whole: JsonValue | undefined, value: JsonScalar, isIdentifier: boolean): boolean {
  if (typeof whole !== 'object' || whole === null) return isIdentifier && whole === value;
  if (Array.isArray(whole))
    return (whole as readonly JsonValue[]).some((member) => holds(member, value, isIdentifier));
  return Object.entries(whole).some(([key, member]) =>
    holds(member, value, isIdentifier || isIdentifying(key)),
  );
}

function scalarsOf(value: JsonValue | undefined): readonly JsonScalar[] {
  if (Array.isArray(value)) return value.filter(isScalar);
  return isScalar(value) ? [value] : [];
}
