// Whether the method of a run, and what was asked for beside it, go together.
import { ToolGradError } from '../model/errors.ts';
import { methodDefaults, type RunSpec } from '../model/run.ts';
import type { Model } from './model-name.ts';
import type { NameSetting } from './setting-names.ts';

const onlyQueryFirst = ['dfsWidth', 'dfsSteps'] as const;
const onlyAnswerFirst = ['iterations', 'proposals', 'select'] as const;

/**
 * Throws `usage` where the method takes a language model and there is none, and for a setting of the other method.
 * `asked` is what was said now, `method` what the run has.
 */
export function assertMethod(
  method: RunSpec['method'],
  asked: Partial<RunSpec>,
  { provider }: Model,
  nameOf: NameSetting,
): void {
  const isQueryFirst = method === 'query-first';
  const flag = `${nameOf('method')} query-first`;
  if (isQueryFirst && !provider.isLanguageModel) {
    throw usage(
      `${flag} only works with a language model, and ${provider.scheme} is none: use ${nameOf('model')} openai:NAME, or remove ${nameOf('method')}.`,
    );
  }
  const stranger = (isQueryFirst ? onlyAnswerFirst : onlyQueryFirst).find(
    (setting) =>
      asked[setting] !== undefined && !(setting === 'select' && asked.select === methodDefaults.select),
  );
  if (stranger === undefined) return;
  throw usage(
    isQueryFirst
      ? `${nameOf(stranger)} shapes the proposals of answer-first, and query-first makes none: remove it, or ${nameOf('method')}.`
      : `${nameOf(stranger)} shapes the search of query-first: add ${flag}, or remove it.`,
  );
}

function usage(sentence: string): ToolGradError {
  return new ToolGradError('usage', sentence);
}
