// Tables without borders: columns aligned, one of them wrapped where the screen is too narrow for all.

import truncate from 'cli-truncate';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import { greatest } from '../../model/ends.ts';
import { terminalLine, terminalText } from '../../text/terminal-text.ts';
import type { Screen } from '../terminal/terminal.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Gives way where the table is too wide; the first such column does. */
  readonly flexible?: boolean;
}

const gap = 2;
const narrowest = 16;

/** A text of anybody's on one line, cut to so many columns. It is cut before it is measured: measuring is slow. */
export function cutToWidth(text: string, columns: number): string {
  return truncate(terminalLine(text.slice(0, columns * 8 + 100)), columns);
}

/** The table's lines. Columns whose titles are all empty have no head. */
export function renderTable(
  columns: readonly Column[],
  cells: readonly (readonly string[])[],
  screen: Pick<Screen, 'width' | 'paint'>,
): string {
  const rows = cells.map((row) => row.map(cellText));
  const widths = columns.map(({ title }, index) =>
    greatest([title, ...rows.map((row) => row[index] ?? '')].map(widthOf), 0),
  );
  const flexible = columns.findIndex((column) => column.flexible === true);
  const surplus = widths.reduce((sum, width) => sum + width + gap, -gap) - screen.width;
  if (flexible !== -1 && surplus > 0) {
    widths[flexible] = Math.max(narrowest, (widths[flexible] as number) - surplus);
  }
  const hasHead = columns.some(({ title }) => title !== '');
  const head = hasHead ? [columns.map(({ title }) => screen.paint('dim', title))] : [];
  const lines = [...head, ...rows].flatMap((row) => {
    const blocks = columns.map((_, index) => linesOf(row[index] ?? '', widths[index] ?? 0));
    const height = Math.max(...blocks.map((block) => block.length));
    return Array.from({ length: height }, (_, at) =>
      blocks
        .map((block, index) => padded(block[at] ?? '', widths[index] ?? 0, columns[index]?.align))
        .join(' '.repeat(gap))
        .trimEnd(),
    );
  });
  return lines.join('\n');
}

function linesOf(cell: string, width: number): readonly string[] {
  return (widthOf(cell) > width ? wrapAnsi(cell, width, { hard: true }) : cell).split('\n');
}

function padded(line: string, width: number, align: Column['align']): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(line)));
  return align === 'right' ? `${space}${line}` : `${line}${space}`;
}

/** Names, dimmed, and what is to be said of each; the right side wraps where the screen is too narrow. */
export function renderPairs(
  rows: readonly (readonly [string, string])[],
  screen: Pick<Screen, 'width' | 'paint'>,
): string {
  return renderTable(
    [{ title: '' }, { title: '', flexible: true }],
    rows.map(([name, value]) => [screen.paint('dim', name), value]),
    screen,
  );
}

/** Characters of a cell: more than anybody reads in a table. */
const longestCell = 1000;

function cellText(cell: string): string {
  return terminalText(cell.length <= longestCell ? cell : `${cell.slice(0, longestCell)}…`);
}

/** In columns of the terminal: a wide character takes two, an escape sequence none. */
function widthOf(cell: string): number {
  return greatest(cell.split('\n').map((line) => stringWidth(line)));
}
