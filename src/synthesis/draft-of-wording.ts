// A settled workflow and its wording as a draft: bound to the query, with reasons for its choices and proofs of its claims.
import { bindToQuery } from '../grounding/bind-to-query.ts';
import { promisedOrders } from '../grounding/promised-orders.ts';
import type { Account, Condition, Wording } from '../model/claim.ts';
import type { Draft, Settlement } from '../model/sample.ts';
import type { Tool } from '../model/tool.ts';
import { type Binding, mapSteps, type StepBinding, stepsOf, type Workflow } from '../model/workflow.ts';
import { judgeProof } from '../proofs/check-proof.ts';
import { examineAnswer } from '../proofs/search/examine-answer.ts';
import { findChoice, isOnlyItem } from '../proofs/search/find-choice.ts';
import { readScene } from '../proofs/search/scene.ts';
import { evidenceOf } from '../proofs/step-evidence.ts';
import { splitSentences } from '../text/sayings/split-sentences.ts';
import { accountOf } from './account.ts';

export interface Worded {
  readonly wording: Wording;
  readonly workflow: Workflow;
  readonly settlement: Settlement;
  /** The workflow's own tools, and that of a change that is not made. */
  readonly tools: readonly Tool[];
  readonly calendar: Pick<Account, 'today' | 'timeZone'>;
  /** The tool of the change that is not made where the wording's condition is not met. */
  readonly dropped?: string;
}

/** The draft; what the wording does not bring (claims, asks, choices) is searched for, as far as it can be found. */
export function draftOfWording({
  wording,
  workflow: settled,
  settlement,
  tools,
  calendar,
  dropped,
}: Worded): Draft {
  const { query, response, claims, asks = [], choices = [], condition } = wording;
  const { today, timeZone } = calendar;
  const bound = query === '' ? settled : bindToQuery(settled, { query, today, timeZone, tools, asks });
  const steps = stepsOf(bound);
  const ordered = promisedOrders(steps, tools);
  const withChoice = (binding: StepBinding, step: string): StepBinding => {
    const given = choices.find((each) => each.step === step && each.path === binding.path)?.choice;
    const choice = given ?? binding.choice ?? findChoice(binding, { query, today, steps, tools, ordered });
    const isStated =
      choice?.by === 'only' ? isOnlyItem(readScene(steps, tools), binding) : choice !== undefined;
    return choice === undefined || !isStated ? binding : { ...binding, choice };
  };
  const workflow = mapSteps(bound, (step) => ({
    ...step,
    bindings: step.bindings.map(
      (binding): Binding =>
        binding.source === 'step' && query !== '' ? withChoice(binding, step.id) : binding,
    ),
  }));
  const evidence = evidenceOf(steps, tools, { today, ordered });
  const known: Condition | undefined =
    condition === undefined
      ? undefined
      : { ...condition, value: judgeProof({ proof: condition.proof, query }, evidence).value === true };
  const account = accountOf({ today, timeZone, ordered }, workflow, wording, known, dropped);
  const draft: Draft = { ...account, query, response, workflow, tools, settlement };
  return claims !== undefined || response === '' ? draft : withFoundClaims(draft);
}

/** The draft with the claims that were found for what its answer says. */
function withFoundClaims(draft: Draft): Draft {
  const { query, response, today, timeZone, tools, setup, ordered } = draft;
  const steps = stepsOf(draft.workflow).filter(({ id }) => !setup.includes(id));
  const found = examineAnswer({ query, response, claims: [], today, timeZone, ordered, steps, tools });
  const evidence = evidenceOf(steps, tools, { today, ordered });
  const sentences = splitSentences(response);
  const claims = found.claims.filter((claim) => {
    if (!('proof' in claim) || claim.echo === true) return true;
    const sentence = sentences.find(({ start, end }) => start <= claim.span[0] && claim.span[0] < end);
    const said = {
      text: claim.text,
      ...(sentence && { sentence: response.slice(sentence.start, sentence.end) }),
    };
    return judgeProof({ proof: claim.proof, query, ...said }, evidence).holds;
  });
  return { ...draft, exchanges: draft.exchanges.map((exchange) => ({ ...exchange, claims })) };
}
