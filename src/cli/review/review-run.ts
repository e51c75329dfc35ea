// What `review` does: finds the samples, stores the decisions, and tells how the samples stand.
import { openReviewDesk } from '../../compose/review-sample.ts';
import { ToolGradError } from '../../model/errors.ts';
import type { Sample, Verdict } from '../../model/sample.ts';
import {
  longestName,
  longestRemark,
  type Review,
  type SaidDecision,
  wordsOfExchanges,
} from '../../reviews/review.ts';
import { readReviews } from '../../reviews/review-file.ts';
import type { Reviews, Standing } from '../../reviews/reviews.ts';
import { readManifest } from '../../runs/manifest.ts';
import { readSamples } from '../../runs/read-run.ts';
import { counted } from '../../text/quantities.ts';
import type { ExitCode } from '../command.ts';
import { renderTable } from '../rendering/table.ts';
import { notice } from '../terminal/notice.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface ReviewOptions {
  readonly run: string;
  /** Ids; empty where all reviews are to be listed. */
  readonly samples: readonly string[];
  readonly decisions: readonly SaidDecision[];
  /** As far as said; what was not stays as it is. */
  readonly wording?: {
    readonly query?: string | undefined;
    readonly response?: string | undefined;
    /** Which exchange, from 1; needed where a sample has several. */
    readonly exchange?: number | undefined;
  };
  readonly by: string;
  readonly json: boolean;
}

export async function reviewRun(options: ReviewOptions, terminal: Terminal): Promise<ExitCode> {
  const { run, samples: ids } = options;
  assertLengths(options);
  await readManifest(run);
  const wanted = new Set(ids);
  const found = new Map<string, Sample>();
  const reviewed =
    wanted.size === 0 ? await readReviews(run, (message) => notice(terminal, message)) : undefined;
  const looked = new Set(reviewed === undefined ? wanted : reviewed.samples());
  for await (const sample of readSamples(run, ({ message }) => notice(terminal, message))) {
    if (found.size === looked.size) break;
    if (looked.has(sample.id)) found.set(sample.id, sample);
  }
  if (reviewed !== undefined) return list(reviewed, found, options, terminal);
  const missing = ids.find((id) => !found.has(id));
  if (missing !== undefined)
    throw new ToolGradError('usage', `${run} has no sample ${missing}: the ids are in samples.jsonl.`);
  return await decide([...found.values()], options, terminal);
}

function assertLengths({ decisions, by }: ReviewOptions): void {
  const remarks = decisions.map((each) =>
    each.decision === 'reject' ? each.reason : each.decision === 'comment' ? each.comment : '',
  );
  if (remarks.some((remark) => remark.length > longestRemark))
    throw new ToolGradError('usage', `A reason or a comment has at most ${longestRemark} characters.`);
  if (by.length > longestName)
    throw new ToolGradError('usage', `The name of a reviewer has at most ${longestName} characters.`);
}

async function decide(
  samples: readonly Sample[],
  options: ReviewOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { run, decisions, wording, by, json } = options;
  const { out, err } = terminal;
  const desk = openReviewDesk(run);
  const before = await readReviews(run);
  const made: Review[] = [];
  for (const sample of samples) {
    for (const said of decisions) {
      const decided = await desk.decide(sample, by, completed(said, before.edited(sample), wording));
      if ('review' in decided) {
        made.push(decided.review);
        continue;
      }
      err.say(`The wording of ${sample.id} was not stored, because checks object to it:`);
      out.print(
        json
          ? JSON.stringify({ reviews: made, ...decided }, null, 2)
          : objections(decided.verdicts, terminal),
      );
      return 1;
    }
  }
  if (json) {
    out.print(JSON.stringify({ reviews: made }, null, 2));
    return 0;
  }
  const reviews = await readReviews(run);
  out.print(samples.map((sample) => `${sample.id}  ${told(reviews.of(sample))}`).join('\n'));
  return 0;
}

function completed(said: SaidDecision, shown: Sample, wording: ReviewOptions['wording']): SaidDecision {
  if (said.decision !== 'edit') return said;
  const exchanges = wordsOfExchanges(shown);
  if (exchanges.length > 1 && wording?.exchange === undefined)
    throw new ToolGradError(
      'usage',
      `${shown.id} has ${exchanges.length} exchanges: say with --exchange which one the wording is of.`,
    );
  const place = (wording?.exchange ?? 1) - 1;
  if (place >= exchanges.length)
    throw new ToolGradError('usage', `${shown.id} has only ${counted(exchanges.length, 'exchange')}.`);
  return {
    decision: 'edit',
    exchanges: exchanges.map((words, at) =>
      at === place
        ? { query: wording?.query ?? words.query, response: wording?.response ?? words.response }
        : words,
    ),
  };
}

function objections(verdicts: readonly Verdict[], { out }: Terminal): string {
  const failed = verdicts.filter(({ status }) => status === 'failed');
  return renderTable(
    [{ title: 'check' }, { title: 'why', flexible: true }],
    failed.map(({ check, detail = '' }) => [check, detail]),
    out,
  );
}

function list(
  reviews: Reviews,
  found: ReadonlyMap<string, Sample>,
  { run, json }: ReviewOptions,
  terminal: Terminal,
): ExitCode {
  const { out } = terminal;
  const known = [...found.values()].filter((sample) => reviews.areAbout(sample));
  const standings = known
    .map((sample) => ({ sample: sample.id, ...reviews.of(sample), history: reviews.history(sample) }))
    .filter(({ history }) => history.length > 0);
  const strangers = reviews.samples().length - known.length;
  if (strangers > 0)
    notice(
      terminal,
      `Reviews of ${counted(strangers, 'sample')} are about samples that ${run} no longer has, or about an earlier state of them.`,
    );
  if (json) {
    out.print(JSON.stringify({ run, samples: standings }, null, 2));
    return 0;
  }
  if (standings.length === 0) {
    out.print(`Nobody has reviewed ${run} yet: "toolgrad-mcp view ${run}" shows it, and takes reviews.`);
    return 0;
  }
  out.print(
    renderTable(
      [{ title: 'sample' }, { title: 'stands' }, { title: 'said', flexible: true }],
      standings.map((standing) => [standing.sample, stands(standing), remarks(standing)]),
      out,
    ),
  );
  return 0;
}

function stands({ outcome, edit }: Standing): string {
  return edit === undefined ? outcome : `${outcome}, edited`;
}

function told(standing: Standing): string {
  const said = remarks(standing);
  return `${stands(standing)}${said === '' ? '' : `: ${said}`}`;
}

function remarks({ verdicts, comments, edit }: Standing): string {
  return [
    ...verdicts.map(({ by, decision, reason }) =>
      decision === 'accept' ? `accepted by ${by}` : `rejected by ${by}: ${reason}`,
    ),
    ...(edit === undefined ? [] : [`edited by ${edit.by}`]),
    ...comments.map(({ by, comment }) => `${by}: ${comment}`),
  ].join('; ');
}
