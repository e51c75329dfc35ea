// The pieces of Markdown that a card is made of.

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

/** `1,250`. */
export function count(number: number): string {
  return number.toLocaleString('en-US');
}

/** `1 row`, `2 rows`. */
export function counted(number: number, noun: string): string {
  return `${count(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** `12.5 %`; `–` for null. */
export function percent(share: number | null): string {
  return share === null ? '–' : `${Math.round(share * 1000) / 10} %`;
}

/** At most two decimals; `–` for null. */
export function decimal(number: number | null): string {
  return number === null ? '–' : String(Math.round(number * 100) / 100);
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Foreign text as code, so that nothing in it is markup. */
export function code(text: string): string {
  return `\`${text.replaceAll('`', "'").replaceAll(/\s+/g, ' ')}\``;
}
