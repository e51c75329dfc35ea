// The YAML at the head of a dataset's card: what the Hugging Face Hub and `datasets` read.
import { stringify } from 'yaml';
import { featuresOf } from '../../formats/front-matter.ts';
import { type CardFacts, rowsIn } from './card-facts.ts';

/**
 * The front matter between its marks. Each file of a format is a configuration of its own (`default`, and one by the
 * name of each further suffix), with the types of its columns; a split without rows is not named, as loaders fail on it.
 * Source: huggingface.co/docs/hub/datasets-manual-configuration.
 */
export function frontMatter(facts: CardFacts): string {
  const { format, splits, license } = facts;
  const configs = format.files.map((suffix, index) => ({
    config_name: configName(suffix),
    ...(index === 0 && format.files.length > 1 ? { default: true } : {}),
    data_files: splits.flatMap(({ name, files }) => {
      const path = files[index];
      return path === undefined ? [] : [{ split: name, path }];
    }),
  }));
  const infos = format.columns.map((each, index) => ({
    config_name: configName(format.files[index] ?? ''),
    features: featuresOf(each),
  }));
  const head = {
    license,
    language: ['en'],
    pretty_name: cardTitle(facts),
    task_categories: ['text-generation'],
    tags: ['tool-use', 'function-calling', 'agents', 'mcp', 'synthetic', 'toolgrad'],
    size_categories: [sizeCategory(rowsIn(facts))],
    configs,
    dataset_info: infos.length === 1 ? infos[0] : infos,
  };
  return `---\n${stringify(head, { lineWidth: 0 })}---\n`;
}

/** `default` for the first file of a split, `answers` for `train-answers.jsonl`. */
export function configName(suffix: string): string {
  return suffix === '' ? 'default' : suffix.replace(/^-/, '');
}

/** The name that readers see. */
export function cardTitle({ run, format }: Pick<CardFacts, 'run' | 'format'>): string {
  return `Tool use: ${runName(run)}, as ${format.name}`;
}

function runName(run: string): string {
  const parts = run.split(/[\\/]+/).filter((part) => part !== '' && part !== '.' && part !== '..');
  return parts.at(-1) ?? 'run';
}

const sizes: readonly (readonly [number, string])[] = [
  [1e3, 'n<1K'],
  [1e4, '1K<n<10K'],
  [1e5, '10K<n<100K'],
  [1e6, '100K<n<1M'],
  [1e7, '1M<n<10M'],
];

function sizeCategory(rows: number): string {
  return sizes.find(([below]) => rows < below)?.[1] ?? '10M<n<100M';
}
