// When an endpoint wants to be asked again: told in headers, in fields however deeply escaped, or in words.
import { duration, durationMs } from './duration-words.ts';

/** What is said of a pause stands near the beginning. */
const longest = 4_000;

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
  const said = text.slice(0, longest);
  return inField(said) ?? inWords(said);
}

/** Google's field, and those of others; routers hand on an upstream's message as text, with its quotes escaped. */
const field =
  /"?\b(?:[\w-]{0,20}reset[-_]after|retry_?delay|retry[-_]?after|wait|cool_?down|retry[-_]?in)([-_]?m(?:illi)?s(?:econds)?|[-_]seconds|[-_]s)?\\{0,8}"?\s{0,3}[:=]\s{0,3}\\{0,8}"?(\d{1,9}(?:\.\d{1,9})?)(ms|s)?/i;

function inField(text: string): number | undefined {
  const [, named = '', amount, unit = named] = field.exec(text) ?? [];
  return amount === undefined ? undefined : Number(amount) * (/^[-_]?m/i.test(unit) ? 1 : 1000);
}

/** What is said before a delay: to try again, to wait, when the limit is over. */
const before =
  '(?:(?:re-?)?try(?: your request| the request| this| it)?(?: again)?|retry[- ]after|(?:wait|hold on|pause|sleep)(?: for)?|slow down(?: for)?|available again|resets?|renews?|replenish(?:es|ed)?|lifted|expires|back(?:-?off)?(?: for)?|cool-?down(?: of| for)?|(?:next|another|new|more|further) (?:request|attempt|call|slot)s?(?: (?:is |are |will be )?(?:allowed|possible|available|accepted))?)';
const words = new RegExp(
  `\\b${before}(?: (?:again|after|in|for|about|around|at least|another|approximately|roughly)){0,3}[ :]{1,2}(${duration})`,
  'iu',
);
/** Some leave out the unit, which is seconds. */
const bare = /\bretry[- ]after[ :=]{1,3}(\d{1,6}(?:\.\d{1,3})?)(?![\d:.]*\w)/i;
/** Delays in other languages: a duration near the word for "again" or "wait". */
const elsewhere = [
  `(${duration})[^.!?。]{0,20}(?:erneut|noch ?(?:ein)?mal|wieder|warten|otra vez|de novo|ponownie|igen|igjen|tekrar|다시|réessay|à nouveau|de nuevo|di nuevo|novamente|opnieuw|重试|重試|再试|再試|再次|してください|снова|повтор)`,
  `(?:erneut|noch ?mal|warten sie|réessaye[rz]|patiente[rz]|attende[rz]|int[eé]nt[ea]\\S{0,4}|reintent[ea]\\S{0,3}|esper[ae]r?|tent[ea]|aguarde|riprova\\S{0,2}|attendi|attendere|opnieuw|wacht|повторите|подождите|ponownie|försök|prøv)[^.\\d]{0,40}?(${duration})`,
].map((pattern) => new RegExp(pattern, 'iu'));

/** "Please retry in 1.3s", "try again in a minute", "retry after 20 seconds". */
function inWords(text: string): number | undefined {
  const told = words.exec(text)?.[1] ?? elsewhere.map((pattern) => pattern.exec(text)?.[1]).find(Boolean);
  if (told !== undefined) return durationMs(told);
  const seconds = bare.exec(text)?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}

/** What a limit's own headers say of when it begins anew, by the window that is used up; undefined where none says it. */
export function resetMs(header: (name: string) => string | null): number | undefined {
  const windows = ['', '-requests', '-tokens'].flatMap((kind) =>
    ['x-ratelimit', 'ratelimit', 'x-rate-limit', 'anthropic-ratelimit'].flatMap((name) => {
      const [front, back] = name === 'anthropic-ratelimit' ? [`${name}${kind}-`, ''] : [`${name}-`, kind];
      const left = Number(header(`${front}remaining${back}`) ?? 0);
      const reset = left > 0 ? undefined : pauseIn(header(`${front}reset${back}`));
      return reset === undefined ? [] : [reset];
    }),
  );
  const own =
    pauseIn(header('x-retry-after')) ?? pauseIn(/\bt=(\d{1,9})/.exec(header('ratelimit') ?? '')?.[1]);
  const all = own === undefined ? windows : [...windows, own];
  return all.length === 0 ? undefined : Math.max(...all);
}

/** A duration, seconds, a date, or a moment in seconds or milliseconds since 1970. */
function pauseIn(text: string | null | undefined): number | undefined {
  if (text === null || text === undefined || text.trim() === '') return undefined;
  const number = Number(text);
  if (Number.isNaN(number)) {
    const wait = /^\d{4}-|GMT$/.test(text) ? Date.parse(text) - Date.now() : durationMs(text.slice(0, 40));
    return wait >= 0 ? wait : undefined;
  }
  const now = Date.now();
  const wait = number > 1e12 ? number - now : number > 1e9 ? number * 1000 - now : number * 1000;
  return wait >= 0 ? wait : undefined;
}
