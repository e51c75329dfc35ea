// The pieces of Markdown that a card is made of.
import { count } from '../../../text/quantities.ts';

/** A table; numbers are right-aligned if their column says so. */
export function markdownTable(
  titles: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  numbers: 'right' | 'left' = 'right',
): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.map(cell).join(' | ')} |`;
  const rule = titles.map((_, index) => (index > 0 && numbers === 'right' ? '---:' : '---'));
  return [line(titles), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

function cell(value: string | number): string {
  const text = typeof value === 'number' ? count(value) : value;
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
}

/** Foreign text as code, so that nothing in it is markup. */
export function code(text: string): string {
  const plain = text.replaceAll('`', "'").replaceAll(/\s+/g, ' ');
  return plain.trim() === '' ? '' : `\`${plain}\``;
}

/** Foreign text as text, on one line: what would be markup in it is shown as it stands. */
export function escaped(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_~[\]<>|#!&]/g, '\\$&');
}
