// Exports a run: `node exporting-process.mjs RUN OUT [force]`. Says `staged` when it has begun to write beside its place.
import { exportRun } from '../../../dist/src/dataset/export/export-run.js';

const [, , run, out, force] = process.argv;
const { signal } = new AbortController();
let told = false;
try {
  await exportRun(run, { out, force: force === 'force', negatives: 0.3 }, signal, () => {
    if (!told) process.stdout.write('staged\n');
    told = true;
  });
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
