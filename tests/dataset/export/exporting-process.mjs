// Exports a run: `node exporting-process.mjs RUN OUT [force] [hold]`. Says `staged` when it has begun to write beside its
// place; with `hold` it does nothing more until its input ends.
import { readSync, writeSync } from 'node:fs';
import { exportRun } from '../../../dist/src/dataset/export/export-run.js';

const [, , run, out, ...how] = process.argv;
const { signal } = new AbortController();
let told = false;
try {
  await exportRun(run, { out, force: how.includes('force'), negatives: 0.3 }, signal, () => {
    if (told) return;
    told = true;
    writeSync(1, 'staged\n');
    if (how.includes('hold')) readSync(0, Buffer.alloc(1));
  });
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
