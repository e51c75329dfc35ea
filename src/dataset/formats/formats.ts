// All formats, by name.
import { ToolGradError } from '../../model/errors.ts';
import type { EncodeOptions, Format } from '../../model/seams.ts';
import { bfcl } from './bfcl.ts';
import { bfclMultiTurn } from './bfcl-multi-turn.ts';
import { hermes } from './hermes.ts';
import { messages } from './messages.ts';
import { native } from './native.ts';
import { openai } from './openai.ts';
import { sharegpt } from './sharegpt.ts';
import { harbor } from './tasks/harbor.ts';
import { hfTrace } from './tasks/hf-trace.ts';
import { nemoGym, nemoGymStep } from './tasks/nemo-gym.ts';
import { tau2 } from './tasks/tau2.ts';
import { verifiers } from './tasks/verifiers.ts';
import { verl } from './tasks/verl.ts';
import { toolgrad } from './toolgrad.ts';
import { xlam } from './xlam.ts';

/** Options that shape nothing, for a row that stands nowhere in particular. */
export const plainly: EncodeOptions = {
  serialCalls: false,
  leadingTurn: false,
  place: { split: 'train', index: 0, version: '0', run: { manifest: {}, catalog: {} } },
};

/** Formats whose rows are all there is, and that can be written in columns. */
export const rowFormats: readonly Format[] = [
  messages,
  openai,
  sharegpt,
  hermes,
  xlam,
  bfcl,
  bfclMultiTurn,
  toolgrad,
  native,
];

/** `parquet`: the rows of `messages`, in columns; `parquet:<format>` those of another one. */
const parquet: Format = {
  ...columnar(messages, 'parquet'),
  description:
    'the rows of messages in columns; parquet:hermes, parquet:xlam and so on for those of another format',
};

/** Tasks that others train and test in, each with a grader. */
const taskFormats: readonly Format[] = [nemoGym, nemoGymStep, harbor, verl, verifiers, tau2, hfTrace];

/** Every format that `--format` knows; `parquet:<format>` are known beside them. */
export const formats: readonly Format[] = [...rowFormats, parquet, ...taskFormats];

/** The format of this name. Throws `usage` with the names there are. */
export function formatNamed(name: string): Format {
  const known = formats.find((format) => format.name === name);
  if (known !== undefined) return known;
  const inner = /^parquet:(.*)$/.exec(name)?.[1];
  const rows = rowFormats.find((format) => format.name === inner);
  if (rows !== undefined) return columnar(rows, name);
  throw new ToolGradError(
    'usage',
    inner === undefined
      ? `There is no format "${name}".`
      : `There is no format "${inner}" to write as Parquet.`,
    { choices: (inner === undefined ? formats : rowFormats).map((format) => format.name) },
  );
}

function columnar(format: Format, name: string): Format {
  return { ...format, name, columnar: true };
}
