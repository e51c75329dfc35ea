// Generated regions of a Markdown page: what stands between their markers is replaced, the prose around them is kept.

/** What each region of a page holds, by the name in its markers. */
export type Regions = Readonly<Record<string, string>>;

const opening = (name: string) => `<!-- ${name}: written by npm run make-docs -->`;
const closing = (name: string) => `<!-- ${name}: end -->`;

/** The page with every region filled. Throws where a marker is missing. */
export function fillRegions(page: string, regions: Regions): string {
  let filled = page;
  for (const [name, text] of Object.entries(regions)) {
    const start = filled.indexOf(opening(name));
    const end = filled.indexOf(closing(name), start);
    if (start === -1 || end === -1) {
      throw new Error(`The page has no region ${name}: add "${opening(name)}" and "${closing(name)}".`);
    }
    filled = `${filled.slice(0, start + opening(name).length)}\n\n${text.trim()}\n\n${filled.slice(end)}`;
  }
  return filled;
}

/** A Markdown table. What a cell would break, or a reader would take for HTML, is escaped. */
export function markdownTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Inside backticks only bars need it. */
function escaped(cell: string): string {
  return cell
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll('<', '&lt;')).replaceAll('|', '\\|'))
    .join('');
}

export function code(text: string): string {
  return `\`${text}\``;
}
