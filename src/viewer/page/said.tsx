// A text of a sample with the words in it that something rests on: what is asked in a query, what is claimed in a response.
import type { ComponentChildren } from 'preact';
import type { ToldClaim, ToldStep } from '../told.ts';
import { type Light, lightOfClaim, lightOfSource, useLighting } from './light.ts';
import { stepNumber } from './words.ts';

interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly light: Light;
  readonly kind: string;
}

/** The response, each claim of it to be pointed at. */
export function Response({
  text,
  claims,
  of,
}: {
  readonly text: string;
  readonly claims: readonly ToldClaim[];
  readonly of: number;
}) {
  const stretches = claims.map((claim, at): Stretch => {
    const [start, end] = claim.span;
    return { start, end, light: lightOfClaim(claim, `claim ${of}.${at}`), kind: claim.kind };
  });
  return (
    <p class="words" dir="auto">
      {pieces(text, stretches)}
    </p>
  );
}

interface QueryProps {
  readonly text: string;
  readonly steps: readonly ToldStep[];
  /** The number of the exchange. */
  readonly of: number;
}

/** The query, with the words that say arguments. */
export function Query({ text, steps, of }: QueryProps) {
  const { light } = useLighting();
  const asked = steps.flatMap((step) =>
    step.sources.flatMap((source): Stretch[] => {
      if (source.span === undefined || source.message !== of) return [];
      const name = `call ${stepNumber(step.id)} ${source.path.slice(1)}`;
      const key = `source ${step.id} ${source.path}`;
      return [
        {
          start: source.span[0],
          end: source.span[1],
          kind: 'asked',
          light: lightOfSource(source, key, name),
        },
      ];
    }),
  );
  return (
    <p class="words" dir="auto">
      {pieces(text, asked, light?.message === of ? light.span : undefined)}
    </p>
  );
}

/** Stretches that overlap an earlier one are left out: a word is one button. */
function pieces(
  text: string,
  stretches: readonly Stretch[],
  lit?: readonly [number, number],
): ComponentChildren[] {
  const found: ComponentChildren[] = [];
  let next = 0;
  for (const stretch of [...stretches].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (stretch.start < next) continue;
    found.push(text.slice(next, stretch.start));
    const words = text.slice(stretch.start, stretch.end);
    const isLit = lit !== undefined && lit[0] < stretch.end && stretch.start < lit[1];
    found.push(<Pointed key={stretch.start} stretch={stretch} words={words} lit={isLit} />);
    next = stretch.end;
  }
  found.push(text.slice(next));
  return found;
}

function Pointed({
  stretch,
  words,
  lit,
}: {
  readonly stretch: Stretch;
  readonly words: string;
  readonly lit: boolean;
}) {
  const { light, kept, point, pin } = useLighting();
  const isMine = light?.key === stretch.light.key;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button does not break across lines as the words around it do
    <span
      role="button"
      tabIndex={0}
      class={`said ${stretch.kind}${isMine || lit ? ' lit' : ''}`}
      aria-pressed={kept?.key === stretch.light.key}
      onMouseEnter={() => point(stretch.light)}
      onMouseLeave={() => point(undefined)}
      onFocus={() => point(stretch.light)}
      onBlur={() => point(undefined)}
      onClick={() => pin(stretch.light)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        pin(stretch.light);
      }}
    >
      {words}
    </span>
  );
}
