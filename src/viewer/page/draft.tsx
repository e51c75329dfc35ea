// One draft: the conversation, its calls, what proves what, the checks, and how it came about.
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { SampleStep } from '../../model/sample.ts';
import type { ToldDraft } from '../told.ts';
import { Call } from './calls.tsx';
import { CallGraph, Timeline } from './graph.tsx';
import { useKeys } from './keys.ts';
import { type Light, LightContext } from './light.ts';
import { Query, Response } from './said.tsx';
import { leadTo } from './scroll.ts';
import { ScrollX } from './scroll-x.tsx';
import { TraceView, Verdicts } from './verdicts.tsx';
import { counted, inLine, moment, stepNumber, toolName } from './words.ts';

interface DraftProps {
  readonly told: ToldDraft;
}

export function DraftView({ told }: DraftProps) {
  const { draft } = told;
  const [pointed, setPointed] = useState<Light>();
  const [pinned, setPinned] = useState<Light>();
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    setPointed(undefined);
    setPinned(undefined);
  }, [draft.id]);
  const pin = useCallback((light: Light) => {
    setPinned((before) => (before?.key === light.key ? undefined : light));
    setTurn((before) => before + 1);
  }, []);
  useKeys({ Escape: () => setPinned(undefined) });
  const light = pointed ?? pinned;
  const lighting = useMemo(
    () => ({ light, kept: pinned, turn, point: setPointed, pin }),
    [light, pinned, turn, pin],
  );
  const steps = useMemo(() => stepsInOrder(told), [told]);
  const open = (step: string) => leadTo(document.getElementById(step), 'start');
  return (
    <LightContext.Provider value={lighting}>
      <article class="draft">
        {told.reason !== undefined && (
          <p class="refusal">
            <b>Rejected.</b> {told.reason}
          </p>
        )}
        <Conversation told={told} steps={steps} onOpen={open} />
        {steps.length > 0 && (
          <section aria-label="Calls">
            <h2>Calls</h2>
            <div class="overview">
              <ScrollX label="Graph of the calls">
                <CallGraph steps={steps} told={told.steps} latencyMs={draft.trace.latencyMs} onOpen={open} />
              </ScrollX>
              <Timeline steps={steps} latencyMs={draft.trace.latencyMs} />
            </div>
            {steps.map((step) => {
              const of = told.steps.find(({ id }) => id === step.id);
              return of === undefined ? null : (
                <Call
                  key={step.id}
                  step={step}
                  told={of}
                  latencyMs={draft.trace.latencyMs[step.id]}
                  isSetup={draft.setup.includes(step.id)}
                />
              );
            })}
          </section>
        )}
        <section aria-label="Checks">
          <h2>Checks</h2>
          <Verdicts verdicts={draft.verdicts} />
        </section>
        <section aria-label="How it came about">
          <h2>How it came about</h2>
          <TraceView trace={draft.trace} />
          <p class="quiet">
            {draft.provenance.model} · {moment(draft.provenance.createdAt)} · takes place on {draft.today} ·{' '}
            {draft.provenance.servers.map(({ name, version }) => `${name} ${version}`).join(', ')}
          </p>
        </section>
      </article>
      <ProofBar
        light={light}
        pinned={pinned !== undefined && light?.key === pinned.key}
        onClose={() => setPinned(undefined)}
      />
    </LightContext.Provider>
  );
}

interface ConversationProps extends DraftProps {
  readonly steps: readonly SampleStep[];
  readonly onOpen: (step: string) => void;
}

function Conversation({ told, steps, onOpen }: ConversationProps) {
  const { draft, original } = told;
  const exchanges =
    draft.exchanges.length > 0
      ? draft.exchanges
      : [{ query: draft.query, response: draft.response, steps: steps.map(({ id }) => id) }];
  return (
    <section class="conversation" aria-label="Conversation">
      {exchanges.map((exchange, at) => (
        <div class="exchange" key={at}>
          <div class="turn person">
            <span class="who">Person</span>
            {exchange.query === '' ? (
              <p class="quiet">No question was written.</p>
            ) : (
              <Query text={exchange.query} steps={told.steps} of={at} />
            )}
          </div>
          {exchange.steps.length > 0 && (
            <div class="turn">
              <span class="who">Calls</span>
              <ol class="called">
                {exchange.steps.map((id) => {
                  const step = steps.find((each) => each.id === id);
                  if (step === undefined) return null;
                  const { server, tool } = toolName(step.name);
                  return (
                    <li key={id}>
                      <button type="button" class="plain" onClick={() => onOpen(id)}>
                        <span class="number">{stepNumber(id)}</span>
                        <span class="server">{server}</span> {tool}
                      </button>
                      <span class="quiet"> {inLine(step.arguments, 110)}</span>
                    </li>
                  );
                })}
              </ol>
            </div>
          )}
          <div class="turn assistant">
            <span class="who">Assistant</span>
            {exchange.response === '' ? (
              <p class="quiet">No answer was written.</p>
            ) : (
              <Response text={exchange.response} claims={told.claims[at] ?? []} of={at} />
            )}
          </div>
        </div>
      ))}
      {original !== undefined && (
        <details class="raw">
          <summary>before it was edited</summary>
          {original.flatMap(({ query, response }, at) => [
            <p class="words" dir="auto" key={`query-${at}`}>
              {query}
            </p>,
            <p class="words" dir="auto" key={`response-${at}`}>
              {response}
            </p>,
          ])}
        </details>
      )}
    </section>
  );
}

/** What is lit, and why: the proof with its value, where it reads, or the source in words. */
function ProofBar({
  light,
  pinned,
  onClose,
}: {
  readonly light: Light | undefined;
  readonly pinned: boolean;
  readonly onClose: () => void;
}) {
  if (light === undefined) return null;
  const read = light.places.filter(({ isCompared }) => isCompared !== true);
  const compared = light.places.length - read.length;
  return (
    <aside class="proof-bar" aria-live="polite">
      <div class="proof-words">
        <b>{light.title}</b>
        {light.note !== undefined && <span> {light.note}</span>}
        {light.value !== undefined && (
          <span>
            {' '}
            = <code class="value">{inLine(light.value, 160)}</code>
          </span>
        )}
        {pinned && (
          <button type="button" class="plain" onClick={onClose}>
            Unpin <kbd>Esc</kbd>
          </button>
        )}
      </div>
      {light.proof !== undefined && <code class="expression">{light.proof}</code>}
      {read.length > 0 && (
        <p class="quiet">
          read at{' '}
          {read.slice(0, 4).map(({ step, pointer }, at) => (
            <span key={`${step} ${pointer}`}>
              {at > 0 && ', '}
              call {stepNumber(step)} <code>{pointer === '' ? '(all)' : pointer}</code>
            </span>
          ))}
          {read.length > 4 && ` and ${counted(read.length - 4, 'more place')}`}
          {compared > 0 && `; compared with ${counted(compared, 'other value')}`}
        </p>
      )}
    </aside>
  );
}

/** All steps in the order of their execution. */
function stepsInOrder({ draft, steps }: ToldDraft): readonly SampleStep[] {
  const all = draft.chains.flatMap((chain) => chain.steps);
  const place = new Map(steps.map(({ id }, at) => [id, at]));
  return [...all].sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
}
