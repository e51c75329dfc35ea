// What the accepted samples are worth to train on, in groups: size, length, diversity, difficulty, balance, overlap.

import type { Evenness, UseCount } from '../../statistics/balance.ts';
import type { Contamination } from '../../statistics/contamination.ts';
import type { DistributionSummary } from '../../statistics/distribution.ts';
import type { Distinct, Phrase } from '../../statistics/diversity.ts';
import type { QueryLikeness } from '../../statistics/query-likeness.ts';
import type { RunStatistics } from '../../statistics/statistics.ts';
import { count, counted, decimal, percent } from '../../text/quantities.ts';
import { renderPairs, renderTable } from '../rendering/table.ts';
import type { Screen } from '../terminal/terminal.ts';

type Look = Pick<Screen, 'width' | 'paint'>;
type Rows = readonly (readonly [string, string])[];

/** Tools and overlaps that are named; --json has more. */
const mostNamed = 3;
const mostOverlaps = 5;
const sharedWords = 12;

/** The groups of figures; nothing if no sample was accepted. */
export function renderSampleFigures(statistics: RunStatistics, screen: Look): string {
  if (statistics.accepted === 0) return '';
  const { contamination } = statistics;
  return [
    distributions('Sample size', sizes(statistics), (mean) => mean.toFixed(2), screen),
    distributions(
      'Tokens per sample, estimated at 4 bytes per token',
      lengths(statistics),
      (mean) => count(Math.round(mean)),
      screen,
    ),
    group('Diversity', diversity(statistics), screen),
    group('Difficulty', difficulty(statistics), screen),
    group('Balance', balance(statistics), screen),
    ...(contamination === null ? [] : [renderContamination(contamination, screen)]),
  ].join('\n\n');
}

type Distributions = readonly (readonly [string, DistributionSummary])[];

function sizes({ complexity, difficulty }: RunStatistics): Distributions {
  return [
    ['tools', complexity.tools],
    ['servers', complexity.servers],
    ['calls', complexity.calls],
    ['chains', complexity.chains],
    ['depth: turns', complexity.depth],
    ['width: calls per turn', complexity.width],
    ['values passed on from results', difficulty.carriedPerSample],
    ['longest distance, in calls', difficulty.longestCarry],
  ];
}

function lengths({ tokens }: RunStatistics): Distributions {
  return [
    ['query', tokens.query],
    ['calls', tokens.calls],
    ['results, uncut', tokens.results],
    ['response', tokens.response],
    ['whole conversation', tokens.conversation],
    ['tool definitions', tokens.tools],
  ];
}

function diversity({ diversity, accepted }: RunStatistics): Rows {
  const { signatures, chainSignatures, wordings, openings, queries, vocabulary } = diversity;
  const drawn = queries.compared < accepted ? ` (of ${count(queries.compared)} queries drawn)` : '';
  return [
    ['different workflows', `${ofAll(signatures, accepted)}, values aside`],
    ['different chains', ofAll(chainSignatures, chainSignatures.total)],
    ['different sentences', `${ofAll(wordings, wordings.total)}, values aside${drawn}`],
    ['different openings', `${ofAll(openings, accepted)}${commonest(openings.mostFrequent)}`],
    ['nearest other query', `${likeness(queries)}${drawn}`],
    ['any two queries', `ROUGE-L ${ratio(queries.meanOfPairs)} on average${drawn}`],
    [
      'words',
      `${count(vocabulary.distinctWords)} distinct; distinct-1 ${ratio(vocabulary.distinct1)}, distinct-2 ${ratio(vocabulary.distinct2)}${drawn}`,
    ],
    [
      'pairs of tools',
      `${ofAll(diversity.toolPairs.seen, diversity.toolPairs.possible)}: ${count(diversity.toolPairs.dependencies)} feed each other, ${count(diversity.toolPairs.successions)} follow each other`,
    ],
    ['pairs of servers', ofAll(diversity.serverPairs.seen, diversity.serverPairs.possible)],
  ];
}

function difficulty({ difficulty }: RunStatistics): Rows {
  const others: Rows = [
    ['from the schema', percent(difficulty.schemaShare)],
    ['computed from results', percent(difficulty.computedShare)],
    ['vouched for by a blind reader', percent(difficulty.vouchedShare)],
    ['unexplained', percent(difficulty.unexplainedShare)],
  ];
  return [
    ['samples that pass values on', percent(difficulty.samplesShare)],
    [
      'values from results',
      `${percent(difficulty.carriedShare)} of ${counted(difficulty.values, 'argument value')}, ${percent(difficulty.acrossServersShare)} of these across servers`,
    ],
    ['from the query', percent(difficulty.queryShare)],
    ...others.filter(([, share]) => share !== '0 %' && share !== '–'),
  ];
}

function balance({ balance: { tools, servers } }: RunStatistics): Rows {
  return [
    ['evenness of tools', evenness(tools)],
    ['used most', uses(tools.mostUsed)],
    ['used least', uses(tools.leastUsed)],
    ['evenness of servers', evenness(servers)],
  ];
}

function renderContamination(contamination: Contamination, screen: Look): string {
  const { questions, tooShort, sequenceWords, samples, overlapping, contaminated, worst } = contamination;
  const short = tooShort === 0 ? '' : `, ${count(tooShort)} of them too short to compare`;
  const rows: Rows = [
    ['compared with', `${counted(questions, 'question')}${short}`],
    [`${sequenceWords} consecutive words`, `${ofAll(overlapping, samples)} of the samples`],
    ['half a question or more', `${ofAll(contaminated, samples)} of the samples`],
    ['questions touched', ofAll(contamination.questionsOverlapping, questions)],
  ];
  const pairs = renderTable(
    [
      { title: 'sample' },
      { title: 'question' },
      { title: 'covered', align: 'right' },
      { title: 'words in common', flexible: true },
    ],
    worst
      .slice(0, mostOverlaps)
      .map(({ sample, place, overlap, shared }) => [sample, place, percent(overlap), quoted(shared)]),
    screen,
  );
  return [
    group(`Overlap with ${contamination.file}`, rows, screen),
    ...(worst.length === 0 ? [] : [pairs]),
  ].join('\n');
}

function quoted(shared: string): string {
  const words = shared.split(' ');
  return words.length <= sharedWords ? shared : `${words.slice(0, sharedWords).join(' ')} …`;
}

function group(title: string, rows: Rows, screen: Look): string {
  return `${screen.paint('bold', title)}\n${renderPairs(rows, screen)}`;
}

function distributions(
  title: string,
  rows: Distributions,
  showMean: (mean: number) => string,
  screen: Look,
): string {
  const head = ['mean', 'least', 'median', '95 % up to', 'most'];
  const shown = (number: number | null) => (number === null ? '–' : count(Math.round(number)));
  const table = renderTable(
    [{ title: '' }, ...head.map((name) => ({ title: name, align: 'right' as const }))],
    rows.map(([name, { mean, min, median, p95, max }]) => [
      name,
      mean === null ? '–' : showMean(mean),
      ...[min, median, p95, max].map(shown),
    ]),
    screen,
  );
  return `${screen.paint('bold', title)}\n${table}`;
}

/** `193 of 200 (96.5 %)`. */
function ofAll(part: number | Distinct, all: number): string {
  const number = typeof part === 'number' ? part : part.distinct;
  return `${count(number)} of ${count(all)} (${percent(all === 0 ? null : number / all)})`;
}

function likeness({ nearest, nearDuplicateShare, mostAlike }: QueryLikeness): string {
  if (mostAlike === null) return 'there is none';
  const [one, other] = mostAlike.samples;
  return `ROUGE-L ${ratio(nearest.mean)} on average, 0.7 or more for ${percent(nearDuplicateShare)}; most similar: ${one} and ${other} (${ratio(mostAlike.similarity)})`;
}

function ratio(number: number | null): string {
  return number === null ? '–' : number.toFixed(2);
}

function commonest([first]: readonly Phrase[]): string {
  return first === undefined || first.count < 2 ? '' : `; "${first.text}" begins ${percent(first.share)}`;
}

function evenness({ evenness, effective, available, unused }: Evenness): string {
  const idle = unused === 0 ? '' : `; ${count(unused)} of ${count(available)} unused`;
  if (evenness === null || effective === null) return `–${idle}`;
  return `${ratio(evenness)} of 1, as if ${decimal(Math.round(effective * 10) / 10)} of ${count(available)} were called equally often${idle}`;
}

function uses(counts: readonly UseCount[]): string {
  const lines = counts.slice(0, mostNamed).map(({ name, share }) => `${name} ${percent(share)}`);
  return lines.length === 0 ? '–' : lines.join('\n');
}
