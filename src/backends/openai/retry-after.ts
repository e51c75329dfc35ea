// When an endpoint wants to be asked again: told in headers, in fields however deeply escaped, or in words.

/** RFC 9110: seconds or a date; some endpoints tell milliseconds beside it. Milliseconds; undefined where nothing is told. */
export function retryAfterMs(header: (name: string) => string | null, text: string): number | undefined {
  const ms = Number.parseFloat(header('retry-after-ms') ?? '');
  if (ms >= 0) return ms;
  const after = header('retry-after');
  if (after !== null) {
    const seconds = Number(after);
    const wait = Number.isNaN(seconds) ? Date.parse(after) - Date.now() : seconds * 1000;
    if (wait >= 0) return wait;
  }
  return inField(text) ?? inWords(text);
}

/** Google's field, and those of others; routers hand on an upstream's message as text, with its quotes escaped. */
const field =
  /"?\b(?:[\w-]{0,20}reset[-_]after|retry_?delay|retry[-_]?after|wait|cool_?down)([-_]m(?:illi)?s(?:econds)?|[-_]seconds|[-_]s)?\\{0,8}"?\s{0,3}:\s{0,3}\\{0,8}"?(\d{1,9}(?:\.\d{1,9})?)(ms|s)?/i;

function inField(text: string): number | undefined {
  const [, named = '', amount, unit = named] = field.exec(text) ?? [];
  return amount === undefined ? undefined : Number(amount) * (/^[-_]?m/.test(unit) ? 1 : 1000);
}

const words =
  /\b(?:(?:re)?try(?: your request| the request)?(?: again)?|retry[- ]after|wait(?: for)?|available again|resets?|back|cool-?down|(?:next )?(?:request|attempt)s? (?:is |are )?allowed)(?: (?:again|after|in|for|about|at least|another)){0,2}[ :]{1,2}((?:\d{1,9}(?:\.\d{1,9})? ?(?:ms|milliseconds?|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h)[ ,]{0,2}(?:and )?){1,4})/i;
/** Delays in other languages: a duration next to the word for "again". */
const elsewhere =
  /\b\d{1,9} ?(?:sekunden?|minuten?)\b(?=[^.]{0,20}\berneut)|(?<=\bréessayer [^.\d]{0,20})\d{1,9} ?(?:secondes?|minutes?)|(?<=\b(?:intente|reintente|tente|riprova)\b[^.\d]{0,40})\d{1,9} ?(?:segundos?|minutos?|secondi|minuti)|\d{1,9} ?(?:秒|分钟|分鐘)(?=[^。]{0,6}(?:重试|重試|再试))|\d{1,9} ?秒後/iu;
const part =
  /(\d{1,9}(?:\.\d{1,9})?) ?(ms|milliseconds?|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|sekunden?|minuten?|secondes?|segundos?|minutos?|secondi|minuti|秒|分钟|分鐘)/giu;

/** "Please retry in 1.3s", "try again in 6m0s", "retry after 20 seconds". */
function inWords(text: string): number | undefined {
  const told = words.exec(text)?.[1] ?? elsewhere.exec(text)?.[0];
  if (told === undefined) return undefined;
  let sum = 0;
  for (const [, amount, unit = 's'] of told.matchAll(part))
    sum += Number(amount) * millisecondsOf(unit.toLowerCase());
  return sum;
}

function millisecondsOf(unit: string): number {
  if (unit.startsWith('ms') || unit.startsWith('milli')) return 1;
  if (unit.startsWith('分')) return 60_000;
  return unit.startsWith('h') ? 3_600_000 : unit.startsWith('m') ? 60_000 : 1000;
}
