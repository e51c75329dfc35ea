// Whether an evaluation that is resumed, or compared, has the requested settings.
import { ToolGradError } from '../model/errors.ts';
import type { EvaluationManifest, EvaluationSettings } from './evaluation-manifest.ts';

/** How a setting is given on the command line. */
const flags: Readonly<Record<keyof EvaluationSettings, string>> = {
  model: '--model',
  baseUrl: '--base-url',
  temperature: '--temperature',
  judge: '--judge',
  mode: '--single-turn',
  turns: '--turns',
  system: '--system',
  timeoutMs: '--time-limit',
  seed: '--seed',
  negatives: '--negatives',
  toolsPerSample: '--tools-per-sample',
  maskNames: '--mask-names',
  limit: '--limit',
  testOf: '--test-of',
  goldHistory: '--gold-history',
};

/** Throws `usage` and names the flag if what is asked for is not what the evaluation was begun with. */
export function assertSameSettings(
  folder: string,
  { settings, run, catalogHash, reviewsHash }: EvaluationManifest,
  wanted: Partial<EvaluationSettings> & Pick<EvaluationManifest, 'run' | 'catalogHash' | 'reviewsHash'>,
): void {
  if (run !== wanted.run) {
    throw new ToolGradError(
      'usage',
      `${folder} is an evaluation on ${run}, not on ${wanted.run}: name another --out.`,
    );
  }
  if (catalogHash !== wanted.catalogHash) {
    throw new ToolGradError(
      'usage',
      `The tools of ${run} have changed since ${folder} was started, so its examples are different now: name another --out.`,
    );
  }
  if (reviewsHash !== wanted.reviewsHash) {
    throw new ToolGradError(
      'usage',
      `Samples of ${run} have been rejected or edited since ${folder} was started, so its examples are different now: name another --out.`,
    );
  }
  for (const [name, flag] of Object.entries(flags) as [keyof EvaluationSettings, string][]) {
    if (!(name in wanted) || wanted[name] === settings[name]) continue;
    throw new ToolGradError(
      'usage',
      `${folder} was started with ${said(flag, settings[name])}, not ${said(flag, wanted[name])}: use the same value, or name another --out.`,
    );
  }
}

/** The settings that determine which examples are played, and must be equal in a comparison. */
const examples = [
  'seed',
  'negatives',
  'toolsPerSample',
  'maskNames',
  'mode',
  'testOf',
  'goldHistory',
] as const;

/** The settings in which two evaluations differ, as flags, and the reviews of the run: their examples are not the same then. */
export function differentExamples(a: EvaluationManifest, b: EvaluationManifest): readonly string[] {
  const different = examples.filter((name) => a.settings[name] !== b.settings[name]);
  return [
    ...different.map((name) => flags[name]),
    ...(a.reviewsHash === b.reviewsHash ? [] : ['what reviewers have rejected and edited']),
  ];
}

function said(flag: string, value: EvaluationSettings[keyof EvaluationSettings]): string {
  if (flag === '--single-turn') return value === 'single-turn' ? flag : `no ${flag}`;
  if (flag === '--time-limit') return `${flag} ${Number(value) / 1000}`;
  if (value === undefined || value === false) return `no ${flag}`;
  if (value === true) return flag;
  return flag === '--system' ? `another ${flag}` : `${flag} ${value}`;
}
