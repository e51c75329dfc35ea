// Errors in a success's clothing: told by their form, never by the word "error", which a ticket may well be about.
import { STATUS_CODES } from 'node:http';
import { isObject, type JsonObject, parseJsonText } from './json.ts';
import { type ToolResult, textOf } from './tool.ts';

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
  return undefined;
}

const reasons = Object.values(STATUS_CODES).map((reason) => reason?.replace(/[^\w ]/g, '\\$&'));
const statusLine = new RegExp(
  `^(?:HTTP/\\S+ )?(?:Error:? )?[45]\\d\\d:? (?:${reasons.join('|')})[.!]?$`,
  'i',
);
const errorLine = /^(?:❌\s*|⚠️?\s*)?(?:\w+\s)?(?:error|exception|fatal|failure)(?:\s\w+)?:\s\S/i;
const trace =
  /^(?:Uncaught\s)?(?:[\w.$]*(?:Error|Exception)\b[^\n]*\n\s+at\s|Traceback \(most recent call last\):)/;
const page = /^\s*<(?:!doctype html|html)\b/i;
const pageHeading = /<(title|h1)\b[^>]*>([^<]*)<\/\1>/gi;
const failureHeading =
  /^\s*(?:error\b|[45]\d\d\b)|\b(?:not found|forbidden|access denied|unauthorized|bad gateway|service unavailable|internal server error|error [45]\d\d)\b/i;

function errorText(text: string): string | undefined {
  const whole = text.trim();
  if (trace.test(whole)) return 'a stack trace';
  if (page.test(whole)) {
    const headings = [...whole.slice(0, 5000).matchAll(pageHeading)];
    return headings.some((heading) => failureHeading.test(heading[2] ?? ''))
      ? 'an HTML error page'
      : undefined;
  }
  // Longer texts, or texts of several paragraphs, are documents that begin so.
  if (whole.length <= 500 && !/\n\s*\n/.test(whole)) {
    if (statusLine.test(whole)) return 'the status line of a failed request';
    if (errorLine.test(whole)) return 'an error message';
  }
  return undefined;
}

/** What kind of error a result that calls itself a success really is, as a noun phrase; undefined where it is none. */
export function disguisedError(result: ToolResult): string | undefined {
  if (result.structuredContent !== undefined) return errorObject(result.structuredContent);
  const text = textOf(result);
  const json = parseJsonText(text);
  if (json === undefined) return errorText(text);
  return isObject(json) ? errorObject(json) : undefined;
}
