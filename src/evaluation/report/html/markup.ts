// Markup that cannot be injected into: what is put into a template is escaped, unless it is markup itself.

/** A piece of HTML that is safe to include in a page. */
export interface Markup {
  readonly html: string;
}

type Piece = Markup | string | number | undefined | readonly Piece[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Control characters that HTML does not allow, and half of a pair that no encoding can write. */
const unwritable =
  /[^\t\n\r -~\u{a0}-\u{d7ff}\u{e000}-\u{fdcf}\u{fdf0}-\u{fffd}\u{10000}-\u{1fffd}\u{20000}-\u{10fffd}]/gu;

/** Text escaped for use between tags or in a quoted attribute. */
function escaped(text: string): string {
  return text.replace(unwritable, '\ufffd').replace(/[&<>"'`]/g, (sign) => entities[sign] as string);
}

function written(piece: Piece): string {
  if (piece === undefined) return '';
  if (typeof piece === 'string' || typeof piece === 'number') return escaped(String(piece));
  return 'html' in piece ? piece.html : piece.map(written).join('');
}

/** A template of HTML: strings and numbers in it are escaped, lists are joined, and what is undefined is left out. */
export function markup(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return { html: parts.map((part, index) => part + written(pieces[index])).join('') };
}
