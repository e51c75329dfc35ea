// The calls of a sample: each with its arguments, where these come from, and its result.
import { useMemo } from 'preact/hooks';
import type { SampleStep } from '../../model/sample.ts';
import type { JsonValue } from '../json-shape.ts';
import type { ToldSource, ToldStep } from '../told.ts';
import { JsonTree } from './json-tree.tsx';
import { lightOfSource, litPlaces, useLighting } from './light.ts';
import { inLine, milliseconds, stepNumber, toolName } from './words.ts';

interface CallProps {
  readonly step: SampleStep;
  readonly told: ToldStep;
  readonly latencyMs: number | undefined;
  readonly isSetup: boolean;
}

export function Call({ step, told, latencyMs, isSetup }: CallProps) {
  const { light, kept, turn } = useLighting();
  const lit = useMemo(() => litPlaces(light, step.id), [light, step.id]);
  const led = useMemo(() => litPlaces(kept, step.id), [kept, step.id]);
  const { server, tool } = toolName(step.name);
  return (
    <section
      class={`call${lit.size > 0 ? ' led' : ''}`}
      id={step.id}
      aria-label={`Call ${stepNumber(step.id)}`}
    >
      <header>
        <span class="number">{stepNumber(step.id)}</span>
        <span class="server">{server}</span>
        <h3>{tool}</h3>
        {isSetup && <span class="tag">setup</span>}
        {step.failed && <span class="tag bad">failed, as it should</span>}
        {step.repairs !== undefined && <span class="tag">repairs call {stepNumber(step.repairs)}</span>}
        <span class="spacer" />
        {latencyMs !== undefined && <span class="quiet">{milliseconds(latencyMs)}</span>}
      </header>
      <div class="call-body">
        <Arguments step={step} sources={told.sources} />
        <div class="result">
          <JsonTree value={told.value} lit={lit} led={led} turn={turn} open={levelsOf(told.value)} />
          <Raw step={step} />
        </div>
      </div>
    </section>
  );
}

/** What the server sent, word for word: pictures and other content are named, never shown. */
function Raw({ step }: { readonly step: SampleStep }) {
  return (
    <details class="raw">
      <summary>as the server sent it</summary>
      <JsonTree value={step.result as unknown as JsonValue} lit={nothingLit} led={nothingLit} turn={0} />
    </details>
  );
}

const nothingLit = new Map<string, never>();

function Arguments({
  step,
  sources,
}: {
  readonly step: SampleStep;
  readonly sources: readonly ToldSource[];
}) {
  if (sources.length === 0) return <p class="arguments quiet">no arguments</p>;
  return (
    <table class="arguments">
      <caption class="hidden">Arguments of call {stepNumber(step.id)} and where they come from</caption>
      <tbody>
        {sources.map((source, at) => (
          <Argument key={`${source.path} ${at}`} step={step} source={source} />
        ))}
      </tbody>
    </table>
  );
}

function Argument({ step, source }: { readonly step: SampleStep; readonly source: ToldSource }) {
  const { light, kept, point, pin } = useLighting();
  const name = source.path.slice(1).replaceAll('/', '.');
  const mine = lightOfSource(
    source,
    `source ${step.id} ${source.path}`,
    `call ${stepNumber(step.id)} ${name}`,
  );
  const isMine = light?.key === mine.key;
  return (
    <tr class={isMine ? 'lit' : ''} onMouseEnter={() => point(mine)} onMouseLeave={() => point(undefined)}>
      <th scope="row">{name}</th>
      <td>
        <span class="value">{inLine(valueAt(step.arguments as JsonValue, source.path), 160)}</span>
        <button
          type="button"
          class={`source ${source.kind}`}
          aria-pressed={kept?.key === mine.key}
          onFocus={() => point(mine)}
          onBlur={() => point(undefined)}
          onClick={() => pin(mine)}
        >
          {source.words}
        </button>
        {source.choice !== undefined && source.choice.by !== 'only' && (
          <span class="quiet"> chosen by “{source.choice.text}”</span>
        )}
      </td>
    </tr>
  );
}

/** A small value is shown whole; of a large one, what it is made of. */
function levelsOf(value: JsonValue): number {
  return JSON.stringify(value).length < 1200 ? 5 : 2;
}

function valueAt(value: JsonValue, pointer: string): unknown {
  let here: unknown = value;
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined;
    here = (here as Record<string, unknown>)[key];
  }
  return here;
}
