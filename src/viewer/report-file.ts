// The page and everything it shows as one file, which works from disk and loads nothing.
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ToolGradError } from '../model/errors.ts';
import { runFileError } from '../runs/file-errors.ts';
import { readPageFile } from './page-files.ts';
import type { RunView } from './run-view.ts';
import type { ToldReport, ToldReviews } from './told.ts';

export interface WrittenReport {
  readonly drafts: number;
  readonly bytes: number;
}

/** Throws `usage` where the file exists and is not to be replaced, `run` where it cannot be written, `interrupted` where the signal aborts. */
export async function writeReport(
  view: RunView,
  out: string,
  { force, signal }: { readonly force: boolean; readonly signal: AbortSignal },
): Promise<WrittenReport> {
  const exists = await access(out).then(
    () => true,
    () => false,
  );
  if (exists && !force)
    throw new ToolGradError('usage', `${out} exists: replace it with --force, or name another file.`);
  await view.update();
  const temporary = `${out}.${process.pid}.tmp`;
  let drafts = 0;
  try {
    const count = () => {
      drafts += 1;
    };
    await pipeline(Readable.from(partsOf(view, count)), createWriteStream(temporary, { flags: 'wx' }), {
      signal,
    });
    await rename(temporary, out);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    if (signal.aborted) throw new ToolGradError('interrupted', 'Stopped; nothing was written.');
    throw runFileError('write', out, error);
  }
  return { drafts, bytes: (await stat(out)).size };
}

async function* partsOf(view: RunView, onDraft: () => void): AsyncGenerator<string> {
  const [script, style] = await Promise.all([readPageFile('page.js'), readPageFile('page.css')]);
  const code = inScript(script);
  const policy = `default-src 'none'; script-src '${hashOf(code)}'; style-src '${hashOf(style)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const facts = view.facts();
  const report: ToldReport = {
    facts,
    rows: view.rows(0, Number.POSITIVE_INFINITY).rows,
    reviews: await standingsOf(view),
    statistics: await view.statistics(),
    evaluations: await view.evaluations(),
  };
  yield '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n';
  yield `<meta http-equiv="content-security-policy" content="${policy}">\n`;
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n';
  yield `<title>${textOf(facts.name)} · toolgrad-mcp</title>\n<style>${style}</style>\n</head>\n<body>\n<div id="app"></div>\n`;
  yield `<script type="application/json" id="report">${asData(report)}</script>\n`;
  // A line each: only what is opened is read.
  yield '<script type="application/x-ndjson" id="drafts">\n';
  for await (const draft of view.drafts()) {
    onDraft();
    yield `${asData(draft)}\n`;
  }
  yield `</script>\n<script type="module">${code}</script>\n</body>\n</html>\n`;
}

/** How all samples stand of which somebody has said something. */
async function standingsOf(view: RunView): Promise<ToldReviews> {
  const standings: Record<string, ToldReviews[string]> = {};
  const { reviews } = view.progress();
  for (let from = 0; from < reviews; ) {
    const chunk = await view.reviews(from);
    Object.assign(standings, chunk.standings);
    from = chunk.to;
  }
  return standings;
}

/** JSON that no text in it can end, whatever it says. */
function asData(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** A script within markup: what would end it, or begin another, is written in another way. */
export function inScript(code: string): string {
  return code.replace(/<(?=\/script|script|!--)/gi, '\\x3c');
}

function textOf(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
