/** Writes the generated regions of the pages in `docs/` from the code: `npm run make-docs`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { checkRegions } from './make-docs/check-regions.ts';
import { commandRegions } from './make-docs/command-regions.ts';
import { measureRegions } from './make-docs/measure-regions.ts';
import { fillRegions } from './make-docs/regions.ts';

/** Every page with generated regions, and what makes them. */
export const generatedPages = [
  { page: 'docs/command-line.md', regions: commandRegions },
  { page: 'docs/checks.md', regions: checkRegions },
  { page: 'docs/evaluation.md', regions: measureRegions },
] as const;

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  for (const { page, regions } of generatedPages) {
    const path = join(root, page);
    writeFileSync(path, fillRegions(readFileSync(path, 'utf8'), regions()));
  }
}
