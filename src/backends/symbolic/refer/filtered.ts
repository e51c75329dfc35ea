// Whether a list was narrowed by what it could do without, and not by where or when its things are.
import { requiredOf } from '../../../schemas/schema-validator.ts';
import { wordsOf } from '../../../text/naming.ts';
import type { View } from '../scene/view.ts';
import { isPlaceName, isSearchParameter } from './narrow.ts';

/** Whether a call takes only the things of a kind, in a state or of somebody out of a list that could be had whole: who knows one by its name does not say so, too. */
export function isFiltered({ step, tool }: View): boolean {
  const required = requiredOf(tool.inputSchema);
  return step.bindings.some(({ path, source }) => {
    const name = path.slice(1);
    const last = wordsOf(name).at(-1) ?? '';
    const saysWhich = isSearchParameter(path) || isPlaceName(last) || whenOrWho.test(last);
    return source !== 'schema' && !required.includes(name) && !saysWhich;
  });
}

const whenOrWho = /^(?:date|day|from|to|name|title)$/;
