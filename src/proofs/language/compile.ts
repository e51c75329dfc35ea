// A proof's text → its checked syntax, once for each text.
import jsonata from 'jsonata';
import type { ProofNode } from './node.ts';
import { readSyntax, type SourceNode } from './read-syntax.ts';
import { caught, Rejection } from './rejection.ts';
import { applyRules, type RuleOptions } from './rules.ts';

const MAX_LENGTH = 2_000;
/** Enough for the drafts that are worked on at a time; a run has many thousands of different proofs. */
const CACHED = 500;

const cache = new Map<string, ProofNode | Rejection>();

/** The syntax of a proof; throws a Rejection with one sentence where it is no proof. */
export function compile(source: string, options: RuleOptions = {}): ProofNode {
  const key = `${options.prose === true ? 'prose' : 'value'} ${source}`;
  const known = cache.get(key);
  const compiled = known ?? caught(() => compileAnew(source, options));
  // The most recent come last, and the oldest goes.
  cache.delete(key);
  cache.set(key, compiled);
  if (cache.size > CACHED) {
    const [oldest] = cache.keys();
    if (oldest !== undefined) cache.delete(oldest);
  }
  if (compiled instanceof Rejection) throw compiled;
  return compiled;
}

function compileAnew(source: string, options: RuleOptions): ProofNode {
  if (source.length > MAX_LENGTH) {
    throw new Rejection(`The proof has ${source.length} characters; at most ${MAX_LENGTH} are read.`);
  }
  const root = readSyntax(parse(source));
  applyRules(root, options);
  return root;
}

function parse(source: string): SourceNode {
  try {
    return jsonata(source).ast() as unknown as SourceNode;
  } catch (error) {
    // The parser throws plain objects with a message and a position.
    const { message, position } = error as { message?: string; position?: number };
    const where = position === undefined ? '' : ` near character ${position}`;
    throw new Rejection(`The proof is not valid JSONata${where}: ${message ?? 'it cannot be parsed'}.`);
  }
}
