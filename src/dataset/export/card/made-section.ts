// The parts of a card about where the samples come from: how made, from what, checked how, and their figures.
import { allChecks } from '../../../checks/checks.ts';
import { listed } from '../../../text/listed.ts';
import { count, counted, decimal, percent } from '../../../text/quantities.ts';
import type { CardFacts } from './card-facts.ts';
import { code, markdownTable } from './markdown.ts';

export function madeSection({ manifest, survey }: CardFacts): string {
  const { statistics, servers, models, drafts, passed } = survey;
  const { seed } = manifest.spec;
  const symbolic = models.length === 1 && models[0] === 'symbolic';
  const written = symbolic
    ? 'Proposals, questions and answers were written by rule (`symbolic`), without a language model.'
    : `Proposals, questions and answers were written by ${listed(models.map(code))}.`;
  const origin = manifest.configuration.demo
    ? ' They are mock servers of one fictional company: every person, company and number is made up.'
    : '';
  return `## How it was made

${orderOf(manifest)} ${written} Of ${counted(drafts, 'draft')}, ${count(passed)} passed every check (${percent(drafts === 0 ? null : passed / drafts)}); the others are not in the data. The run's seed is ${seed}.

The tools are those of ${counted(servers.length, 'server')}.${origin}

${markdownTable(
  ['server', 'version', 'protocol', 'tools', 'of them called', 'samples', 'calls'],
  servers.map(({ name, version, protocolVersion }) => {
    const use = statistics.servers.find(({ server }) => server === name);
    return [
      code(name),
      code(version),
      code(protocolVersion),
      ...(use === undefined ? ['–', '–', '–', '–'] : [use.tools, use.used, use.samples, use.steps]),
    ];
  }),
)}`;
}

/** Which came first, the calls or the question. */
function orderOf({ toolgrad, spec }: CardFacts['manifest']): string {
  return spec.method === 'query-first'
    ? `The samples were made query first by toolgrad-mcp ${toolgrad}, as a baseline after [ToolBench](https://arxiv.org/abs/2307.16789): a question was written from the descriptions of tools of MCP servers, and then a depth-first search with real calls found the chain that answers it.`
    : `The samples were made answer first, after [ToolGrad](https://arxiv.org/abs/2508.04086), by toolgrad-mcp ${toolgrad}: tools of MCP servers were really called, step by step, until a chain of calls worked; only then was the question written that the chain answers.`;
}

export function checkedSection({ manifest, survey, unverified }: CardFacts): string {
  const { verdicts, samples } = survey;
  const rows = manifest.checks.map((check) => {
    const { passed, failed, skipped } = verdicts.get(check) ?? { passed: 0, failed: 0, skipped: 0 };
    const meaning = allChecks.find(({ name }) => name === check)?.meaning ?? '';
    return [code(check), meaning, count(passed), count(skipped), count(failed)];
  });
  const exception =
    unverified === 0
      ? 'Each of them has passed every check that applies to it.'
      : `**${count(unverified)} of them do not verify** and were exported anyway.`;
  return `## What was checked

${counted(samples, 'sample')} ${samples === 1 ? 'was' : 'were'} exported. ${exception} A check is skipped where it cannot be made, as a repetition of calls that write outside a sandbox.

${markdownTable(['check', 'passes when', 'passed', 'skipped', 'failed'], rows, 'left')}${notVouched(survey.statistics.notVouched)}${reviewedText(survey)}`;
}

/** What people have said of the samples; nothing where nobody has. */
function reviewedText({ reviews, samples }: CardFacts['survey']): string {
  const { accepted, rejected, undecided, edited } = reviews;
  if (accepted + rejected + undecided + edited === 0) return '';
  const open = samples - accepted;
  const sentences = [
    `Reviewed by people: ${counted(accepted, 'sample')} accepted, ${count(rejected)} rejected and left out.`,
    ...(undecided > 0
      ? [
          `${counted(undecided, 'sample')} that nobody had accepted ${undecided === 1 ? 'was' : 'were'} left out, too.`,
        ]
      : []),
    ...(open > 0 ? [`Of ${counted(open, 'sample')}, no reviewer has said either.`] : []),
    ...(edited > 0
      ? [
          `${counted(edited, 'sample')} ${edited === 1 ? 'has' : 'have'} a wording that reviewers gave ${edited === 1 ? 'it' : 'them'}, and that passed the same checks.`,
        ]
      : []),
  ];
  return `\n\n${sentences.join(' ')}`;
}

function notVouched(samples: number): string {
  if (samples === 0) return '';
  return `\n\nIn ${counted(samples, 'sample')}, a value that code cannot trace (a query language, a pattern, prose) has not been reproduced by a reader of the question alone.`;
}

export function figuresSection({ survey }: CardFacts): string {
  const { perSample, severalServersShare, boundToResultShare, coverage } = survey.statistics;
  const spreads = (
    [
      ['different tools', perSample.tools],
      ['calls', perSample.calls],
      ['chains', perSample.chains],
      ['depth (calls that depend on one another)', perSample.depth],
      ['words in the question', perSample.queryWords],
      ['words in the answer', perSample.responseWords],
    ] as const
  ).map(([name, { mean, min, max }]) => [name, decimal(mean), decimal(min), decimal(max)]);
  return `## Figures

Of the samples, before they were divided and turned into rows:

${markdownTable(['a sample', 'mean', 'least', 'most'], spreads)}

- ${percent(severalServersShare)} of the samples call tools of two servers or more.
- In ${percent(boundToResultShare)}, an argument has to be carried over from an earlier result.
- ${count(coverage.used)} of the ${counted(coverage.callable, 'tool')} that might be called are called in a sample.`;
}
