// The tools that a solver chooses from: the workflow's own among others that are hard to tell from them.

import { createRandom, deriveSeed } from '../../model/random.ts';
import type { Catalog, Tool } from '../../model/tool.ts';
import { singular, wordsOf } from '../../text/naming.ts';

/** How many tools are offered in all, as long as there are enough distractors among them. */
const offered = 20;
/** How many distractors there are even where the workflow has many tools of its own. */
const fewest = 5;
/** The share of the distractors that are like the workflow's own tools; the rest is drawn at random. */
const alike = 2 / 3;
/** What being on the same server adds to the likeness of two tools, which is a share in [0, 1]. */
const sameServer = 0.1;

/**
 * The workflow's own tools and at most `most` others of the catalog, in an order that tells nothing: equal for equal
 * seeds, different for others, so that being named first helps no tool in particular. Whether a tool may be called
 * does not matter, as nothing is.
 */
export function offerTools(
  own: readonly Tool[],
  catalog: Catalog,
  most: number,
  seed: number,
): readonly Tool[] {
  const random = createRandom(deriveSeed(seed, 'solve/tools'));
  const names = new Set(own.map(({ name }) => name));
  const others = catalog.tools.filter(({ name }) => !names.has(name));
  const room = Math.min(most, Math.max(fewest, offered - own.length));
  const likeness = likenessIn(catalog);
  const ranked = others
    .map((tool) => ({ tool, likeness: Math.max(0, ...own.map((each) => likeness(tool, each))) }))
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ tool }) => tool);
  const hard = ranked.slice(0, Math.ceil(room * alike));
  const rest = random.sample(ranked.slice(hard.length), room - hard.length, () => 1);
  return random.shuffle([...own, ...hard, ...rest]);
}

const wordSets = new WeakMap<Tool, ReadonlySet<string>>();

/** The words that a tool is told by: those of its name, title and description, nouns in the singular. */
function wordsTelling(tool: Tool): ReadonlySet<string> {
  let words = wordSets.get(tool);
  if (words === undefined) {
    const prose = `${tool.title ?? ''} ${tool.description}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    words = new Set([...wordsOf(tool.tool), ...prose].map(singular));
    wordSets.set(tool, words);
  }
  return words;
}

const weightsOf = new WeakMap<Catalog, ReadonlyMap<string, number>>();

/** How much a word tells apart: the inverse document frequency, 0 where every tool has it. */
function wordWeights(catalog: Catalog): ReadonlyMap<string, number> {
  let weights = weightsOf.get(catalog);
  if (weights === undefined) {
    const counts = new Map<string, number>();
    for (const tool of catalog.tools)
      for (const word of wordsTelling(tool)) counts.set(word, (counts.get(word) ?? 0) + 1);
    weights = new Map([...counts].map(([word, count]) => [word, Math.log(catalog.tools.length / count)]));
    weightsOf.set(catalog, weights);
  }
  return weights;
}

/** How alike two tools are: the weighted Jaccard index of their words, and a little for the same server. */
function likenessIn(catalog: Catalog): (one: Tool, other: Tool) => number {
  const weights = wordWeights(catalog);
  const sum = (words: Iterable<string>) => {
    let total = 0;
    for (const word of words) total += weights.get(word) ?? 0;
    return total;
  };
  return (one, other) => {
    const [a, b] = [wordsTelling(one), wordsTelling(other)];
    const shared = sum([...a].filter((word) => b.has(word)));
    const all = sum(a) + sum(b) - shared;
    return (all === 0 ? 0 : shared / all) + (one.server === other.server ? sameServer : 0);
  };
}
