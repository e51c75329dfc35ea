// Errors returned as successes: told by their form, never by the word "error", which a ticket may well be about.
import { stepValue } from '../grounding/reading/step-value.ts';
import { isObject, type JsonValue, parseJsonText } from '../model/json.ts';
import { type ToolResult, textOf } from '../model/tool.ts';
import { errorObject } from './error-object.ts';
import { isStatusLine, saysFailure } from './failure-words.ts';

/** How the frames of a crash begin, by language: JavaScript and the JVM, Python, Go, Rust, PHP, Ruby, Elixir. */
const trace = new RegExp(
  [
    '^(?:Uncaught\\s|Exception in thread "[^"\\n]{1,80}" )?[\\w.$]{0,200}(?:Error|Exception)\\b[^\\n]{0,2000}\\n[ \\t]{1,40}at\\s',
    '^(?:node:|file://|/)\\S{1,200}:\\d{1,6}\\n[\\s\\S]{0,600}?\\n\\S{0,40}Error: ',
    '^Traceback \\(most recent call last\\):',
    '^(?:panic|fatal error): [^\\n]{1,500}\\n[\\s\\S]{0,300}?\\ngoroutine \\d+ \\[',
    "^thread '[^'\\n]{1,80}' (?:\\(\\d+\\) )?panicked at ",
    '^PHP (?:Fatal|Parse|Recoverable fatal) error: ',
    '^(?:Fatal|Parse) error: [^\\n]{1,500} in \\S{1,200} on line \\d',
    "^\\S{1,200}:\\d{1,6}:in [`'][^\\n]{1,500}\\([A-Z]\\w{1,60}(?:Error|Exception)?\\)(?:\\n|$)",
    '^\\*\\* \\([A-Z][\\w.]{0,100}\\) \\S',
  ].join('|'),
);
const page = /^\s*<(?:!doctype html|html)\b/i;
const pageHeading = /<(title|h1)\b[^<>]*>([^<]*)<\/\1>/gi;
const failureHeading =
  /^\s*(?:error(?:s? occurred\b|\s?\d{3}\b|\s(?:page|message)\b|\s*(?:$|[:|–-]))|[45]\d\d\b|sign in\b|log ?in\b|just a moment\b|attention required\b)|\b(?:not found|forbidden|access denied|unauthorized|bad gateway|service unavailable|internal server error|error [45]\d\d)\b/i;

const xmlError = /^\s*(?:<\?xml\b[^>]*>\s*)?<(?:\w+:)?(?:Error|ErrorResponse|Fault|ExceptionReport)[\s>]/;
const proxyError = /^upstream connect error or disconnect/;

const longestErrorText = 500;

/** Texts that are errors wherever they stand. */
function errorPage(text: string): string | undefined {
  const whole = text.trim();
  if (trace.test(whole)) return 'a stack trace';
  if (xmlError.test(whole)) return 'an XML error';
  if (proxyError.test(whole)) return 'an error of a proxy';
  if (page.test(whole)) {
    const headings = [...whole.slice(0, 5000).matchAll(pageHeading)];
    return headings.some((heading) => failureHeading.test(heading[2] ?? ''))
      ? 'an HTML error page'
      : undefined;
  }
  return isStatusLine(whole) ? 'the status line of a failed request' : undefined;
}

function errorText(text: string): string | undefined {
  return errorPage(text) ?? (saysFailure(text) ? 'an error message' : undefined);
}

/** What kind of error a result that calls itself a success really is, as a noun phrase; undefined where it is none. */
export function disguisedError(result: ToolResult): string | undefined {
  const { value: read } = stepValue(result);
  // A list of one thing says what the thing says.
  const value = Array.isArray(read) && read.length === 1 ? (read[0] as JsonValue) : read;
  const told = isObject(value) ? errorObject(value) : undefined;
  if (told !== undefined) return told;
  if (typeof value === 'string' && value !== read) return errorText(value);
  const { structuredContent } = result;
  const text = textOf(result);
  // What an object says in words stands in its members.
  if (structuredContent === undefined) return isObject(value) ? errorPage(text) : errorText(text);
  const wrapped = isObject(structuredContent) ? structuredContent.result : structuredContent;
  return (typeof wrapped === 'string' ? errorText(wrapped) : undefined) ?? errorBeside(text);
}

/** The text beside structured content says the same in whatever words; but it is no error page, and no error's JSON. */
function errorBeside(text: string): string | undefined {
  const json = text.length <= longestErrorText ? parseJsonText(text) : undefined;
  if (json === undefined) return errorPage(text);
  return isObject(json) ? errorObject(json) : undefined;
}
