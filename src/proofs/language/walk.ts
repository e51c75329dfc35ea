// Walks over a proof's syntax, and the questions about its parts that several rules ask.
import { ARGUMENTS_VARIABLE, type Filter, type PathNode, type ProofNode, STEP_VARIABLE } from './node.ts';

/** The nodes directly under one, predicates and order terms included. */
export function childrenOf(node: ProofNode): readonly ProofNode[] {
  switch (node.kind) {
    case 'literal':
    case 'variable':
      return [];
    case 'path':
      return node.steps.flatMap((step) => {
        const filters = predicatesOf(step.filters);
        if (step.kind === 'name') return filters;
        if (step.kind === 'expression') return [step.expression, ...filters];
        return [...step.terms.map((term) => term.expression), ...filters];
      });
    case 'negation':
      return [node.operand];
    case 'comparison':
    case 'arithmetic':
    case 'logical':
      return [node.left, node.right];
    case 'conditional':
      return [node.condition, node.then, node.otherwise];
    case 'array':
      return node.items;
    case 'call':
      return node.arguments;
    case 'filtered':
      return [node.base, ...predicatesOf(node.filters)];
  }
}

export function predicatesOf(filters: readonly Filter[]): readonly ProofNode[] {
  return filters.flatMap((filter) => (filter.kind === 'predicate' ? [filter.expression] : []));
}

/** The node and everything under it, outermost first. */
export function allNodes(node: ProofNode): readonly ProofNode[] {
  const known = nodes.get(node);
  if (known !== undefined) return known;
  const found: ProofNode[] = [];
  const visit = (current: ProofNode) => {
    found.push(current);
    for (const child of childrenOf(current)) visit(child);
  };
  visit(node);
  nodes.set(node, found);
  return found;
}

const nodes = new WeakMap<ProofNode, readonly ProofNode[]>();

/** The variable a path starts from; undefined where it starts at the item at hand. */
export function variableOf(path: PathNode): string | undefined {
  const first = path.steps[0];
  if (first?.kind !== 'expression') return undefined;
  const { expression } = first;
  if (expression.kind === 'variable') return expression.name;
  if (expression.kind === 'filtered' && expression.base.kind === 'variable') return expression.base.name;
  return undefined;
}

/** Whether the value comes out of steps' results: a `$step_N` is read somewhere outside of predicates. */
export function readsStep(node: ProofNode): boolean {
  return readsVariable(node, (name) => STEP_VARIABLE.test(name));
}

/** Whether it is a fixed value: nothing in it depends on a result, an argument or the item at hand. */
export function isConstant(node: ProofNode): boolean {
  return !readsVariable(node, (name) => name !== 'today') && !readsItem(node);
}

function readsVariable(node: ProofNode, wanted: (name: string) => boolean): boolean {
  switch (node.kind) {
    case 'variable':
      return wanted(node.name);
    case 'path':
      return node.steps.some((step) => step.kind === 'expression' && readsVariable(step.expression, wanted));
    case 'filtered':
      return readsVariable(node.base, wanted);
    default:
      return childrenOf(node).some((child) => readsVariable(child, wanted));
  }
}

/** Whether it reads the item at hand: a bare name or `$`, but not one of a list further in. */
export function readsItem(node: ProofNode): boolean {
  switch (node.kind) {
    case 'variable':
      return node.name === '';
    case 'path': {
      const first = node.steps[0];
      return first?.kind === 'expression' ? readsItem(first.expression) : first?.kind === 'name';
    }
    case 'filtered':
      return readsItem(node.base);
    default:
      return childrenOf(node).some(readsItem);
  }
}

export interface FreeVariables {
  /** Ids of the steps whose values are read: "step_2". */
  readonly steps: readonly string[];
  /** Ids of the steps whose arguments are read. */
  readonly args: readonly string[];
  readonly today: boolean;
}

/** What a proof has to be given. */
export function freeVariables(root: ProofNode): FreeVariables {
  const names = new Set(allNodes(root).flatMap((node) => (node.kind === 'variable' ? [node.name] : [])));
  const sorted = [...names].sort();
  return {
    steps: sorted.filter((name) => STEP_VARIABLE.test(name)),
    args: sorted
      .filter((name) => ARGUMENTS_VARIABLE.test(name))
      .map((name) => name.replace('args_', 'step_')),
    today: names.has('today'),
  };
}
