// How far an export is, and what has come of it.

import { join } from 'node:path';
import type { ExportProgress, ExportReport } from '../../dataset/export/export-report.ts';
import { negativeKinds } from '../../model/example.ts';
import { count, counted, duration, percent } from '../../text/quantities.ts';
import { bar, fitted } from '../rendering/bar.ts';
import { renderTable } from '../rendering/table.ts';
import type { Paint, Screen } from '../terminal/terminal.ts';

const stages = {
  reading: 'samples read',
  comparing: 'of the queries compared',
  writing: 'samples written',
} as const;

export function exportLine(progress: ExportProgress): string {
  return `${amount(progress)} ${stages[progress.stage]}`;
}

function amount({ stage, done, total }: ExportProgress): string {
  return stage === 'comparing'
    ? percent(Math.round((100 * done) / total) / 100)
    : `${count(done)} of ${count(total)}`;
}

export function exportBlock(progress: ExportProgress, width: number, paint: Paint): string {
  return fitted([`${bar(progress.done, progress.total, width, paint)} ${exportLine(progress)}`], width);
}

export function renderExport(report: ExportReport, screen: Pick<Screen, 'width' | 'paint'>): string {
  const { splits, leftOut, partial, adapted, format, folder, run, elapsedMs } = report;
  const kinds = negativeKinds.filter((kind) => splits.some(({ negatives }) => negatives[kind] !== undefined));
  const bytes = new Map(report.files.map((file) => [file.path, file.bytes]));
  const table = renderTable(
    [
      { title: 'split' },
      ...['samples', 'rows', ...kinds, 'bytes'].map((title) => ({ title, align: 'right' as const })),
      { title: 'file', flexible: true },
    ],
    splits
      .filter(({ samples }) => samples > 0)
      .map(({ name, samples, rows, negatives, files }) => [
        name,
        count(samples),
        count(rows),
        ...kinds.map((kind) => count(negatives[kind] ?? 0)),
        size(files.reduce((sum, path) => sum + (bytes.get(path) ?? 0), 0)),
        filesText(files),
      ]),
    screen,
  );
  const rows = splits.reduce((sum, split) => sum + split.rows, 0);
  const reasons = [
    ...reviewReasons(report),
    ...againstReasons(report),
    ...leftOut.map(({ reason, examples }) => `${counted(examples, 'example')} left out: ${reason}`),
    ...partial.map(({ reason, examples }) => `${counted(examples, 'example')} in part: ${reason}`),
    ...adapted.map(({ reason, examples }) => `${counted(examples, 'example')} with ${reason}`),
  ];
  return [
    table,
    ...(reasons.length === 0 ? [] : [reasons.map((reason) => screen.paint('dim', `  ${reason}`)).join('\n')]),
    `${heldApart(report)}\n${lengthText(report)}${counted(rows, 'row')} of ${screen.paint('bold', run)} as ${format} in ${screen.paint('bold', folder)} (${duration(elapsedMs)}). Dataset card: ${join(folder, 'README.md')}`,
  ].join('\n\n');
}

function lengthText({ tokens: { median, max }, format }: ExportReport): string {
  if (median === null || max === null || format === 'native') return '';
  return `Rows of ${count(median)} tokens (median), ${count(max)} at most, by estimate: the card says what trainers have to be told.\n`;
}

function reviewReasons({ reviews }: ExportReport): readonly string[] {
  const { rejected, undecided, edited } = reviews;
  return [
    ...(rejected === 0 ? [] : [`${counted(rejected, 'sample')} left out: rejected by reviewers`]),
    ...(undecided === 0 ? [] : [`${counted(undecided, 'sample')} left out: not accepted by a reviewer`]),
    ...(edited === 0 ? [] : [`${counted(edited, 'sample')} in the wording of reviewers`]),
  ];
}

function heldApart({ split }: ExportReport): string {
  const { by, groups, samples, heldOut } = split;
  if (samples.test === 0 || samples.train === 0) return 'There is only one split.';
  const mostNamed = 5;
  const more = heldOut.length > mostNamed ? `, … (${count(heldOut.length)} in all)` : '';
  const named = `${heldOut.slice(0, mostNamed).join(', ')}${more}`;
  const held =
    by === 'sample' ? '' : ` Only the test split calls ${by === 'server' ? 'tools of ' : ''}${named}.`;
  return `Samples with the same chain or nearly the same query stay in the same split: ${counted(groups, 'group')}.${held}`;
}

/** `data/train.jsonl and 2 more`. */
function filesText([first = '–', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

/** `12 kB`, `3.4 MB`. */
export function size(bytes: number): string {
  if (bytes < 1e3) return `${bytes} B`;
  if (bytes < 1e6) return `${Math.round(bytes / 1e3)} kB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;
}

function againstReasons({ against }: ExportReport): string[] {
  if (against === undefined) return [];
  const { files, questions, near } = against;
  return [
    `${counted(near.train, 'sample')} left out of train: near one of ${counted(questions, 'question')} in ${files.join(', ')}`,
  ];
}
