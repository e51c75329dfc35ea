// Scores of two versions of the scorer are never put side by side.
import { ToolGradError } from '../model/errors.ts';
import { scorerVersion } from '../scoring/scorer-version.ts';
import type { EvaluationManifest } from './evaluation-manifest.ts';

/** Throws `usage` where an evaluation was scored by other rules than those of this program. */
export function assertSameScorer(folder: string, { scorer }: Pick<EvaluationManifest, 'scorer'>): void {
  if (scorer === scorerVersion) return;
  throw new ToolGradError(
    'usage',
    `${folder} was scored by version ${scorer} of the scorer, and this is version ${scorerVersion}: their scores cannot be compared. Evaluate again.`,
  );
}
