// States that an answer says of a thing that is in another one.
import type { Objection } from './examine-answer.ts';
import { governorsOf } from './governors.ts';
import { type AnswerReading, sentenceAt } from './reading.ts';
import type { Fact } from './scene.ts';
import { findStates, isInState, type State } from './states.ts';

/** What is wrong with each state that the answer says of the things it names, or of the only thing there is. */
export function stateObjections(reading: AnswerReading): readonly Objection[] {
  const states = findStates(reading.tokens, reading.scene).filter(
    ({ start, end }) =>
      !reading.anchors.some((anchor) => anchor.start <= start && end <= anchor.end) &&
      !reading.mentions.some(({ kind, start: from, end: to }) => (kind === 'quotation' || kind === 'name') && from <= start && end <= to),
  );
  return states.flatMap((state) => objectionTo(reading, state, states) ?? []);
}

function objectionTo(reading: AnswerReading, state: State, all: readonly State[]): Objection | undefined {
  // The same words may be a state of several fields: one that fits is enough.
  const same = all.filter(({ start, end }) => start === state.start && end === state.end);
  if (same[0] !== state) return undefined;
  const results = same.map((each) => fitOf(reading, each));
  if (results.some((fit) => fit === true) || results.every((fit) => fit === undefined)) return undefined;
  const text = reading.answered.response.slice(state.start, state.end);
  const other = results.find((fit): fit is string => typeof fit === 'string') ?? 'in another one';
  return {
    text,
    start: state.start,
    what: `${JSON.stringify(text)} is not the ${state.key.replaceAll('_', ' ')} of what it is said of: that is ${other}.`,
    instead: 'Say the state that the results show of each thing.',
  };
}

/** True where the thing is in the state, its own state where it is in another, undefined where no thing is meant. */
function fitOf(reading: AnswerReading, state: State): true | string | undefined {
  const sentence = sentenceAt(reading, state);
  const facts = reading.scene.facts.filter(({ key }) => key === state.key);
  let other: string | undefined;
  for (const group of reading.scene.groups) {
    const own = facts.filter(({ members }) => members.at(-1)?.group === group);
    if (own.length === 0) continue;
    const governors = governorsOf(reading.answered.response, state, sentence, group, reading.anchors);
    if (governors === undefined) continue;
    const about = own.filter(({ members }) => governors.members.some((member) => members.includes(member)));
    if (about.length === 0) continue;
    if (about.every((fact) => isInState(fact, state) !== state.negated)) return true;
    if (!governors.isInherited) other = String(about.find((fact) => isInState(fact, state) === state.negated)?.value);
  }
  if (other !== undefined) return other;
  const single = facts.filter(({ members }) => members.length === 0);
  if (single.length === 0) return undefined;
  if (single.some((fact) => isInState(fact, state) !== state.negated)) return true;
  return isSaidOfIt(reading, state) ? String(latest(single)?.value) : undefined;
}

function latest(facts: readonly Fact[]): Fact | undefined {
  return facts.at(-1);
}

/** "It is open", "is still open": and not a verb or a noun that happens to look like it. */
function isSaidOfIt({ answered }: AnswerReading, { start }: State): boolean {
  return /\b(?:is|are|was|were|been|remains?|stays?|became|now|still|as|to)\s+(?:now|still|currently|already|not|marked as|set to|in)?\s*$/i.test(
    answered.response.slice(Math.max(0, start - 30), start),
  );
}
