// Tables without borders: columns aligned, one of them wrapped where the screen is too narrow for all.
import Table from 'cli-table3';
import stringWidth from 'string-width';
import type { Screen } from '../terminal/terminal.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** Gives way where the table is too wide; the first such column does. */
  readonly flexible?: boolean;
}

const gap = 2;
const narrowest = 16;

const noBorders = Object.fromEntries(
  [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
    'left',
    'left-mid',
    'mid',
    'mid-mid',
    'right',
    'right-mid',
    'middle',
  ].map((place) => [place, '']),
);

/** The table's lines. Columns whose titles are all empty have no head. */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  screen: Pick<Screen, 'width' | 'paint'>,
): string {
  const widths = columns.map(({ title }, index) =>
    Math.max(0, ...[title, ...rows.map((row) => row[index] ?? '')].map(widthOf)),
  );
  const flexible = columns.findIndex((column) => column.flexible === true);
  const surplus = widths.reduce((sum, width) => sum + width + gap, -gap) - screen.width;
  if (flexible !== -1 && surplus > 0) {
    widths[flexible] = Math.max(narrowest, (widths[flexible] as number) - surplus);
  }
  const hasHead = columns.some(({ title }) => title !== '');
  const table = new Table({
    ...(hasHead ? { head: columns.map(({ title }) => screen.paint('dim', title)) } : {}),
    chars: noBorders,
    colWidths: widths.map((width) => width + gap),
    colAligns: columns.map(({ align }) => align ?? 'left'),
    style: { 'padding-left': 0, 'padding-right': gap, head: [], border: [] },
    wordWrap: true,
  });
  for (const row of rows) table.push([...row]);
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
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

/** In columns of the terminal: a wide character takes two, an escape sequence none. */
function widthOf(cell: string): number {
  return Math.max(...cell.split('\n').map((line) => stringWidth(line)));
}
