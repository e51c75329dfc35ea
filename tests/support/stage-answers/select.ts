// Answering `select`: the report that takes most from the steps so far; one that takes nothing seldom begins a chain.
import { scalarsIn } from '../../../src/model/pointer.ts';
import type { Random } from '../../../src/model/random.ts';
import { factsOf, isTelling } from './facts.ts';
import { callsIn, reportsIn, type Sections, type ShownCall, type ShownReport } from './prompt.ts';

/** Chains beyond these are not begun: a person asks for few things at once. */
const mostChains = 2;
/** How often a report that takes nothing begins a second chain. */
const newChainShare = 0.25;

export function answerSelect(sections: Sections, random: Random): object {
  const steps = callsIn(sections.get('Steps so far'));
  const chains = new Set(steps.map(({ chain }) => chain));
  const ranked = random
    .shuffle(reportsIn(sections.get('Reports')).filter(({ succeeded }) => succeeded))
    .filter((report) => tellsMore(report, steps))
    .map((report) => ({ report, worth: worthOf(report, steps) }))
    .sort((a, b) => b.worth - a.worth);
  const best = ranked[0]?.report;
  if (best === undefined) return none('No report that succeeded tells anything new.');
  const source = best.calls.flatMap(({ takes }) => takes).at(-1)?.step;
  const chain = steps.find(({ id }) => id === source)?.chain;
  if (chain !== undefined) return chosen('append', best, chain, 'It goes on from what was found.');
  if (chains.size === 0) return chosen('new', best, null, 'It is a beginning.');
  return chains.size < mostChains && random.real() < newChainShare
    ? chosen('new', best, null, 'A person could want to know this as well.')
    : none('No report has to do with the steps so far.');
}

/** Whether each call that is kept shows a value that no step has shown or was given. */
function tellsMore({ calls }: ShownReport, steps: readonly ShownCall[]): boolean {
  const seen = new Set(
    steps.flatMap((step) => [...scalarsIn(step.arguments), ...factsOf(step)].map(({ value }) => value)),
  );
  return calls.every((call) => {
    if (call.mark !== 'kept') return true;
    for (const { value } of scalarsIn(call.arguments)) seen.add(value);
    const facts = factsOf(call).map(({ value }) => value);
    const isNew = call.texts.length > 0 || facts.some((value) => isTelling(value) && !seen.has(value));
    for (const value of facts) seen.add(value);
    return isNew;
  });
}

function worthOf({ calls }: ShownReport, steps: readonly ShownCall[]): number {
  const kept = calls.filter(({ mark }) => mark === 'kept');
  const taken = kept.reduce((sum, { takes }) => sum + takes.length, 0);
  const isNew = kept.every(({ tool }) => steps.every((step) => step.tool !== tool));
  return taken * 2 + (isNew ? 1 : 0);
}

function chosen(kind: string, report: ShownReport, chainId: string | null, reason: string): object {
  return { kind, proposalId: report.id, chainId, reason, critiques: [] };
}

function none(reason: string): object {
  return { kind: 'none', proposalId: null, chainId: null, reason, critiques: [] };
}
