// `npm run bench:tools`: 15,000 mocked tools in ToolBench's layout, listed and generated from, beside the demo's 50.
import { writeFileSync } from 'node:fs';
import { type Figure, printFigures } from './bench/figures.ts';
import { inTemporaryFolder, measure } from './bench/measure.ts';
import { makeLibrary } from './toolbench/make-library.ts';

const apis = 15_000;
const samples = 200;
const mostMegabytes = 500;

await inTemporaryFolder(async (path) => {
  makeLibrary(path('library'), apis);
  writeFileSync(
    path('mcp.json'),
    JSON.stringify({
      mcpServers: { toolbench: { mock: './library' } },
      toolgrad: { servers: { toolbench: { sandbox: true } } },
    }),
  );
  const config = ['--config', path('mcp.json')];
  const listed = await measure(['tools', '--json', ...config]);
  // Exit code 3: fewer samples than asked for, which the pass rate tells as well.
  const generate = async (from: readonly string[], out: string) => {
    const flags = ['--json', '-n', String(samples), '--out', path(out)];
    const { stdout, peakMegabytes } = await measure(['generate', ...from, ...flags], [0, 3]);
    const { accepted, passRate, elapsedMs } = JSON.parse(stdout) as Record<
      'accepted' | 'passRate' | 'elapsedMs',
      number
    >;
    return { msPerSample: elapsedMs / accepted, passRate, peakMegabytes };
  };
  const [demo, library] = [await generate(['--demo'], 'demo'), await generate(config, 'of-library')];
  const figures: Figure[] = [
    { name: 'tools listed', value: (JSON.parse(listed.stdout) as object[]).length, unit: '', least: apis },
    { name: 'tools --json, time', value: listed.seconds, unit: 's' },
    { name: 'tools --json, peak memory', value: listed.peakMegabytes, unit: 'MB', limit: mostMegabytes },
    { name: 'a sample of the demo, time', value: demo.msPerSample, unit: 'ms' },
    { name: `a sample of ${apis.toLocaleString('en')} tools, time`, value: library.msPerSample, unit: 'ms' },
    { name: 'that over the demo’s', value: library.msPerSample / demo.msPerSample, unit: '×', limit: 2 },
    { name: 'generation, peak memory', value: library.peakMegabytes, unit: 'MB', limit: mostMegabytes },
    { name: 'pass rate', value: library.passRate * 100, unit: '%', least: 90 },
  ];
  printFigures(figures);
});
