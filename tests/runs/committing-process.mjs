// Commits ready-made drafts to a run, from where the run ends, as fast as it can: `node committing-process.mjs RUN LINES [MOST|hold]`.
// After MOST drafts it waits to be killed; with `hold` it commits nothing until its input ends.
import { existsSync, readFileSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createRun, resumeRun } from '../../dist/src/runs/run-folder.js';

const [, , folder, file, how] = process.argv;
const most = how === undefined || how === 'hold' ? Number.POSITIVE_INFINITY : Number(how);
const { run, catalog, entries } = JSON.parse(readFileSync(file, 'utf8'));
const clock = () => 0;

async function commitAll(open) {
  const { accepted, rejected } = open.figures;
  writeSync(1, 'open\n');
  if (how === 'hold') readSync(0, Buffer.alloc(1));
  for (const [index, entry] of entries.entries()) {
    if (index < accepted + rejected) continue;
    if (index >= accepted + rejected + most) await new Promise(() => setInterval(() => {}, 1e6));
    await open.commit(entry);
    if (index % 10 === 0) await open.finish('running');
    if (index % 25 === 0) await open.saveMemory({ drafts: index });
  }
  await open.saveMemory({ drafts: entries.length });
  await open.finish('done');
}

try {
  const open = existsSync(join(folder, 'run.json'))
    ? await resumeRun(folder, {}, catalog, { clock })
    : await createRun(folder, run, catalog, { replace: false, clock });
  // Node 20 has no `await using`.
  await commitAll(open).finally(() => open[Symbol.asyncDispose]());
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
