// Whether other words are those of the same dialogue: each turn asks for the same, with the same values, and answers the same.
import { boundValue } from '../grounding/bind.ts';
import type { Claim, Exchange } from '../model/claim.ts';
import type { ExchangeWords } from '../model/dialogue-io.ts';
import type { Critique } from '../model/feedback.ts';
import type { Sample } from '../model/sample.ts';
import { queryWords, type Step, stepsOf } from '../model/workflow.ts';
import { evidenceOf } from '../proofs/step-evidence.ts';
import { parameterWords } from '../schemas/parameter-words.ts';
import { factsOf } from '../scoring/facts.ts';
import { scoreAnswer } from '../scoring/score-answer.ts';
import { fieldFit } from '../text/field-words.ts';
import type { ParameterWords } from '../text/sayings/context.ts';
import { findSayings } from '../text/sayings/find-sayings.ts';
import { saysArgument } from '../text/sayings/says-argument.ts';
import { tokenize } from '../text/sayings/tokens.ts';
import { statedValues } from '../text/values.ts';
import { findWords } from '../text/words.ts';

/** What keeps the words from being another wording of the dialogue; each names its turn. */
export function objectionsTo(dialogue: Sample, words: readonly ExchangeWords[]): readonly Critique[] {
  const turns = new Turns(dialogue, words);
  return dialogue.exchanges.flatMap((exchange, at) =>
    turns
      .problemsOf(exchange, at)
      .map((what): Critique => ({ tool: null, path: null, message: `turn_${at + 1}: ${what}` })),
  );
}

/** A value that the person says, and in which message first. */
interface SaidValue {
  readonly step: string;
  readonly path: string;
  readonly text: string;
  readonly turn: number;
  /** Whether a text says it, in whatever words. */
  readonly isSaidBy: (text: string) => boolean;
}

class Turns {
  readonly #dialogue: Sample;
  readonly #words: readonly ExchangeWords[];
  readonly #steps: readonly Step[];
  readonly #said: readonly SaidValue[];

  constructor(dialogue: Sample, words: readonly ExchangeWords[]) {
    this.#dialogue = dialogue;
    this.#words = words;
    this.#steps = stepsOf(dialogue);
    this.#said = this.#steps.flatMap((step) => this.#saidBy(step));
  }

  problemsOf(exchange: Exchange, at: number): readonly string[] {
    const { query = '', response = '' } = this.#words[at] ?? {};
    return [
      ...this.#lostValues(exchange, at, query),
      ...this.#earlyValues(exchange, at, query),
      ...this.#lostConditions(exchange, query),
      ...this.#lostSlip(exchange, at, query),
      ...(exchange.kind === 'answer'
        ? this.#lostFacts(exchange, at, response)
        : this.#otherTurn(exchange, response)),
    ];
  }

  #saidBy(step: Step): readonly SaidValue[] {
    const { exchanges, tools, today, timeZone } = this.#dialogue;
    const schema = tools.find(({ name }) => name === step.name)?.inputSchema;
    return step.bindings.flatMap((binding): readonly SaidValue[] => {
      const text = queryWords(binding) ?? '';
      const turn = exchanges.findIndex(({ query }) => findWords(query, text) !== undefined);
      if (text === '' || turn === -1) return [];
      const value = boundValue(binding, step);
      const name = binding.path.split('/').at(-1) ?? '';
      const parameter: ParameterWords =
        schema === undefined ? { name } : parameterWords(schema, binding.path);
      const isSaidBy = (message: string) =>
        findWords(message, text) !== undefined ||
        saysArgument(message, value, { today, timeZone, parameter }) !== undefined;
      return [{ step: step.id, path: binding.path, text, turn, isSaidBy }];
    });
  }

  /** What the message has to say, and says no more. */
  #lostValues({ query: before }: Exchange, at: number, query: string): readonly string[] {
    const bound = this.#said.filter(({ turn }) => turn === at);
    const lost = bound.filter(({ isSaidBy }) => !isSaidBy(query)).map(({ text }) => text);
    const isBound = (text: string) => bound.some((each) => each.text.includes(text));
    const others = statedValues(before)
      .filter(({ text }) => !isBound(text))
      .filter(({ text, value }) => !this.#says(query, text, value))
      .map(({ text }) => text);
    return [...new Set([...lost, ...others])].map(
      (text) => `The message does not say “${text}” any more. Say it, in these or other words.`,
    );
  }

  /** What the message says although the person says it later, or never. */
  #earlyValues(exchange: Exchange, at: number, query: string): readonly string[] {
    const { exchanges } = this.#dialogue;
    const until = exchanges
      .slice(0, at + 1)
      .map((each, index) => (index < at ? `${each.query}\n${each.response}` : each.query))
      .join('\n');
    const open = exchange.kind === 'ask' ? (exchange.open ?? []) : [];
    const isOpen = ({ step, path }: SaidValue) =>
      open.some((each) => each.step === step && each.path === path);
    const early = this.#said
      .filter(({ turn }) => turn > at)
      .filter((value) => {
        if (findWords(until, value.text) !== undefined) return false;
        return isOpen(value) ? value.isSaidBy(query) : findWords(query, value.text) !== undefined;
      })
      .map(({ text }) => text);
    const news = statedValues(query)
      .filter(({ text }) => /\d|[“"«]/.test(text))
      .filter(({ text, value }) => !this.#says(until, text, value))
      .filter(({ text }) => !this.#said.some((each) => each.turn <= at && each.isSaidBy(text)))
      .map(({ text }) => text);
    return [...new Set([...early, ...news])].map(
      (text) => `The message says “${text}”, which the person does not say at this point. Leave it out.`,
    );
  }

  /** The words of conditions, which may be said some turns before the change that depends on them. */
  #lostConditions({ query: before }: Exchange, query: string): readonly string[] {
    const texts = this.#dialogue.exchanges.flatMap(({ condition }) => condition?.text ?? []);
    return texts
      .filter((text) => before.includes(text) && !query.includes(text))
      .map((text) => `The message has to say “${text}” in these words: the change depends on it.`);
  }

  /** Another question than the person meant, and its correction: both have to stay what they are. */
  #lostSlip({ move, query: before, claims }: Exchange, at: number, query: string): readonly string[] {
    if (move === 'correction')
      return correcting.test(before) && !correcting.test(query)
        ? ['The message has to put right what the person said before, as “Sorry, I meant …” does.']
        : [];
    const next = this.#dialogue.exchanges[at + 1];
    if (next?.move !== 'correction') return [];
    const [asked, meant] = [fieldsOf(claims), fieldsOf(next.claims)];
    const own = asked.filter((field) => !meant.includes(field));
    const later = meant.filter((field) => !asked.includes(field));
    const isLost = asksFor(before, own) && !asksFor(query, own);
    const isEarly = asksFor(query, later) && !asksFor(before, later);
    return isLost || isEarly
      ? [
          'The message has to ask for what the person asks by mistake; what they meant is said in the next turn.',
        ]
      : [];
  }

  /** Facts of the answer that the new one lacks, or tells wrongly. */
  #lostFacts(exchange: Exchange, at: number, response: string): readonly string[] {
    const { exchanges, tools, today, timeZone, ordered } = this.#dialogue;
    const until = exchanges.slice(0, at + 1);
    const reached = new Set(until.flatMap(({ steps }) => steps));
    const steps = this.#steps.filter(({ id }) => reached.has(id));
    const query = until.map((each) => each.query).join('\n');
    const evidence = evidenceOf(steps, tools, { today, ordered });
    const right = { form: [], exchanges: [exchange], query, response: exchange.response };
    const { facts } = scoreAnswer(factsOf(right, evidence), response, { query, today, timeZone });
    return facts
      .filter(({ status, isAsked }) => status === 'wrong' || (isAsked && status === 'missing'))
      .map(({ text, instead }) =>
        instead === undefined
          ? `The response does not say “${text}” any more. Say all that the turn tells.`
          : `The response says “${instead}” where the turn tells “${text}”. Keep what it tells.`,
      );
  }

  /** A response that asks, confirms or declines, and in the new words does not. */
  #otherTurn({ kind, response: before, claims }: Exchange, response: string): readonly string[] {
    const told = [...statedValues(before), ...claims.map(({ text }) => ({ text, value: text }))];
    const lost = told.filter(({ text, value }) => !this.#says(response, text, value));
    const problems = [...new Set(lost.map(({ text }) => text))].map(
      (text) => `The response does not say “${text}” any more. Say all that the turn tells.`,
    );
    if (kind === 'decline' && !inability.test(response))
      problems.push('The response has to say what cannot be done.');
    if (kind !== 'decline' && !/[?？]/u.test(response))
      problems.push(
        kind === 'ask'
          ? 'The response has to ask for what is missing.'
          : 'The response has to ask whether to make the change.',
      );
    return problems;
  }

  #says(text: string, words: string, value: string | number): boolean {
    const { today, timeZone } = this.#dialogue;
    const bare = words.replace(/^[“"«]|[”"»]$/g, '');
    return (
      findWords(text, bare) !== undefined ||
      [value, bare].some((each) => findSayings(text, each, { today, timeZone }).length > 0)
    );
  }
}

const correcting =
  /\b(?:sorry|mean|meant|mistake|wrong|instead|rather|actually|correction|apologies|oops|wait|no|not|other)\b/i;

/** The fields that the proofs of claims lead to. */
function fieldsOf(claims: readonly Claim[]): readonly string[] {
  return claims.flatMap((claim) => {
    const [, quoted, plain] = 'proof' in claim ? (/\.(?:`([^`]+)`|(\w+))\s*$/.exec(claim.proof) ?? []) : [];
    return quoted ?? plain ?? [];
  });
}

/** Whether a message has a word for one of the fields. */
function asksFor(message: string, fields: readonly string[]): boolean {
  return tokenize(message).some(
    ({ kind, word }) => kind === 'word' && fields.some((field) => fieldFit(word, field) > 0),
  );
}

const inability =
  /\b(?:cannot|can['’]?t|can not|could not|couldn['’]t|unable|not able|impossible|not possible|isn['’]t possible|no way|no (?:tool|means)|do not have|don['’]t have|have no|lack)\b/i;
