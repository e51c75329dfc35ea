// Tables of figures, for this terminal.
import { type Column, renderTable } from '../../src/cli/rendering/table.ts';
import { createScreen } from '../../src/cli/terminal/terminal.ts';

const screen = createScreen(process.stdout);

/** The first column is for words, the others are for numbers. */
export function table(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const columns = titles.map((title, at): Column => ({ title, align: at === 0 ? 'left' : 'right' }));
  return renderTable(columns, rows, screen);
}
