// `npm run simulate-scale`: how many samples a second 1 to 1,000 workers make, by times that are measured first, and what stops them.
import { parseArgs } from 'node:util';
import { inTemporaryFolder } from './bench/measure.ts';
import { table } from './bench/table.ts';
import { measureService } from './scale/measure-service.ts';
import { type Simulated, simulate } from './scale/simulate.ts';

const { values } = parseArgs({
  allowPositionals: true,
  options: { drafts: { type: 'string', default: '200' }, json: { type: 'boolean', default: false } },
});

const times = await inTemporaryFolder((path) => measureService(path('run'), Number(values.drafts)));
const mean = times.draft.reduce((sum, each) => sum + each, 0) / times.draft.length;
const rows = [1, 10, 100, 1_000].map((workers) => {
  // At least twice the drafts in progress.
  const window = Math.max(128, 4 * workers);
  return { workers, window, ...simulate(times, workers, window, Math.max(5_000, 20 * workers)) };
});
const { commit, lesson, draftBytes, lessonBytes, sumBytes } = times;
if (values.json)
  console.log(JSON.stringify({ draft: mean, commit, lesson, draftBytes, lessonBytes, sumBytes, rows }));
else {
  console.log(
    [
      `a draft: ${mean.toFixed(1)} ms and ${kilobytes(draftBytes)}; its commitment: ${commit.toFixed(2)} ms; its lessons: ${lesson.toFixed(3)} ms for each worker and ${kilobytes(lessonBytes)}; their sum: ${kilobytes(sumBytes)}`,
      table(
        ['workers', 'window', 'drafts/s', 'of the ideal', 'committing', 'lessons', 'limit'],
        rows.map(({ workers, window, perSecond, committing, learning }) => [
          String(workers),
          String(window),
          perSecond.toFixed(0),
          percent((perSecond * mean) / 1000 / workers),
          percent(committing),
          percent(learning),
          limitOf({ perSecond, committing, learning }),
        ]),
      ),
    ].join('\n\n'),
  );
}

/** What keeps the workers from more. */
function limitOf({ committing, learning }: Simulated): string {
  if (committing > 0.95) return 'the committing process';
  return learning > 0.2 ? 'lessons' : 'workers';
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
