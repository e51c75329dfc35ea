// Whether a parameter names somebody by what they do.
import { isPersonNoun } from '../../../text/person-nouns.ts';

/** Of the words of its name: `approver`, `reviewed_by`, `objector_name`. */
export function isRoleName(parameter: readonly string[]): boolean {
  const own = parameter.at(-1) === 'name' ? parameter.slice(0, -1) : parameter;
  return isPersonNoun(own.at(-1) ?? '') || (own.at(-1) === 'by' && own.length === 2);
}
