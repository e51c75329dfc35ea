// Checks that no regular expression of the program is superlinear, except those that only meet short texts: `npm run check:regexps`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bounded } from './regexps/bounded.ts';
import { builtWhileLoading } from './regexps/built-while-loading.ts';
import { type Expression, literalsIn } from './regexps/literals.ts';

interface Verdict {
  readonly status: 'safe' | 'vulnerable' | 'unknown';
  readonly complexity?: { readonly summary: string };
}

// By a name that the compiler does not follow: only this script needs the package.
const { check } = (await import('recheck' as string)) as {
  check(source: string, flags: string, options: { readonly timeout: number }): Promise<Verdict>;
};

const root = fileURLToPath(new URL('../src/', import.meta.url));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.js'))
  .sort();
const literals = files.flatMap((file) => literalsIn(file, readFileSync(join(root, file), 'utf8')));
const expressions = new Map<string, Expression>();
for (const expression of [...(await builtWhileLoading(root, files)), ...literals])
  expressions.set(`/${expression.source}/${expression.flags}`, expression);

const used = new Set<(typeof bounded)[number]>();
let faults = 0;
for (const [text, { source, flags, file }] of expressions) {
  // The checker knows neither sets nor indices: neither makes an expression slower.
  const verdict = await check(source, flags.replace(/[vd]/g, ''), { timeout: 15_000 });
  if (verdict.status === 'safe') continue;
  const exceptions = bounded.filter((one) => one.file === file && source.startsWith(one.begins));
  for (const exception of exceptions) used.add(exception);
  if (exceptions.length > 0) continue;
  faults += 1;
  process.stdout.write(`${file}: ${text} ${verdict.complexity?.summary ?? 'could not be decided'}\n`);
}
const sources = [...expressions.values()];
for (const { file, begins } of bounded) {
  // The checker decides by time: what it finds linear today keeps its exception as long as the expression is there.
  if (sources.some((one) => one.file === file && one.source.startsWith(begins))) continue;
  faults += 1;
  process.stdout.write(`scripts/regexps/bounded.ts names an expression that is gone: ${file} ${begins}\n`);
}
process.stdout.write(`${expressions.size} expressions, ${used.size} exceptions in use.\n`);
process.exit(faults > 0 ? 1 : 0);
