// Limits of the loop that an estimate, a prompt or an agent's countdown has to know too.

/** Up to so many callable tools, a prompt describes all of them, whatever is drawn: caching them saves more than it costs. */
const fewTools = 64;

/**
 * Whether all callable tools stand in every prompt, so that prompts begin alike: where they are few, and few beside the
 * pool. A smaller pool is asked for where prompts have to be shorter.
 */
export function isCatalogShown(callable: number, pool: number): boolean {
  return callable <= fewTools && callable <= pool * 4;
}

/** Drafts made for each sample asked for, at most. */
export const draftsPerSample = 3;

/** How often the query and response of a draft are written, at most. */
export const mostWritings = 5;

/** How often a query-first search asks for its next call, at most: it ends, however wide it is. */
export const mostSearchSteps = 60;

/** Tools that a solver is offered in addition to the draft's own. */
export const solveDistractors = 15;

/** Words of a query, at most. */
export const mostQueryWords = 120;

/** Words of one of its sentences, at most. */
export const mostSentenceWords = 35;

/** Characters of a query: no text of anybody's may take the checks' time. */
export const longestQuery = 8_000;

/** Characters of a response. */
export const longestResponse = 16_000;
