// How a text of JSON is laid out: what its lines begin and end with.

export interface Layout {
  /** One step of indentation. */
  readonly unit: string;
  readonly lineBreak: '\n' | '\r\n';
}

/** As the text's own lines have it; two spaces where none is indented. */
export function layoutOf(text: string): Layout {
  const unit = /^(\t|[ ]{1,8})(?=["'/}\]])/m.exec(text)?.[1] ?? '  ';
  return { unit, lineBreak: text.includes('\r\n') ? '\r\n' : '\n' };
}

/** What the line of this place begins with, as far as it is blank. */
export function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))?.[0] ?? '';
}

/** The value as JSON, its second and later lines indented like the place that it is put into. */
export function layOut(value: unknown, { unit, lineBreak }: Layout, indent: string): string {
  return JSON.stringify(value, null, unit).replaceAll('\n', `${lineBreak}${indent}`);
}
