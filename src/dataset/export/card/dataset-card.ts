// The card of a dataset: `README.md`, with metadata for the Hub at the top and text for people below.

import { listed } from '../../../text/listed.ts';
import { counted } from '../../../text/quantities.ts';
import { type CardFacts, rowsIn } from './card-facts.ts';
import { cardTitle, frontMatter } from './front-matter.ts';
import { loadSection } from './load-section.ts';
import { checkedSection, figuresSection, madeSection } from './made-section.ts';
import { code, escaped } from './markdown.ts';
import { rowsSection, splitsSection } from './rows-section.ts';

/** The complete text. It depends only on the facts, not on time or machine. */
export function datasetCard(facts: CardFacts): string {
  const sections = [
    `# ${cardTitle(facts)}`,
    introduction(facts),
    loadSection(facts),
    madeSection(facts),
    checkedSection(facts),
    figuresSection(facts),
    rowsSection(facts),
    splitsSection(facts),
    limitsSection(facts),
    citation(facts),
  ];
  return `${frontMatter(facts)}\n${sections.join('\n\n')}\n`;
}

function introduction(facts: CardFacts): string {
  const { servers } = facts.survey;
  const names = [...new Set(servers.map(({ name }) => name))];
  const verified =
    facts.unverified === 0
      ? 'Every call was executed and every sample verified before it was included.'
      : 'Every call was executed; not every sample verifies (see below).';
  const of = names.length <= 8 ? listed(names.map(code)) : `${names.length} MCP servers`;
  return `${counted(rowsIn(facts), 'row')} for training and evaluating models that use tools: a question, the tools in view, the calls that answer it, with the actual results of the tools, and the answer. The tools are those of ${of}. ${verified}`;
}

function limitsSection({ survey, manifest, notices, options }: CardFacts): string {
  const symbolic = survey.models.includes('symbolic');
  const limits = [
    'The checks judge evidence and form. They do not judge whether anyone would want to know.',
    'Results are from the day on which the calls were made; the same call may return something else today.',
    ...(symbolic
      ? ['The wording of rule-based questions is repetitive, though what they ask for is not.']
      : ['Questions and answers of a language model carry its habits and its biases.']),
    ...(manifest.configuration.demo ? ['The servers are mock servers, with small and tidy data.'] : []),
    'Questions and answers are in English, except where results or names are not.',
    ...(options.redact
      ? []
      : [
          'The data was scanned for well-known key formats and none was found; it was not scanned for personal data.',
        ]),
    // They quote servers.
    ...notices.filter((notice) => !notice.includes('--')).map(escaped),
  ];
  return `## Limits\n\n${limits.map((limit) => `- ${limit}`).join('\n')}`;
}

function citation({ license }: CardFacts): string {
  const stated = license === 'unknown' ? 'No license is specified.' : `License: ${license}.`;
  return `## License and citation

${stated} The method is ToolGrad's; please cite its paper:

\`\`\`bibtex
@misc{zhou2025toolgrad,
  title         = {ToolGrad: Efficient Tool-use Dataset Generation with Textual "Gradients"},
  author        = {Zhongyi Zhou and Kohei Uehara and Haoyu Zhang and Jingtao Zhou and Lin Gu and Ruofei Du and Zheng Xu and Tatsuya Harada},
  year          = {2025},
  eprint        = {2508.04086},
  archivePrefix = {arXiv},
  primaryClass  = {cs.CL},
  url           = {https://arxiv.org/abs/2508.04086}
}
\`\`\``;
}
