// How the calls depend on each other, and how long each took: a graph above, a timeline below.
import type { SampleStep } from '../../model/sample.ts';
import type { ToldStep } from '../told.ts';
import { milliseconds, stepNumber, toolName } from './words.ts';

interface GraphProps {
  readonly steps: readonly SampleStep[];
  readonly told: readonly ToldStep[];
  readonly latencyMs: Readonly<Record<string, number>>;
  readonly onOpen: (step: string) => void;
}

const width = 188;
const height = 34;
const gapX = 44;
const gapY = 12;

export function CallGraph({ steps, told, onOpen }: GraphProps) {
  const placed = layOut(told);
  const columns = Math.max(...[...placed.values()].map(({ column }) => column)) + 1;
  const rows = Math.max(...[...placed.values()].map(({ row }) => row)) + 1;
  const left = (column: number) => column * (width + gapX) + 1;
  const top = (row: number) => row * (height + gapY) + 1;
  const wide = columns * (width + gapX) - gapX + 2;
  const high = rows * (height + gapY) - gapY + 2;
  return (
    <svg
      class="graph"
      width={wide}
      height={high}
      viewBox={`0 0 ${wide} ${high}`}
      role="img"
      aria-label={described(told)}
    >
      {told.flatMap(({ id, needs }) =>
        needs.map((from) => {
          const [a, b] = [placed.get(from), placed.get(id)];
          if (a === undefined || b === undefined) return null;
          const [x1, y1] = [left(a.column) + width, top(a.row) + height / 2];
          const [x2, y2] = [left(b.column), top(b.row) + height / 2];
          const bend = Math.max(18, (x2 - x1) / 2);
          return (
            <path
              key={`${from} ${id}`}
              class="edge"
              d={`M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}
            />
          );
        }),
      )}
      {steps.map((step) => {
        const place = placed.get(step.id);
        if (place === undefined) return null;
        const { server, tool } = toolName(step.name);
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the same call is reached by its heading below
          <g key={step.id} class={`node-box${step.failed ? ' failed' : ''}`} onClick={() => onOpen(step.id)}>
            <rect x={left(place.column)} y={top(place.row)} width={width} height={height} rx="7" />
            <text x={left(place.column) + 10} y={top(place.row) + 14} class="of">
              {stepNumber(step.id)} · {server}
            </text>
            <text x={left(place.column) + 10} y={top(place.row) + 27}>
              {tool.length > 27 ? `${tool.slice(0, 26)}…` : tool}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function described(told: readonly ToldStep[]): string {
  const said = told.map(({ id, needs }) =>
    needs.length === 0
      ? `call ${stepNumber(id)} needs no other`
      : `call ${stepNumber(id)} needs ${needs.map(stepNumber).join(' and ')}`,
  );
  return `Dependencies: ${said.join('; ')}.`;
}

/** A step stands one column right of the last that it needs. */
function layOut(told: readonly ToldStep[]): Map<string, { column: number; row: number }> {
  const placed = new Map<string, { column: number; row: number }>();
  const taken: number[] = [];
  for (const { id, needs } of told) {
    const column = Math.max(-1, ...needs.map((need) => placed.get(need)?.column ?? -1)) + 1;
    const row = taken[column] ?? 0;
    taken[column] = row + 1;
    placed.set(id, { column, row });
  }
  return placed;
}

/** The calls one after the other, each as long as it took. */
export function Timeline({ steps, latencyMs }: Pick<GraphProps, 'steps' | 'latencyMs'>) {
  const total = steps.reduce((sum, { id }) => sum + (latencyMs[id] ?? 0), 0);
  let before = 0;
  return (
    <table class="timeline">
      <caption class="hidden">Latency of each call</caption>
      <tbody>
        {steps.map((step) => {
          const took = latencyMs[step.id] ?? 0;
          const start = total === 0 ? 0 : (before / total) * 100;
          before += took;
          const size = total === 0 ? 0 : (took / total) * 100;
          return (
            <tr key={step.id}>
              <th scope="row">
                {stepNumber(step.id)} {toolName(step.name).tool}
              </th>
              <td class="track">
                <span
                  class={`bar${step.failed ? ' bad' : ''}`}
                  style={{ marginLeft: `${start}%`, width: `max(2px, ${size}%)` }}
                />
              </td>
              <td class="amount">{milliseconds(took)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
