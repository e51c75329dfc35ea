// `npm run bench:model`: what a language model is asked, how little that waits, what feedback saves, what an outage costs.
// `-- speed` measures only how long a run takes, in a few minutes instead of half an hour.
import { parseArgs } from 'node:util';
import { erringFigures } from './bench/erring-runs.ts';
import { type Figure, printFigures } from './bench/figures.ts';
import { inTemporaryFolder } from './bench/measure.ts';
import { type ModelRun, runModel } from './bench/model-run.ts';
import { table } from './bench/table.ts';

/** The latency of the endpoint where time is measured. */
const latencyMs = 200;
const sideBySide = 64;
/** Where mistakes are measured: the share of calls with one. */
const errorRate = 0.3;
/** In an iteration. */
const proposals = 3;
const outageMs = 4_000;

const { positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'boolean' } } });

await inTemporaryFolder(async (path) => {
  const workers = 2;
  const wide = [
    ...['--workers', String(workers), '--concurrency', String(sideBySide / workers)],
    ...['--model-concurrency', String(sideBySide)],
  ];
  // Drafts of one length end together, and hide what a place is worth that is free while others wait for their turn.
  const plans = { planShare: 0.3, errorRate: 0.15 };
  const fast = await runModel(path('fast'), { samples: 512, latencyMs, ...plans, flags: wide });
  const speed: Figure[] = [
    { name: `${sideBySide} side by side at ${latencyMs} ms: time`, value: fast.askingSeconds, unit: 's' },
    { name: 'time over the ideal', value: fast.askingSeconds / idealSeconds(fast), unit: '×', limit: 1.15 },
    { name: 'requests for an accepted sample', value: requestsOf(fast) / fast.accepted, unit: '' },
    { name: 'most requests at once', value: fast.statistics.mostAtOnce, unit: '' },
  ];
  if (positionals[0] === 'speed') return printFigures(speed);
  const long = await runModel(path('long'), { samples: 1_000, latencyMs: 0, flags: wide });
  const short = await runModel(path('short'), { samples: 250, latencyMs: 0, flags: wide });
  // What the first drafts of a window learn is known to those after it.
  const flags = ['--concurrency', '8', '--window', '16'];
  const erring = { samples: 200, latencyMs: 0, errorRate };
  const taught = await runModel(path('taught'), { ...erring, flags });
  const untaught = await runModel(path('untaught'), { ...erring, flags: [...flags, '--no-feedback'] });
  const outage = await throughOutage(path('outage'));
  const [failing, unfailing] = [failedCalls(untaught), failedCalls(taught)];
  const figures: Figure[] = [
    {
      name: 'model calls an iteration, a second tool in one of ten plans',
      value: callsAnIteration(long),
      unit: '',
      limit: 2.5,
    },
    { name: 'with a second tool in three of ten, and mistakes', value: callsAnIteration(fast), unit: '' },
    { name: 'input tokens in a shared prefix', value: sharedShare(fast), unit: '', least: 0.5 },
    ...speed,
    { name: '1,000 samples, peak memory', value: long.peakMegabytes, unit: 'MB' },
    {
      name: 'memory of 1,000 over that of 250',
      value: long.peakMegabytes / short.peakMegabytes,
      unit: '×',
      limit: 1.3,
    },
    { name: 'failed calls a sample, --no-feedback', value: failing, unit: '' },
    { name: 'failed calls a sample, with feedback', value: unfailing, unit: '', limit: failing / 4 },
    { name: 'samples per 1,000 model calls, --no-feedback', value: acceptedPerThousand(untaught), unit: '' },
    {
      name: 'samples per 1,000 model calls, with feedback',
      value: acceptedPerThousand(taught),
      unit: '',
      least: acceptedPerThousand(untaught),
    },
    {
      name: `samples of 40 with the endpoint gone for ${outageMs / 1000} s`,
      value: outage.accepted,
      unit: '',
      least: 40,
    },
  ];
  figures.push(...(await erringFigures(path)));
  const rows = stageRows(fast);
  printFigures(figures, {
    data: { stages: rows },
    text: table(
      ['per accepted sample', 'calls', 'input', 'shared', 'output'],
      rows.map(({ stage, calls, inputTokens, sharedTokens, outputTokens }) => [
        stage,
        calls.toFixed(2),
        inputTokens.toFixed(0),
        `${Math.round((100 * sharedTokens) / inputTokens)} %`,
        outputTokens.toFixed(0),
      ]),
    ),
  });
});

/** A run during which the endpoint is killed, and comes back on the same port. */
async function throughOutage(folder: string): Promise<ModelRun> {
  let asked = 0;
  return await runModel(folder, {
    samples: 40,
    latencyMs: 20,
    onRequest: (endpoint) => {
      asked += 1;
      if (asked !== 150) return;
      void endpoint.down().then(() => setTimeout(() => void endpoint.up(), outageMs));
    },
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function requestsOf({ drafts }: ModelRun): number {
  return sum(drafts.flatMap((draft) => Object.values(draft.calls)));
}

function callsAnIteration(run: ModelRun): number {
  return requestsOf(run) / sum(run.drafts.map(({ iterations }) => iterations));
}

function sharedShare({ statistics }: ModelRun): number {
  const names = Object.values(statistics.byName);
  return (
    sum(names.map(({ sharedTokens }) => sharedTokens)) / sum(names.map(({ inputTokens }) => inputTokens))
  );
}

/**
 * The time that the requests take which have to wait for one another, spread over the drafts side by side. Of `act`, the
 * proposals of an iteration ask side by side: a third is the least that waits.
 */
function idealSeconds({ drafts }: ModelRun): number {
  const path = ['propose', 'select', 'write', 'solve'];
  const requests = sum(
    drafts.map(({ calls }) => sum(path.map((stage) => calls[stage] ?? 0)) + (calls.act ?? 0) / proposals),
  );
  return (requests * latencyMs) / 1000 / sideBySide;
}

function failedCalls({ drafts }: ModelRun): number {
  return sum(drafts.map(({ failedToolCalls }) => failedToolCalls)) / drafts.length;
}

function acceptedPerThousand(run: ModelRun): number {
  return (1_000 * run.accepted) / requestsOf(run);
}

function stageRows({ accepted, statistics }: ModelRun) {
  return Object.entries(statistics.byName).map(
    ([name, { calls, inputTokens, sharedTokens, outputTokens }]) => ({
      stage: name.replace(/^toolgrad_/, ''),
      calls: calls / accepted,
      inputTokens: inputTokens / accepted,
      sharedTokens: sharedTokens / accepted,
      outputTokens: outputTokens / accepted,
    }),
  );
}
