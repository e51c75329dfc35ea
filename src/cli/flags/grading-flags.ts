// The flags that say what a reward is made of.
import { defaultGrading, type GradeOptions } from '../../environments/grading.ts';
import { ToolGradError } from '../../model/errors.ts';
import type { Flag, Said } from '../command.ts';

const group = 'Reward';

export const gradingFlags = {
  weights: {
    kind: 'list',
    group,
    description: 'Weights of the parts, such as answer=1,effects=1,calls=0.2',
    default: 'answer=1,effects=1,calls=0',
  },
  partial: {
    kind: 'switch',
    group,
    description: 'Give the weighted mean of the parts, not 1 only where all of them are right',
  },
} as const satisfies Readonly<Record<string, Flag>>;

/** Throws `usage` for a part that does not exist, and for a weight that is none. */
export function gradingOptions({ lists, switches }: Said): GradeOptions {
  const said = (lists.weights ?? []).map((text) => {
    const [, name = '', weight = ''] = /^(\w+)=(\d+(?:\.\d+)?)$/.exec(text) ?? [];
    if (!Object.hasOwn(defaultGrading.weights, name)) {
      throw new ToolGradError(
        'usage',
        `--weights takes answer, effects and calls with a number each, such as answer=1,calls=0.2, not "${text}".`,
      );
    }
    return [name, Number(weight)] as const;
  });
  return {
    weights: { ...defaultGrading.weights, ...Object.fromEntries(said) },
    strictness: switches.has('partial') ? 'partial' : 'all',
  };
}
