// What the checks say, and what came before: the verdicts of a draft and the selections that led to it.
import type { Critique, Tried } from '../../model/feedback.ts';
import type { Trace } from '../../model/sample.ts';
import type { ToldVerdict } from '../told.ts';
import { count, counted } from './words.ts';

const marks = { passed: '✓', failed: '✗', skipped: '–' } as const;

export function Verdicts({ verdicts }: { readonly verdicts: readonly ToldVerdict[] }) {
  const told = verdicts.filter(({ status, detail }) => status !== 'passed' && detail !== undefined);
  return (
    <div class="verdicts">
      <ul class="chips">
        {verdicts.map(({ check, status, detail }) => (
          <li key={check} class={`chip ${status}`} title={detail}>
            <span aria-hidden="true">{marks[status]}</span>
            <span class="hidden">{status}</span> {check}
          </li>
        ))}
      </ul>
      {told.length > 0 && (
        <dl class="details">
          {told.map(({ check, status, detail, advice }) => (
            <div key={check}>
              <dt class={status}>{check}</dt>
              <dd>
                {/* Each piece of advice begins with what is wrong. */}
                {advice === undefined
                  ? detail
                  : advice.map((each) => (
                      <span key={each} class="advice">
                        {each}
                      </span>
                    ))}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

const outcomes = { selected: 'selected', succeeded: 'not selected', failed: 'failed' } as const;

/** What was proposed, and what became of it. */
function TriedProposals({ tried }: { readonly tried: readonly Tried[] }) {
  return (
    <ul class="tried">
      {tried.map(({ proposalId, instruction, tools, outcome, problem }) => (
        <li key={proposalId} class={outcome}>
          <b>{outcomes[outcome]}</b> {instruction} <code>{tools.join(' → ')}</code>
          {problem !== undefined && <span class="problem"> {problem}</span>}
        </li>
      ))}
    </ul>
  );
}

/** What the next proposals were told. */
function Critiques({ critiques }: { readonly critiques: readonly Critique[] }) {
  if (critiques.length === 0) return null;
  return (
    <details class="raw">
      <summary>what the next proposals were told ({count(critiques.length)})</summary>
      <ul>
        {critiques.map(({ tool, path, message }, at) => (
          <li key={at}>
            <code>{[tool, path].filter((each) => each !== null && each !== '').join(' ')}</code> {message}
          </li>
        ))}
      </ul>
    </details>
  );
}

const kinds = { append: 'appended', new: 'new chain', none: 'nothing selected' } as const;

export function TraceView({ trace }: { readonly trace: Trace }) {
  const { gradients, proposals, toolCalls, failedToolCalls, usage, costUsd } = trace;
  const tokens = usage.inputTokens + usage.outputTokens;
  return (
    <div class="trace">
      <p class="quiet">
        {counted(proposals, 'proposal')} tried in {counted(trace.iterations, 'iteration')};{' '}
        {counted(toolCalls, 'call')}, {count(failedToolCalls)} failed
        {tokens > 0 && `; ${count(tokens)} tokens`}
        {costUsd !== null && costUsd > 0 && `, $${costUsd.toFixed(4)}`}
      </p>
      <ol>
        {gradients.map((gradient) => (
          <li key={gradient.iteration}>
            <span class="number">{gradient.iteration}</span>
            <span class={`tag ${gradient.kind}`}>{kinds[gradient.kind]}</span> {gradient.reason}
            {gradient.tried !== undefined && <TriedProposals tried={gradient.tried} />}
            <Critiques critiques={gradient.critiques} />
          </li>
        ))}
      </ol>
    </div>
  );
}
