// The part of a card about using the rows: how to load them, how long they are, and what trainers have to be told.
import type { ColumnType } from '../../../model/columns.ts';
import { listed } from '../../../text/listed.ts';
import { count } from '../../../text/quantities.ts';
import { formatNamed } from '../../formats/formats.ts';
import { holdsJson, jsonColumnsOf } from '../../formats/json-strings.ts';
import type { CardFacts } from './card-facts.ts';
import { configName } from './front-matter.ts';
import { code, markdownTable } from './markdown.ts';
import { trainerLines } from './trainer-lines.ts';

export function loadSection(facts: CardFacts): string {
  const { format, splits } = facts;
  const { columns } = format;
  const split = splits.find(({ rows }) => rows > 0)?.name ?? 'train';
  const more = format.files
    .slice(1)
    .map((suffix) => `${configName(suffix)} = load_dataset("PATH", ${JSON.stringify(configName(suffix))})`);
  const needsJson = columns.some((each) => Object.values(each).some(holdsJson));
  const version = needsJson
    ? ' Columns of JSON need `datasets` 4.8 or newer; for an older one, export with `--json-strings`.'
    : '';
  return `## Load it

\`\`\`python
from datasets import load_dataset

dataset = load_dataset("PATH")  # this folder, or its name on the Hugging Face hub
${[...more, `print(dataset["${split}"][0])`].join('\n')}
\`\`\`

The format is ${code(format.name)}: ${format.description}.${version}${stringsText(facts)}

${columns
  .map((each, index) => {
    const name = columns.length === 1 ? '' : `\n\nIn ${code(configName(format.files[index] ?? ''))}:\n\n`;
    const rows = Object.entries(each).map(([column, type]) => [code(column), typeText(type)]);
    return `${name}${markdownTable(['column', 'holds'], rows, 'left')}`;
  })
  .join('')}

${lengthText(facts)}`;
}

/** With JSON strings: the one line that makes of them what they were. */
function stringsText({ options }: CardFacts): string {
  if (!options.jsonStrings) return '';
  const [names = new Set<string>()] = jsonColumnsOf(formatNamed(options.format));
  const columns = JSON.stringify([...names]);
  return `

Columns of JSON are JSON strings here, so that every loader takes them. One line turns a row back into what it was:

\`\`\`python
rows = [{name: json.loads(value) if name in ${columns} else value for name, value in row.items()} for row in dataset["train"]]
\`\`\`

Do not train on the strings themselves: a chat template would write each of them as a string in a string.`;
}

function lengthText({ tokens, options, format }: CardFacts): string {
  const { median, p95, max } = tokens;
  if (median === null || p95 === null || max === null) return '';
  const limit = options.maxTokens === undefined ? '' : ` No row has more than ${count(options.maxTokens)}.`;
  const length = `A row has ${count(median)} tokens (median); 95 % have at most ${count(p95)}, and the longest has ${count(max)}, counted as four bytes each.${limit}`;
  const lines = trainerLines(format.name, max);
  return lines.length === 0
    ? length
    : `${length} Trainers cut off what is longer than their own limit, which is shorter than that:\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

function typeText(type: ColumnType): string {
  if (type === 'json') return 'JSON';
  if (typeof type === 'string') return type;
  if ('list' in type) return `list of ${typeText(type.list)}`;
  return `struct of ${listed(Object.keys(type.struct))}`;
}
