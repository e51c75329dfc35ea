// What people say of a run's samples, and whether they agree.
import type { ReviewFigures } from '../../reviews/agreement.ts';
import { count, percent } from '../../text/quantities.ts';
import { renderPairs, renderTable } from '../rendering/table.ts';
import type { Screen } from '../terminal/terminal.ts';

/** Nothing where nobody has reviewed the run. */
export function renderReviews(figures: ReviewFigures, screen: Pick<Screen, 'width' | 'paint'>): string {
  const { accepted, rejected, edited, commented, reviewers, reasons, agreement } = figures;
  if (accepted + rejected + edited + commented === 0) return '';
  const sums = renderPairs(
    [
      ['reviewed', `${count(accepted)} accepted, ${count(rejected)} rejected, ${count(edited)} edited`],
      ...(reviewers.length === 0
        ? []
        : [
            [
              'reviewers',
              reviewers.map(({ by, samples }) => `${by} (${count(samples)})`).join(', '),
            ] as const,
          ]),
    ],
    screen,
  );
  const why = renderTable(
    [
      { title: 'rejected by reviewers because', flexible: true },
      { title: 'samples', align: 'right' },
    ],
    reasons.map(({ reason, samples }) => [reason, count(samples)]),
    screen,
  );
  const pairs = renderTable(
    [
      { title: 'two reviewers', flexible: true },
      ...['both judged', 'agree', "Cohen's kappa"].map((title) => ({ title, align: 'right' as const })),
    ],
    agreement.map(({ reviewers: both, samples, same, kappa }) => [
      both.join(', '),
      count(samples),
      percent(same / samples),
      kappa === null ? '–' : kappa.toFixed(2),
    ]),
    screen,
  );
  return [sums, ...(reasons.length === 0 ? [] : [why]), ...(agreement.length === 0 ? [] : [pairs])].join(
    '\n\n',
  );
}
