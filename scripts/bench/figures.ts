// What was measured beside what was aimed at: as a table, or as JSON with `--json`.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { createScreen } from '../../src/cli/terminal/terminal.ts';
import { table } from './table.ts';

export interface Figure {
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  /** The most that the value should be. */
  readonly limit?: number;
  /** The least that the value should be. */
  readonly least?: number;
}

// Read before anything is measured: a slip in the flags should not cost minutes.
const { json } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
}).values;
const screen = createScreen(process.stdout);

/** Prints the figures, and after them what else there is to tell. */
export function printFigures(
  figures: readonly Figure[],
  more: { readonly data: object; readonly text: string } = { data: {}, text: '' },
): void {
  if (json) {
    const machine = { node: process.version, processors: availableParallelism() };
    const judged = figures.map((figure) => ({ ...figure, met: isMet(figure) }));
    screen.print(JSON.stringify({ ...machine, figures: judged, ...more.data }, null, 2));
    return;
  }
  const rows = figures.map((figure) => [
    figure.name,
    quantity(figure.value, figure.unit),
    aim(figure),
    mark(figure),
  ]);
  screen.print(table(['figure', 'measured', 'aim', ''], rows));
  if (more.text !== '') screen.print(`\n${more.text}`);
}

/** Null where there is no limit, or nothing was measured. */
function isMet({ value, limit, least }: Figure): boolean | null {
  if (value === null || (limit === undefined && least === undefined)) return null;
  return value <= (limit ?? value) && value >= (least ?? value);
}

function aim({ limit, least, unit }: Figure): string {
  const aims = [
    ...(limit === undefined ? [] : [`≤ ${quantity(limit, unit)}`]),
    ...(least === undefined ? [] : [`≥ ${quantity(least, unit)}`]),
  ];
  return aims.join(', ');
}

function mark(figure: Figure): string {
  const met = isMet(figure);
  if (met === null) return '';
  return met ? screen.paint('green', '✓') : screen.paint('red', '✗');
}

function quantity(value: number | null, unit: string): string {
  if (value === null) return '–';
  return `${value.toFixed(value < 100 ? 2 : 0)} ${unit}`.trimEnd();
}
