// How a configured secret may stand in what a server says: plain, escaped, encoded, or cut in half.
import { escapedPattern, mayBeEscaped, mayBeWrapped, wrappedPattern } from './escaped-pattern.ts';

/** A text that gives a secret away. */
export interface Spelling {
  readonly text: string;
  /** Set where it is only a part of an encoded or a cut secret: the characters of which the rest consists. */
  readonly run?: RegExp;
  /** Set where it may be written in too many ways to list them: it is looked for where `hint` finds anything. */
  readonly pattern?: { readonly any: RegExp; readonly hint: RegExp };
}

const base64Run = /[A-Za-z0-9+/_=-]/;
const wordRun = /[\w.~-]/;
const hexRun = /[\da-fA-F]/;
/** What a secret with symbols in it may go on with: not what ends a value in JSON, code or prose. */
const symbolRun = /[^\s"'<>\\,;(){}[\]]/;

/** A secret of one long word with digits in it, of which no half stands anywhere by chance. */
const longWord = /^(?=.*\d)(?=.*[A-Za-z])\S{16,}$/;
const plainWord = /^[\w.~+/=-]+$/;

const knownOf = new WeakMap<readonly string[], readonly Spelling[]>();
/** Those that were asked for last: a process knows few sets of secrets, now and then in another list. */
const known = new Map<string, readonly Spelling[]>();
const mostKnown = 16;

/** Every spelling of the secrets, each once, longest first: one secret may contain another. */
export function spellingsOf(secrets: readonly string[]): readonly Spelling[] {
  const ready = knownOf.get(secrets);
  if (ready !== undefined) return ready;
  const key = JSON.stringify(secrets);
  const spellings = known.get(key) ?? allSpellings(secrets);
  if (known.size >= mostKnown) known.clear();
  known.set(key, spellings);
  knownOf.set(secrets, spellings);
  return spellings;
}

/** Whether a text gives one of the secrets away. */
export function holdsSpelling(text: string, spellings: readonly Spelling[]): boolean {
  return spellings.some(({ text: plain, pattern }) =>
    pattern === undefined ? text.includes(plain) : pattern.hint.test(text) && text.search(pattern.any) !== -1,
  );
}

/** The text with each spelling replaced by the mark, and with it what else the secret consists of. */
export function replaceSpellings(text: string, spellings: readonly Spelling[], mark: string): string {
  return spellings.reduce((masked, spelling) => replaceSpelling(masked, spelling, mark), text);
}

function replaceSpelling(text: string, { text: secret, run, pattern }: Spelling, mark: string): string {
  if (pattern !== undefined) return pattern.hint.test(text) ? text.replace(pattern.any, () => mark) : text;
  if (run === undefined) return text.replaceAll(secret, () => mark);
  let masked = '';
  let from = 0;
  for (let at = text.indexOf(secret); at !== -1; at = text.indexOf(secret, from)) {
    let [start, end] = [at, at + secret.length];
    while (start > from && run.test(text[start - 1] as string)) start -= 1;
    while (end < text.length && run.test(text[end] as string)) end += 1;
    masked += text.slice(from, start) + mark;
    from = end;
  }
  return masked + text.slice(from);
}

function allSpellings(secrets: readonly string[]): readonly Spelling[] {
  const spellings = new Map<string, Spelling>();
  const add = (text: string, run?: RegExp) => {
    if (text.length >= shortest && !spellings.has(text)) {
      spellings.set(text, run === undefined ? { text } : { text, run });
    }
  };
  const look = (key: string, text: string, any: RegExp | undefined, hint: RegExp) => {
    if (any !== undefined && text.length >= shortest) spellings.set(key, { text, pattern: { any, hint } });
  };
  for (const secret of secrets.filter((text) => text !== '')) {
    spellings.set(secret, { text: secret });
    for (const plain of [secret, secret.trim(), ...withoutScheme(secret)]) {
      for (const text of escaped(plain)) add(text);
      for (const text of base64Cores(Buffer.from(plain))) {
        add(text, base64Run);
        look(`wrapped ${text}`, text, wrappedPattern(text), mayBeWrapped);
      }
      look(`escaped ${plain}`, plain, escapedPattern(plain), mayBeEscaped);
      // Each line of a key is as good as a half of it.
      for (const line of linesOf(plain)) add(line);
      for (const bytes of inUnits(plain)) {
        for (const text of base64Cores(bytes)) add(text, base64Run);
        add(bytes.toString('hex'), hexRun);
        add(bytes.toString('hex').toUpperCase(), hexRun);
      }
      for (const text of otherwiseWide(plain)) add(text);
      const hex = Buffer.from(plain).toString('hex');
      add(hex, hexRun);
      add(hex.toUpperCase(), hexRun);
      for (const between of [' ', ':']) {
        const parted = (hex.match(/../g) ?? []).join(between);
        add(parted);
        add(parted.toUpperCase());
      }
      if (longWord.test(plain)) {
        const half = Math.ceil(plain.length / 2);
        // What is cut to a length, or at the end of a buffer, is no less a secret.
        const run = plainWord.test(plain) ? wordRun : symbolRun;
        add(plain.slice(0, half), run);
        add(plain.slice(-half), run);
      }
    }
  }
  return [...spellings.values()].sort((a, b) => b.text.length - a.text.length);
}

/** Shorter texts stand in results by chance. */
const shortest = 6;

/** As Windows has texts: two bytes a unit, in either order. */
function inUnits(secret: string): readonly Buffer[] {
  const low = Buffer.from(secret, 'utf16le');
  return [low, Buffer.from(low).swap16()];
}

/** The same letters in full width, and such a text of two bytes a unit that was read as one of single bytes. */
function otherwiseWide(secret: string): readonly string[] {
  const full = secret.replace(/[!-~]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0));
  const parted = (gap: string) => [...secret].join(gap);
  const nuls = jsonEscaped(parted('\0'));
  const gaps = ['\0', '\\x00', '\\0', '%00', '\ufffd', ' '];
  return [full, full.replaceAll(' ', '\u3000'), nuls, jsonEscaped(nuls), ...gaps.map(parted)];
}

/** The lines of a secret of several, but for the heads and feet that any key has. */
function linesOf(secret: string): readonly string[] {
  const lines = secret.split(/\r?\n|\\n/).map((line) => line.trim());
  return lines.length < 2 ? [] : lines.filter((line) => line.length >= 16 && !line.startsWith('-----'));
}

/** `Bearer …` as a header has it: the credentials alone. */
function withoutScheme(secret: string): readonly string[] {
  return /^(?:Bearer|Basic|Token|ApiKey)\s+(\S.*)$/i.exec(secret)?.slice(1, 2) ?? [];
}

/** As it stands in JSON, also in JSON inside JSON, in addresses, and in HTML. */
function escaped(secret: string): readonly string[] {
  const json = jsonEscaped(secret);
  // Half of a surrogate pair cannot be encoded.
  const wellFormed = Buffer.from(secret).toString();
  const url = encodeURIComponent(wellFormed);
  return [
    secret,
    json,
    jsonEscaped(json),
    jsonEscaped(jsonEscaped(json)),
    asciiEscaped(json),
    jsonEscaped(asciiEscaped(json)),
    json.replaceAll('/', '\\/'),
    jsonEscaped(json.replaceAll('/', '\\/')),
    url,
    url.replaceAll('%20', '+'),
    url.replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase()),
    // As `URLSearchParams` has it, and as browsers leave a path.
    new URLSearchParams([['', wellFormed]]).toString().slice(1),
    encodeURI(wellFormed),
    secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    secret
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
  ];
}

function jsonEscaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** As Python writes JSON. */
function asciiEscaped(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * The characters that are the same in the base64 of any text that holds the secret, for each of the three ways in
 * which it can lie on the groups of three bytes.
 */
function base64Cores(bytes: Buffer): readonly string[] {
  const cores = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/={1,2}$/, '');
    // The first and the last character may hold bits of a neighbour.
    const wholeBits = (before + bytes.length) * 8;
    return text.slice(Math.ceil((before * 8) / 6), Math.floor(wholeBits / 6));
  });
  return [...cores, ...cores.map((core) => core.replaceAll('+', '-').replaceAll('/', '_'))];
}
