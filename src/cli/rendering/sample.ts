// One sample as a person would like to read it.
import { inspect } from 'node:util';
import wrap from 'wrap-ansi';
import { stepValue } from '../../grounding/reading/step-value.ts';
import { pointerTokens, scalarsIn } from '../../model/pointer.ts';
import type { Sample } from '../../model/sample.ts';
import type { ToolResult } from '../../model/tool.ts';
import { type Binding, idNumber, type ResultPlace, type Step } from '../../model/workflow.ts';
import { oneLine } from '../../text/clip.ts';
import { terminalLine } from '../../text/terminal-text.ts';
import type { Screen } from '../terminal/terminal.ts';
import { cutToWidth, renderTable } from './table.ts';

type Look = Pick<Screen, 'width' | 'paint'>;

const indent = 2;

/** Query, chains with where each argument comes from and what came back, response, checks. */
export function renderSample(sample: Sample, screen: Look): string {
  const look = { paint: screen.paint, width: Math.max(40, Math.min(screen.width, 120)) };
  const heading = (text: string) => look.paint('bold', text);
  const chains = sample.chains.flatMap((chain, index) => [
    heading(sample.chains.length === 1 ? 'Calls' : `Calls, chain ${index + 1}`),
    ...chain.steps.map((step) => renderStep(step, look)),
    '',
  ]);
  return [
    look.paint('dim', `Sample ${sample.id}`),
    '',
    heading('Query'),
    paragraph(sample.query, look.width, indent),
    '',
    ...chains,
    heading('Response'),
    paragraph(sample.response, look.width, indent),
    '',
    heading('Checks'),
    wrapped(sample.verdicts.map((verdict) => mark(verdict, look)).join('  '), look.width, indent).replaceAll(
      '\u00a0',
      ' ',
    ),
  ].join('\n');
}

function renderStep(step: Step, look: Look): string {
  const number = String(idNumber(step.id));
  const title = `${' '.repeat(indent)}${look.paint('dim', number)}  ${look.paint('cyan', terminalLine(step.server))} ${terminalLine(step.tool)}`;
  const inner = indent + number.length + 2;
  const shown = { paint: look.paint, width: look.width - inner };
  const rows = [...scalarsIn(step.arguments)].map(({ pointer, value }) => [
    cutToWidth(pointerTokens(pointer).join('.'), Math.floor(shown.width / 2)),
    cutToWidth(JSON.stringify(value), Math.floor(shown.width / 2)),
    look.paint(
      'dim',
      step.bindings
        .filter(({ path }) => path === pointer)
        .map(origin)
        .join(', '),
    ),
  ]);
  const table =
    rows.length === 0
      ? []
      : renderTable([{ title: '' }, { title: '' }, { title: '', flexible: true }], rows, shown).split('\n');
  const result = `${look.paint('green', '→')} ${look.paint('dim', cutToWidth(preview(step.result), shown.width - 2))}`;
  const lines = [...table, result];
  return [title, ...lines.map((line) => ' '.repeat(inner) + line)].join('\n');
}

/** Where an argument's value comes from, in words. */
function origin(binding: Binding): string {
  switch (binding.source) {
    case 'step':
      return `from call ${idNumber(binding.step)}: ${placeOf(binding)}`;
    case 'query':
      return `asked: “${binding.text ?? ''}”`;
    case 'computed':
      return `computed: ${binding.proof}`;
    case 'vouched':
      return binding.by === null ? 'not vouched for yet' : `vouched for by ${binding.by}`;
    case 'schema':
      return 'by the schema';
  }
}

function placeOf(binding: ResultPlace): string {
  const tokens = pointerTokens(`${binding.from}${binding.json ?? ''}`);
  const structured = tokens[0] === 'structuredContent' ? tokens.slice(1) : tokens;
  return structured.join('.');
}

/** What the result says, in one line. */
function preview(result: ToolResult): string {
  const { value } = stepValue(result);
  if (value === '') return `(${result.content.length} blocks)`;
  if (typeof value === 'string') return oneLine(value.slice(0, longestPreview));
  return oneLine(
    inspect(value, {
      breakLength: Number.POSITIVE_INFINITY,
      depth: 3,
      maxArrayLength: 3,
      maxStringLength: longestPreview,
    }),
  );
}

/** Characters of a text in a result: many times the widest line. */
const longestPreview = 1000;

function mark({ check, status, detail }: Sample['verdicts'][number], { paint }: Look): string {
  // No line ends between a mark and its name.
  const [passed, failed, skipped] = ['✓\u00a0', '✗\u00a0', '–\u00a0'];
  if (status === 'passed') return `${paint('green', passed)}${check}`;
  // It is looked for always, and rejects only where it is chosen.
  if (check === 'injection' && status === 'skipped' && detail !== undefined)
    return paint('yellow', `!\u00a0${check}:\u00a0found, not chosen`);
  return status === 'failed'
    ? `${paint('red', failed)}${check}`
    : paint('dim', `${skipped}${check}\u00a0skipped`);
}

function paragraph(text: string, width: number, left: number): string {
  return text
    .split('\n')
    .map((line) => wrapped(line, width, left))
    .join('\n');
}

function wrapped(text: string, width: number, left: number): string {
  return wrap(text, width - left, { hard: true })
    .split('\n')
    .map((line) => ' '.repeat(left) + line.trimEnd())
    .join('\n');
}
