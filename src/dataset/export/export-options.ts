// The options of an export, completed by defaults and checked.
import { ToolGradError } from '../../model/errors.ts';
import { type NegativeKind, negativeKinds } from '../../model/example.ts';
import { defaultExampleOptions } from '../examples/make-examples.ts';
import { assertSplitOptions, type SplitUnit } from '../splits/split-options.ts';

export interface ExportOptions {
  /** The name of a format; `parquet:NAME` writes the rows of that one in columns. */
  readonly format: string;
  /** The dataset's folder; `export/<format>` in the run's where it is absent. */
  readonly out?: string;
  /** The share of all rows that are negatives, 0 to below 1. */
  readonly negatives: number;
  readonly negativeKinds: readonly NegativeKind[];
  /** Tools in view of each row, at most; those that the sample calls are always among them. */
  readonly toolsPerSample: number;
  /** Characters of a result that a row shows. */
  readonly maxResultChars: number;
  /** Gives tools made-up names, the same for a tool throughout a row. */
  readonly maskNames: boolean;
  /** Writes what may be any JSON as JSON strings, for loaders that want one type in a column. */
  readonly jsonStrings: boolean;
  /** Each call in a message of its own, for chat templates that take no two. */
  readonly serialCalls: boolean;
  /** Only the question and the calls that answer it at once. */
  readonly leadingTurn: boolean;
  /** Rows of more tokens, by estimate, get shorter results, or are left out. */
  readonly maxTokens?: number;
  readonly testRatio: number;
  readonly splitBy: SplitUnit;
  readonly seed: number;
  /** Replaces an earlier export. */
  readonly force: boolean;
  /** Only samples that somebody has accepted; without it, all that nobody has rejected. */
  readonly reviewed: boolean;
  /** Also exports samples that do not verify. */
  readonly unverified: boolean;
  /** Replaces secrets; without it, a secret ends the export. */
  readonly redact: boolean;
  /** Files with questions of benchmarks: samples near one are left out of train. */
  readonly against?: readonly string[];
  /** A license as the Hugging Face hub names it: `apache-2.0`. */
  readonly license?: string;
}

const defaultExportOptions = {
  ...defaultExampleOptions,
  format: 'messages',
  // A dataset contains only verified samples by default.
  negatives: 0,
  negativeKinds,
  jsonStrings: false,
  serialCalls: false,
  leadingTurn: false,
  testRatio: 0.1,
  splitBy: 'sample',
  seed: 0,
  force: false,
  reviewed: false,
  unverified: false,
  redact: false,
} as const satisfies ExportOptions;

/** Every option with a value. Throws `usage` for what is out of range. */
export function completeExportOptions(given: Partial<ExportOptions>): ExportOptions {
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  const options: ExportOptions = { ...defaultExportOptions, ...Object.fromEntries(said) };
  const { negatives, toolsPerSample, maxResultChars, maxTokens, license } = options;
  assertSplitOptions(options);
  const isCount = (value: number) => Number.isInteger(value) && value >= 1;
  const faults: readonly (readonly [isWrong: boolean, message: string])[] = [
    [
      !(negatives >= 0 && negatives < 1),
      `The share of negatives must be at least 0 and below 1, not ${negatives}.`,
    ],
    [
      !isCount(toolsPerSample),
      `The number of tools in view must be a whole number of at least 1, not ${toolsPerSample}.`,
    ],
    [
      !isCount(maxResultChars),
      `The maximum characters of a result must be a whole number of at least 1, not ${maxResultChars}.`,
    ],
    [
      maxTokens !== undefined && !isCount(maxTokens),
      `The maximum tokens of a row must be a whole number of at least 1, not ${maxTokens}.`,
    ],
    [
      license !== undefined && !/^[a-z0-9][a-z0-9.+-]*$/.test(license),
      `A license needs the name that the Hugging Face Hub uses, such as apache-2.0 or cc-by-4.0, not "${license}".`,
    ],
  ];
  const wrong = faults.find(([isWrong]) => isWrong)?.[1];
  if (wrong !== undefined) throw new ToolGradError('usage', wrong);
  assertNegativeKinds(options.negativeKinds);
  return options;
}

function assertNegativeKinds(kinds: readonly string[]): void {
  const stranger = kinds.find((kind) => !(negativeKinds as readonly string[]).includes(kind));
  if (kinds.length > 0 && stranger === undefined) return;
  const choices = `the kinds are ${negativeKinds.join(', ')}`;
  throw new ToolGradError(
    'usage',
    stranger === undefined
      ? `No kind of negative is named: ${choices}.`
      : `There are no negatives of the kind "${stranger}": ${choices}.`,
    { choices: negativeKinds },
  );
}
