// Checks that no regular expression of the program is superlinear, except those that only meet short texts: `npm run check:regexps`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bounded } from './regexps/bounded.ts';
import { builtWhileLoading } from './regexps/built-while-loading.ts';
import { readKnownLinear } from './regexps/known-linear.ts';
import { type Expression, literalsIn } from './regexps/literals.ts';

interface Verdict {
  readonly status: 'safe' | 'vulnerable' | 'unknown';
  readonly complexity?: { readonly summary: string };
}

// By a name that the compiler does not follow: only this script needs the package.
const { check } = (await import('recheck' as string)) as {
  check(
    source: string,
    flags: string,
    options: { readonly timeout: number; readonly attackTimeout: number; readonly incubationTimeout: number },
  ): Promise<Verdict>;
};

/** What the checker's own limits cut short counts as superlinear: they leave time to a machine that is busy with others. */
const patience = { timeout: 60_000, attackTimeout: 10_000, incubationTimeout: 2_500 };

const root = fileURLToPath(new URL('../src/', import.meta.url));
const known = readKnownLinear(fileURLToPath(new URL('../../scripts/regexps/linear.txt', import.meta.url)));
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.js'))
  .sort();
const literals = files.flatMap((file) => literalsIn(file, readFileSync(join(root, file), 'utf8')));
const expressions = new Map<string, Expression>();
for (const expression of [...(await builtWhileLoading(root, files)), ...literals])
  expressions.set(`${expression.file}: ${written(expression)}`, expression);

const isExcepted = ({ file, source }: Expression) =>
  bounded.some((one) => one.file === file && source.startsWith(one.begins));
const unknown = [...expressions.values()].filter(
  (expression) => !known.has(written(expression)) && !isExcepted(expression),
);
process.stdout.write(`${unknown.length} of ${expressions.size} expressions are new or were not linear.\n`);
let faults = 0;
for (const expression of unknown) {
  const text = written(expression);
  if (known.has(text)) continue;
  // The checker knows neither sets nor indices: neither makes an expression slower.
  const verdict = await check(expression.source, expression.flags.replace(/[vd]/g, ''), patience);
  if (verdict.status === 'safe') {
    known.add(text);
    known.save();
    continue;
  }
  faults += 1;
  process.stdout.write(
    `${expression.file}: ${text} ${verdict.complexity?.summary ?? 'could not be decided'}\n`,
  );
}
const sources = [...expressions.values()];
if (faults === 0 && unknown.length > 0) known.save(sources.map(written));
for (const { file, begins } of bounded) {
  if (sources.some((one) => one.file === file && one.source.startsWith(begins))) continue;
  faults += 1;
  process.stdout.write(`scripts/regexps/bounded.ts names an expression that is gone: ${file} ${begins}\n`);
}
process.stdout.write(`${expressions.size} expressions, ${bounded.length} exceptions, ${faults} faults.\n`);
process.exit(faults > 0 ? 1 : 0);

function written({ source, flags }: Expression): string {
  return `/${source}/${flags}`;
}
