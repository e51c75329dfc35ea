// Errors in a success's clothing: told by their form, never by the word "error", which a ticket may well be about.
import { STATUS_CODES } from 'node:http';
import { stepValue } from '../grounding/reading/step-value.ts';
import { isObject, type JsonObject, parseJsonText } from '../model/json.ts';
import { type ToolResult, textOf } from '../model/tool.ts';

const failureWords = /^(?:error|failure|fail|failed)$/i;
const explanations = ['message', 'error', 'errors', 'reason', 'detail', 'details', 'code', 'msg'];

function isTelling(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (Array.isArray(value)) return value.length > 0;
  return value === true || (isObject(value) && Object.keys(value).length > 0);
}

function errorObject(object: JsonObject): string | undefined {
  if (isTelling(object.error)) return 'an object with an "error"';
  if (object.success === false) return 'an object with "success": false';
  if (object.ok === false) return 'an object with "ok": false';
  const others = Object.keys(object).filter((key) => key !== 'status' && key !== 'errors');
  if (Array.isArray(object.errors) && object.errors.length > 0 && others.every((key) => object[key] === null))
    return 'an object of nothing but "errors"';
  // A job may have failed without the call having failed: the object must be about the failure and nothing else.
  if (typeof object.status === 'string' && failureWords.test(object.status)) {
    if (others.every((key) => explanations.includes(key)))
      return `an object with "status": "${object.status}"`;
  }
  return isFailedRequest(object) ? 'an object that only reports a failed request' : undefined;
}

const reasons = Object.values(STATUS_CODES).map((reason) => reason?.replace(/[^\w ]/g, '\\$&'));
const statusLine = new RegExp(
  `^(?:HTTP/\\S+ )?(?:Error:? )?[45]\\d\\d:? (?:${reasons.join('|')})[.!]?$`,
  'i',
);
// "Locked" or "Gone" may be what a tool is asked for; these are what gateways and frameworks say.
const reasonAlone =
  /^(?:(?:internal )?server error|service (?:temporarily )?unavailable|bad gateway|gateway time-?out|bad request|not found|forbidden|unauthorized|access denied|too many requests|method not allowed|no healthy upstream)[.!]?$/i;

/** What frameworks and gateways put into the body of a failed request (RFC 9457 and its like). */
const ofRequests =
  /^(?:message|msg|code|status|status_?code|title|type|detail|details|reason|error|instance|path|timestamp|(?:request|trace)_?id)$/i;

function isFailedRequest(object: JsonObject): boolean {
  const members = Object.entries(object);
  return (
    members.every(([key]) => ofRequests.test(key)) &&
    members.some(([key, value]) =>
      typeof value === 'string' ? reasonAlone.test(value.trim()) : isFailedStatus(key, value),
    )
  );
}

function isFailedStatus(key: string, value: unknown): boolean {
  return /^(?:code|status|status_?code)$/i.test(key) && Number(value) >= 400 && Number(value) <= 599;
}

const errorLine = /^(?:❌\s*|⚠️?\s*)?(?:\w+\s)?(?:error|exception|fatal|failure)(?:\s\w+)?:\s\S/i;
const trace =
  /^(?:Uncaught\s)?(?:[\w.$]{0,200}(?:Error|Exception)\b[^\n]{0,2000}\n[ \t]{1,40}at\s|Traceback \(most recent call last\):)/;
const page = /^\s*<(?:!doctype html|html)\b/i;
const pageHeading = /<(title|h1)\b[^<>]*>([^<]*)<\/\1>/gi;
const failureHeading =
  /^\s*(?:error\b|[45]\d\d\b|sign in\b|log ?in\b|just a moment\b|attention required\b)|\b(?:not found|forbidden|access denied|unauthorized|bad gateway|service unavailable|internal server error|error [45]\d\d)\b/i;

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
  return statusLine.test(whole) || reasonAlone.test(whole)
    ? 'the status line of a failed request'
    : undefined;
}

function errorText(text: string): string | undefined {
  const whole = text.trim();
  const page = errorPage(whole);
  if (page !== undefined) return page;
  // Longer texts, or texts of several paragraphs, are documents that begin so.
  const isOneParagraph = whole.length <= longestErrorText && !/\n\s*\n/.test(whole);
  return isOneParagraph && errorLine.test(whole) ? 'an error message' : undefined;
}

/** What kind of error a result that calls itself a success really is, as a noun phrase; undefined where it is none. */
export function disguisedError(result: ToolResult): string | undefined {
  const { value } = stepValue(result);
  const told = isObject(value) ? errorObject(value) : undefined;
  if (told !== undefined) return told;
  const { structuredContent } = result;
  const text = textOf(result);
  if (structuredContent === undefined) return errorText(text);
  const wrapped = isObject(structuredContent) ? structuredContent.result : structuredContent;
  return (typeof wrapped === 'string' ? errorText(wrapped) : undefined) ?? errorBeside(text);
}

/** The text beside structured content says the same in whatever words; but it is no error page, and no error's JSON. */
function errorBeside(text: string): string | undefined {
  const json = text.length <= longestErrorText ? parseJsonText(text) : undefined;
  if (json === undefined) return errorPage(text);
  return isObject(json) ? errorObject(json) : undefined;
}
