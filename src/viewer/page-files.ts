// The built page: its files in the package, and the headers that they are served with.
import { readFile } from 'node:fs/promises';
import { ToolGradError } from '../model/errors.ts';

/** `dist/page`, from the sources and from what is built of them. */
const folders = ['../../page/', '../../dist/page/'];

export type PageFile = 'index.html' | 'page.js' | 'page.css' | 'app.html';

/** The text of a file of the page. Throws `run` where the page has not been built. */
export async function readPageFile(name: PageFile): Promise<string> {
  for (const folder of folders) {
    const text = await readFile(new URL(`${folder}${name}`, import.meta.url), 'utf8').catch(() => undefined);
    if (text !== undefined) return text;
  }
  throw new ToolGradError('run', 'The page is not part of this installation: build it with npm run build.');
}

/** Nothing runs but the page's own script, and nothing leads out: what servers have said is only ever shown. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const pageHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};
