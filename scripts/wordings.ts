// `npm run test:wordings`: labelled wordings, true and false, against the checks, as a table by kind; exit code 1 where
// more than 8 % of the true ones are refused, or of the false ones accepted. Each batch in `held-out/`, whose gaps are still
// many, is counted by itself. With `--mutants`, false wordings made of accepted ones: of runs that are generated, or of those that
// `--run` names.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { renderTable } from '../src/cli/rendering/table.ts';
import { readWordings } from './wordings/corpus.ts';
import { type Judged, judgeWordings } from './wordings/verify-wording.ts';

const most = 0.08;
const plain = { width: 160, paint: (_: unknown, text: string) => text };

const { values: flags } = parseArgs({
  options: {
    mutants: { type: 'boolean', default: false },
    share: { type: 'string', default: '1' },
    seed: { type: 'string', default: '7' },
    run: { type: 'string', multiple: true, default: [] },
  },
});

const root = fileURLToPath(new URL('../..', import.meta.url));
if (flags.mutants) {
  const { testMutants } = await import('./wordings/test-mutants.ts');
  process.exitCode = (await testMutants(root, flags)) ? 0 : 1;
} else process.exitCode = (await testWordings()) ? 0 : 1;

async function testWordings(): Promise<boolean> {
  const judged = await judgeFolder('wordings');
  const wrong = judged.filter(({ isWrong }) => isWrong);
  for (const each of wrong) process.stdout.write(`${tell(each)}\n`);
  process.stdout.write(`${table(judged)}\n\n`);
  const [refused, accepted] = wrongOf(judged);
  const sum = ([first, second]: ReturnType<typeof wrongOf>) =>
    `true wordings refused ${first.count} of ${first.of}, false ones accepted ${second.count} of ${second.of}\n`;
  for (const batch of readdirSync(`${root}/fixtures/wordings/held-out`).sort())
    process.stdout.write(
      `held out, ${batch} batch: ${sum(wrongOf(await judgeFolder(`wordings/held-out/${batch}`)))}`,
    );
  process.stdout.write(sum([refused, accepted]));
  return refused.count <= refused.of * most && accepted.count <= accepted.of * most;
}

async function judgeFolder(folder: string): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  for (const file of readWordings(`${root}/fixtures/${folder}`)) judged.push(...(await judgeWordings(file)));
  return judged;
}

interface Wrong {
  readonly count: number;
  readonly of: number;
}

/** How many of the true ones were refused, and of the false ones accepted. */
function wrongOf(judged: readonly Judged[]): readonly [refused: Wrong, accepted: Wrong] {
  const count = (say: boolean): Wrong => {
    const all = judged.filter(({ wording }) => wording.say === say);
    return { count: all.filter(({ isWrong }) => isWrong).length, of: all.length };
  };
  return [count(true), count(false)];
}

function tell({ wording, failed }: Judged): string {
  const { id, kind, say, query, response } = wording;
  const why = failed.map(({ check, detail }) => `${check}: ${detail}`).join('; ');
  return `${id} (${kind}) ${say ? `refused: ${why}` : 'accepted'}\n    ${query}\n    ${response.replaceAll('\n', ' ')}`;
}

function table(judged: readonly Judged[]): string {
  const rows = [true, false].flatMap((say) => {
    const own = judged.filter(({ wording }) => wording.say === say);
    const kinds = [...new Set(own.map(({ wording }) => wording.kind))].sort();
    return kinds.map((kind) => {
      const all = own.filter(({ wording }) => wording.kind === kind);
      const wrong = all.filter(({ isWrong }) => isWrong).length;
      return [say ? 'true' : 'false', kind, String(all.length), say ? 'refused' : 'accepted', String(wrong)];
    });
  });
  const columns = [
    { title: 'said' },
    { title: 'kind' },
    { title: 'cases', align: 'right' },
    { title: '' },
    { title: 'wrongly', align: 'right' },
  ] as const;
  return renderTable(columns, rows, plain);
}
