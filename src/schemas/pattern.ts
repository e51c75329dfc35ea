// Patterns of schemas as they are written: for JavaScript with and without its `u` flag, and for other languages.

/** What other languages write, in JavaScript's words. */
const translations: readonly (readonly [RegExp, string])[] = [
  [/\(\?P</g, '(?<'],
  [/\\A/g, '^'],
  [/\\[zZ]/g, '$'],
  [/\\([pP])([A-Z])/g, '\\$1{$2}'],
  [/\{,(\d{1,6})\}/g, '{0,$1}'],
  [/\\x\{([\dA-Fa-f]{1,6})\}/g, '\\u{$1}'],
  [/\(\?i:/g, '(?:'],
  [/\[\[:alpha:\]\]/g, '[A-Za-z]'],
  [/\[\[:digit:\]\]/g, '[0-9]'],
  [/\[\[:alnum:\]\]/g, '[A-Za-z0-9]'],
];

/**
 * The expression that a pattern is, by characters where that is legal; undefined where it is written for a language
 * that JavaScript does not understand. `(?i)` at the beginning, or `(?i:`, ignores case, and so does `/…/i`.
 */
export function compilePattern(written: string): RegExp | undefined {
  const [, inside, marks = ''] = /^\/(\^.*|.*\$)\/([a-z]{0,6})$/s.exec(written) ?? [];
  const pattern = inside === undefined ? written : `${marks.includes('i') ? '(?i)' : ''}${inside}`;
  const direct = expressionOf(pattern, 'u');
  if (direct !== undefined) return direct;
  const isCaseless = pattern.startsWith('(?i)') || pattern.includes('(?i:');
  const bare = pattern.startsWith('(?i)') ? pattern.slice(4) : pattern;
  const translated = translations.reduce((text, [written, meant]) => text.replace(written, meant), bare);
  const flags = isCaseless ? 'i' : '';
  // Without the flag, `\A` is legal and means the letter: translated first.
  return expressionOf(translated, `${flags}u`) ?? expressionOf(translated, flags);
}

function expressionOf(pattern: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return undefined;
  }
}
