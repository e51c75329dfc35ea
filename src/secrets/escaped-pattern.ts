// A secret as other programs may have written it: any of its characters escaped, in any of the usual notations, mixed as they like.

/** Longer ones are found as they stand, and line by line. */
const longestEscaped = 400;

/** The entities of HTML for what stands in secrets: marks, and letters of western languages. */
const named: ReadonlyMap<string, string> = new Map(
  (
    '&amp <lt >gt "quot \'apos !excl #num $dollar %percnt (lpar )rpar *ast +plus ,comma .period /sol :colon ;semi =equals ' +
    '?quest @commat [lsqb \\bsol ]rsqb ^Hat _lowbar `grave {lcub |vert }rcub ~tilde §sect £pound €euro °deg äauml öouml üuuml ' +
    'ÄAuml ÖOuml ÜUuml ßszlig éeacute èegrave êecirc àagrave âacirc áaacute íiacute óoacute úuacute çccedil ñntilde åaring øoslash æaelig'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)] as const),
);
const mark = /^[ -/:-@[-`{-~]$/;

/** A text without any of these has nothing escaped in it. */
export const mayBeEscaped = /[\\%&+]/;

/** A text without any of these is wrapped nowhere. */
export const mayBeWrapped = /[\n\r]|\\[nr]/;

/**
 * Matches the secret with any of its characters as `\u0026` (in JSON of any language, in JSON inside JSON), `\x26`, `%26`
 * (also encoded twice), `&#38;`, `&#x26;` or `&amp;`. Each step has one way on, so a text takes as many steps as it has
 * characters, times those of the secret at most. Undefined for a secret that is too long.
 */
export function escapedPattern(secret: string): RegExp | undefined {
  const characters = [...secret];
  if (characters.length > longestEscaped) return undefined;
  return new RegExp(characters.map(anyNotation).join(''), 'gu');
}

function anyNotation(character: string): string {
  const point = character.codePointAt(0) as number;
  const bytes = [...Buffer.from(character)];
  const units = Array.from({ length: character.length }, (_, unit) => character.charCodeAt(unit));
  const unicode = units
    .map(
      (unit) =>
        `\\\\{1,8}u(?:${anyCase(unit.toString(16).padStart(4, '0'))}|\\{0{0,4}${anyCase(unit.toString(16))}\\})`,
    )
    .join('');
  const ways = [
    `\\u{${point.toString(16)}}`,
    unicode,
    bytes.map((byte) => `%(?:25){0,2}${anyCase(hex(byte))}`).join(''),
    `&(?:amp;){0,2}#0{0,4}${point};?`,
    `&(?:amp;){0,2}#[xX]0{0,4}${anyCase(point.toString(16))};?`,
    `\\\\{1,8}U${anyCase(point.toString(16).padStart(8, '0'))}`,
    ...(point < 256 ? [`\\\\{1,8}x${anyCase(hex(point))}`, `\\\\{1,8}0{0,2}${point.toString(8)}`] : []),
    ...(named.has(character) ? [`&(?:amp;){0,2}${named.get(character)};`] : []),
    ...(mark.test(character) ? [`\\\\{1,8}\\u{${point.toString(16)}}`] : []),
    ...(character === ' ' ? ['\\+'] : []),
    ...(character === '\n' ? ['\\\\{1,8}n'] : []),
    ...(character === '\r' ? ['\\\\{1,8}r'] : []),
    ...(character === '\t' ? ['\\\\{1,8}t'] : []),
  ];
  return `(?:${ways.join('|')})`;
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

/** Hexadecimal digits in either case. */
function anyCase(digits: string): string {
  return digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

/** Matches base64 with a line break anywhere in it, as mail and PEM wrap it, also where the break is escaped. */
export function wrappedPattern(base64: string): RegExp | undefined {
  const characters = [...base64];
  if (characters.length > longestEscaped * 2) return undefined;
  const literal = characters.map((character) => character.replace(/[+/=]/, '\\$&'));
  return new RegExp(literal.join('(?:[\\n\\r\\t ]|\\\\{1,8}[nr]){0,4}'), 'g');
}
