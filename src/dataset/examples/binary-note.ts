// Binary content as a typed note: its type and size, never its bytes.

/** `[image/png, 12 kB]`: a media type, and the size of the decoded base64 text. */
export function binaryNote(mediaType: string, base64: string): string {
  return `[${mediaType}, ${sizeOf(base64)}]`;
}

/** The size of decoded base64, in bytes, kilobytes or megabytes of 1000. */
function sizeOf(base64: string): string {
  let characters = 0;
  for (let at = 0; at < base64.length; at++) if (isDigit(base64.charCodeAt(at))) characters++;
  const bytes = Math.floor((characters * 3) / 4);
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 999_500 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Letters, digits, and the four others of both base64 alphabets; line breaks and padding hold no bits. */
function isDigit(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 47 && code <= 57) ||
    code === 43 ||
    code === 45 ||
    code === 95
  );
}

// In JSON the lines of a base64 text are parted by the two characters \n.
const dataUri =
  /data:([\w.+-]+\/[\w.+-]+)?(?:;[\w.+-]+=[\w.+"-]+)*;base64,((?:[A-Za-z0-9+/_=-]|%[0-9A-Fa-f]{2})+)/g;
const oneLine = /(?<![A-Za-z0-9+/_=-])[A-Za-z0-9+/_-]{200,}={0,2}(?![A-Za-z0-9+/_=-])/g;
const manyLines =
  /(?<![A-Za-z0-9+/_=-])[A-Za-z0-9+/]{60,}(?:(?:\\r|\\n|\r|\n)+[A-Za-z0-9+/]{60,})+(?:(?:\\r|\\n|\r|\n)+[A-Za-z0-9+/]+)?={0,2}/g;

/** The minimum length of a line of base64. */
const shortest = 60;

/**
 * The text with data URIs and long runs of base64 replaced by notes. A run that one of the `kept` texts contains is kept: a later
 * call passes it on, which it could not if it had not been shown.
 */
export function withoutBase64(text: string, kept: readonly string[] = []): string {
  if (!hasLongRun(text)) return text;
  const longKept = kept.filter((value) => value.length >= shortest);
  const isKept = (run: string) => longKept.some((value) => value.includes(run));
  const asNote = (run: string) => (isKept(run) || !isMixed(run) ? run : binaryNote('base64', run));
  let shown = text;
  if (shown.includes(';base64,'))
    shown = shown.replace(dataUri, (uri: string, type: string | undefined, data: string) =>
      isKept(uri) ? uri : binaryNote(type ?? 'text/plain', data),
    );
  return shown.replace(oneLine, asNote).replace(manyLines, asNote);
}

/** Whether there are this many consecutive base64 characters; looks at few others. */
function hasLongRun(text: string): boolean {
  for (let at = shortest - 1; at < text.length; at += shortest) {
    let start = at;
    while (start > at - shortest && isDigit(text.charCodeAt(start))) start--;
    if (start === at) continue;
    let end = at + 1;
    while (end - start <= shortest && isDigit(text.charCodeAt(end))) end++;
    if (end - start > shortest) return true;
  }
  return text.includes(';base64,');
}

/** Bytes give both cases and digits; a sequence of bases, a hash in hex or a long word does not. */
function isMixed(run: string): boolean {
  return /[a-z]/.test(run) && /[A-Z]/.test(run) && /\d/.test(run);
}
